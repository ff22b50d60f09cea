"""What the windows over the main screen have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from textual import events
from textual.filter import LineFilter
from textual.screen import ModalScreen

from newsreader.terminal.profiles import Emission
from newsreader.ui.filters import DisplayOrder, Sending
from newsreader.ui.textual_internals import SparingScreen

__all__ = ["OverScreen"]

Result = TypeVar("Result")
_BY_WORDS = (Emission.SLANTS, Emission.WORDS)


class OverScreen(SparingScreen[Result], ModalScreen[Result]):
    """A window over another screen, whose lines are sent as they are already.

    Those are dim by themselves (`newsreader.ui.filters`): a tint would come after the terminal's
    manner, whose inks that differ by one step it would make the same. Where a terminal lays out
    whole words the window takes whole rows, since its sides would cut through words.
    """

    DEFAULT_CSS = """
    OverScreen { background: transparent; overflow: hidden; align: center middle; }
    OverScreen > Container {
        width: 64; max-width: 100%; max-height: 100%;
        height: auto; background: $surface; border: round $primary;
    }
    OverScreen.-whole-rows > Container { width: 100%; }
    """

    _is_closed = False

    def on_mount(self) -> None:
        """See whether what is beneath may be cut."""
        self.see_beneath()

    def see_beneath(self) -> None:
        """Take whole rows, or not: by the terminal's manner."""
        manners = [f.manner for f in self.app.get_line_filters() if isinstance(f, Sending)]
        self.set_class(any(m.emission in _BY_WORDS for m in manners), "-whole-rows")

    def close(self, result: Result | None = None) -> None:
        """Close the window, once, whatever comes after: the only way in which one closes.

        A second key may still have been on its way to it; a window over it keeps it open.
        """
        if not self._is_closed and self.is_current:
            self._is_closed = True
            self.dismiss(result)

    def action_close(self) -> None:
        """Close the window with nothing chosen."""
        self.close()

    def on_click(self, event: events.Click) -> None:
        """Close the window when what is behind it is clicked."""
        if event.widget is self:
            self.action_close()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the filters that have been at work on the lines beneath."""
        filters = super().get_line_filters()
        return [f for f in filters if not isinstance(f, (DisplayOrder, Sending))]
