"""The driver: Textual's own, on a screen that may be taken already."""

from __future__ import annotations

import os
import selectors
import sys
from codecs import getincrementaldecoder
from typing import Any

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from newsreader.terminal.takeover import ALTERNATE_SCREEN, Takeover

__all__ = ["driver_for"]

_TICK_SECONDS = 0.1


def driver_for(takeover: Takeover) -> type[LinuxDriver]:
    """Return a driver class that takes the screen and gives it back through `takeover`.

    What the terminal needs is sent before the screen is taken and taken back after the screen is
    given back: at the end, on suspension and after an exception. It writes to standard output,
    which is a terminal wherever the app runs; standard error may be a file. Keys that were typed
    before it was there come first, and answers of the terminal that come late are no keys.
    """

    class Driver(LinuxDriver):
        _has_screen = False

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._file = sys.__stdout__

        def start_application_mode(self) -> None:
            self._has_screen = takeover.hand_over()
            takeover.switch(on=True)
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def write(self, data: str) -> None:
            if data == ALTERNATE_SCREEN and self._has_screen:
                # Entering it again would clear what the first screen shows.
                self._has_screen = False
                return
            super().write(data)

        def close(self) -> None:
            super().close()  # waits until everything is written
            takeover.handed_back()

        def run_input_thread(self) -> None:
            parser = XTermParser(self._debug)
            decode = getincrementaldecoder("utf-8")("replace").decode

            def feed(data: bytes) -> None:
                for event in parser.feed(decode(data)) if data else ():
                    self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

            typed, takeover.typed = takeover.typed, b""
            feed(typed)
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    feed(self._keys(selector))
            try:
                for _event in parser.feed(""):
                    pass
            except (EOFError, ParseError):
                pass  # the end of what can be typed, in the middle of a sequence or not

        def _keys(self, selector: selectors.BaseSelector) -> bytes:
            """Return what was typed within a tick, the terminal's answers taken out."""
            replies = takeover.replies
            if not selector.select(_TICK_SECONDS):
                return replies.release() if replies is not None else b""
            data = os.read(self.fileno, 4096)
            if replies is None:
                return data
            keys = replies.feed(data)
            found = takeover.late()
            if found is not None:
                self._app.call_later(getattr(self._app, "terminal_found"), found)  # noqa: B009
            return keys

    return Driver
