"""Every private name of Textual and Rich that the program uses, and no other module uses one.

Their versions are pinned to the minor one in pyproject.toml; a test looks for each name.
"""

from __future__ import annotations

import selectors
from codecs import getincrementaldecoder
from typing import IO, Any

from rich.console import COLOR_SYSTEMS, Console
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.widgets import Input

__all__ = ["DriverWithKeys", "cursor_is_shown", "use_24_bit_colours"]

_TICK_SECONDS = 0.1


def use_24_bit_colours(console: Console) -> None:
    """Let a console that exists send colours as they are; Rich asks the environment only once."""
    console._color_system = COLOR_SYSTEMS["truecolor"]


def cursor_is_shown(field: Input) -> bool:
    """Return whether a field's blinking cursor is to be seen at the moment."""
    return field._cursor_visible


class DriverWithKeys(LinuxDriver):
    """Textual's driver with two doors: the stream that is written to, the bytes that are typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._file = self.stream()  # type: ignore[assignment]

    @property
    def app(self) -> App[Any]:
        """Return the app that is driven."""
        return self._app

    def stream(self) -> IO[str]:
        """Return what is written to: Textual's own driver writes to standard error."""
        raise NotImplementedError

    def first_keys(self) -> bytes:
        """Return what was typed before anybody read it."""
        return b""

    def keys(self, selector: selectors.BaseSelector, seconds: float) -> bytes:
        """Return what was typed within a time; empty for nothing."""
        raise NotImplementedError

    def run_input_thread(self) -> None:
        """Make events of what is typed until the driver is told to leave."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode

        def feed(data: bytes) -> None:
            for event in parser.feed(decode(data)) if data else ():
                self.process_message(event)
            for event in parser.tick():
                self.process_message(event)

        feed(self.first_keys())
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                feed(self.keys(selector, _TICK_SECONDS))
        try:
            for _event in parser.feed(""):
                pass
        except (EOFError, ParseError):
            pass  # the end of what can be typed, in the middle of a sequence or not
