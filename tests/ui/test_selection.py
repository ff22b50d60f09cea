"""What is marked with the mouse is the logical text, in the bytes that a terminal sends of it."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from tools.selections.drags import KINDS, Case, tried

from newsreader.article.blocks import plain_text
from newsreader.ui.app import NewsreaderApp
from support.examples import whole
from support.reading import read_at_once, reading, until, write_folder

ARTICLES = Path(__file__).parents[2] / "articles"


@pytest.mark.parametrize(
    ("name", "size", "measure", "justify", "language"),
    [
        ("markdown-gallery.md", (100, 30), 70, "kashida", "ar"),
        ("installing-a-feed-reader.md", (60, 20), 40, "kashida", "ar"),
        ("ode-to-the-evening.md", (90, 24), 70, "kashida", "en"),
        ("english-lighthouse.md", (80, 24), 60, "spaces", "en"),
        ("figures-in-the-budget.md", (130, 40), 90, "off", "ar"),
        ("persian-qanats.md", (40, 16), 70, "spaces", "ar"),
        ("hebrew-seed-bank.md", (100, 30), 50, "off", "en"),
    ],
)
@pytest.mark.parametrize("count", [8, *whole([50])])
async def test_random_selections(
    name: str, size: tuple[int, int], measure: int, justify: str, language: str, count: int
) -> None:
    case = Case(ARTICLES / name, size, measure, justify, language)
    found = await tried(case, count, random.Random(name))
    assert found.wrong == []
    assert sum(found.counts.values()) == count
    assert set(found.counts) == set(KINDS)
    assert found.copied > 20 * count


def mouse(app: NewsreaderApp, button: int, x: int, y: int, end: str = "M") -> None:
    region = app.main.reader.region
    place = f"{region.x + x + 1};{region.y + y + 1}"
    read_at_once(app, f"\x1b[<{button};{place}{end}".encode())


def first_row(app: NewsreaderApp) -> tuple[int, int]:
    """Return the row of the first paragraph of the body, and its rightmost cell."""
    reader = app.main.reader
    assert reader.page is not None
    rows = enumerate(reader.page.window)
    y = next(y for y, (_, row) in rows if any("رقم 0" in p.line.logical for p in row.pieces))
    return reader.margin + reader.columns - 1, y


async def copied(app: NewsreaderApp, pilot: Pilot[None]) -> str:
    await until(pilot, lambda: app.clipboard != "")
    text, app._clipboard = app.clipboard, ""
    return text


async def test_drawn_beyond_the_window_the_page_moves_on_as_long_as_it_takes(
    tmp_path: Path,
) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(110, 24)) as (app, pilot):
        reader = app.main.reader
        right, y = first_row(app)
        mouse(app, 0, right, y)
        await until(pilot, lambda: app.mouse_captured is reader)
        mouse(app, 32, right, reader.size.height)
        await until(pilot, lambda: reader.place.part > 6)
        mouse(app, 32, right, 3)  # back into the window: it stands still
        await pilot.pause()
        place = reader.place
        await asyncio.sleep(0.15)
        assert reader.place == place
        assert nothing_is_copied(app)
        mouse(app, 32, right, -1)
        await until(pilot, lambda: reader.place.part == 0)
        mouse(app, 32, right, reader.size.height + 1)
        await until(pilot, lambda: reader.page is not None and reader.page.at_end)
        mouse(app, 0, 0, reader.size.height - 1, "m")
        text = await copied(app, pilot)
        assert reader.article is not None
        body = "\n\n".join(plain_text(block) for block in reader.article.blocks)
        assert text.startswith(body)
        place = reader.place
        await asyncio.sleep(0.15)
        assert reader.place == place


def nothing_is_copied(app: NewsreaderApp) -> bool:
    return app.clipboard == ""


async def test_where_there_is_nothing_but_the_text_its_outermost_rows_move_it(
    tmp_path: Path,
) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(90, 24)) as (app, pilot):
        await pilot.press("T")
        reader = app.main.reader
        assert reader.size.height == 24
        mouse(app, 0, 60, 12)
        await until(pilot, lambda: app.mouse_captured is reader)
        mouse(app, 32, 60, 23)
        await until(pilot, lambda: reader.place.part > 3)
        mouse(app, 32, 60, 0)
        await until(pilot, lambda: reader.page is not None and reader.page.at_start)
        mouse(app, 0, 60, 0, "m")


async def test_a_window_that_opens_ends_what_is_drawn(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(110, 24)) as (app, pilot):
        reader = app.main.reader
        right, y = first_row(app)
        mouse(app, 0, right, y)
        await until(pilot, lambda: app.mouse_captured is reader)
        mouse(app, 32, right, reader.size.height)
        await until(pilot, lambda: reader.place.part > 2)
        await pilot.press("question_mark")
        await asyncio.sleep(0.1)
        place = reader.place
        await asyncio.sleep(0.15)
        assert reader.place == place


async def test_a_button_let_go_where_nobody_saw_it_marks_no_more(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        reader = app.main.reader
        right, y = first_row(app)
        mouse(app, 0, right, y)
        mouse(app, 32, right - 5, y)
        await until(pilot, lambda: reader.selection is not None)
        before = reader.selection
        moved = events.MouseMove(reader, right - 9, y, 0, 0, 0, False, False, False)
        reader.post_message(moved)
        await until(pilot, lambda: app.mouse_captured is None)
        mouse(app, 32, right - 20, y)
        await pilot.pause()
        assert reader.selection == before


async def test_another_button_marks_nothing_and_follows_nothing(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        right, y = first_row(app)
        for button in (1, 2):
            mouse(app, button, right, y)
            mouse(app, 32 + button, right - 5, y)
            mouse(app, button, right - 5, y, "m")
            await pilot.pause()
            assert app.main.reader.selection is None
            assert app.mouse_captured is None


async def test_escape_takes_away_what_is_marked(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        right, y = first_row(app)
        mouse(app, 0, right, y)
        mouse(app, 0, right - 3, y, "m")  # a terminal that does not report drags
        assert await copied(app, pilot) == "فقرة"
        assert not has_none_marked(app)
        await pilot.press("escape")
        assert has_none_marked(app)
        assert app.main.reading  # and only that


def has_none_marked(app: NewsreaderApp) -> bool:
    return app.main.reader.selection is None


async def test_what_is_marked_stays_while_more_of_the_page_comes(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        reader = app.main.reader
        await until(pilot, lambda: len(app.desk.related) >= 2)
        right, y = first_row(app)
        mouse(app, 0, right, y)
        mouse(app, 0, right - 3, y, "m")
        assert await copied(app, pilot) == "فقرة"
        marked = reader.selection
        assert marked is not None
        app.main.reading_pane.related = ()
        assert reader.article is not None
        app.main.reading_pane.show(reader.article, keep=True)
        assert reader.selection == marked
        app.desk.load_whole(reader.article.path)
        text = (tmp_path / "a.md").read_text(encoding="utf-8").replace("فقرة رقم 0", "سطر أول")
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        await until(pilot, lambda: "سطر أول" in str(reader.article))
        assert reader.selection is None


async def test_what_the_button_was_pressed_on_is_not_marked_in_another_article(
    tmp_path: Path,
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        (tmp_path / "long.md").write_text("# مقال طويل\n\n" + "سطر من المقال.\n\n" * 40, "utf-8")
        reader = app.main.reader
        await until(pilot, lambda: app.shelf.library is not None)
        app.desk.open(str(tmp_path / "long.md"))
        await until(pilot, lambda: reader.article is not None and "طويل" in reader.article.title)
        read_at_once(app, b"G")
        await until(pilot, lambda: reader.place.part > 20)
        mouse(app, 0, reader.margin + reader.columns - 1, 2)
        await until(pilot, lambda: app.mouse_captured is reader)
        app.desk.open(str(tmp_path / "a.md"))
        await until(
            pilot, lambda: reader.article is not None and "طويل" not in reader.article.title
        )
        for end in ("M", "m"):
            mouse(app, 32 if end == "M" else 0, reader.margin + reader.columns - 4, 5, end)
        await pilot.pause()
        assert reader.selection is None
        assert not app.clipboard
        assert app.mouse_captured is None


async def test_two_clicks_mark_a_word_and_three_a_paragraph(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        right, y = first_row(app)
        for wanted in (
            "",
            "رقم",
            "فقرة رقم 0 عن الماء والبحر والقلعة القديمة التي زارها الناس في الصيف.",
        ):
            mouse(app, 0, right - 6, y)
            mouse(app, 0, right - 6, y, "m")
            if wanted:
                assert await copied(app, pilot) == wanted
        # Drawn on after two clicks it grows by words, whatever side it is drawn to.
        mouse(app, 0, right - 5, y)
        mouse(app, 0, right - 5, y, "m")
        mouse(app, 0, right - 5, y)
        mouse(app, 32, right - 13, y)
        mouse(app, 32, right - 2, y)
        mouse(app, 0, right - 2, y, "m")
        assert await copied(app, pilot) == "فقرة رقم"
