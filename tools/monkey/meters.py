"""How long keys wait for their answer, and what the program holds of the memory.

Time in which the machine was busy with other programs is not counted: it says nothing of this one.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
import time
import traceback
from dataclasses import dataclass
from pathlib import Path

from textual import events
from tools.monkey.events import PACE_SECONDS

from newsreader.ui.app import NewsreaderApp

__all__ = ["Meter", "Moment", "resident", "waited_of"]

_BEAT_SECONDS = 0.01
_BUSY_SECONDS = 0.2
_FRESH_SECONDS = 0.1
_PAGE = os.sysconf("SC_PAGE_SIZE")


def resident(process: int | str = "self") -> int:
    """Return the bytes of memory that a process holds."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment: when it was, what the program had worked and waited for a processor until then.

    All are seconds, the last two those of all threads: each may keep the others waiting.
    """

    time: float
    worked: float
    waited: float

    @classmethod
    def now(cls) -> Moment:
        """Return the moment that is now."""
        return cls(time.monotonic(), time.process_time(), _own_wait())

    def until(self, later: Moment) -> float:
        """Return the seconds to a later moment, as it would have come on a machine of its own."""
        passed = later.time - self.time
        alone = passed - (later.waited - self.waited)
        return min(passed, max(alone, later.worked - self.worked))


def waited_of(process: int | str) -> float:
    """Return the seconds in which threads of a process could have worked and had no turn."""
    total = 0.0
    for path in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError, IndexError):  # it has ended, or nobody counts
            total += int(path.read_text().split()[1]) / 1e9
    return total


@dataclass(slots=True)
class _Wait:
    """What `waited_of` said last of this process, and when (seconds)."""

    until: float = 0.0
    seconds: float = 0.0


_last = _Wait()


def _own_wait() -> float:
    """Return what `waited_of` says of this process, as it was a tenth of a second ago or later.

    Asking reads a file for each thread, and each time others may take their turn: asked for each
    of many keys it would be what keeps them waiting.
    """
    now = time.monotonic()
    if now > _last.until:
        _last.seconds = waited_of("self")
        _last.until = time.monotonic() + _FRESH_SECONDS
    return _last.seconds


class Meter:
    """Watches an app in its own thread: `slowest` is the longest that a key waited (seconds).

    A key that comes in one read with others waits from when a hand would have come to it.
    So it is for the loop: what is too busy to beat is too busy for a key.
    """

    def __init__(self, app: NewsreaderApp) -> None:
        self.keys = 0
        self.slowest = 0.0
        self.slowest_of = ""
        self.longest_beat = 0.0
        self._coming: list[tuple[Moment, float]] = []
        self._typed = 0.0
        self._app = app
        self._pass_on = app.keys.take
        app.keys.take = self._take  # type: ignore[method-assign]
        self.busy_with = ""
        self._beaten = time.monotonic()
        self._is_over = False
        self._looked_on = False
        self._beats = asyncio.ensure_future(self._beat())
        threading.Thread(target=self._watch, args=(threading.get_ident(),), daemon=True).start()

    def comes(self, message: object) -> None:
        """Take note that a key is on its way to the app."""
        if isinstance(message, events.Key):
            now = Moment.now()
            self._typed = max(now.time, self._typed + PACE_SECONDS)
            self._coming.append((now, self._typed - now.time))

    @property
    def waiting(self) -> int:
        """How many keys are not answered yet."""
        return len(self._coming)

    async def _take(self, event: events.Key) -> None:
        await self._pass_on(event)
        began, early = self._coming.pop(0) if self._coming else (Moment.now(), 0.0)
        self.keys += 1
        took = began.until(Moment.now()) - early
        if took > self.slowest:
            self.slowest, self.slowest_of = took, event.key

    async def _beat(self) -> None:
        while True:
            self._looked_on = False
            before = Moment.now()
            await asyncio.sleep(_BEAT_SECONDS)
            self._beaten = time.monotonic()
            took = before.until(Moment.now()) - _BEAT_SECONDS
            if not self._looked_on:
                self.longest_beat = max(self.longest_beat, took)

    def look_on(self) -> None:
        """Do not count what the loop is doing now: it is being looked at."""
        self._looked_on = True
        self._beaten = time.monotonic()

    def _watch(self, thread: int) -> None:
        """Take note of what the app is doing when it has not beaten for a while."""
        longest = _BUSY_SECONDS
        while not self._is_over:
            time.sleep(_BUSY_SECONDS / 4)
            silent = time.monotonic() - self._beaten
            if silent > longest:
                longest = silent
                self.busy_with = "".join(traceback.format_stack(sys._current_frames()[thread]))

    def end(self) -> None:
        """Watch no longer."""
        self._is_over = True
        self._beats.cancel()
