"""What a reader sees at first: the list, the bar, the windows over the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.style import Style

from newsreader.display.themes import DARK, LIGHT
from newsreader.library.entries import Entry
from newsreader.ui.app import NewsreaderApp
from support.colours import contrast
from support.reading import reading, until, write_folder

LONG = "عنوان طويل جدا لا يسعه صف واحد من صفوف القائمة ولا صفان منها مهما اتسعت القائمة"


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


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
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


async def test_the_bar_has_room_in_a_narrow_window(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md", language="ar", size=(40, 20)) as (app, pilot):
        await pilot.press("space")
        shown = app.main.title_bar.render_line(0).text
        assert len(shown) == 40
        assert shown.startswith(" ")
        assert shown.split()[0].endswith("%")
        assert "━" not in shown
