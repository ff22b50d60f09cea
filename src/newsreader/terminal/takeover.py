"""Taking the screen and giving it back: once each, whatever happens in between."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from newsreader.terminal.detection import Detected, detect
from newsreader.terminal.discipline import Discipline
from newsreader.terminal.leaving import Leaving
from newsreader.terminal.multiplexers import Passthrough
from newsreader.terminal.preferences import bidi_is_off
from newsreader.terminal.probing import Probe, may_be_asked
from newsreader.terminal.profiles import PLAIN
from newsreader.terminal.replies import ReplyFilter
from newsreader.terminal.switches import enter, leave
from newsreader.terminal.wire import Wire

__all__ = ["ALTERNATE_SCREEN", "Takeover"]

ALTERNATE_SCREEN = "\x1b[?1049h"
_CURSOR_OFF = "\x1b[?25l"
_BIDI_ON = "\x1b[8h"
_SET, _RESET = 1, 2
_LAST_SECONDS = 0.1
_TAKING_SECONDS = 1.0  # far more than the app takes to begin, on a busy machine too
_QUIET_SECONDS = 0.03
_ANSWER_SECONDS = 1.0  # what is asked over ssh may take so long to be answered


class Takeover:
    """The screen of one terminal, ours between `take` and `give_back`.

    `ask` sends the terminal its queries, `settle` waits for the answers. The terminal's bidi is
    switched off before the alternate screen is there (VTE heeds the switch only before the rows
    exist) and on again after it is gone. From the first query on, whatever ends the program ends
    it by `leaving`, which gives everything back first. Keys typed before the app is there are kept
    for it (`typed`) and not echoed.
    """

    def __init__(self, terminal: Detected | None = None) -> None:
        self.terminal = terminal or Detected(PLAIN, "not asked")
        self.replies: ReplyFilter | None = None
        self.typed = b""
        self.wire = Wire()
        self.line = Discipline()
        self.leaving = Leaving(self._give_back_for_ever)
        self._changes = threading.RLock()
        self._probe: Probe | None = None
        self._passthrough = Passthrough()
        self._environment: Mapping[str, str] = {}
        self._has_screen = False
        self._switched = False
        self._explicit = False  # mode 8 was reset with the queries: nobody knows what that did
        self._app_ran = False
        self._late = False

    def __enter__(self) -> Takeover:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.give_back()

    # What terminal it is

    def ask(
        self, environment: Mapping[str, str], keyboard: int = 0, *, explicit: bool = True
    ) -> None:
        """Send the queries; the answers come while other work is done.

        With `explicit` mode 8 is reset at once, as it must be before the screen is taken.
        """
        self._environment = environment
        self.leaving.guard(keyboard)
        if self.line.quiet(keyboard) and may_be_asked(environment):
            self._probe = Probe(keyboard, environment)
            self._passthrough = self._probe.passthrough
            self._explicit = explicit
            self.wire.write(self._probe.ask(explicit=explicit))

    def settle(self, chosen: Detected | None = None, patience: float = 0.0) -> Detected:
        """Wait for the answers, a bounded time, and return the terminal.

        `chosen` gives the profile, whatever the terminal answers; `patience` is how many seconds
        one is waited for that has said nothing yet.
        """
        if self._probe is not None and self.replies is None:
            self.replies = self._probe.answers(patience)
            self.typed += self._probe.typed
        self.terminal = self._detected(chosen)
        self._late = self.replies is not None and self.replies.expecting
        self._account_for_explicit_mode()
        return self.terminal

    def supposed(self, environment: Mapping[str, str], chosen: Detected | None) -> Detected:
        """Return what terminal it is as far as it can be known without asking."""
        self._environment = environment
        self.terminal = self._detected(chosen)
        return self.terminal

    def late(self) -> Detected | None:
        """Return the terminal if answers that came after `settle` tell of another one."""
        if not self._late or self.replies is None or not self.replies.replies.ends:
            return None
        self._late = False
        self.replies.expecting = False
        self._account_for_explicit_mode()
        found = self._detected(None)
        known = self.terminal.profile, self.terminal.ground
        return None if (found.profile, found.ground) == known else found

    def _account_for_explicit_mode(self) -> None:
        """Say what became of mode 8, which the queries have reset, as far as it is known."""
        replies = self.replies.replies if self.replies is not None else None
        if replies is None or not replies.ends:
            return
        switch = self.terminal.profile.switch
        if not self._explicit:
            return
        if _SET not in replies.modes or self.terminal.multiplexer:
            self._explicit = False  # it was not set, or not heeded
        elif switch is not None and switch.mode_8:
            self._explicit, self._switched = False, True
        elif not self._app_ran:
            self._explicit = False
            self.wire.write(_BIDI_ON)

    def _detected(self, chosen: Detected | None) -> Detected:
        """Return the terminal by what it has answered so far, with the profile that is chosen."""
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

    # The screen

    def take(self) -> None:
        """Take the screen, before the app is there to do it."""
        with self.changing():
            self.switch(on=True)
            self._has_screen = True
            self.wire.write(ALTERNATE_SCREEN + _CURSOR_OFF)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Keep the terminal from being given back while it is being taken.

        When it is about to be given back for ever nothing is taken any more.
        """
        while True:
            with self._changes:
                if not self.leaving.is_near:
                    yield
                    return
            time.sleep(_LAST_SECONDS)  # whoever gives it back ends the process

    def hand_over(self) -> bool:
        """Let the app go on from here; return whether the screen is taken already."""
        taken, self._has_screen = self._has_screen, False
        self._app_ran = True
        return taken

    def give_back(self, seconds: float = _ANSWER_SECONDS) -> None:
        """Put back what is not put back yet; from any thread, as often as one likes.

        So long it waits at most for what the terminal has not answered yet.
        """
        ours = self._changes.acquire(timeout=_TAKING_SECONDS)
        try:
            self.wire.put_back()
            if self._switched:
                self._switched = False
                self.wire.put_back(leave(self.terminal, shutil.get_terminal_size().lines))
            if self.line.is_ours:
                self._hear_out(seconds)
            self._put_explicit_mode_back()
        finally:
            self.line.restore(forget_keys=self._app_ran)
            self._passthrough.close()
            if ours:
                self._changes.release()

    def ask_again(self) -> str:
        """Return what is to be sent behind what the app asks on its own: it is answered last."""
        return "" if self._probe is None else self._probe.ask_again()

    def leave(self, status: int, error: BaseException | None = None) -> None:
        """Give the terminal back and end the process; nothing where no terminal was taken."""
        if self.leaving.guarded:
            self.leaving.leave(status, error)

    def _give_back_for_ever(self) -> None:
        self.wire.close()
        self.give_back(_LAST_SECONDS)

    def _hear_out(self, seconds: float) -> None:
        """Wait, a bounded time, for what the terminal still has to say: it is for nobody else.

        That is what is not answered yet; and reports of the mouse that were on their way.
        """
        probe = self._probe
        if probe is not None and not probe.is_complete:

            def heard(data: bytes) -> bool:
                self.typed += probe.filter.feed(data)
                return probe.is_complete

            self.line.drain(heard, _LAST_SECONDS if self._app_ran else seconds)
        if self._app_ran:
            self.line.drain(lambda _data: False, _LAST_SECONDS, quiet=_QUIET_SECONDS)

    def _put_explicit_mode_back(self) -> None:
        """Undo what the queries did to mode 8, unless it is known to have been so before."""
        explicit, self._explicit = self._explicit, False
        modes = self._probe.filter.replies.modes if self._probe is not None else []
        if explicit and _RESET not in modes:
            self.wire.put_back(_BIDI_ON)

    # The terminal's own bidi

    def switch(self, *, on: bool) -> None:
        """Switch the terminal's own bidi off (`on`: the screen is ours) or back."""
        if on:
            self.leaving.guard()
            if self.terminal.multiplexer:
                self._passthrough.open()
        if on == self._switched:
            return
        self._switched = on
        mode = self.terminal.profile.switch
        if mode is not None and mode.mode_8:
            self._explicit = False  # it is accounted for
        self._send_switch(on=on)

    def resized(self) -> None:
        """Switch rows off that a multiplexer's taller screen has made."""
        switch = self.terminal.profile.switch
        if self._switched and self.terminal.multiplexer and switch is not None and switch.by_row:
            self._send_switch(on=True)

    def _send_switch(self, *, on: bool) -> None:
        rows = shutil.get_terminal_size().lines
        self.wire.write((enter if on else leave)(self.terminal, rows))
