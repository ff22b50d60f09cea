"""Taking the screen and giving it back: once each, whatever happens in between."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
from types import FrameType
from typing import Any

from newsreader.terminal.detection import Detected
from newsreader.terminal.switches import enter, leave

__all__ = ["ALTERNATE_SCREEN", "Takeover"]

ALTERNATE_SCREEN = "\x1b[?1049h"
_CURSOR_OFF = "\x1b[?25l"
_GIVE_BACK = "\x1b[m\x1b[?1049l\x1b[?25h"
# What the app switches on as well: mouse, focus, pasting, keys.
_APP_OFF = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[<u"


class Takeover:
    """The screen of one terminal, ours between `take` and `give_back`.

    The terminal's bidi is switched off before the alternate screen is there (VTE heeds the switch
    only before the rows exist) and on again after it is gone. `atexit` gives back what an
    exception or an exit leaves taken. Until the app has its own handlers a signal that ends a
    program gives everything back and ends it at once: an exception raised by a handler can get
    lost in an import or a callback. Keys typed meanwhile are kept for the app and not echoed.
    """

    def __init__(self, terminal: Detected) -> None:
        self.terminal = terminal
        self.taken = False
        self._switched = False
        self._guarded = False
        self._found: list[Any] | None = None

    def take(self) -> None:
        """Take the screen, before the app is there to do it."""
        self._quiet()
        self.switch(on=True)
        self.taken = True
        send(ALTERNATE_SCREEN + _CURSOR_OFF)

    def hand_over(self) -> bool:
        """Let the app go on from here; True if the screen is taken already."""
        self._loud()
        taken, self.taken = self.taken, False
        return taken

    def give_back(self) -> None:
        """Put back what is not put back yet."""
        if self.taken:
            self.taken = False
            send(_GIVE_BACK)
        self._loud()
        self.switch(on=False)

    def switch(self, *, on: bool) -> None:
        """Switch the terminal's own bidi off (`on`: the screen is ours) or back."""
        if on == self._switched:
            return
        self._switched = on
        if on and not self._guarded:
            self._guarded = True
            atexit.register(self.give_back)
            for name in ("SIGTERM", "SIGHUP", "SIGINT"):
                signal.signal(getattr(signal, name), self._abandon)
        send((enter if on else leave)(self.terminal, shutil.get_terminal_size().lines))

    def _abandon(self, number: int, _frame: FrameType | None) -> None:
        if not self.taken:
            self.taken = True
            send(_APP_OFF)
        self.give_back()
        os._exit(128 + number)

    def _quiet(self) -> None:
        import termios

        try:
            self._found = termios.tcgetattr(0)
            modes = termios.tcgetattr(0)
            modes[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(0, termios.TCSANOW, modes)
        except termios.error:
            self._found = None  # standard input is no terminal: nothing is echoed

    def _loud(self) -> None:
        if self._found is not None:
            import termios

            try:
                termios.tcsetattr(0, termios.TCSANOW, self._found)
            except termios.error:
                return  # the terminal is gone: there is nothing left to put back


def send(text: str) -> None:
    """Write to the terminal at once, whatever is waiting in a buffer."""
    stream = sys.__stdout__
    if stream is None or not text:
        return
    try:
        stream.flush()
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(stream.fileno(), data) :]
    except OSError:
        return  # the terminal is gone: there is nothing left to put back
