"""The driver: Textual's own, on a screen that may be taken already."""

from __future__ import annotations

import os
import selectors
import sys
from collections.abc import Callable
from typing import IO

from newsreader.terminal.detection import Detected
from newsreader.terminal.takeover import ALTERNATE_SCREEN, Takeover
from newsreader.ui.textual_internals import DriverWithKeys

__all__ = ["driver_for"]


def driver_for(takeover: Takeover, found_late: Callable[[Detected], None]) -> type[DriverWithKeys]:
    """Return a driver class that takes the screen and gives it back through `takeover`.

    What the terminal needs is sent before the screen is taken and taken back after the screen is
    given back: at the end, on suspension and after an exception. It writes to standard output,
    which is a terminal wherever the app runs; standard error may be a file. Keys that were typed
    before it was there come first, and answers of the terminal that come late are no keys: when
    they tell of another terminal, the app is let to call `found_late` with it.
    """

    class Driver(DriverWithKeys):
        _has_screen = False

        def stream(self) -> IO[str]:
            return sys.__stdout__ or sys.stdout

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

        def first_keys(self) -> bytes:
            typed, takeover.typed = takeover.typed, b""
            return typed

        def keys(self, selector: selectors.BaseSelector, seconds: float) -> bytes:
            """Return what was typed, the terminal's answers taken out."""
            replies = takeover.replies
            if not selector.select(seconds):
                return replies.release() if replies is not None else b""
            data = os.read(self.fileno, 4096)
            if replies is None:
                return data
            keys = replies.feed(data)
            found = takeover.late()
            if found is not None:
                self.app.call_later(found_late, found)
            return keys

    return Driver
