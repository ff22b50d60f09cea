"""Sources loaded in a process of its own, which one of them may hold, or end."""

from __future__ import annotations

import multiprocessing
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from tools.fuzz.loading import GIVE_UP, Watched, watched

__all__ = ["Apart"]

_GRACE = 5  # seconds of the processor more, when nothing in Python has ended it before


class Apart:
    """Loads one file after the other; where that ends the process, in another one from then on.

    A call into C that does not return is ended by the system, after seconds of the processor.
    """

    def __init__(self, seconds: float, memory: float) -> None:
        """Begin with no process."""
        self._bounds = (seconds, memory)
        self._process: multiprocessing.context.ForkProcess | None = None
        self._pipe: Connection | None = None

    def __call__(self, path: Path) -> Watched:
        """Return how a file was loaded."""
        if self._process is None or self._pipe is None:
            fork = multiprocessing.get_context("fork")
            self._pipe, theirs = fork.Pipe()
            self._process = fork.Process(target=_work, args=(self._pipe, theirs, *self._bounds))
            self._process.start()
            theirs.close()
        try:
            self._pipe.send(path)
            found: Watched = self._pipe.recv()
        except (EOFError, OSError):
            self._process.join()
            ended = self._process.exitcode
            self.close()
            is_slow = ended == -signal.SIGVTALRM
            how = "hangs within a call" if is_slow else f"ends the process: {ended}"
            return Watched((how,), GIVE_UP + _GRACE if is_slow else 0.0, 0.0)
        return found

    def close(self) -> None:
        """Let the process end."""
        if self._pipe is not None and self._process is not None:
            self._pipe.close()
            self._process.join()
        self._process = self._pipe = None


def _work(ours: Connection, theirs: Connection, seconds: float, memory: float) -> None:
    """Load what is asked for until nobody asks any more."""
    ours.close()
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    while True:
        try:
            path = theirs.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_VIRTUAL, GIVE_UP + _GRACE)
        found = watched(path, seconds, memory)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        theirs.send(found)
