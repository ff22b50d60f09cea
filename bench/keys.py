"""How long from a key press to the complete frame, in an article of 10 MB."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bench.articles import article, shown_title
from bench.ptys import COLUMNS, ROWS, Timed
from bench.tables import percentile

KEYS = {"j": b"j", "k": b"k", "Space": b" ", "b": b"b", "d": b"d", "u": b"u"}
JUMPS = {"End": b"G", "Home": b"g"}


class Session(NamedTuple):
    """The seconds to a frame: while the article is loaded behind, then loaded; jumps, resizes."""

    early: list[float]
    scrolls: list[float]
    jumps: dict[str, float]
    resizes: list[float]


def session(
    path: Path, home: str, presses: int, environment: Mapping[str, str] | None = None
) -> Session:
    """Return the times of one run of the app with so many presses once all is loaded."""
    command = [sys.executable, "-m", "newsreader", str(path)]
    with Timed(command, home, environment=environment) as timed:
        timed.seconds_until(shown_title())
        early = []
        timed.settle(0.1)  # the first screen is handed over to the app
        while time.perf_counter() - timed.start < 3:  # while the rest is loaded behind
            early.append(timed.seconds_of(random.choice([b"j", b" "])))
        timed.settle(4)
        timed.seconds_of(b"G")
        timed.seconds_of(b"g")
        timed.seconds_of(b" " * 60)  # a key at the top would change nothing
        scrolls = [timed.seconds_of(random.choice([*KEYS.values()])) for _ in range(presses)]
        jumps = {name: timed.seconds_of(key) for name, key in JUMPS.items()}
        resizes = []
        for columns, rows in ((90, 30), (140, 50), (60, 20), (COLUMNS, ROWS)):
            timed.resize(columns, rows)
            resizes.append(timed.seconds_of(b""))
    return Session(early, scrolls, jumps, resizes)


def main(presses: int = 400) -> None:
    """Print the percentiles of scrolling, and the jumps and resizes one by one."""
    random.seed(1)
    with tempfile.TemporaryDirectory() as home:
        path = Path(home, "large", "large.txt")
        path.parent.mkdir()
        path.write_text(article(10_000_000), encoding="utf-8")
        found = session(path, home, presses)
    print(f"10 MB article, key press to complete frame, {presses} presses:")
    for name, values in (("loaded", found.scrolls), ("while it is being loaded", found.early)):
        middle, worst = statistics.median(values), percentile(values, 0.99)
        print(f"  {name}: median {middle * 1000:.0f} ms, 99 % {worst * 1000:.0f} ms")
    print("  " + ", ".join(f"{name} {s * 1000:.0f} ms" for name, s in found.jumps.items()))
    print("  resizing: " + ", ".join(f"{seconds * 1000:.0f} ms" for seconds in found.resizes))
