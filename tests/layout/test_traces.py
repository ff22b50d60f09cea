"""What every stage makes of a paragraph, case by case: a test that falls names the stage.

The cases are the files in `traces/`. A new one needs its first three lines, and
`WRITE_TRACES=1 pytest tests/layout/test_traces.py` adds the stages as they come out: to be read
before they are kept.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.traces import FOLDER, STAGES, read, traced, written

CASES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_stage(path: Path) -> None:
    wanted = read(path)
    found = traced(wanted)
    if "WRITE_TRACES" in os.environ:
        path.write_text(written(found), "utf-8")
        wanted = read(path)
    for stage in STAGES:  # in their order: what breaks one breaks those behind it
        assert found.stages[stage] == wanted.stages[stage], stage
    assert written(wanted) == path.read_text("utf-8")


def test_there_are_a_dozen_cases() -> None:
    assert len(CASES) >= 12
