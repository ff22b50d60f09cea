"""The mouse in the windows over the page: what is clicked is chosen, the wheel moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.export import ExportScreen
from newsreader.ui.screens.lines import Lines, LinesScreen
from newsreader.ui.screens.palette import Choices, PaletteScreen
from newsreader.ui.screens.search import SearchScreen
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.hits import Hits
from support.examples import whole
from support.reading import reading, screen_text, until, write_folder


def is_open(app: NewsreaderApp, name: str) -> bool:
    """Return whether an article is open."""
    return app.desk.article is not None and Path(app.desk.article.path).stem == name


def row_of(widget: Widget, text: str) -> int:
    """Return the row of a widget in which a text stands."""
    rows = [widget.render_line(y).text for y in range(widget.size.height)]
    return next(y for y, row in enumerate(rows) if text in row)


async def turn_wheel(pilot: Pilot[None], widget: Widget, steps: int) -> None:
    """Turn the wheel over the middle of a widget."""
    kind = events.MouseScrollDown if steps > 0 else events.MouseScrollUp
    for _ in range(abs(steps)):
        await pilot._post_mouse_events([kind], widget)


async def test_a_command_is_clicked(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        await pilot.press("colon")
        choices = app.screen.query_one(Choices)
        await pilot.click(choices, offset=(9, row_of(choices, "next article")))
        await until(pilot, lambda: is_open(app, "b"))
        assert app.screen is app.main


async def test_the_wheel_moves_through_the_choices_and_the_mark_with_it(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        await pilot.press("colon")
        choices = app.screen.query_one(Choices)
        assert row_of(choices, "▐") == 0
        await turn_wheel(pilot, choices, 20)
        assert choices.selected == 20
        assert 0 < row_of(choices, "▐") < choices.size.height - 1
        selected = choices.render_line(20 - choices.top)
        grounds = {segment.style.bgcolor for segment in selected if segment.style is not None}
        assert len(grounds) == 1  # its margins too
        await turn_wheel(pilot, choices, -20)
        assert (choices.selected, row_of(choices, "▐")) == (0, 0)
        await pilot.press("up", *["pagedown"] * 20)
        assert row_of(choices, "▐") == choices.size.height - 1


async def test_below_the_last_choice_nothing_is_clicked(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        await pilot.press("colon", *"zzzz")
        choices = app.screen.query_one(Choices)
        await until(pilot, lambda: not choices.choices)
        await pilot.click(choices, offset=(3, 0))
        assert isinstance(app.screen, PaletteScreen)


@pytest.mark.parametrize("row", [0, 1])
async def test_what_was_found_is_clicked_on_its_title_or_on_its_words(
    tmp_path: Path, row: int
) -> None:
    folder = write_folder(tmp_path)
    (folder / "found.md").write_text("---\ntitle: Wells\n---\nThe qanat is old.\n", "utf-8")
    (folder / "too.md").write_text("---\ntitle: Rain\n---\nA qanat, a qanat.\n", "utf-8")
    async with reading(folder, "a.md", language="en") as (app, pilot):
        hits = await searched(app, pilot, "qanat")
        await until(pilot, lambda: len(hits.hits) == 2)
        at = row_of(hits, "Wells")
        await pilot.click(hits, offset=(4, at + 2))  # the blank row below
        await pilot.click(hits, offset=(4, 0))
        assert isinstance(app.screen, SearchScreen)
        await pilot.click(hits, offset=(4, at + row))
        await until(pilot, lambda: is_open(app, "found"))


async def searched(app: NewsreaderApp, pilot: Pilot[None], text: str) -> Hits:
    """Open the search and type a text once the articles are known."""
    await until(pilot, lambda: app.shelf.library is not None and app.main.listing.total > 5)
    await pilot.press("F", *text)
    return app.screen.query_one(Hits)


async def test_more_hits_than_have_room_are_shown_to_be_more(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    for number in range(12):
        (folder / f"n{number}.md").write_text(f"---\ntitle: N{number}\n---\nA qanat.\n", "utf-8")
    async with reading(folder, "a.md", language="en", size=(80, 24)) as (app, pilot):
        hits = await searched(app, pilot, "qanat")
        await until(pilot, lambda: len(hits.hits) == 12)
        assert row_of(hits, "▐") == 0
        assert "A qanat" in hits.render_line(hits.size.height - 1).text  # no title without words
        await turn_wheel(pilot, hits, 11)
        assert "A qanat" in hits.render_line(hits.size.height - 1).text
        assert hits.selected == 11
        assert row_of(hits, "▐") == hits.size.height - 1


async def test_a_form_that_is_clicked_is_taken_and_nothing_is_saved_yet(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        await pilot.press("S")
        field, forms = app.screen.query_one(Field), app.screen.query_one(Choices)
        await pilot.click(forms, offset=(3, row_of(forms, ".txt")))
        assert field.value.endswith("a.txt")
        await pilot.click(forms, offset=(3, row_of(forms, ".html")))
        assert field.value.endswith("a.html")
        await pilot.click(forms, offset=(3, len(forms.choices)))  # where messages stand
        assert field.value.endswith("a.html")
        assert isinstance(app.screen, ExportScreen)


@pytest.mark.parametrize("key", ["question_mark", "F", *whole(["colon", "S", "v"])])
async def test_a_click_on_the_page_behind_a_window_closes_it(tmp_path: Path, key: str) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en", size=(130, 40)) as (
        app,
        pilot,
    ):
        await pilot.press(key)
        window = app.screen
        assert window is not app.main
        await pilot.click(offset=(1, 38))
        assert app.screen is app.main
        await pilot.press(key)
        assert type(app.screen) is type(window)


async def test_the_help_is_moved_by_the_wheel_and_stays_when_it_is_clicked(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), size=(60, 20), language="en") as (app, pilot):
        await pilot.press("question_mark")
        lines = app.screen.query_one(Lines)
        first = screen_text(app)
        await turn_wheel(pilot, lines, 1)
        assert lines.top == (3, 0)
        await pilot.click(lines, offset=(3, 3))
        assert isinstance(app.screen, LinesScreen)
        await turn_wheel(pilot, lines, -1)
        assert screen_text(app) == first


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_the_card_says_its_keys_at_once_and_is_seen_whole_in_a_small_window(
    tmp_path: Path, language: str
) -> None:
    async with reading(write_folder(tmp_path), size=(80, 18), language=language) as (app, pilot):
        await pilot.press("v")
        lines = app.screen.query_one(Lines)
        rows = [lines.render_line(y).text for y in range(lines.size.height)]
        assert any("Enter" in row and "Esc" in row for row in rows[:5])
        assert lines.through() == (True, False, 0.0)
        await pilot.press("pagedown", "pagedown", "pagedown")
        assert lines.through().at_end
        await turn_wheel(pilot, lines, -9)
        assert lines.top == (0, 0)
        await turn_wheel(pilot, lines, 9)
        assert lines.through().at_end
        await pilot.press("pageup", "pageup", "pageup")
        assert lines.top == (0, 0)
