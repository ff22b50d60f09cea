"""Taking the screen and giving it back: once each, whatever happens in between."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from newsreader.terminal.detection import Detected, detect, of_another
from newsreader.terminal.discipline import Discipline
from newsreader.terminal.leaving import Leaving
from newsreader.terminal.multiplexers import Passthrough
from newsreader.terminal.preferences import bidi_is_off
from newsreader.terminal.probing import Probe, may_be_asked
from newsreader.terminal.profiles import PLAIN
from newsreader.terminal.replies import Replies, ReplyFilter
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
_HANDING_ON_SECONDS = 0.4  # what a multiplexer takes at most to do so
_ANSWER_SECONDS = 1.0  # what is asked over ssh may take so long to be answered


class Takeover(AbstractContextManager["Takeover"]):
    """The screen of one terminal, ours between `take` and `give_back`.

    `ask` sends the terminal its queries, `settle` waits for the answers. The terminal's bidi is
    switched off before the alternate screen is there (VTE heeds the switch only before the rows
    exist) and on again after it is gone. From the first query on, whatever ends the program ends
    it by `leaving`, which gives everything back first. Keys typed before the app is there are kept
    for it (`typed`) and not echoed.
    """

    def __init__(self, terminal: Detected | None = None) -> None:
        self.terminal = terminal or Detected(PLAIN, "not asked")
        self.chosen: Detected | None = None
        self.typed = b""
        self.wire = Wire()
        self.line = Discipline()
        self.leaving = Leaving(self._give_back_for_ever)
        self.is_another = False  # one has come behind the multiplexer: see `become`
        self._changes = threading.RLock()
        self._probe: Probe | None = None
        self._passthrough = Passthrough()
        self._environment: Mapping[str, str] = {}
        self._has_screen = False
        self._switched = False
        self._explicit = False  # mode 8 was reset with the queries: nobody knows what that did
        self._app_ran = False
        self.expects = False  # answers that are late
        self._anew = False  # they are those of another terminal

    def __exit__(self, *_raised: object) -> None:
        self.give_back()

    # What terminal it is

    @property
    def replies(self) -> ReplyFilter | None:
        """What takes answers out of the keys, None where nothing was asked."""
        return self._probe.filter if self._probe is not None else None

    def ask(
        self, environment: Mapping[str, str], keyboard: int | None = 0, *, explicit: bool = True
    ) -> None:
        """Send the queries; the answers come while other work is done.

        With `explicit` mode 8 is reset at once, as it must be before the screen is taken. Nothing
        is asked without a keyboard to hear the answers by.
        """
        self._environment = environment
        if keyboard is None:
            return
        self.leaving.guard(keyboard)
        with self.changing():
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
        self.chosen = chosen
        if self._probe is not None:
            self.expects = self._probe.answers(patience).expecting
            self.typed += self._probe.typed
        self.terminal = self._detected()
        self._account_for_explicit_mode()
        return self.terminal

    def ask_anew(self, kind: str) -> None:
        """Send the queries to another terminal behind the multiplexer, where its TERM is `kind`.

        Nothing where the screen is not ours. When it has answered, `late` returns it.
        """
        with self.changing():
            if self._probe is not None and self.line.is_ours:
                self._environment = of_another(self._environment, kind)
                self._probe = Probe(self._probe.keyboard, self._environment)
                self.expects = self._anew = True
                self.wire.write(self._probe.ask(explicit=False))

    def late(self) -> Detected | None:
        """Return the terminal if late answers are another one's, as after `ask_anew` they are."""
        probe = self._probe
        if not self.expects or probe is None:
            return None
        if not (probe.is_complete if self._anew else probe.filter.replies.ends):
            return None
        self.expects = probe.filter.expecting = False
        if self._anew:
            self.is_another = True
            return self._detected()
        self._account_for_explicit_mode()
        found = self._detected()
        known = self.terminal.profile, self.terminal.ground, self.terminal.identity
        return None if (found.profile, found.ground, found.identity) == known else found

    def _account_for_explicit_mode(self) -> None:
        """Say what became of mode 8, which the queries have reset, as far as it is known."""
        replies = self.replies.replies if self.replies else Replies()
        if not self._explicit or not replies.ends:
            return
        switch = self.terminal.profile.switch
        if _SET not in replies.modes or self.terminal.multiplexer:
            self._explicit = False  # it was not set, or not heeded
        elif switch is not None and switch.mode_8:
            self._explicit, self._switched = False, True
        elif not self._app_ran:
            self._explicit = False
            self.wire.write(_BIDI_ON)

    def _detected(self) -> Detected:
        """Return the terminal by what it has answered so far, with the profile that is chosen."""
        found = detect(self._environment, self.replies.replies if self.replies else None)
        if self.chosen is not None:
            found = replace(found, profile=self.chosen.profile, sign=self.chosen.sign)
        is_off = found.off and not self._anew  # by us, if it is another
        return replace(found, off=is_off or bidi_is_off(found.profile.name, self._environment))

    def become(self, terminal: Detected) -> None:
        """Go on with another profile: what the one before needed is undone."""
        with self.changing():
            taken, self._switched = self._switched, self._switched and not self.is_another
            self.is_another = False  # if it was, nothing was sent to it
            self.switch(on=False)
            self.terminal = terminal
            self.switch(on=taken)

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
                self._put_bidi_back()
            if self.line.is_ours:
                self._hear_out(_LAST_SECONDS if self._app_ran else seconds)
            if self._app_ran:  # reports of the mouse that were on their way are for nobody else
                self.line.drain(lambda _data: False, _LAST_SECONDS, quiet=_QUIET_SECONDS)
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

    def _put_bidi_back(self) -> None:
        """Switch the terminal's own bidi on again, when a multiplexer has drawn the old screen.

        While it draws it hands nothing on; and it must be let to until it has handed this on.
        """
        text = leave(self.terminal, shutil.get_terminal_size().lines)
        if not text or not self.terminal.multiplexer:
            self.wire.put_back(text)
            return
        for part in ("", text):
            self.wire.put_back(part + self.ask_again())
            self._hear_out(_HANDING_ON_SECONDS)

    def _hear_out(self, seconds: float) -> None:
        """Wait, a bounded time, for what the terminal still has to say: it is for nobody else."""
        probe = self._probe
        if probe is not None and not probe.is_complete:

            def heard(data: bytes) -> bool:
                self.typed += probe.filter.feed(data)
                return probe.is_complete

            self.line.drain(heard, seconds)

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
        with self.changing():
            if self._switched and self.terminal.multiplexer and not self.is_another:
                self._send_switch(on=True)

    def _send_switch(self, *, on: bool) -> None:
        rows = shutil.get_terminal_size().lines
        self.wire.write((enter if on else leave)(self.terminal, rows))
