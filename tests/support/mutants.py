"""For a run of mutmut: the quick tests come first, and none of them goes on for ever."""

from __future__ import annotations

import json
import os
import resource
import signal
from collections.abc import Generator
from pathlib import Path

import pytest

# A mutant may gather without end: it ends with an error, not with the machine.
_MEMORY = 6 << 30  # bytes
resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))

_STATS = Path("mutmut-stats.json")  # written once all tests have run on the source as it is
_TIMED_OUT = 36  # what mutmut takes for a timeout
_FAILED = Path("failed.txt")  # the first test that falls on the source as it is


def _durations() -> dict[str, float]:
    """Return each test's seconds on the source as it is, by its id."""
    found: dict[str, float] = {}
    if _STATS.exists():
        found = json.loads(_STATS.read_text("utf-8"))["duration_by_test"]
    return found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    durations = _durations()
    items.sort(key=lambda item: durations.get(item.nodeid, 0))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.failed and not _STATS.exists():
        _FAILED.write_text(f"{report.nodeid}\n{report.longreprtext}\n", "utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    duration = _durations().get(item.nodeid)
    if duration is not None:
        signal.signal(signal.SIGPROF, lambda *_: os._exit(_TIMED_OUT))
        signal.setitimer(signal.ITIMER_PROF, 5 + 5 * duration)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
