"""The driver: Textual's own, on a screen that may be taken already."""

from __future__ import annotations

import sys
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from newsreader.terminal.takeover import ALTERNATE_SCREEN, Takeover

__all__ = ["driver_for"]


def driver_for(takeover: Takeover) -> type[LinuxDriver]:
    """Return a driver class that takes the screen and gives it back through `takeover`.

    What the terminal needs is sent before the screen is taken and taken back after the screen is
    given back: at the end, on suspension and after an exception. It writes to standard output,
    which is a terminal wherever the app runs; standard error may be a file.
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
            takeover.switch(on=False)

    return Driver
