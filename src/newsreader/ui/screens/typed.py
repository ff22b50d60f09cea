"""What the windows in which one types have in common: a field over what there is to choose from."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from newsreader.display.interface import Interface
from newsreader.ui.screens.over import OverScreen
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.window_rows import WindowRows

__all__ = ["TypedScreen"]

Result = TypeVar("Result")


class TypedScreen(OverScreen[Result]):
    """A field, in which one types at once, over what is chosen from.

    `leave_field` and `field_step` are the actions of the field's own keys; the wheel is as good as
    the latter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "close", show=False, priority=True),
        # A click beside the field takes the focus from it for a moment.
        Binding("escape", "leave_field(True)", show=False, priority=True),
        Binding("enter", "leave_field(False)", show=False, priority=True),
    ]

    def __init__(self, field: Field, below: WindowRows, interface: Interface) -> None:
        super().__init__()
        self._field = field
        self._field.set_reactive(Field.interface, interface)
        self._below = below
        self._taken: str | None = None

    def compose(self) -> ComposeResult:
        """Put the field over what is chosen from."""
        with Container():
            yield self._field
            yield self._below

    def on_mount(self) -> None:
        """Let one type at once: what was typed ahead is meant for the field."""
        self.set_focus(self._field)

    def on_descendant_blur(self) -> None:
        """Let what is typed reach the field, wherever the mouse is pressed."""
        self.set_focus(self._field)

    def take_typed(self) -> bool:
        """Take what is typed; return whether it is something else than was taken before.

        The field's own message may come after a key that has asked for what is typed.
        """
        before, self._taken = self._taken, self._field.value
        return self._taken != before

    async def on_wheeled_scrolled(self, event: WindowRows.Scrolled) -> None:
        """Move the selection by the wheel."""
        event.stop()
        await self.run_action(f"field_step({event.steps})")
