"""Widgets in which the wheel moves what is selected, or what is in sight."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from newsreader.ui.widgets.painted import Painted

__all__ = ["Wheeled"]


class Wheeled(Painted):
    """Says how the wheel is turned over it; whoever shows it knows what is to move."""

    @dataclass
    class Scrolled(Message):
        """The wheel was turned by so many steps, downwards where positive."""

        steps: int

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Say that the wheel was turned."""
        event.stop()
        self.post_message(self.Scrolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Say that the wheel was turned the other way."""
        event.stop()
        self.post_message(self.Scrolled(-1))
