"""An article as text: in logical order for files and pipes, in display order for a terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsreader.article.articles import Article, lede
from newsreader.article.blocks import (
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    List,
    Paragraph,
    Quote,
    Rule,
    plain_text,
)
from newsreader.display.painting import placed
from newsreader.layout.documents import Document
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.paragraphs import Paragraph as LaidParagraph
from newsreader.layout.rows import Role, Row
from newsreader.layout.spacing import CLOSE, Spacing
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText, printable_name
from newsreader.text.offsets import Cell
from newsreader.text.widths import CELLS

__all__ = ["display_lines", "logical_lines"]

_NAME = re.compile(r"(?:[^?#]*/)?([^/?#]*)")  # the last part of an address's path
_LEAST = 12  # cells that marks and indents leave for the text


class _Line(NamedTuple):
    """A line of a block: its text, what stands before it, and before what of it is wrapped."""

    text: str
    first: str = ""
    rest: str = ""

    def behind(self, first: str, rest: str) -> _Line:
        """Return the line behind other marks."""
        return _Line(self.text, first + self.first, rest + self.rest)


def logical_lines(article: Article, width: int | None = None) -> Iterator[str]:
    """Yield the article's lines in logical order, a blank line between blocks.

    Without a width a paragraph is one line; with one its lines are no wider than so many cells.
    """
    head = [text for text in (article.section, article.title) if text]
    tail = [f"{article.source}"] if article.source else []
    day = article.date and f"{article.date:%Y-%m-%d}"
    beneath = " · ".join(text for text in (article.byline, day) if text)
    for text in filter(None, [*head, beneath, lede(article)]):
        for part in text.split("\n"):
            yield from _wrapped(_Line(part), width)
        yield ""
    for number, block in enumerate(article.blocks):
        if number:
            yield ""
        for line in _block_lines(block):
            yield from _wrapped(line, width)
    for text in tail:
        yield ""
        yield from _wrapped(_Line(text), width)


def _wrapped(line: _Line, width: int | None) -> Iterator[str]:
    """Yield a line in logical order, in lines of at most `width` cells if it is given.

    They stand below one another behind what is before the first, where there is room.
    """
    if width is None:
        yield line.first + line.text
        return
    before = sum(map(int, line.first.translate(CELLS)))
    if width - before < _LEAST:
        line, before = _Line(line.first + line.text), 0
    laid = LaidParagraph(SafeText(line.text))
    for number, each in enumerate(wrap(laid, Cell(width - before))):
        yield (line.rest if number else line.first) + each.logical


def _block_lines(block: Block) -> Iterator[_Line]:
    """Yield a block's lines with the marks that plain text has for them."""
    if isinstance(block, (Paragraph, Heading)):
        yield from map(_Line, block.content.text.split("\n"))
    elif isinstance(block, List):
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}." if block.ordered else "•"
            if item.checked is not None:
                marker += " [x]" if item.checked else " [ ]"
            indent = " " * (len(marker) + 1)
            lines = [line for inner in item.blocks for line in _block_lines(inner)] or [_Line("")]
            yield lines[0].behind(f"{marker} ", indent)
            yield from (line.behind(indent, indent) for line in lines[1:])
    elif isinstance(block, Quote):
        for number, inner in enumerate(block.blocks):
            if number:
                yield _Line(">")
            yield from (line.behind("> ", "> ") for line in _block_lines(inner))
    elif isinstance(block, Rule):
        yield _Line("———")
    elif isinstance(block, Footnote):
        lines = [line for inner in block.blocks for line in _block_lines(inner)] or [_Line("")]
        yield lines[0].behind(f"[{block.label}] ", "")
        yield from lines[1:]
    elif isinstance(block, Image):
        yield _Line(f"[{block.alternative.text or _name_of(block)}]")
    elif isinstance(block, Code):
        yield from (_Line(line, "    ", "    ") for line in block.text.split("\n"))
    else:
        yield from map(_Line, plain_text(block).split("\n"))


def _name_of(image: Image) -> str:
    """Return the name of a picture's file; of one that is written in the article there is none."""
    is_here = image.target[:5].lower() == "data:"
    name = "" if is_here else _NAME.match(image.target)[1]  # type: ignore[index]
    return printable_name(name) or "…"


def display_lines(
    article: Article,
    texts: PageTexts,
    columns: int,
    sent: Callable[[str], str] = lambda display: display,
    spacing: Spacing = CLOSE,
) -> Iterator[str]:
    """Yield the article's page as it stands on a screen of so many columns, left to right.

    `sent` gives what is printed for a row of display text.
    """
    document = Document(page(article, texts), Cell(columns), article.direction, spacing=spacing)
    for part in range(len(document.parts)):
        for row in document.rows(part):
            yield sent(_row_text(row, columns))


def _row_text(row: Row, columns: int) -> str:
    """Return a row's display text: from left to right, its pieces at their cells."""
    if row.role is Role.RULE:
        return "─" * columns
    return "".join(" " * gap + piece.line.text for gap, piece in placed(row, columns))
