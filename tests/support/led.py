"""A program in a pseudo-terminal as under a shell, which sees how the terminal is left."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from support.terminals import Terminal

__all__ = ["Led"]

_LEADER = Path(__file__).with_name("leader.py")


class Led(Terminal):
    """A terminal with a leader in it that runs the program.

    `facts` is what the leader has reported: `pid` of the program, `gone` when it was and `status`,
    then `same` line discipline and what was `left` to be read as if it had been typed, in hex;
    `closed` instead where the terminal was.
    """

    def __init__(
        self, command: Sequence[str], home: Path, *, source: str = "-", **options: Any
    ) -> None:
        """Start the program; `source` is the file it has for standard input."""
        self.facts: dict[str, Any] = {}
        self._partial = b""
        self._reports, writing = os.pipe()
        os.set_inheritable(writing, True)
        os.set_blocking(self._reports, False)
        leader = [sys.executable, str(_LEADER), str(writing), source, *command]
        super().__init__(leader, home, **options)
        os.close(writing)

    def look(self, seconds: float) -> bool:
        """Take what is written and reported within a time; False when the terminal is closed."""
        is_open = self.read(seconds)
        with contextlib.suppress(BlockingIOError):
            self._partial += os.read(self._reports, 65536)
        *lines, self._partial = self._partial.split(b"\n")
        for line in lines:
            self.facts |= json.loads(line)
        return is_open

    def wait_for_fact(self, *names: str, seconds: float = 15) -> bool:
        """Wait until one of some facts is reported; return whether it was."""
        end = time.monotonic() + seconds
        while not self.facts.keys() & set(names):
            if time.monotonic() > end:
                return False
            self.look(0.005)
        return True

    def left(self) -> bytes:
        """Wait for the end; return what is left to be read."""
        assert self.wait_for_fact("left")
        return bytes.fromhex(self.facts["left"])

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if "pid" in self.facts and "gone" not in self.facts:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.facts["pid"], signal.SIGKILL)
        super().__exit__(kind, error, trace)
        os.close(self._reports)
