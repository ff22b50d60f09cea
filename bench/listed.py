"""A library in the app, in a pseudo-terminal: until it is there, its list, its rest."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import NamedTuple

from tools.hostile_case import processor_time

from bench.articles import shown_title
from bench.memory import resident
from bench.ptys import Timed

__all__ = ["Opened", "idle", "opened", "pressed"]

_FRAME = b"\x1b[1;1H"  # the first row of the app's own first frame
_PRESSES = 60
_MANY = 200  # presses while articles come in
_KEYS = (b"j", b" ", b"j", b"b", b"k")  # each moves, in a list of thirty too
_QUIET = 1.0  # seconds without output: all has come
_TYPED = "المدينة"
_SEARCHED = "المدينة من العمل في البيت كتاب الماء والقرية"
_RESTED, _LITTLE = 5, 0.05  # seconds, and how much of each may be the processor's
_PAUSE = 0.1  # seconds between two letters, as somebody types who is quick


class Opened(NamedTuple):
    """The app on a library that was built: seconds to its first frame, to the list.

    Seconds from a key to the frame when the list is moved through, jumped through, filtered by
    letters, and when words are typed into the search; the MiB that are resident at rest, before.
    """

    frame: float
    shown: float
    scrolls: list[float]
    jumps: list[float]
    letters: list[float]
    typed: list[float]
    resident: float


def _command(root: Path) -> list[str]:
    return [sys.executable, "-m", "newsreader", str(root)]


def opened(root: Path, home: str, limit: float) -> Opened:
    """Open a library whose first title is the one that is waited for, and move in its list."""
    with Timed(_command(root), home) as timed:
        frame = timed.seconds_until(_FRAME, limit)
        shown = timed.seconds_until(shown_title(), limit)
        timed.settle(_QUIET)
        _rests(timed, time.perf_counter() + limit)
        held = resident(timed.process)
        timed.seconds_of(b"j")
        scrolls = [timed.seconds_of(_KEYS[number % len(_KEYS)]) for number in range(_PRESSES)]
        jumps = [timed.seconds_of(key) for key in (b"G", b"g", b"G", b"g")]
        timed.seconds_of(b"f")
        letters = [timed.seconds_of(letter.encode()) for letter in _TYPED]
        timed.seconds_of(b"\x1b")
        timed.settle(_QUIET)
        timed.seconds_of(b"F")
        typed = []
        for letter in _SEARCHED:
            typed.append(timed.seconds_of(letter.encode()))
            timed.settle(_PAUSE)
        return Opened(frame, shown, scrolls, jumps, letters, typed, held)


def pressed(root: Path, home: str) -> list[float]:
    """Return the seconds of keys in the list, of which the articles are coming in."""
    with Timed(_command(root), home) as timed:
        timed.seconds_until(shown_title(), 60)
        time.sleep(_QUIET)
        return [timed.seconds_of(_KEYS[number % len(_KEYS)]) for number in range(_MANY)]


def idle(root: Path, home: str, seconds: float, limit: float) -> float:
    """Return the share of a core that the app takes while nobody does anything."""
    with Timed(_command(root), home) as timed:
        timed.seconds_until(_FRAME, limit)
        timed.settle(5 * _QUIET)
        _rests(timed, time.perf_counter() + limit)
        before, start = processor_time(timed.process), time.perf_counter()
        end = start + seconds
        while time.perf_counter() < end:
            timed.settle(0.5)
            time.sleep(0.2)
        return (processor_time(timed.process) - before) / (time.perf_counter() - start)


def _rests(timed: Timed, end: float) -> None:
    """Wait until the app has taken nearly nothing for some seconds, but no longer than that."""
    rested, before = 0, processor_time(timed.process)
    while rested < _RESTED and time.perf_counter() < end:
        timed.settle(0.1)
        time.sleep(0.9)
        now = processor_time(timed.process)
        rested = rested + 1 if now - before < _LITTLE else 0
        before = now
