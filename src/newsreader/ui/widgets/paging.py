"""A widget with a page that moves: at once, or on its way for a moment where that is wanted."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.reactive import reactive
from textual.timer import Timer

from newsreader.session.pages import Page
from newsreader.ui.widgets.painted import Painted

__all__ = ["Paging"]

_WHEEL_ROWS = 3
_FRAME_SECONDS = 1 / 40
_SHARES = (0.3, 0.55, 0.74, 0.87, 0.95)  # of the way, frame by frame: fast, then slower


class Paging(Painted):
    """Shows a page, which keys and the wheel move."""

    page: reactive[Page | None] = reactive[Page | None](None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.is_smooth = False
        self._way: list[Page] = []  # what is still to be shown; the last one is gone to
        self._passed: Page | None = None  # what is shown on the way
        self._gliding: Timer | None = None

    @property
    def aim(self) -> Page | None:
        """The page that is shown, or gone to just now."""
        return self._way[-1] if self._way and self.page == self._passed else self.page

    def move(self, step: Callable[[Page], Page]) -> None:
        """Put the page in place of the one that is shown, if one is."""
        aim = self.aim
        self._arrive()
        if aim is not None:
            self.page = step(aim)

    def turn(self, windows: float) -> None:
        """Move by windows, half ones too: smoothly where that is wanted."""
        start, aim = self.page, self.aim
        if start is None or aim is None:
            return
        target = aim.by_windows(windows)
        self._arrive()
        if not self.is_smooth:
            self.page = target
            return
        rows = windows * start.height
        self._way = [*(start.without_related().by_rows(round(rows * s)) for s in _SHARES), target]
        self._gliding = self.set_interval(_FRAME_SECONDS, self._go_on)
        self._go_on()

    def _go_on(self) -> None:
        """Show the next page on the way, unless another one has been shown since."""
        if self._passed is not None and self.page != self._passed:
            self._arrive()
            return
        self.page = self._passed = self._way.pop(0)
        if not self._way:
            self._arrive()

    def _arrive(self) -> None:
        """Be on no way any more."""
        self._way, self._passed = [], None
        if self._gliding is not None:
            self._gliding.stop()
            self._gliding = None

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move some rows down."""
        event.stop()
        self.move(lambda page: page.without_related().by_rows(_WHEEL_ROWS))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move some rows up."""
        event.stop()
        self.move(lambda page: page.without_related().by_rows(-_WHEEL_ROWS))
