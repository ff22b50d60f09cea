"""The mouse on a page: it marks text and chooses what is clicked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer

from newsreader.session.pages import Page
from newsreader.session.pointing import Extent, Spot, Unit, extent, spot_at
from newsreader.session.selection import Selection, next_paragraph
from newsreader.ui.widgets.paging import Paging

__all__ = ["Marking"]

_AGAIN_SECONDS = 0.5  # until a press is a new one, and not the second of two
_PULL_SECONDS = 0.05  # for a row, where what is marked is drawn beyond the window
_FASTEST = 5  # rows at a time, the further beyond the faster


class Marking(Paging):
    """Shows a page on which the mouse marks a logical range: cells, words, paragraphs.

    What is marked is copied when the button is let go. Beyond the window's edges the page moves
    on by itself.
    """

    selection: reactive[Selection | None] = reactive[Selection | None](None)

    @dataclass
    class Copied(Message):
        """The reader marked a stretch of the article with the mouse; `text` returns it."""

        text: Callable[[], str]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._anchor: Extent | None = None  # while the button is held
        self._unit = Unit.CELL
        self._pressed: tuple[Offset, float] | None = None  # where and when, the last time
        self._is_fine = False  # whether the terminal says where in a cell the pointer is
        self._has_moved = False  # into another cell, while the button is held
        self._pointer = (0.0, 0)  # x from the left of the page, row of the window
        self._pull: Timer | None = None
        self._pulled = 0  # rows at a time, upwards where negative

    @property
    def margin(self) -> int:
        """The cells between the left edge and the page's."""
        raise NotImplementedError

    def clicked(self, spot: Spot) -> bool:
        """Do what a click means; return whether it means anything."""
        raise NotImplementedError

    # What is marked

    @property
    def marked(self) -> Selection | None:
        """What is marked, or where the button was pressed to do so."""
        if self.selection is None and self._anchor is not None:
            return Selection.over(self._anchor)
        return self.selection

    def is_marked_on(self, new: Page) -> bool:
        """Return whether what is marked stands on another page as it does on this one."""
        marked = self.marked
        if self.page is None or marked is None:
            return False
        return list(self.page.parts[marked.parts]) == list(new.parts[marked.parts])

    def unmark_text(self) -> None:
        """Take away what is marked; a button that is held marks nothing of what comes now."""
        self.selection = None
        if self._anchor is not None:
            self._let_go()

    @property
    def marked_text(self) -> str:
        """What is marked with the mouse, or by the key for a paragraph."""
        if self.page is None or self.selection is None:
            return ""
        return self.selection.text(self.page.document)

    def mark_paragraph(self) -> str:
        """Mark the paragraph that one is at, or the one after the one that is marked; return it."""
        found = next_paragraph(self.page, self.selection) if self.page is not None else None
        if found is not None:
            self.selection = found
            self.move(lambda page: page.revealing(found.anchor))
        return self.marked_text

    # The button

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to mark: a second press at the same place marks its word, a third its paragraph."""
        if event.button != 1:
            return
        place, now = event.screen_offset, event.time
        again = self._pressed is not None and self._pressed[0] == place
        again = again and self._pressed is not None and now - self._pressed[1] <= _AGAIN_SECONDS
        self._unit = Unit(self._unit.value % len(Unit) + 1) if again else Unit.CELL
        self._pressed = (place, now)
        self._point(event)
        self._has_moved = False
        spot = self._spot()
        self.selection = None
        if spot is not None and self.page is not None:
            self._anchor = extent(self.page, spot, self._unit)
            if self._unit is not Unit.CELL:
                self.selection = Selection.over(self._anchor)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark as far as the mouse is, and beyond the window further and further."""
        if self._anchor is None or self.app.mouse_captured is not self:
            return
        if not event.button:  # it was let go where nobody saw it
            self._let_go()
            return
        self._point(event)
        self._draw()
        self._pull_by(_beyond(event, self.size.height, self.app.size.height))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Copy what is marked; where nothing is, do what a click means."""
        if event.button != 1 or self.app.mouse_captured is not self:
            return  # it was pressed elsewhere, or on what is shown no more
        self._point(event)
        if self._anchor is not None:
            self._draw()
        self._let_go()
        selection = self.selection
        if selection is not None and not selection.is_empty and self.page is not None:
            self.post_message(self.Copied(partial(selection.text, self.page.document)))
            return
        self.selection = None
        spot = self._spot()
        if spot is not None and spot.piece is not None and self.clicked(spot):
            self._pressed = None  # what is pressed next is something else

    def _point(self, event: events.MouseEvent) -> None:
        """Take note of where the pointer is, and whether it is in another cell than it was."""
        place = event.screen_offset
        self._has_moved |= self._pressed is not None and place != self._pressed[0]
        self._is_fine = self._is_fine or event.pointer_x % 1 != 0
        self._pointer = (event.pointer_x - self.margin, event.y)

    def _spot(self, row: int | None = None) -> Spot | None:
        """Return what the pointer is at, or what stands above or below it in another row."""
        x, y = self._pointer
        if self.page is None:
            return None
        fine = self._is_fine and self._unit is Unit.CELL
        return spot_at(self.page, y if row is None else row, x, fine=fine)

    def _draw(self) -> None:
        """Mark from where the button was pressed to where the pointer is, or to the edge."""
        if self._anchor is None or self.page is None:
            return
        last = len(self.page.window) - 1
        spot = self._spot(max(0, min(last, self._pointer[1])))
        if spot is None:
            return
        head = extent(self.page, spot, self._unit)
        if self.selection is not None or self._has_moved or head != self._anchor:
            self.selection = Selection.over(self._anchor, head)

    def _pull_by(self, rows: int) -> None:
        """Let the page move by so many rows again and again, or not any more."""
        self._pulled = rows
        if rows and self._pull is None:
            self._pull = self.set_interval(_PULL_SECONDS, self._pull_on)
        elif not rows and self._pull is not None:
            self._pull.stop()
            self._pull = None

    def _pull_on(self) -> None:
        """Move the page on, and mark as far as it has come; not where a window has opened."""
        if self.app.mouse_captured is not self:
            self._let_go()
            return
        self.move(lambda page: page.without_related().by_rows(self._pulled))
        self._draw()

    def _let_go(self) -> None:
        """Be done with marking."""
        self._pull_by(0)
        self._anchor = None
        self.release_mouse()


def _beyond(event: events.MouseEvent, height: int, rows: int) -> int:
    """Return how many rows beyond a window of a `height` the pointer is, upwards negative.

    The outermost rows of the screen (`rows` high) are beyond it too: there is nothing further.
    """
    above = max(-event.y, int(event.screen_y == 0))
    below = max(event.y - (height - 1), int(event.screen_y == rows - 1))
    return min(below, _FASTEST) if below > 0 else -min(above, _FASTEST) if above > 0 else 0
