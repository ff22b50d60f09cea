"""The rows of a window over the page: between margins, with a mark of how far through one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip

from newsreader.display.panes import thumb_row
from newsreader.text.directions import Direction
from newsreader.ui.widgets.wheel import Wheeled

__all__ = ["MARGINS", "Through", "WindowRows"]

MARGINS = 2
"""The cells at the two sides of all rows, one of which is the scroll mark's."""


class Through(NamedTuple):
    """How far a window is through its rows: `fraction` is that of the first one in sight."""

    at_start: bool
    at_end: bool
    fraction: float

    @classmethod
    def of(cls, first: int, shown: int, count: int) -> Through:
        """Return how far a window is that shows so many of `count`, from `first` on."""
        beyond = count - shown
        return cls(first == 0, first >= beyond, first / max(1, beyond))


class WindowRows(Wheeled):
    """Rows between two margins of one cell; the scroll mark stands in that where lines end.

    A subclass has `PREFIX--thumb` among its components.
    """

    @dataclass
    class Clicked(Message):
        """A row was clicked, counted from the widget's first, `cell` from where it begins."""

        row: int
        cell: int

    def row(self, y: int, width: int) -> Strip:
        """Return one row, of exactly `width` cells."""
        raise NotImplementedError

    def beneath(self, y: int) -> Sequence[str]:
        """Return the components that lie beneath the whole of a row, its margins too."""
        return ()

    def through(self) -> Through:
        """Return how far through all rows those in sight are."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Return a row between its margins."""
        width = self.size.width
        if width <= MARGINS:
            return Strip.blank(width, self.rich_style)
        start = end = Strip.blank(1, self.style_of(*self.beneath(y)))
        if y == thumb_row(self.size.height, *self.through()):
            end = self.thumb()  # on the ground of the window: its ink is chosen for that
        return self.beside(self.beside(start, self.row(y, width - MARGINS)), end)

    def on_click(self, event: events.Click) -> None:
        """Say what was clicked."""
        event.stop()
        is_ltr = self.interface.direction is Direction.LTR
        cell = event.x if is_ltr else self.size.width - 1 - event.x
        self.post_message(self.Clicked(event.y, cell - MARGINS // 2))
