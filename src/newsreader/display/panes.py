"""Where the panes and the page stand: the arithmetic that the screen's style sheet does too."""

from __future__ import annotations

from newsreader.layout.spacing import Spacing
from newsreader.settings import Settings

__all__ = [
    "LIST_LARGEST", "LIST_PERCENT", "LIST_SMALLEST", "NARROW", "TIGHT", "columns_of",
    "drawn_width", "list_width", "spacing_of", "thumb_row",
]  # fmt: skip

NARROW = 80
"""Below so many columns there is room for one pane."""

LIST_PERCENT, LIST_SMALLEST, LIST_LARGEST = 36, 28, 48
"""The width of the list with its border: percent of the window's columns, and bounds in cells."""

_LEAST_BESIDE = 32  # cells of the reader, however wide the list is drawn
_READABLE = 20  # cells that margins leave
TIGHT = 12
"""Up to so many cells a reader has no margins, and no room for a scroll mark."""


def list_width(columns: int) -> int:
    """Return the cells of the list beside the reader, its border included; 0: one pane only."""
    if columns < NARROW:
        return 0
    return max(LIST_SMALLEST, min(LIST_LARGEST, columns * LIST_PERCENT // 100))


def drawn_width(wanted: int, columns: int) -> int:
    """Return the cells of a list that is drawn so wide, its border included, within its bounds.

    In a window of so many `columns` the article beside it stays readable.
    """
    return max(LIST_SMALLEST, min(wanted, columns - _LEAST_BESIDE))


def columns_of(width: int, measure: int, margin: int) -> int:
    """Return the cells of a line of text in a reader of `width` cells, a margin at either side."""
    if width <= TIGHT:
        return max(1, min(measure, width - 1))
    return min(measure, max(width - 2 * margin, min(_READABLE, width - 4)))


def spacing_of(settings: Settings) -> Spacing:
    """Return what the settings put between lines and between paragraphs."""
    return Spacing(settings.line_spacing, settings.paragraphs == "indent")


def thumb_row(height: int, at_start: bool, at_end: bool, fraction: float) -> int:
    """Return the row, of `height`, in which a scroll mark stands, -1 where all is in sight.

    The first and the last row are kept for the start and the end themselves; `fraction` is how
    far the window's first row is through the whole.
    """
    if height < 2 or (at_start and at_end):
        return -1
    if at_start:
        return 0
    if at_end:
        return height - 1
    return max(1, min(height - 2, round(fraction * (height - 1))))
