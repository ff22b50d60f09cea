"""The driver: Textual's own, and the terminal's bidi switched off while the app has the screen."""

from __future__ import annotations

import atexit
import os
import shutil
import sys
from typing import Any

from textual.drivers.linux_driver import LinuxDriver

from newsreader.terminal.detection import Detected
from newsreader.terminal.switches import enter, leave

__all__ = ["driver_for"]


def driver_for(terminal: Detected) -> type[LinuxDriver]:
    """Return a driver class for a terminal.

    Its switch is sent before the screen is taken (VTE heeds it only before the rows exist) and
    taken back after the screen is given back: at the end, on suspension, after an exception, and,
    by `atexit`, on any way out that Python can catch.
    """

    class Driver(LinuxDriver):
        _switched = False

        def start_application_mode(self) -> None:
            self._switch(True)
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def stop_application_mode(self) -> None:
            super().stop_application_mode()
            self._switch(False)

        def close(self) -> None:
            super().close()
            self._switch(False)

        def _switch(self, on: bool) -> None:
            if on == self._switched:
                return
            self._switched = on
            rows = shutil.get_terminal_size().lines
            sent = (enter if on else leave)(terminal, rows)
            if sent:
                _send(sent)

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            atexit.register(self._switch, False)

    return Driver


def _send(text: str) -> None:
    """Write to the terminal at once: the app's own output waits in a thread's queue."""
    stream = sys.__stderr__
    if stream is None:
        return
    try:
        stream.flush()
        os.write(stream.fileno(), text.encode("ascii"))
    except OSError:
        return  # the terminal is gone: there is nothing left to put back
