"""The monkey at a real pseudo-terminal: raw bytes in one read, signals, and how it is left."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tools.monkey.events import PACE_SECONDS, Event, Sent, Sized, Touched
from tools.monkey.inside import Setting
from tools.monkey.meters import resident, waited_of
from tools.monkey.outcomes import LIMITS, Limits, Outcome

from newsreader.ui.textual_internals import KeyStream
from support.terminals import ANSWERS, Terminal, left_on

__all__ = ["run"]

_CHILD = Path(__file__).with_name("child.py")
_START_SECONDS = 30.0
_STOPPED = "\x1a"
_ESCAPE_SECONDS = 5.0  # until a lone Escape is one, at the latest
_SAID_SECONDS = 0.1  # until what the app has done has been said
_STILL_SECONDS = 20.0
_GIVE_UP = 20.0


def run(setting: Setting, events: Iterable[Event], limits: Limits = LIMITS) -> Outcome:
    """Do what is planned in a terminal, and leave it by Escape, Escape, q."""
    outcome = Outcome()
    out, report = os.pipe()
    os.set_inheritable(report, True)
    os.set_blocking(out, False)
    try:
        with _Playing(setting, outcome, out, report) as playing:
            os.close(report)
            playing.through(events)
    except AssertionError as error:
        outcome.find(f"the terminal: {error}")
    finally:
        os.close(out)
        setting.library.restore()
    outcome.measure(limits)
    return outcome


class _Playing(Terminal):
    """A terminal with the app in it."""

    def __init__(self, setting: Setting, outcome: Outcome, out: int, report: int) -> None:
        self._setting = setting
        self._outcome = outcome
        self._out = out
        self._said = b""
        self._facts: dict[str, Any] = {}
        self._status: int | None = None
        self._kind = setting.terminal if setting.terminal in ANSWERS else "xterm"
        library = setting.library
        super().__init__(
            (sys.executable, str(_CHILD), str(report), str(library.opened)),
            setting.state, size=setting.size, answers=ANSWERS[self._kind],
            environment={"XDG_RUNTIME_DIR": str(setting.state), "DISPLAY": "", "COLORTERM": ""},
        )  # fmt: skip
        os.set_blocking(self.descriptor, False)

    def read(self, seconds: float) -> bool:
        """Take what is written, to the terminal and of the meter."""
        alive = super().read(seconds)
        with contextlib.suppress(BlockingIOError):
            self._said += os.read(self._out, 1 << 20)
        *lines, self._said = self._said.split(b"\n")
        for line in lines[-1:]:
            self._facts = json.loads(line)
        return alive

    def through(self, planned: Iterable[Event]) -> None:
        """Do all of it."""
        end = time.monotonic() + _START_SECONDS
        while not self._facts and time.monotonic() < end and not self._has_ended():
            self.read(0.05)
        for event in planned:
            if self._has_ended():
                break
            self._outcome.events += 1
            self._do(event)
            self._measure()
        if not self._has_ended():
            self._leave()
        self._look_at_the_end()

    def _do(self, event: Event) -> None:
        if isinstance(event, Sent):
            end = time.monotonic() + PACE_SECONDS * len([*KeyStream().feed(event.data)])
            self._send(event.data)
            while time.monotonic() < end and not self._has_ended():
                self.read(0.002)
        elif isinstance(event, Sized):
            self.resize((event.columns, event.rows))
        elif isinstance(event, Touched):
            self._setting.library.touch(event.change, event.number)
        else:
            self._rest(event.seconds)

    def _send(self, data: bytes) -> None:
        """Write to the terminal what its user types, and go on reading meanwhile."""
        end = time.monotonic() + _STILL_SECONDS
        while data and not self._has_ended():
            with contextlib.suppress(BlockingIOError):
                data = data[os.write(self.descriptor, data) :]
            self.read(0.0 if data else 0.001)
            if time.monotonic() > end:
                self._outcome.find("what is typed is not read any more")
                return

    def _rest(self, seconds: float) -> None:
        """Read for a time, and until all keys are answered."""
        end = time.monotonic() + seconds
        latest = end + _STILL_SECONDS
        while not self._has_ended():
            self.read(0.01)
            if time.monotonic() > end and not self._facts.get("waiting"):
                return
            if time.monotonic() > latest:
                self._outcome.find(f"{self._facts['waiting']} keys are not answered")
                return

    def _measure(self) -> None:
        outcome, facts = self._outcome, self._facts
        outcome.busy_with = facts.get("busy_with", "")
        outcome.keys = facts.get("keys", 0)
        outcome.waited(facts.get("slowest", 0.0), facts.get("slowest_of", ""))
        outcome.waited(facts.get("beat", 0.0), "any")
        with contextlib.suppress(OSError):
            outcome.memory = max(outcome.memory, resident(self.process))

    def _has_ended(self) -> bool:
        """Return whether the program has ended; where it has stopped, let it go on."""
        if self._status is not None:
            return True
        process, status = os.waitpid(self.process, os.WNOHANG | os.WUNTRACED)
        if process and os.WIFSTOPPED(status):
            self._go_on()
        elif process:
            self._status = os.waitstatus_to_exitcode(status)
        return self._status is not None

    def _go_on(self) -> None:
        """Look how the terminal is left by a program that has stopped, then continue it."""
        while select.select([self.descriptor], [], [], 0)[0] and self.read(0):
            pass
        self._look_at_the_terminal("stopped")
        os.kill(self.process, signal.SIGCONT)

    def _leave(self) -> None:
        """Escape, Escape, q: that ends it."""
        self._rest(_SAID_SECONDS)
        for key in (b"\x1b", b"\x1b"):
            answered, end = self._facts.get("keys", 0), time.monotonic() + _ESCAPE_SECONDS
            self._send(key)
            while self._facts.get("keys", 0) == answered and time.monotonic() < end:
                self.read(0.01)  # what comes at once behind an Escape makes another key of it
            self._rest(_SAID_SECONDS)
        began, waited = time.monotonic(), waited_of(self.process)
        now = waited
        self._send(b"q")
        while not self._has_ended():
            now = max(now, waited_of(self.process))  # nothing, when it is gone
            self.read(0.002)
            self._outcome.out = max(0.0, time.monotonic() - began - (now - waited))
            if time.monotonic() - began > _GIVE_UP:
                self._outcome.find("Escape, Escape, q does not end it")
                return

    def _look_at_the_end(self) -> None:
        while select.select([self.descriptor], [], [], 0)[0] and self.read(0):
            pass
        if self._status is None:
            return
        if self._status != 0:
            self._outcome.find(f"exit status {self._status}")
        place = self.written.rfind(b"Traceback")
        if place >= 0:
            self._outcome.find(f"traceback:\n{self.written[place:].decode('utf-8', 'replace')}")
        self._look_at_the_terminal("ended")

    def _look_at_the_terminal(self, when: str) -> None:
        """See whether the terminal is as it was before."""
        for what in left_on(self.written, ANSWERS[self._kind]):
            self._outcome.find(f"left behind, {when}: {what}")
        if not self.is_as_before():
            self._outcome.find(f"left behind, {when}: the line discipline")
