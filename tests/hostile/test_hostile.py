"""Hostile sources of every kind, smaller than in `make hostile`: none raises, grows or hangs."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from newsreader.loading import Stream, load_all
from newsreader.printing.articles import logical_lines
from support.examples import whole
from tools import hostile

SIZE = 2_000  # bytes: what takes the square of it is for `make hostile` to find
SECONDS = 10.0  # of processor time: a hang, on any machine
CASES = [case for case in hostile.cases(SIZE) if case.command == "print"]
LARGE = ("20000", "2000", "100,000", "30 MB", "15 MB", "overlap", "many streams", "20,000")


def read(source: Path | Stream) -> tuple[int, int]:
    """Return how many code points a source gives, and how many faults."""
    size = faults = 0
    for loaded in load_all(source):
        faults += len(loaded.faults)
        if loaded.article is not None:
            size += sum(map(len, logical_lines(loaded.article)))
    return size, faults


@pytest.mark.parametrize("step", [3, *whole([1])])
@pytest.mark.parametrize("group", sorted({case.name.partition(":")[0] for case in CASES}))
def test_hostile_sources(tmp_path: Path, group: str, step: int) -> None:
    chosen = [
        case
        for case in CASES
        if case.name.partition(":")[0] == group and not any(size in case.name for size in LARGE)
    ]
    for case in chosen[::step]:
        data = case.made()
        path = tmp_path / f"hostile{case.suffix}"
        path.write_bytes(data)
        start = time.process_time()
        size, faults = read(path if case.suffix else Stream(data))
        taken = time.process_time() - start
        assert size or faults, case.name
        assert size < 400 * len(data) + 100_000, case.name
        assert taken < SECONDS, (case.name, taken)
