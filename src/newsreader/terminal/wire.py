"""The one way to the terminal: whole texts, one after the other, until it is given back."""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from typing import TYPE_CHECKING

from newsreader.terminal.ledger import Ledger

if TYPE_CHECKING:
    from newsreader.terminal.plates import Plates

__all__ = ["Wire"]

_STANDARD_OUTPUT = 1
_LOOK_SECONDS = 0.02  # a writer that waits looks so often whether it is still wanted
_LAST_SECONDS = 0.1  # what the last words may take with a terminal that does not read
_END_OF_STRING = "\x1b\\"


class Wire:
    """Writes to the terminal on standard output; knows what is to be put back.

    The cells of pictures become what this terminal draws (`plates`). Whoever writes waits until
    the terminal has taken all of it; `close` ends that, from another thread too. A terminal that
    is gone takes everything.
    """

    encoding = "utf-8"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ledger = Ledger()
        self._plates: Plates | None = None
        self._descriptor: int | None = None
        self._closed = False
        self._cut = False

    @property
    def plates(self) -> Plates:
        """What makes of the cells of pictures what this terminal draws."""
        if self._plates is None:
            from newsreader.terminal.plates import Plates  # the first screen has no pictures

            self._plates = Plates()
        return self._plates

    def write(self, text: str) -> int:
        """Send a text; nothing when the wire is closed. Returns its length in code points."""
        if text:
            # Not under the lock: whoever puts back waits for that.
            data = text if self._plates is None else self._plates.sent(text)
            with self._lock:
                if not self._closed:
                    # First: what is sent in part is to be put back as well.
                    self._ledger.note(text)
                    self._cut = not self._send(data, time.monotonic() + 3600)
        return len(text)

    def flush(self) -> None:
        """Do nothing: all is sent."""

    def isatty(self) -> bool:
        """Return True: it is a terminal wherever the app runs."""
        return True

    def fileno(self) -> int:
        """Return the descriptor of standard output."""
        return _STANDARD_OUTPUT

    def close(self) -> None:
        """Let nobody write any more; what is on its way is cut off where the terminal waits."""
        self._closed = True

    def put_back(self, more: str = "") -> None:
        """Send what puts the terminal's modes back, and `more`; also when it is closed."""
        if not self._lock.acquire(timeout=_LAST_SECONDS):
            return  # somebody is writing to a terminal that takes nothing
        try:
            pictures = "" if self._plates is None else self._plates.undo()
            text = _END_OF_STRING * self._cut + pictures + self._ledger.undo() + more
            self._ledger = Ledger()
            self._cut = not self._send(text, time.monotonic() + _LAST_SECONDS, last=True)
        finally:
            self._lock.release()

    def _send(self, text: str, end: float, *, last: bool = False) -> bool:
        """Return whether all of it was sent by the time `end`, before the wire was closed."""
        if self._descriptor is None:
            self._descriptor = _own_descriptor()
        data = text.encode("utf-8", "replace")
        while data:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:
                if time.monotonic() > end or (self._closed and not last):
                    return False
                select.select([], [self._descriptor], [], _LOOK_SECONDS)
            except OSError:
                return True  # the terminal is gone: there is nobody to send it to
        return True


def _own_descriptor() -> int:
    """Return a descriptor of the terminal on standard output that does not block.

    It is opened anew: made of the old one, it would change how others write, the shell among them.
    Where the terminal has no name to open it by, the old one serves.
    """
    if sys.__stdout__ is not None:
        sys.__stdout__.flush()
    try:
        name = os.ttyname(_STANDARD_OUTPUT)
        return os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return _STANDARD_OUTPUT
