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


class Takeover:
    """The screen of one terminal, ours between `take` and `give_back`.

    The terminal's bidi is switched off before the alternate screen is there (VTE heeds the switch
    only before the rows exist) and on again after it is gone. `atexit` gives back what an
    exception or an exit leaves taken; until the app has its own handlers, so do the signals that
    end a program. Keys typed meanwhile are kept for the app and not echoed.
    """

    def __init__(self, terminal: Detected) -> None:
        self.terminal = terminal
        self.taken = False
        self._switched = False
        self._modes: list[Any] | None = None

    def take(self) -> None:
        """Take the screen, before the app is there to do it."""
        self._quiet()
        for name in ("SIGTERM", "SIGHUP"):
            signal.signal(getattr(signal, name), _exit)
        self.switch(on=True)
        self.taken = True
        atexit.register(self.give_back)
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
        if on:
            atexit.register(self.give_back)
        send((enter if on else leave)(self.terminal, shutil.get_terminal_size().lines))

    def _quiet(self) -> None:
        import termios

        try:
            self._modes = termios.tcgetattr(0)
            modes = termios.tcgetattr(0)
            modes[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(0, termios.TCSANOW, modes)
        except termios.error:
            self._modes = None  # standard input is no terminal: nothing is echoed

    def _loud(self) -> None:
        if self._modes is not None:
            import termios

            modes, self._modes = self._modes, None
            try:
                termios.tcsetattr(0, termios.TCSANOW, modes)
            except termios.error:
                return  # the terminal is gone: there is nothing left to put back


def _exit(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


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
