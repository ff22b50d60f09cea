"""One exit: run, ended, and looked at."""

from __future__ import annotations

import contextlib
import os
import signal
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from tools.exits.plans import Plan, command_of

from support.led import Led
from support.terminals import left_on

__all__ = ["Trial", "tried"]

_GIVE_UP_SECONDS = 12.0
_HUNG_SECONDS = 5.0
_READY = b"\x1b[?1004h"  # the app has begun, and reads keys
_MOVES = "".join(f"\x1b[<35;{column};5M" for column in range(10, 40))
_GIVEN_BACK = b"\x1b[?1049l"


@dataclass
class Trial:
    """What came of a plan: what was wrong, and how long it took in seconds from its cause."""

    plan: Plan
    wrong: list[str] = field(default_factory=list)
    back: float | None = None
    seconds: float | None = None


class _Run(Led):
    """The app in its terminal."""

    def __init__(self, plan: Plan, articles: Path, home: Path) -> None:
        command, source = command_of(plan, articles)
        super().__init__(command, home, source=source, answers=plan.answers, latency=plan.latency)
        self.plan = plan
        self.ready: float | None = None
        self.back: float | None = None
        self.closed = False

    def read(self, seconds: float) -> bool:
        """Take what is written within a time, and note when the app is ready and when gone."""
        if self.closed:
            time.sleep(min(seconds, 0.005))
            return False
        is_open = super().read(seconds)
        now = time.monotonic()
        if self.ready is None and _READY in self.written:
            self.ready = now
        if self.back is None and _GIVEN_BACK in self.written:
            self.back = now
        return is_open

    def end(self) -> None:
        """End the app in the way that is planned."""
        kind = self.plan.kind
        if self.plan.mouse and b"\x1b[?1003h" in self.written:
            self.type(_MOVES)
        if kind == "q":
            self.type("q")
        elif kind == "Ctrl-C":
            self.type("\x03")
        elif kind == "window closed":
            os.close(self.descriptor)
            self.descriptor = os.open(os.devnull, os.O_RDONLY)
            self.closed = True
        elif kind.startswith("SIG"):
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.facts["pid"], signal.Signals[kind])


def tried(plan: Plan, articles: Path) -> Trial:
    """Run a plan."""
    trial = Trial(plan)
    with (
        tempfile.TemporaryDirectory(prefix="newsreader-home-") as home,
        _Run(plan, articles, Path(home)) as run,
    ):
        _carry_out(run, trial)
    return trial


def _carry_out(run: _Run, trial: Trial) -> None:
    plan = run.plan
    run.wait_for_fact("pid")
    start = time.monotonic()
    if not plan.kind.startswith("exception"):
        while time.monotonic() < start + plan.moment:
            run.look(0.002)
        run.end()
    cause = time.monotonic()
    began = bool(run.written)
    if not run.wait_for_fact("gone", seconds=_GIVE_UP_SECONDS):
        trial.wrong.append(f"hangs: {run.written[-200:]!r}")
        return
    run.wait_for_fact("left", "closed", seconds=2)
    if plan.kind in ("q", "Ctrl-C") and run.ready is not None:
        cause = max(cause, run.ready)  # what is typed ahead waits for the app
    if not plan.kind.startswith("exception") and (began or not run.closed):
        trial.seconds = max(0.0, run.facts["gone"] - cause)
        if run.back is not None and not run.closed:
            trial.back = max(0.0, run.back - cause)
    trial.wrong += _wrong(run, trial.seconds)


def _wrong(run: _Run, seconds: float | None) -> list[str]:
    plan, facts, written = run.plan, run.facts, run.written
    if b"KeyboardInterrupt" in written and b"\x1b" not in written:
        return []  # the interpreter itself was still on its way
    wrong = []
    if seconds is not None and seconds > _HUNG_SECONDS:
        wrong.append(f"gone after {seconds:.2f} s")
    if run.closed:
        return wrong
    if not _is_right(plan, facts["status"], bool(written)):
        wrong.append(f"exit status {facts['status']}")
    wrong += left_on(written, plan.answers)
    if not facts.get("same", False):
        wrong.append("the line discipline is changed")
    if facts.get("left"):
        wrong.append(f"left to be read: {bytes.fromhex(facts['left'])!r}")
    if b"Traceback" in written and not plan.kind.startswith("exception"):
        wrong.append(f"traceback: {written[written.index(b'Traceback') :][-600:].decode()}")
    if plan.kind.startswith("exception") and b"planted" not in written:
        wrong.append("no traceback")
    return wrong


def _is_right(plan: Plan, status: int, began: bool) -> bool:
    """Return whether an exit status is the planned one.

    Before anything was sent a signal ends the program as the system does it; Ctrl-C is a signal
    until the app reads keys.
    """
    allowed = {plan.status}
    if plan.kind == "Ctrl-C":
        allowed |= {130, -signal.SIGINT}
    if plan.kind.startswith("SIG") and not began:
        allowed.add(-signal.Signals[plan.kind])
        allowed.add(130)
    return status in allowed
