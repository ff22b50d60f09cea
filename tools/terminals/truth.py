"""What the app shows, in logical order: the app run without a terminal, at the same size."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from textual.geometry import Region as TextualRegion
from textual.widget import Widget
from textual.widgets import Input

from newsreader.display.labels import ARABIC
from newsreader.display.painting import Setting, label_line, label_lines
from newsreader.layout.rows import Row
from newsreader.loading import load
from newsreader.session.listing import Header
from newsreader.settings import Settings
from newsreader.terminal.takeover import Takeover
from newsreader.text.controls import SafeText, isolated, label
from newsreader.text.offsets import Cell
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.beginning import Opening
from newsreader.ui.screens.palette import Choices
from newsreader.ui.widgets.hits import Hits
from newsreader.ui.widgets.reader import Reader
from newsreader.ui.widgets.window_rows import MARGINS

__all__ = ["Region", "Truth", "page", "truth"]

# Of س ش ص ض ى ي at the end of a word: what reaches out of its cell in DejaVu Sans Mono.
_TAILED = "\ufeb1\ufeb2\ufeb5\ufeb6\ufeb9\ufeba\ufebd\ufebe\ufef0\ufef2"


class Region(NamedTuple):
    """Lines in logical order, and the rows and columns where they stand (the last excluded).

    `widths` are the cells that each takes at the right, where other things stand beside them.
    """

    lines: list[str]
    rows: tuple[int, int]
    columns: tuple[int, int]
    widths: list[int] | None = None


class Truth(NamedTuple):
    """What stands where in each scene.

    The reader alone, then the reader and the list side by side, the field to find with, the cells
    of what was found (row, first cell, end), the palette, the search of all articles with what it
    found, and the related articles, each with why it is. `harakat` are the cells of the reader
    alone whose letters bear marks, by rows; `brackets` those of the list (row, cell, bracket);
    `tails` those of the reader alone with a blank into which the letter at its right reaches.
    """

    alone: Region
    reader: Region
    listing: Region
    field: Region
    marks: list[tuple[int, int, int]]
    palette: Region
    search: Region
    related: Region
    harakat: dict[int, list[int]]
    brackets: list[tuple[int, int, str]]
    tails: list[tuple[int, int]]


def truth(folder: Path, article: Path, size: tuple[int, int], query: str) -> Truth:
    """Return what stands where on a screen of `size` (columns, rows)."""
    return asyncio.run(_truth(folder, article, size, query))


def page(article: Path, size: tuple[int, int]) -> Region:
    """Return an article's page, shown alone on a screen of `size` (columns, rows)."""
    return asyncio.run(_page(article, size))


async def _page(article: Path, size: tuple[int, int]) -> Region:
    opening = Opening(roots=(article,), source=article, loaded=load(article), language="ar")
    app = NewsreaderApp(opening, Settings(theme="newsreader-light"), Takeover())
    async with app.run_test(size=size) as pilot:
        while not app.main.list_ready or app.shelf.is_refreshing:
            await pilot.pause(0.05)
        await pilot.press("t")
        await pilot.pause(0.3)
        return _reader(app)


async def _truth(folder: Path, article: Path, size: tuple[int, int], query: str) -> Truth:
    """Return what each screen shows, by the app itself, without a terminal."""
    opening = Opening(roots=(folder,), source=article, loaded=load(article), language="ar")
    app = NewsreaderApp(opening, Settings(theme="newsreader-light"), Takeover())
    async with app.run_test(size=size) as pilot:
        while not app.main.list_ready or app.shelf.is_refreshing:
            await pilot.pause(0.05)
        await pilot.pause(0.3)
        reader, listed = _reader(app), _list(app)
        brackets = [
            (y, x, character) for y, x, character in _characters(app.main.list) if character in "()"
        ]
        await pilot.press("slash")
        app.main.reading_pane.field.value = query
        await pilot.pause(0.3)
        region = app.main.reading_pane.field.region
        field = Region([query], (region.y, region.bottom), (region.x, region.right))
        marks = _marks(app, query)
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.3)
        palette = _palette(app)
        await pilot.press("escape", "F")
        await pilot.pause(0.3)
        app.screen.query_one(Input).value = query
        while not _search(app).lines:
            await pilot.pause(0.05)
        await pilot.pause(0.3)  # what is counted stands above by then
        search = _search(app)
        await pilot.press("escape", "t", "r")
        await pilot.pause(0.3)
        related = _reader(app)
        await pilot.press("g")
        await pilot.pause(0.3)
        harakat: dict[int, list[int]] = {}
        for y, x, character in _characters(app.main.reader):
            if unicodedata.combining(character):
                harakat.setdefault(y, []).append(x)
        tails = _tails(app.main.reader)
        return Truth(
            _reader(app), reader, listed, field, marks, palette, search, related, harakat, brackets,
            tails,
        )  # fmt: skip


def _characters(widget: Widget) -> Iterator[tuple[int, int, str]]:
    """Yield what a widget shows: the row, the cell and the character; marks with their letter."""
    for y in range(widget.size.height):
        x = widget.region.x - 1
        for character in widget.render_line(y).text:
            x += 0 if unicodedata.combining(character) else 1
            yield widget.region.y + y, x, character


def _tails(reader: Reader) -> list[tuple[int, int]]:
    """Return the cells (row, cell) of blanks into which the letter at their right reaches.

    Not those of which a Latin word has the other side: kitty has no room for tails there.
    """
    shown = {(y, x): character for y, x, character in _characters(reader)}
    return [
        (y, x)
        for (y, x), character in shown.items()
        if character == " "
        and shown.get((y, x + 1), " ") in _TAILED
        and not shown.get((y, x - 1), " ").isascii()
    ]


def _window(reader: Reader) -> list[tuple[int, Row]]:
    """Return the rows that a reader shows, each with its part."""
    assert reader.page is not None
    return reader.page.window


def _marks(app: NewsreaderApp, query: str) -> list[tuple[int, int, int]]:
    """Return the cells of the words that were found, one a row of running text."""
    reader = app.main.reader
    found = []
    for y, (_, row) in enumerate(_window(reader)[: reader.size.height]):
        for piece in row.pieces:
            at = piece.line.logical.find(query)
            if at < 0 or piece.line.logical.count(query) > 1:
                continue
            start = piece.line.start + at
            cells = [
                cell
                for cell in range(piece.line.width)
                if start <= piece.line.offset_at(Cell(cell)) < start + len(query)
            ]
            left = reader.region.x + reader.margin + piece.left
            found.append((reader.region.y + y, left + min(cells), left + max(cells) + 1))
    return found


def _palette(app: NewsreaderApp) -> Region:
    """Return the lines of the palette's choices and the cells they take."""
    widget = app.screen.query_one(Choices)
    lines = [str(choice.text) for choice in widget.choices[: widget.size.height]]
    region = widget.region
    widths = [cell_len(line) + 1 for line in lines]  # without the keys beside them
    return Region(lines, (region.y, region.bottom), _within(region), widths)


def _within(rows: TextualRegion) -> tuple[int, int]:
    """Return the columns of a window's rows without their margins, in which the scroll mark is."""
    return rows.x + MARGINS // 2, rows.right - MARGINS // 2


def _search(app: NewsreaderApp) -> Region:
    """Return the lines of what was found in all articles, none before it is, and their cells."""
    widget = app.screen.query_one(Hits)
    width, lines = widget.size.width - MARGINS, []
    for hit in widget.hits:
        parts = [hit.entry.section, ARABIC.date(hit.entry.date) if hit.entry.date else None]
        aside = label(" · ".join(isolated(part) for part in parts if part))
        title = _fitting(hit.entry.title, width - min(len(aside) + 1, width // 2))
        words = label(hit.excerpt.text) if hit.excerpt else hit.entry.summary
        lines += [f"{title} {_plain(aside)}", _fitting(words or SafeText(""), width), ""]
    fit = widget.size.height - widget.head
    region = widget.region
    top = region.y + widget.head  # below what is said of all
    return Region(lines[:fit], (top, region.bottom), _within(region))


def _fitting(text: SafeText, width: int) -> str:
    """Return so much of a text as has room in `width` cells."""
    line = label_line(text, width, Setting())
    return _plain(line.logical) if line is not None else ""


def _plain(text: str) -> str:
    """Return a text without isolates."""
    return text.translate(dict.fromkeys(map(ord, "\u2067\u2068\u2069")))


def _reader(app: NewsreaderApp) -> Region:
    """Return the lines of the reader in logical order and the cells they take."""
    reader = app.main.reader
    lines = []
    for _, row in _window(reader):
        pieces = sorted(row.pieces, key=lambda piece: -piece.left)
        lines.append(" ".join(piece.line.logical for piece in pieces))
    region = reader.region
    # Without the scroll mark.
    return Region(lines, (region.y, region.bottom), (region.x + 1, region.right))


def _list(app: NewsreaderApp) -> Region:
    """Return the lines of the list in logical order and the cells they take."""
    widget = app.main.list
    lines = []
    width = widget.size.width
    for row, line in widget.in_sight:
        if isinstance(row, Header):
            lines.append("")  # headings reach into the column of the marks
        else:
            titles = [each.logical for each in label_lines(row.title, width - 4, Setting(), 2)]
            lines.append(_plain([*titles, widget._details(row), "", ""][line]))
    region = widget.region
    # Without the column of the marks.
    return Region(lines, (region.y, region.bottom), (region.x, region.right - 3))
