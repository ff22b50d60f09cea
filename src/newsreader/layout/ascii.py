"""The other common case at speed: left-to-right text of ASCII characters alone.

Each character is a cluster of one cell and stands where it was written.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["wrap_ascii"]


def wrap_ascii(paragraph: Paragraph, columns: Cell) -> Sequence[Line] | None:
    """Return the lines of a left-to-right ASCII paragraph, None for any other.

    The lines equal those of the general machinery.
    """
    text = paragraph.text
    if paragraph.direction is Direction.RTL or not text.isascii() or "\t" in text or not text:
        return None
    lines: list[Line] = []
    start = 0
    while start < len(text):
        end = _end(text, start, columns, paragraph.breaks)
        shown = text[start:end].rstrip(" ")
        lines.append(Line(paragraph, CodePoint(start), CodePoint(end), Cell(len(shown)), shown))
        start = end
    return lines


def _end(text: str, start: int, columns: int, breaks: Sequence[int]) -> int:
    """Return where the line that begins at `start` ends; the space at its end takes no cell."""
    limit = start + columns
    while limit < len(text) and text[limit] == " ":
        limit += 1
    if limit >= len(text):
        return len(text)
    place = bisect_right(breaks, limit) - 1
    if place >= 0 and breaks[place] > start:
        return breaks[place]
    return limit
