"""Taking the screen and giving it back: once each, whatever happens in between."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum, auto
from types import FrameType
from typing import Any

from newsreader.terminal.detection import Detected, detect
from newsreader.terminal.multiplexers import Passthrough
from newsreader.terminal.preferences import bidi_is_off
from newsreader.terminal.probing import Probe, may_be_asked
from newsreader.terminal.profiles import PLAIN
from newsreader.terminal.replies import ReplyFilter
from newsreader.terminal.switches import enter, leave

__all__ = ["ALTERNATE_SCREEN", "Takeover", "send"]

ALTERNATE_SCREEN = "\x1b[?1049h"
_CURSOR_OFF = "\x1b[?25l"
_GIVE_BACK = "\x1b[m\x1b[?1049l\x1b[?25h"
# What the app switches on and off as well: mouse, focus, pasting, wrapping, keys.
_APP_OFF = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[?7h\x1b[<u"
_BIDI_ON = "\x1b[8h"


class _Stage(Enum):
    OURS_NOT = auto()
    TAKEN = auto()
    APP = auto()


class Takeover:
    """The screen of one terminal, ours between `take` and `give_back`.

    `ask` sends the terminal its queries, `settle` waits for the answers. The terminal's bidi is
    switched off before the alternate screen is there (VTE heeds the switch only before the rows
    exist) and on again after it is gone. `atexit` gives back what an exception or an exit leaves
    taken. Until the app has its own handlers a signal that ends a program gives everything back
    and ends it at once: an exception raised by a handler can get lost in an import or a callback.
    Keys typed meanwhile are kept for the app (`typed`) and not echoed.
    """

    def __init__(self, terminal: Detected | None = None) -> None:
        self.terminal = terminal or Detected(PLAIN, "not asked")
        self.replies: ReplyFilter | None = None
        self.typed = b""
        self._probe: Probe | None = None
        self._passthrough = Passthrough()
        self._environment: Mapping[str, str] = {}
        self._stage = _Stage.OURS_NOT
        self._switched = False
        self._guarded = False
        self._answered = False
        self._found: list[Any] | None = None

    def __enter__(self) -> Takeover:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.give_back()

    def ask(self, environment: Mapping[str, str], keyboard: int = 0) -> None:
        """Send the queries; the answers come while other work is done."""
        self._environment = environment
        self._guard()
        self._quiet(keyboard)
        if may_be_asked(environment) and self._found is not None:
            self._probe = Probe(keyboard, environment)
            self._passthrough = self._probe.passthrough
            send(self._probe.ask())

    def settle(self, chosen: Detected | None = None) -> Detected:
        """Wait for the answers, a bounded time, and return the terminal.

        `chosen` gives the profile, whatever the terminal answers.
        """
        probe, self._probe = self._probe, None
        if probe is not None:
            self.replies = probe.answers()
            self.typed += probe.typed
        self.terminal = self._detected(chosen)
        self._answered = self.replies is None or not self.replies.expecting
        modes = self.replies.replies.modes if self.replies is not None else []
        if 1 in modes and not self.terminal.multiplexer:
            # The query has switched it off already.
            switch = self.terminal.profile.switch
            self._switched = switch is not None and switch.mode_8
            if not self._switched:
                send(_BIDI_ON)
        return self.terminal

    def late(self) -> Detected | None:
        """Return the terminal if answers that came after `settle` tell of another one."""
        if self._answered or self.replies is None or not self.replies.replies.ends:
            return None
        self._answered = True
        self.replies.expecting = False
        found = self._detected(None)
        return None if found.profile == self.terminal.profile else found

    def _detected(self, chosen: Detected | None) -> Detected:
        replies = self.replies.replies if self.replies is not None else None
        found = detect(self._environment, replies)
        if chosen is not None:
            found = replace(found, profile=chosen.profile, sign=chosen.sign)
        name = found.profile.name
        return replace(found, off=True) if bidi_is_off(name, self._environment) else found

    def become(self, terminal: Detected) -> None:
        """Go on with another profile: what the one before needed is undone."""
        taken = self._switched
        self.switch(on=False)
        self.terminal = terminal
        if taken:
            self.switch(on=True)

    def take(self) -> None:
        """Take the screen, before the app is there to do it."""
        self.switch(on=True)
        self._stage = _Stage.TAKEN
        send(ALTERNATE_SCREEN + _CURSOR_OFF)

    def hand_over(self) -> bool:
        """Let the app go on from here; True if the screen is taken already."""
        self._loud()
        taken = self._stage is _Stage.TAKEN
        self._stage = _Stage.APP
        return taken

    def handed_back(self) -> None:
        """Take note that the app has given the screen back itself."""
        self._stage = _Stage.OURS_NOT
        self.switch(on=False)
        self._passthrough.close()

    def give_back(self) -> None:
        """Put back what is not put back yet."""
        if self._probe is not None:
            self.settle()
        if self._stage is not _Stage.OURS_NOT:
            self._stage = _Stage.OURS_NOT
            send(_GIVE_BACK)
        self._loud()
        self.switch(on=False)
        self._passthrough.close()

    def switch(self, *, on: bool) -> None:
        """Switch the terminal's own bidi off (`on`: the screen is ours) or back."""
        if on:
            self._guard()
            if self.terminal.multiplexer:
                self._passthrough.open()
        if on == self._switched:
            return
        self._switched = on
        self._send_switch(on=on)

    def resized(self) -> None:
        """Switch rows off that a multiplexer's taller screen has made."""
        switch = self.terminal.profile.switch
        if self._switched and self.terminal.multiplexer and switch is not None and switch.by_row:
            self._send_switch(on=True)

    def _send_switch(self, *, on: bool) -> None:
        send((enter if on else leave)(self.terminal, shutil.get_terminal_size().lines))

    def _guard(self) -> None:
        if not self._guarded:
            self._guarded = True
            atexit.register(self.give_back)
            for name in ("SIGTERM", "SIGHUP", "SIGINT"):
                signal.signal(getattr(signal, name), self._abandon)

    def _abandon(self, number: int, _frame: FrameType | None) -> None:
        if self._stage is _Stage.APP:
            send(_APP_OFF)
        self.give_back()
        os._exit(128 + number)

    def _quiet(self, keyboard: int) -> None:
        import termios

        try:
            self._found = termios.tcgetattr(keyboard)
            modes = termios.tcgetattr(keyboard)
            modes[0] &= ~(termios.ICRNL | termios.INLCR)
            modes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
            termios.tcsetattr(keyboard, termios.TCSANOW, modes)
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
