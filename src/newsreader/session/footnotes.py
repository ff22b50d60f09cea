"""Footnotes of a page: which there are, which are referred to where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsreader.article.blocks import Footnote, block_text
from newsreader.article.spans import Style
from newsreader.layout.rows import Part, Piece, Row
from newsreader.session.pages import Page
from newsreader.text.controls import SafeText, label
from newsreader.text.offsets import CodePoint

__all__ = ["Note", "labels_in_sight", "labels_of", "notes", "referred_at"]

_AROUND = "[]"


class Note(NamedTuple):
    """A footnote: the part of the page that it is, its label, its text in one line."""

    part: int
    label: str
    text: SafeText


def notes(parts: Iterable[Part]) -> dict[str, Note]:
    """Return the footnotes of a page by their labels."""
    found: dict[str, Note] = {}
    for number, part in enumerate(parts):
        if isinstance(part.block, Footnote):
            note = Note(number, part.block.label, label(block_text(part.block)))
            found.setdefault(note.label, note)
    return found


def labels_in_sight(page: Page) -> list[str]:
    """Return the labels of the notes that the window refers to, in the order of the text."""
    return list(dict.fromkeys(label for _, row in page.window for label in labels_of(row)))


def labels_of(row: Row) -> Iterator[str]:
    """Yield the labels of the notes that a row refers to."""
    for piece in row.pieces:
        yield from _referred(piece, piece.line.start, piece.line.end)


def referred_at(piece: Piece, offset: CodePoint) -> str | None:
    """Return the label of the note that a place in a part's text refers to, if it does."""
    at = offset - (piece.origin or 0)
    return next(_referred(piece, at, at + 1), None)


def _referred(piece: Piece, start: int, end: int) -> Iterator[str]:
    """Yield the labels of the notes that a range of a piece's paragraph refers to."""
    text = piece.line.paragraph.text
    for span in piece.spans:
        if Style.NOTE in span.style and span.start < end and span.end > start:
            yield text[span.start : span.end].strip(_AROUND)
