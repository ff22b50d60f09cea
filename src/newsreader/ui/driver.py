"""The driver: Textual's own, on a screen that may be taken already."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import threading
import time
from collections.abc import Callable, Sequence
from concurrent import futures
from typing import ClassVar

from newsreader.errors import Fault
from newsreader.terminal.detection import Detected
from newsreader.terminal.takeover import ALTERNATE_SCREEN, Takeover
from newsreader.terminal.wire import Wire
from newsreader.ui.textual_internals import DriverWithKeys

__all__ = ["Driver", "before_the_end", "driver_for"]

_HUNG_UP = 128 + signal.SIGHUP
_INTERRUPTED = 128 + signal.SIGINT
_HEARD_SECONDS = 0.15
_LAST_SECONDS = 0.15
_LEAVING_SECONDS = 0.05
# As a byte, and as a key of the protocol that names every key.
_CTRL_C = re.compile(rb"\x03|\x1b\[99[\d:]*;5(?::1)?(?:;\d*)?u")


def before_the_end(takeover: Takeover, work: Callable[[], Sequence[Fault]]) -> None:
    """Let `work` be done in the loop that runs now, when the terminal is given back.

    It is left undone where the loop has no time for it; faults that come of it are told.
    """
    loop, owner = asyncio.get_running_loop(), threading.get_ident()

    async def in_loop() -> Sequence[Fault]:
        return work()

    def last() -> Sequence[Fault]:
        """Do the work, in the loop's own thread or from outside."""
        if threading.get_ident() == owner:
            return work()
        try:
            return asyncio.run_coroutine_threadsafe(in_loop(), loop).result(_LAST_SECONDS)
        except futures.TimeoutError:
            return ()

    takeover.leaving.at_the_end(last)


def driver_for(
    takeover: Takeover, found_late: Callable[[Detected], None], came_back: Callable[[], None]
) -> type[Driver]:
    """Return a driver class that takes the screen and gives it back through `takeover`.

    When late answers speak of another terminal, the app is let to call `found_late` with it; when
    it is on the screen again after it was not, `came_back`.
    """
    bound = {
        "takeover": takeover,
        "found_late": staticmethod(found_late),
        "came_back": staticmethod(came_back),
    }
    return type("BoundDriver", (Driver,), bound)


class Driver(DriverWithKeys):
    """Textual's driver on a screen that may be taken already.

    What the terminal needs is sent before the screen is taken and taken back after the screen is
    given back: at the end, on suspension and after an exception. Keys that were typed before it
    was there come first, and answers of the terminal that come late are no keys.
    """

    takeover: ClassVar[Takeover]
    found_late: ClassVar[Callable[[Detected], None]]
    came_back: ClassVar[Callable[[], None]]
    _has_screen = False
    _was_here = False

    def stream(self) -> Wire:
        """Return what is written to: the one way to the terminal."""
        return self.takeover.wire

    def start_application_mode(self) -> None:
        """Take the screen; when it had been given back before, all of it is drawn anew."""
        with self.takeover.changing():
            self._has_screen = self.takeover.hand_over()
            self.takeover.switch(on=True)
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self.write(self.takeover.ask_again())
            if self.attrs_before is not None:
                self.attrs_before = self.takeover.line.adopt(self.fileno, self.attrs_before)
        if self._was_here:
            # Whatever stood on this screen before is gone, whatever the app believes.
            self.app.call_later(type(self).came_back)
        self._was_here = True

    def write(self, data: str) -> None:
        """Write to the terminal, but do not take a screen that is taken already."""
        if data == ALTERNATE_SCREEN and self._has_screen:
            # Entering it again would clear what the first screen shows.
            self._has_screen = False
            return
        super().write(data)

    def stop_application_mode(self) -> None:
        """Give everything back when all that is to be written is written."""
        self.disable_input()
        super().close()
        self.takeover.give_back()

    def first_keys(self) -> bytes:
        """Return what was typed before there was an app."""
        typed, self.takeover.typed = self.takeover.typed, b""
        return typed

    def late_keys(self) -> bytes:
        """Return what was held back since it could have been the beginning of an answer."""
        replies = self.takeover.replies
        return replies.release() if replies is not None else b""

    def keys(self) -> bytes:
        """Return what was typed, the terminal's answers taken out."""
        if self.takeover.leaving.is_near:
            time.sleep(_LEAVING_SECONDS)  # nobody reads it any more
            return b""
        replies = self.takeover.replies
        try:
            data = os.read(self.fileno, 4096)
        except OSError:
            data = b""
        if not data:
            self.takeover.leave(_HUNG_UP)
        if _CTRL_C.search(data):
            self._be_heard()
        if replies is None:
            return data
        keys = replies.feed(data)
        found = self.takeover.late()
        if found is not None:
            self.app.call_later(type(self).found_late, found)
        return keys

    def _be_heard(self) -> None:
        """End the program if its loop is so busy that it will not hear of Ctrl-C."""
        heard = threading.Event()
        self.loop.call_soon_threadsafe(heard.set)

        def look() -> None:
            if not heard.wait(_HEARD_SECONDS):
                self.takeover.leave(_INTERRUPTED)

        threading.Thread(target=look, daemon=True).start()

    def failed(self, error: Exception) -> None:
        """Leave, and show what has happened."""
        self.takeover.leave(1, error)
