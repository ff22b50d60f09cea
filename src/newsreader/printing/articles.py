"""An article as text: in logical order for files and pipes, in display order for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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
from newsreader.text.controls import SafeText
from newsreader.text.offsets import Cell

__all__ = ["display_lines", "logical_lines"]


def logical_lines(article: Article, width: int | None = None) -> Iterator[str]:
    """Yield the article's lines in logical order, a blank line between blocks.

    Without a width a paragraph is one line; with one its lines are no wider than so many cells.
    """
    head = [text for text in (article.section, article.title) if text]
    tail = [f"{article.source}"] if article.source else []
    meta = [text for text in (article.byline, article.date and article.date.isoformat()) if text]
    beneath = [" · ".join(meta)] if meta else []
    summary = lede(article)
    for text in [*head, *beneath, *([summary] if summary else [])]:
        yield from _wrapped(SafeText(text), width)
        yield ""
    for number, block in enumerate(article.blocks):
        if number:
            yield ""
        for line in _block_lines(block):
            yield from _wrapped(SafeText(line), width)
    for text in tail:
        yield ""
        yield from _wrapped(SafeText(text), width)


def _wrapped(text: SafeText, width: int | None) -> Iterator[str]:
    """Yield a text's lines in logical order, at most `width` cells wide if it is given."""
    for part in text.split("\n"):
        if width is None:
            yield part
        else:
            yield from (line.logical for line in wrap(LaidParagraph(SafeText(part)), Cell(width)))


def _block_lines(block: Block) -> Iterator[str]:
    """Yield a block's lines with the marks that plain text has for them."""
    if isinstance(block, (Paragraph, Heading)):
        yield from block.content.text.split("\n")
    elif isinstance(block, List):
        for number, item in enumerate(block.items, block.start):
            marker = f"{number}." if block.ordered else "•"
            if item.checked is not None:
                marker += " [x]" if item.checked else " [ ]"
            indent = " " * (len(marker) + 1)
            lines = [line for inner in item.blocks for line in _block_lines(inner)] or [""]
            yield f"{marker} {lines[0]}"
            yield from (indent + line for line in lines[1:])
    elif isinstance(block, Quote):
        for number, inner in enumerate(block.blocks):
            if number:
                yield ">"
            yield from (f"> {line}" for line in _block_lines(inner))
    elif isinstance(block, Rule):
        yield "———"
    elif isinstance(block, Footnote):
        lines = [line for inner in block.blocks for line in _block_lines(inner)] or [""]
        yield f"[{block.label}] {lines[0]}"
        yield from lines[1:]
    elif isinstance(block, Image):
        yield f"[{block.alternative.text}]"
    elif isinstance(block, Code):
        yield from (f"    {line}" for line in block.text.split("\n"))
    else:
        yield from plain_text(block).split("\n")


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
