"""Footnotes: gone to by key and by click, and come back from."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.session.pages import START
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.palette import Choices, PaletteScreen
from support.reading import BODY, read_at_once, reading, until, write_folder

ONE = f"---\ntitle: حواش\n---\nنص له حاشية[^1].\n\n{BODY}\n\n[^1]: نص الحاشية.\n"
TWO = (
    f"---\ntitle: حواش\n---\nنص له حاشية[^1] وأخرى[^2].\n\n{BODY}\n\n"
    "[^1]: نص الأولى.\n[^2]: نص الثانية.\n"
)


def folder_with(tmp_path: Path, text: str) -> Path:
    folder = write_folder(tmp_path)
    (folder / "n.md").write_text(text, encoding="utf-8")
    return folder


def is_in_sight(app: NewsreaderApp, text: str) -> bool:
    page = app.main.reader.page
    assert page is not None
    return any(text in page.document.text(part) for part, _ in page.window)


def marked(app: NewsreaderApp) -> str:
    return app.main.reader.marked_text


async def test_the_one_in_sight_is_gone_to_and_come_back_from(tmp_path: Path) -> None:
    async with reading(folder_with(tmp_path, ONE), "n.md") as (app, pilot):
        reader = app.main.reader
        for back in ("R", "h", "alt+left"):
            await pilot.press("R")
            assert marked(app) == "نص الحاشية."
            assert is_in_sight(app, "نص الحاشية.")
            assert not is_in_sight(app, "رقم 3 ")
            await pilot.press(back)
            assert reader.place == START
            assert marked(app) == ""
            assert title(app) == "حواش"
        await pilot.press("R", "apostrophe", "apostrophe")  # like any other jump
        assert reader.place == START


def title(app: NewsreaderApp) -> str:
    return app.main.reader.article.title if app.main.reader.article is not None else ""


async def test_where_the_note_has_gone_out_of_sight_back_is_what_it_always_is(
    tmp_path: Path,
) -> None:
    folder = folder_with(tmp_path, ONE)
    async with reading(folder, "a.md") as (app, pilot):
        app.desk.open(str(folder / "n.md"))
        await until(pilot, lambda: title(app) == "حواش")
        await pilot.press("R", "g")
        await pilot.press("h")
        await until(pilot, lambda: title(app) == "عنوان المقال a")


async def test_of_several_in_sight_one_is_chosen(tmp_path: Path) -> None:
    async with reading(folder_with(tmp_path, TWO), "n.md") as (app, pilot):
        await pilot.press("R")
        assert isinstance(app.screen, PaletteScreen)
        choices = app.screen.query_one(Choices).choices
        assert [choice.text for choice in choices] == ["[1] نص الأولى.", "[2] نص الثانية."]
        await pilot.press("down", "enter")
        await until(pilot, lambda: marked(app) == "نص الثانية.")
        await pilot.press("R")
        assert app.main.reader.place == START
        # Where none is referred to, there are all of them.
        app.main.reader.move(lambda page: page.by_rows(14))
        assert not is_in_sight(app, "نص له")
        await pilot.press("R")
        assert len(app.screen.query_one(Choices).choices) == 2
        await pilot.press("escape")
        assert marked(app) == ""


async def test_footnotes_are_chosen_among_the_links(tmp_path: Path) -> None:
    text = TWO.replace("وأخرى", "و[رابط](b.md) وأخرى")
    async with reading(folder_with(tmp_path, text), "n.md") as (app, pilot):
        await pilot.press("O")
        choices = app.screen.query_one(Choices).choices
        assert [(choice.text, choice.aside) for choice in choices] == [
            ("[1] نص الأولى.", ""), ("رابط", "b.md"), ("[2] نص الثانية.", "")
        ]  # fmt: skip
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: marked(app) == "نص الثانية.")
        await pilot.press("h")
        assert app.main.reader.place == START
        await pilot.press("U")  # a footnote has no address that could be copied
        assert [choice.text for choice in app.screen.query_one(Choices).choices] == ["رابط"]
        await pilot.press("escape", "O", "down", "enter")
        await until(pilot, lambda: title(app) == "عنوان المقال b")


@pytest.mark.parametrize("offset", [0, 1, 2])
async def test_a_click_on_the_mark_goes_to_the_note(tmp_path: Path, offset: int) -> None:
    async with reading(folder_with(tmp_path, TWO), "n.md") as (app, pilot):
        click_on(app, "[2]", offset)
        await until(pilot, lambda: marked(app) == "نص الثانية.")
        assert is_in_sight(app, "نص الثانية.")
        await pilot.press("h")
        assert app.main.reader.place == START


def click_on(app: NewsreaderApp, mark: str, offset: int) -> None:
    """Click on a code point of a mark, whichever cell it stands in."""
    reader = app.main.reader
    assert reader.page is not None
    for y, (_, row) in enumerate(reader.page.window):
        for piece in row.pieces:
            at = piece.line.paragraph.text.find(mark) + offset
            cell = reader.margin + piece.left
            for cluster in piece.line.clusters:
                if mark in piece.line.logical and cluster.start == at:
                    region = reader.region
                    place = f"{region.x + cell + 1};{region.y + y + 1}"
                    read_at_once(app, f"\x1b[<0;{place}M\x1b[<0;{place}m".encode())
                    return
                cell += cluster.width
    raise AssertionError(mark)


async def test_a_mark_without_a_note_leads_nowhere(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, ONE)
    async with reading(folder, "n.md") as (app, pilot):
        assert not app.main.reader.go_to_note("7")
        assert not app.main.reader.leave_note()
        await pilot.press("J")  # another article: nothing of this one is come back to
        assert marked(app) == ""
