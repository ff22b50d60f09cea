"""The two panes side by side, or one of them where it is narrow."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal

from newsreader.display.panes import LIST_LARGEST, LIST_PERCENT, LIST_SMALLEST, NARROW
from newsreader.text.directions import Direction
from newsreader.ui.panes.listing import ListPane
from newsreader.ui.panes.reading import ReadingPane

__all__ = ["Panes"]


class Panes(Horizontal):
    """The list where lines begin, the article beside it; which of them are shown."""

    DEFAULT_CSS: ClassVar[str] = f"""
    Panes {{ height: 1fr; }}
    Panes ListPane {{
        width: {LIST_PERCENT}%; max-width: {LIST_LARGEST}; min-width: {LIST_SMALLEST};
    }}
    Panes ListPane.-rtl {{ border-left: solid $divider; }}
    Panes ListPane.-ltr {{ border-right: solid $divider; }}
    Panes ListPane.-narrow {{ width: 1fr; max-width: 100%; min-width: 0; border: none; }}
    """

    def __init__(self, listing: ListPane, reading: ReadingPane, direction: Direction) -> None:
        """Take the two panes, and the interface's direction."""
        super().__init__(id="panes")
        self._listing = listing
        self._reading = reading
        self._begins = direction
        self.is_narrow = False  # whether there is room for one pane only
        self.is_list_hidden = False

    def compose(self) -> ComposeResult:
        """Put the list where lines begin."""
        yield from self._in_order()
        self._mark_side()

    def _in_order(self) -> tuple[ListPane | ReadingPane, ListPane | ReadingPane]:
        """Return the panes from left to right."""
        pair = (self._listing, self._reading)
        return pair if self._begins is Direction.LTR else pair[::-1]

    def _mark_side(self) -> None:
        self._listing.set_class(self._begins is Direction.RTL, "-rtl")
        self._listing.set_class(self._begins is Direction.LTR, "-ltr")

    def turn(self, direction: Direction) -> None:
        """Put the list where lines of another direction begin."""
        if direction is not self._begins:
            self._begins = direction
            self._mark_side()
            first, second = self._in_order()
            self.move_child(first, before=second)

    def resize(self, columns: int) -> None:
        """Take note of the columns that there are for both."""
        self.is_narrow = columns < NARROW
        self._listing.set_class(self.is_narrow, "-narrow")

    def place(self, *, reading: bool) -> None:
        """Show the panes for which there is room; `reading`: the article is in hand.

        Not by classes of the screen: all styles on it would be worked out anew at each key.
        """
        listed = not reading if self.is_narrow else not self.is_list_hidden
        self._listing.display = listed
        self._reading.display = reading or not self.is_narrow
