"""Grapheme clusters of a paragraph: what stands in one place on the screen and never parts."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.layout.bidi import Order
from newsreader.layout.shaping import shape
from newsreader.layout.spelling import SPELLED_OUT, spelled_out
from newsreader.text.mirroring import MIRROR
from newsreader.text.offsets import Cell, CodePoint
from newsreader.text.widths import CELLS, IGNORABLE

__all__ = ["Cluster", "clusters"]

TAB = 4
"""The cells that a tab takes."""

_ZWJ = "\u200d"
_BLANKS = (" ", "\t")
# U+1F3FB to U+1F3FF change the emoji before them; not every terminal draws the two as one.
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


class Cluster(NamedTuple):
    """A base character with its marks, or a ligature, and the code points that it came from.

    `text` is what is sent to the screen: in display form, mirrored in right-to-left runs; it is
    exactly `width` cells wide and empty when that is 0. `place` is where it stands: of two
    clusters of a paragraph that share a line the one with the lesser place stands at the left.
    """

    start: CodePoint
    end: CodePoint
    text: str
    width: Cell
    place: int
    rtl: bool


def clusters(
    text: str, order: Order, *, shaped: bool = True, spelled: bool = True
) -> list[Cluster]:
    """Return the clusters of a paragraph in logical order; their ranges tile it.

    Code points that take no cell belong to the cluster before them (at the very start, to the
    one after), but for controls of another direction: they part the runs on their two sides and are
    clusters of no width. A mark that has no base stands on a space of its own. Emoji sequences are
    shown by their first character: terminals do not agree on the width of the whole. `spelled`
    off: nothing is spelled out that takes more cells so.
    """
    shown = _shown(text, shaped, spelled)
    widths = text.translate(CELLS)
    places, backwards = order
    out: list[Cluster] = []
    start = 0
    size = len(text)
    place = 0
    while place < size:
        base = place
        glyph, rtl = shown[base], bool(backwards[base])
        if widths[base] == "1" and len(glyph) == 1 and text[base] != "\t":  # as nearly all
            glyph, width = (MIRROR.get(ord(glyph), glyph) if rtl else glyph), 1
        else:
            glyph, width = _base(text[base], glyph, widths[base], rtl)
        place += 1
        while (
            place < size
            and (widths[place] == "0" or not shown[place] or text[place - 1] == _ZWJ)
            and _follows(text, place, widths, shown, backwards, base)
        ):
            if widths[place] == "0" and text[place] not in _SKIN_TONES:
                glyph += shown[place]
            place += 1
        if width == 0 and glyph.strip():
            glyph, width = " " + glyph, 1
        if width == 0 and place < size and backwards[place] == backwards[base]:
            continue  # controls alone: they go with the cluster that follows
        out.append(
            Cluster(CodePoint(start), CodePoint(place), glyph, Cell(width), places[base], rtl)
        )
        start = place
    return out


def _base(character: str, shown: str, width: str, rtl: bool) -> tuple[str, int]:
    """Return what is sent for a base, mirrored (rule L4), and its cells."""
    if width == "0" or not shown:
        # Nothing to stand on: at the very start of the paragraph.
        return (f" {shown}", 1) if shown else ("", 0)
    if character == "\t":
        return " " * TAB, TAB
    if len(shown) > 1:
        return shown, sum(map(int, shown.translate(CELLS)))  # it is spelled out
    return (MIRROR.get(ord(shown), shown) if rtl else shown), int(width)


def _shown(text: str, shaped: bool, spelled: bool) -> list[str]:
    """Return what is shown for each code point, from left to right where that is more cells."""
    shown = shape(text) if shaped else ["" if IGNORABLE.match(c) else c for c in text]
    if SPELLED_OUT.search(text) is not None:
        for match in SPELLED_OUT.finditer(text):
            cells = spelled_out(match[0], shaped=shaped)
            if spelled or len(cells) == 1:
                shown[match.start()] = cells
    return shown


def _follows(
    text: str, place: int, widths: str, shown: list[str], backwards: bytes, base: int
) -> bool:
    """Return whether the code point at `place` belongs to the cluster that began at `base`."""
    if not shown[place]:
        # A joiner after a space is the next word's.
        return backwards[place] == backwards[base] and text[base] not in _BLANKS
    return widths[place] == "0" or _joins(text, place)


def _joins(text: str, place: int) -> bool:
    """Return whether the wide character at `place` belongs to the emoji before it."""
    return text[place - 1] == _ZWJ and CELLS[ord(text[place])] == "2"
