"""The line discipline: whether the system echoes what is typed, and what it makes of it."""

from __future__ import annotations

import os
import select
import termios
import time
from collections.abc import Callable
from typing import Any

__all__ = ["Discipline"]


class Discipline:
    """The modes of one terminal's line, as they were found.

    They are put back at that terminal, whatever becomes of the descriptor by which it was named.
    """

    def __init__(self) -> None:
        self._descriptor: int | None = None
        self._found: list[Any] | None = None
        self._may_read = False

    @property
    def is_ours(self) -> bool:
        """Whether there are modes to put back."""
        return self._found is not None

    def quiet(self, keyboard: int) -> bool:
        """Let nothing that is typed be echoed, or held until a line is whole.

        The keys that stop and quit a program wait for the app, which knows how to leave the
        screen. Returns False where `keyboard` is no terminal.
        """
        self.restore()
        try:
            modes = termios.tcgetattr(keyboard)
            disabled = bytes([os.fpathconf(keyboard, "PC_VDISABLE")])
            self.adopt(keyboard, termios.tcgetattr(keyboard))
            modes[0] &= ~(termios.ICRNL | termios.INLCR)
            modes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
            modes[6][termios.VSUSP] = modes[6][termios.VQUIT] = disabled
            modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
            termios.tcsetattr(keyboard, termios.TCSANOW, modes)
        except (termios.error, OSError):
            return False
        return True

    def adopt(self, keyboard: int, found: list[Any]) -> list[Any]:
        """Take note of modes that somebody else is about to change.

        Returns those that are to be put back: `found`, unless there are others from before.
        """
        if self._found is None:
            self._found = found
            self._descriptor, self._may_read = _own_descriptor(keyboard)
        return self._found

    def drain(
        self, enough: Callable[[bytes], bool], seconds: float, quiet: float | None = None
    ) -> None:
        """Read what comes until it is `enough`, a time is over, or nothing came for a while."""
        end = time.monotonic() + seconds
        if self._descriptor is None or not self._may_read:
            return
        while (left := end - time.monotonic()) > 0:
            wait = left if quiet is None else min(left, quiet)
            if not select.select([self._descriptor], [], [], wait)[0]:
                return
            try:
                data = os.read(self._descriptor, 4096)
            except BlockingIOError:
                continue  # somebody else was quicker
            except OSError:
                return  # the terminal is gone
            if not data or enough(data):
                return

    def restore(self, *, forget_keys: bool = False) -> None:
        """Put back the modes that were found; with `forget_keys` what was typed is dropped."""
        found, self._found = self._found, None
        descriptor, self._descriptor = self._descriptor, None
        if found is None or descriptor is None:
            return
        try:
            if forget_keys:
                termios.tcflush(descriptor, termios.TCIFLUSH)
            termios.tcsetattr(descriptor, termios.TCSANOW, found)
        except termios.error:
            pass  # the terminal is gone: there is nothing left to put back
        finally:
            os.close(descriptor)


def _own_descriptor(keyboard: int) -> tuple[int, bool]:
    """Return a descriptor of the same terminal, and whether reading from it never blocks."""
    try:
        flags = os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
        return os.open(os.ttyname(keyboard), flags), True
    except OSError:
        return os.dup(keyboard), False
