"""A program in a pseudo-terminal, timed."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType

ROWS, COLUMNS = 36, 120
_QUIET = 0.012
_ASKED = b"\x1b[c"  # the last of the queries


class Timed:
    """A context manager: the program runs within.

    `answer` is what the terminal answers to queries, nothing where it does not.
    """

    def __init__(
        self,
        command: Sequence[str],
        home: str,
        answer: bytes = b"",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start a command in a terminal; `answer` is sent when it asks what terminal this is."""
        self.start = time.perf_counter()
        self.seen = b""
        self._answer = answer
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            around = {
                **os.environ, "HOME": home, "TERM": "xterm-256color", "COLORTERM": "",
                **(environment or {}),
            }  # fmt: skip
            os.execvpe(command[0], list(command), around)
        self.resize(COLUMNS, ROWS)

    def __enter__(self) -> Timed:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the command and close the terminal."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def seconds_until(self, text: bytes, limit: float = 30) -> float:
        """Return the seconds from the start until `text` is written."""
        while text not in self.seen:
            if time.perf_counter() - self.start > limit:
                raise RuntimeError(f"never shown: {text!r}")
            self._take(0.05)
        return time.perf_counter() - self.start

    def settle(self, seconds: float) -> None:
        """Take what is written until nothing has come for so long."""
        while self._take(seconds):
            pass

    def seconds_of(self, keys: bytes) -> float:
        """Return the seconds from a key press until the frame that answers it is complete."""
        start = time.perf_counter()
        if keys:
            os.write(self.terminal, keys)
        while not self._take(0.5):
            if time.perf_counter() - start > 10:
                raise RuntimeError(f"no answer to {keys!r}")
        last = time.perf_counter()
        while self._take(_QUIET):
            last = time.perf_counter()
        return last - start

    def _take(self, seconds: float) -> bool:
        """Read what comes within so many seconds; return whether anything came."""
        if not select.select([self.terminal], [], [], seconds)[0]:
            return False
        self.seen = (self.seen + os.read(self.terminal, 1 << 16))[-(1 << 18) :]
        if self._answer and _ASKED in self.seen:
            os.write(self.terminal, self._answer)
            self._answer = b""
        return True


def in_turn(runs: Sequence[Callable[[], float]], rounds: int) -> list[list[float]]:
    """Return what the runs measure, a row for each of so many rounds.

    A round before them warms the file system's caches.
    """
    return [[run() for run in runs] for _ in range(rounds + 1)][1:]


def first_paint(
    command: Sequence[str],
    home: str,
    text: bytes,
    answer: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> float:
    """Return the seconds until a program has written `text`."""
    with Timed(command, home, answer, environment) as timed:
        return timed.seconds_until(text)
