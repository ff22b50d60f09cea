"""What a reader sees at first: the list, the bar, the windows over the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.containers import Container

from newsreader.display.painting import Setting, label_line
from newsreader.display.themes import DARK, DARK_16, LIGHT, SEPIA
from newsreader.errors import Fault
from newsreader.library.entries import Entry
from newsreader.text.controls import SafeText
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.lines import Lines, LinesScreen
from newsreader.ui.widgets.field import Field
from support.colours import contrast
from support.reading import reading, screen_text, until, write_folder

LONG = "عنوان طويل جدا لا يسعه صف واحد من صفوف القائمة ولا صفان منها مهما اتسعت القائمة"

A_FAULT = Fault("z.md", "is not a text (binary data)")  # without one there is no window of them


def texts_of_list(app: NewsreaderApp) -> list[str]:
    return [app.main.list.render_line(y).text.strip() for y in range(app.main.list.size.height)]


def contrasts(app: NewsreaderApp, entry: Entry) -> set[float]:
    """Return how clear the letters of an entry's rows are."""
    found = set()
    for line in range(3):
        for segment in app.main.list._entry_line(entry, line, app.main.list.size.width):
            style = segment.style or Style()
            if segment.text.strip(" ●★▐▌"):
                assert style.color is not None
                assert style.bgcolor is not None
                found.add(contrast(style.color.get_truecolor(), style.bgcolor.get_truecolor()))
    return found


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name, SEPIA.name])
async def test_what_is_being_read_is_the_clearest_of_the_list(theme: str, tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", theme=theme) as (app, _):
        current, *others = app.main.listing.shown
        assert current.read
        assert min(contrasts(app, current)) > max(max(contrasts(app, each)) for each in others)


async def test_titles_of_the_list_take_two_rows_where_they_need_them(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "b.md").write_text(f"---\ntitle: {LONG}\nsection: أخبار\n---\nنص\n", "utf-8")
    (folder / "c.md").write_text(f"---\ntitle: {LONG[:40]}\nsection: أخبار\n---\nنص\n", "utf-8")
    async with reading(folder, "a.md") as (app, _):
        rows = texts_of_list(app)
        # a blank row above the first section; a has a date, c and b have none
        filled = [bool(row) for row in rows[:11]]
        assert filled == [False, True, True, True, False, True, True, False, True, True, False]
        assert "…" in rows[9]
        assert not any("…" in row for row in (*rows[:9], *rows[10:]))


async def test_rows_of_the_list_stay_in_sight_around_the_selected_one(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    for number in range(30):
        (folder / f"n{number:02}.md").write_text(
            f"---\ntitle: مقال {number}\nsection: علوم\n---\nنص\n", "utf-8"
        )
    async with reading(folder, size=(110, 24)) as (app, pilot):
        await until(pilot, lambda: len(app.main.listing.shown) == 35)

        def around() -> tuple[int, int]:
            """Return how many lines are in sight above the selected entry, and below it."""
            rows = texts_of_list(app)
            marked = [y for y, row in enumerate(rows) if "▐" in row]
            return marked[0], len(rows) - 1 - marked[-1]

        for key in ["j"] * 34 + ["k"] * 34:
            assert min(around()) >= 2 or app.main.listing.index in (0, 34)
            await pilot.press(key)
        assert app.main.listing.index == 0
        assert around()[0] == 2  # the blank row and the name of the section


async def test_a_time_to_read_that_has_no_room_is_left_out_whole(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "a.md").write_text(
        "---\ntitle: عنوان\nsection: أخبار\ndate: 2026-11-20\n---\n" + "كلمة " * 3000, "utf-8"
    )
    for width, is_whole in ((110, True), (80, False)):
        async with reading(folder, size=(width, 24), language="en") as (app, pilot):
            await until(pilot, lambda: len(app.main.listing.shown) == 5)
            rows = [row for row in texts_of_list(app) if "2026" in row]
            assert len(rows) == 5
            assert ("minutes" in rows[0]) == is_whole
            assert not any("…" in row for row in rows)


async def test_the_bar_shows_the_title_that_has_gone_out_of_sight(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        bar = app.main.title_bar
        assert bar.headline == ""
        await pilot.press("space")
        assert bar.headline == "عنوان المقال a"
        shown = bar.render_line(0).text
        assert shown.startswith(" a ")
        assert shown.endswith(" ")
        assert "%" in shown
        assert "2 minutes left · 50%" in shown
        await pilot.press("G")
        shown = bar.render_line(0).text
        assert shown.endswith(" 100% ━━━━━━━━ ")
        assert "left" not in shown
        await pilot.press("tab")  # the list is in hand: what is in it
        assert bar.headline == ""
        assert "5 articles" in bar.render_line(0).text


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_what_a_window_asks_for_is_not_cut(tmp_path: Path, language: str) -> None:
    """It gives way where what is typed needs the room, down to half of the field."""
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md", language=language, size=(80, 24)) as (app, pilot):
        labels = app.interface.labels
        for key, prompt in (("colon", labels.palette), ("Z", labels.encoding)):
            await pilot.press(key)
            field = app.screen.query_one(Field)
            asked = label_line(SafeText(f"{prompt}:"), 100, Setting(labels.direction))
            assert asked is not None
            assert asked.text in field.render_line(0).text
            field.value = "x" * 22
            assert asked.text in field.render_line(0).text
            assert "x" * 22 in field.render_line(0).text
            field.value = "y" * 90
            shown = field.render_line(0).text
            assert "y" * (field.size.width // 2 - 2) in shown
            assert cell_len(shown) == field.size.width
            await pilot.press("escape")


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_the_end_of_wide_letters_that_are_typed_is_in_sight(
    tmp_path: Path, language: str
) -> None:
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md", language=language, size=(80, 24)) as (app, pilot):
        await pilot.press("colon")
        field = app.screen.query_one(Field)
        for count in (38, 90):  # wider than the field, of fewer letters and of more
            field.value = "漢" * count + "字"
            field.cursor_position = len(field.value)
            shown = field.render_line(0)
            assert "字" in shown.text
            assert shown.cell_length == cell_len(shown.text) == field.size.width


async def test_the_bar_has_room_in_a_narrow_window(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md", language="ar", size=(40, 20)) as (app, pilot):
        await pilot.press("space")
        shown = app.main.title_bar.render_line(0).text
        assert len(shown) == 40
        assert shown.startswith(" ")
        assert shown.split()[0].endswith("%")
        assert "━" not in shown


async def test_in_the_help_keys_stand_by_their_labels(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        await pilot.press("question_mark")
        await pilot.pause()
        shown = screen_text(app)
        assert "PgDn  page down" in shown
        assert " u  half a page up" in shown


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_the_help_shows_that_there_is_more_of_it(tmp_path: Path, language: str) -> None:
    async with reading(write_folder(tmp_path), size=(60, 20), language=language) as (app, pilot):
        await pilot.press("question_mark")
        window = app.screen.query_one(Lines)
        place, mark = (-1, "▐") if language == "en" else (0, "▌")

        def marked() -> list[int]:
            """Return the rows in which a scroll mark stands."""
            rows = [window.render_line(y).text for y in range(window.size.height)]
            assert {cell_len(row) for row in rows} == {window.size.width}
            return [y for y, row in enumerate(rows) if row[place] == mark]

        last = window.size.height - 1
        assert marked() == [0]
        for keys, wanted in (
            ("G", [last]), ("k", [last - 1]), ("g", [0]), ("j", [1]), ("end", [last]),
            ("home", [0]), ("d", []), ("b", [0]),
        ):  # fmt: skip
            await pilot.press(keys)
            if keys == "d":
                assert 0 < marked()[0] < last
            else:
                assert marked() == wanted, keys
        assert isinstance(app.screen, LinesScreen)


async def test_help_that_is_seen_whole_has_no_scroll_mark(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), size=(110, 90), language="en") as (app, pilot):
        await pilot.press("question_mark")
        window = app.screen.query_one(Lines)
        assert not any("▐" in window.render_line(y).text for y in range(window.size.height))


async def test_in_the_palette_keys_stand_by_their_labels(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        await pilot.press("colon", *"quit")
        await until(pilot, lambda: "quit  q " in screen_text(app))


async def test_windows_are_as_large_as_what_is_in_them(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        heights = []
        await pilot.press("colon")
        for key in ("", *"quit"):
            await pilot.press(*([key] if key else []))
            await pilot.pause()
            await pilot.pause()
            heights.append(app.screen.query_one(Container).outer_size.height)
        assert heights[0] == 18
        assert heights[-1] == 4  # the frame, the field, the one command
        app.voice.tell([A_FAULT])
        await pilot.press("escape", "e")
        await pilot.pause()
        assert app.screen.query_one(Container).outer_size.height == 4


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name, DARK_16.name])
async def test_what_is_behind_a_window_is_there_and_dim(theme: str, tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", theme=theme) as (app, pilot):

        def title() -> tuple[str, Style]:
            """Return the letters of the headline, and their style."""
            strip = app.screen._compositor.render_strips()[2].crop(0, app.main.reader.region.right)
            found = [s for s in strip if s.text.strip(" ▌")]
            assert found[0].style is not None
            return found[0].text, found[0].style

        text, style = title()
        app.voice.tell([A_FAULT])
        await pilot.press("e")
        await pilot.pause()
        beneath, dim = title()
        assert beneath == text
        assert dim.color != style.color
        assert not dim.bold
        await pilot.press("escape")
        await pilot.pause()
        assert title() == (text, style)


async def test_in_a_terminal_that_lays_out_words_a_window_takes_whole_rows(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md", terminal="kitty") as (app, pilot):
        before = screen_text(app).split("\n")
        app.voice.tell([A_FAULT])
        await pilot.press("e")
        await pilot.pause()
        region = app.screen.query_one(Container).region
        assert (region.x, region.right) == (0, app.size.width)
        after = screen_text(app).split("\n")
        assert after[: region.y] == before[: region.y]
        assert region.y > 3
