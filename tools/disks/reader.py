"""Somebody who reads while something happens to the disk, and what came of it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newsreader.errors import Fault
from newsreader.library.entries import Reading
from newsreader.library.libraries import Library
from newsreader.text.offsets import CodePoint

__all__ = ["BOUND", "Outcome", "Reader"]

BOUND = 50.0
"""Milliseconds that no call of the screen's thread may take longer than."""


@dataclass
class Outcome:
    """What came of the tries of a case."""

    tries: int = 0
    worst: float = 0.0  # milliseconds
    read: int = 0
    kept: int = 0
    said: int = 0
    unsaid: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        """Add the outcome of another try."""
        self.tries += other.tries
        self.worst = max(self.worst, other.worst)
        self.read += other.read
        self.kept += other.kept
        self.said += other.said
        self.unsaid += other.unsaid
        self.errors += other.errors


class Reader:
    """Somebody who reads: every call of the screen's thread is timed, every fault listened to."""

    def __init__(self, articles: Path, state: Path, outcome: Outcome) -> None:
        self.outcome = outcome
        self.faults: list[Fault] = []
        self.read: set[str] = set()
        self.library = Library([articles], state)
        self._state = state
        self._refresh()

    def _refresh(self) -> None:
        self.faults += self.library.refresh().faults

    def _timed(self, work: Callable[[], object]) -> None:
        before = time.perf_counter()
        work()
        self.outcome.worst = max(self.outcome.worst, 1000 * (time.perf_counter() - before))

    def reads(self, paths: Sequence[str]) -> None:
        """Open articles, as the screen does, and leave them at a place."""
        library = self.library
        for number, path in enumerate(paths):
            self._timed(partial(library.entry, path))
            self._timed(partial(library.mark_read, path))
            self._timed(partial(library.set_place, path, 1, number))
            self._timed(partial(library.reading, path))
            if library.reading(path) != Reading(True, (1, CodePoint(number))):
                self.outcome.errors.append(f"{path}: {library.reading(path)}")
            self.read.add(path)
        self._refresh()

    def settles(self, seconds: float = 10, *, patient: bool = False) -> None:
        """Wait until all is written, or, unless one is `patient`, cannot be for now."""
        end = time.monotonic() + seconds
        while self.library._readings.owed and time.monotonic() < end:
            if self.library.fault is not None and not patient:
                return
            time.sleep(0.002)

    def leaves(self, seconds: float = 0.1) -> None:
        """End, as the app does."""
        before = time.perf_counter()
        self.faults += self.library.close(seconds)
        if time.perf_counter() - before > seconds + BOUND / 1000:
            self.outcome.errors.append("the end waited for the disk")

    def judge(self) -> Outcome:
        """Compare what was read with what the next start knows, and with what was said."""
        lost = self.read - _known(self._state)
        outcome = self.outcome
        outcome.tries += 1
        outcome.read += len(self.read)
        outcome.kept += len(self.read) - len(lost)
        told = "\n".join(map(str, self.faults))
        counted = sum(map(int, re.findall(r"what was read of (\d+) article", told)))
        if "was damaged" in told or len(lost) <= counted:
            outcome.said += len(lost)
        else:
            outcome.unsaid += len(lost)
        return outcome


def _known(state: Path) -> set[str]:
    """Return the articles that were read, as the next start knows them."""
    library = Library([], state)
    library.refresh()
    found = {path for path, reading in library._readings.all().items() if reading.read}
    library.close(10)
    return found
