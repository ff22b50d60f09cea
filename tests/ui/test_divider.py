"""The divider of the panes, drawn by the mouse in the bytes that a terminal sends."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.display.panes import LIST_SMALLEST, drawn_width, list_width
from newsreader.ui.app import NewsreaderApp
from support.reading import read_at_once, reading, until, write_folder


def mouse(app: NewsreaderApp, button: int, x: int, end: str = "M") -> None:
    read_at_once(app, f"\x1b[<{button};{x + 1};11{end}".encode())


def divider(app: NewsreaderApp) -> int:
    """Return the column at which the list's border stands."""
    pane = app.main.list_pane.region
    return pane.x if pane.x else pane.right - 1


def width(app: NewsreaderApp) -> int:
    return app.main.list_pane.region.width


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_it_is_drawn_to_both_sides_within_bounds(tmp_path: Path, language: str) -> None:
    async with reading(write_folder(tmp_path), "a.md", language=language) as (app, pilot):
        usual, wider = width(app), -1 if language == "ar" else 1
        assert usual == list_width(110)
        place = app.main.reader.place
        start = divider(app)
        mouse(app, 0, start)
        for step in range(1, 8):
            mouse(app, 32, start + step * wider)
        await until(pilot, lambda: width(app) == usual + 7)
        assert app.main.reader.size.width == 110 - usual - 7
        assert divider(app) == start + 7 * wider
        mouse(app, 32, 0 if language == "ar" else 109)
        await until(pilot, lambda: width(app) == 110 - 32)
        mouse(app, 32, 109 if language == "ar" else 0)
        await until(pilot, lambda: width(app) == LIST_SMALLEST)
        mouse(app, 0, 109 if language == "ar" else 0, "m")
        await until(pilot, lambda: app.mouse_captured is None)
        mouse(app, 32, 55)  # it is held no more
        await pilot.pause()
        assert width(app) == LIST_SMALLEST
        assert app.main.reader.place == place
        assert app.main.reader.selection is None


async def test_it_stays_in_other_sizes_and_languages_and_two_clicks_put_it_back(
    tmp_path: Path,
) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(140, 30)) as (app, pilot):
        start = divider(app)
        mouse(app, 0, start)
        mouse(app, 32, 140 - 60)
        mouse(app, 0, 140 - 60, "m")
        await until(pilot, lambda: width(app) == 60)
        await pilot.press("i")
        await until(pilot, lambda: app.main.list_pane.region.x == 0 and width(app) == 60)
        await pilot.resize_terminal(85, 30)
        await until(pilot, lambda: width(app) == 85 - 32)
        await pilot.resize_terminal(60, 30)
        await until(pilot, lambda: app.main.reader.size.width == 60)
        await pilot.press("escape")
        await until(pilot, lambda: width(app) == 60)  # all there is: one pane
        await pilot.resize_terminal(140, 30)
        await until(pilot, lambda: width(app) == 60 and app.main.reader.size.width == 80)
        at = divider(app)
        for _ in range(2):
            mouse(app, 0, at)
            mouse(app, 0, at, "m")
        await until(pilot, lambda: width(app) == list_width(140))


async def test_a_window_that_opens_lets_go_of_it(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        start, usual = divider(app), width(app)
        mouse(app, 0, start)
        await until(pilot, lambda: app.mouse_captured is app.main.panes)
        await pilot.press("question_mark", "escape")
        mouse(app, 32, start - 9)
        await pilot.pause()
        assert width(app) == usual


async def test_beside_it_and_with_another_button_nothing_is_drawn(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        start, usual = divider(app), width(app)
        for button, column in ((1, start), (2, start), (0, start - 1)):
            mouse(app, button, column)
            mouse(app, 32 + button, column - 9)
            mouse(app, button, column - 9, "m")
            await pilot.pause()
            assert width(app) == usual
        await pilot.press("T")  # there is none
        mouse(app, 0, start)
        mouse(app, 0, start - 9, "m")
        await pilot.press("T")
        await until(pilot, lambda: width(app) == usual)


@pytest.mark.parametrize(
    ("wanted", "columns", "width"),
    [(50, 140, 50), (5, 140, 28), (200, 140, 108), (200, 80, 48), (40, 30, 28)],
)
def test_the_bounds_of_a_drawn_list(wanted: int, columns: int, width: int) -> None:
    assert drawn_width(wanted, columns) == width
