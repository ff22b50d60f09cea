"""The two panes side by side, or one of them where it is narrow."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from newsreader.display.panes import LIST_LARGEST, LIST_PERCENT, LIST_SMALLEST, NARROW, drawn_width
from newsreader.text.directions import Direction
from newsreader.ui.panes.listing import ListPane
from newsreader.ui.panes.reading import ReadingPane

__all__ = ["Panes"]


class Panes(Horizontal):
    """The list where lines begin, the article beside it; which of them are shown.

    What divides them is drawn by the mouse, for as long as the program runs; two clicks put it
    back.
    """

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
        self._drawn: int | None = None  # cells of the list, where the reader has drawn it
        self._is_held = False

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
        self._set_width(columns)

    def _set_width(self, columns: int) -> None:
        """Give the list the width to which it was drawn, or leave it to the style sheet."""
        drawn = None if self.is_narrow else self._drawn
        width = drawn_width(drawn, columns) if drawn is not None else None
        self._listing.styles.width = self._listing.styles.max_width = width

    def _is_at_divider(self, event: events.MouseEvent) -> bool:
        """Return whether the mouse is at the column that divides the panes."""
        listing = self._listing.region
        edge = listing.x if self._begins is Direction.RTL else listing.right - 1
        both = self._listing.display and self._reading.display
        return both and event.screen_x == edge and listing.contains(edge, event.screen_y)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the divider."""
        if event.button == 1 and self._is_at_divider(event):
            self._is_held = True
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Draw the divider to where the mouse is."""
        if not self._is_held:
            return
        if not event.button or self.app.mouse_captured is not self:
            self._let_go()  # it was let go where nobody saw it, or a window has opened
            return
        before = event.screen_x - self.region.x + 1
        behind = self.region.right - event.screen_x
        self._drawn = max(1, behind if self._begins is Direction.RTL else before)
        self._set_width(self.region.width)

    def on_mouse_up(self) -> None:
        """Let go of the divider."""
        if self._is_held:
            self._let_go()

    def on_click(self, event: events.Click) -> None:
        """Put the divider back to where it usually is, after two clicks."""
        if event.chain == 2 and self._is_at_divider(event):
            self._drawn = None
            self._set_width(self.region.width)

    def _let_go(self) -> None:
        self._is_held = False
        self.release_mouse()

    def place(self, *, reading: bool) -> None:
        """Show the panes for which there is room; `reading`: the article is in hand.

        Not by classes of the screen: all styles on it would be worked out anew at each key.
        """
        listed = not reading if self.is_narrow else not self.is_list_hidden
        self._listing.display = listed
        self._reading.display = reading or not self.is_narrow
