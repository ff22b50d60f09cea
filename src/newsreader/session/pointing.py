"""What the pointer is at: a range of the page's text, its word, its paragraph."""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import NamedTuple

from newsreader.article.blocks import Paragraph
from newsreader.layout.rows import Piece, Place
from newsreader.session.pages import Page
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint

__all__ = ["Extent", "Spot", "Unit", "extent", "spot_at", "word_at"]

_WITHIN_WORDS = "_\u200c\u200d\u0640"
_BETWEEN_LETTERS = "'’"
_BETWEEN_DIGITS = ".,٫٬"


class Extent(NamedTuple):
    """A range of a page: its first place, and the one behind its last."""

    first: Place
    last: Place


class Spot(NamedTuple):
    """A range of a part's text (code points) that stands in a cell, empty beside the text.

    `piece` is what stands there, or the nearest of its row; None in a row without text.
    """

    part: int
    start: CodePoint
    end: CodePoint
    piece: Piece | None = None


class Unit(Enum):
    """By what is marked: what stands in a cell, words, paragraphs."""

    CELL = 1
    WORD = 2
    PARAGRAPH = 3


def spot_at(page: Page, row: int, x: float, *, fine: bool = False) -> Spot | None:
    """Return what stands at a place of the window; None above and below what is shown.

    `row` counts from the top of the window, `x` in cells from the left of the page. Beside a line
    it is the nearest piece's start or end; in a row without text, the end of the text above it in
    its part. `fine`: `x` is where the pointer is within the cell, and what counts is the nearer
    edge of what stands there: an empty range.
    """
    if not 0 <= row < len(page.window):
        return None
    part, shown = page.window[row]
    cell = int(x // 1)
    pieces = [piece for piece in shown.pieces if piece.origin is not None]
    if not pieces:
        return _without_text(page, part, row)

    def distance(piece: Piece) -> int:
        return max(piece.left - cell, cell - (piece.left + piece.line.width - 1), 0)

    piece = min(pieces, key=distance)
    assert piece.origin is not None
    start, end = _range_at(piece, x - piece.left, fine)
    return Spot(part, CodePoint(piece.origin + start), CodePoint(piece.origin + end), piece)


def _range_at(piece: Piece, x: float, fine: bool) -> tuple[int, int]:
    """Return the range of a line's paragraph that stands `x` cells from the line's left end."""
    line, left = piece.line, 0
    for cluster in line.clusters:
        if left <= x < left + cluster.width:
            if not fine:
                return cluster.start, cluster.end
            is_left = x - left < cluster.width / 2
            edge = cluster.end if is_left == cluster.rtl else cluster.start
            return edge, edge
        left += cluster.width
    is_before = (x < 0) == (line.direction is Direction.LTR)
    edge = line.start if is_before else line.end
    return edge, edge


def _without_text(page: Page, part: int, row: int) -> Spot:
    """Return the end of the text above a row of the window; the row's offset where none is."""
    rows = page.document.rows(part)
    at = page.document.move(page.top, row).row
    for above in rows[at::-1]:
        ends = [p.origin + p.line.end for p in above.pieces if p.origin is not None]
        if ends:
            return Spot(part, CodePoint(max(ends)), CodePoint(max(ends)))
    return Spot(part, rows[at].offset, rows[at].offset)


def extent(page: Page, spot: Spot, unit: Unit) -> Extent:
    """Return the range that is marked by units where the pointer is.

    Beside a line there is a paragraph, but no word: what is drawn to there ends at the line's edge.
    """
    start, end = spot.start, spot.end
    if spot.piece is not None and unit is not Unit.CELL:
        origin, paragraph = spot.piece.origin or CodePoint(0), spot.piece.line.paragraph
        if unit is Unit.WORD and start == end:
            pass
        elif unit is Unit.WORD:
            first, last = word_at(paragraph.text, CodePoint(start - origin))
            start, end = CodePoint(origin + first), CodePoint(origin + last)
        elif isinstance(page.parts[spot.part].block, Paragraph):
            start, end = CodePoint(0), CodePoint(len(page.document.text(spot.part)))
        else:
            start, end = origin, CodePoint(origin + len(paragraph.text))
    return Extent(Place(spot.part, start), Place(spot.part, end))


def word_at(text: str, offset: CodePoint) -> tuple[CodePoint, CodePoint]:
    """Return the range of the word at an offset; of blanks all, of a sign itself with its marks."""
    if offset >= len(text):
        return offset, offset
    if not _is_of_word(text, offset) and not text[offset].isspace():
        end = offset + 1
        while end < len(text) and unicodedata.category(text[end]).startswith("M"):
            end += 1
        return offset, CodePoint(end)
    goes_on = _is_of_word if _is_of_word(text, offset) else _is_blank
    start, end = offset, offset + 1
    while start > 0 and goes_on(text, start - 1):
        start = CodePoint(start - 1)
    while end < len(text) and goes_on(text, end):
        end += 1
    return start, CodePoint(end)


def _is_blank(text: str, at: int) -> bool:
    return text[at].isspace()


def _is_of_word(text: str, at: int) -> bool:
    """Return whether a code point belongs to a word: a letter, a mark, what joins two of them."""
    sign = text[at]
    if sign.isalnum() or sign in _WITHIN_WORDS or unicodedata.category(sign).startswith("M"):
        return True
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if sign in _BETWEEN_LETTERS:
        return before.isalpha() and behind.isalpha()
    return sign in _BETWEEN_DIGITS and before.isdigit() and behind.isdigit()
