"""A hostile source opened in the app, at a pseudo-terminal, with keys pressed meanwhile."""

from __future__ import annotations

import multiprocessing
import os
import re
import shlex
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tools.hostile_case import Case, held, processor_time, write

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.terminals import Terminal

__all__ = ["AtTheScreen", "opened"]

_SIZE = (100, 30)
_HELP = b"Moving"  # the first heading of the window of keys
_STILL = 0.3  # seconds without a byte: the window is there, whole
_WAITED = 60.0  # seconds after which nothing comes any more
_SENT = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[ -?]*[@-~]|\x1b[()*+].|\x1b.|\s")


@dataclass(frozen=True, slots=True)
class AtTheScreen:
    """Seconds until the first text or fault, and those that two keys took; MB held.

    Seconds are those of the clock, or of the processor where they are fewer: other programs keep
    the clock going, and what the app does in the background the processor. Then what is wrong.
    """

    first: float
    key: float
    end: float
    memory: float
    size: int  # bytes
    wrong: str


class _App(Terminal):
    """The app with a source, watched."""

    def __init__(self, case: Case, path: Path, limit: float) -> None:
        source = shlex.quote(str(path))
        rest = source if case.suffix else f"- < {source}"
        command = f"exec {shlex.quote(sys.executable)} -m newsreader --language en {rest}"
        self.memory = 0.0
        self.taken = 0.0
        self._limit = limit
        super().__init__(("sh", "-c", command), path.parent.parent, size=_SIZE)

    def until(self, text: bytes, start: int = 0) -> float:
        """Return the seconds until a text is written, any where it is empty.

        Raises EOFError when the program has ended, TimeoutError when it took more than the limit.
        """
        before, began = self.taken, time.monotonic()
        while not (text in self.shown(start) if text else self.shown(start)):
            if not self.read(0.05):
                raise EOFError
            self._look()
            if self.taken - before > self._limit or time.monotonic() - began > _WAITED:
                raise TimeoutError(f"no answer within {self.taken - before:.0f} s")
        waited = time.monotonic() - began
        self._look()
        return min(self.taken - before, waited)

    def shown(self, start: int = 0) -> bytes:
        """Return what was written from a place on, but for blanks and control sequences."""
        return _SENT.sub(b"", self.written[start:])

    def _look(self) -> None:
        if self.written:  # before it is the shell, or not even that
            self.memory = max(self.memory, held(self.process))
        self.taken = processor_time(self.process) or self.taken


def opened(case: Case, folder: Path, limit: float) -> AtTheScreen:
    """Return how the app shows a source: the first frame, help meanwhile, the article's end."""
    path = folder / "library" / f"hostile{case.suffix}"
    path.parent.mkdir(exist_ok=True)
    writer = multiprocessing.Process(target=write, args=(case, path))
    writer.start()
    writer.join()
    first = key = end = 0.0
    wrong = ""
    with _App(case, path, limit) as app:
        try:
            first = app.until(b"")
            app.type("?")
            key = app.until(_HELP)
            app.settle(_STILL)
            start = len(app.written)
            app.type("qG?")  # closes the window, goes to the end, opens it again
            end = app.until(_HELP, start)
            app.type("qq")
            app.until(b"\0")
        except TimeoutError as error:
            wrong = str(error)
        except EOFError:
            first = first or app.taken
            wrong = _ended(app, key)
    size = path.stat().st_size
    path.unlink()
    return AtTheScreen(first, key, end, app.memory, size, wrong)


def _ended(app: _App, key: float) -> str:
    """Return what is wrong with how the program has ended: with a fault, or after `q`."""
    status = os.waitstatus_to_exitcode(os.waitpid(app.process, 0)[1])
    if b"Traceback" in app.written:
        return app.written.decode("utf-8", "replace").strip().splitlines()[-1][:60]
    if status < 0 or (key and status):
        return f"ends with {status}"
    return "" if key or b"newsreader:" in app.written else "silent"
