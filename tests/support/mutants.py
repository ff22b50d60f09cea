"""For a run of mutmut: the quick tests come first, and none of them goes on for ever."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Generator
from functools import cache
from pathlib import Path

import pytest

# A mutant may gather without end: it ends with an error, not with the machine.
_MEMORY = 6 << 30  # bytes
resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
# What is called goes through two frames of mutmut's.
sys.setrecursionlimit(3 * sys.getrecursionlimit())

_DURATIONS = Path("durations.json")  # each test's seconds on the source as it is, by its id
_FAILED = Path("failed.txt")  # the first test that falls on the source as it is
_TIMED_OUT = 36  # what mutmut takes for a timeout
_TABLES = ("_words", "_stretches", "_after_arabic", "_after_hebrew")


def _is_first_run() -> bool:
    """Return whether mutmut is looking which test calls what."""
    return os.environ.get("MUTANT_UNDER_TEST") == "stats"


@cache
def _durations() -> dict[str, float]:
    """Return what is known of the tests' durations."""
    found: dict[str, float] = {}
    if _DURATIONS.exists():
        found = json.loads(_DURATIONS.read_text("utf-8"))
    return found


def _forget() -> None:
    """Empty the program's caches: what is in them is called by the first test alone."""
    for name, module in list(sys.modules.items()):
        if not name.startswith("newsreader."):
            continue
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()
            elif isinstance(value, dict) and hasattr(type(value), "__missing__"):
                value.clear()
        for table in _TABLES:
            value = getattr(module, table, None)
            if isinstance(value, dict):
                value.clear()
        if hasattr(module, "_UNSHAPED"):
            module._stretches.update(module._UNSHAPED)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _durations().get(item.nodeid, 0))


def pytest_runtest_setup() -> None:
    if _is_first_run():
        _forget()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if not _is_first_run():
        return
    if report.failed:
        _FAILED.write_text(f"{report.nodeid}\n{report.longreprtext}\n", "utf-8")
    if report.when == "call":
        _durations()[report.nodeid] = report.duration


def pytest_sessionfinish() -> None:
    if _is_first_run():
        _DURATIONS.write_text(json.dumps(_durations()), "utf-8")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    duration = _durations().get(item.nodeid)
    if duration is not None and not _is_first_run():
        signal.signal(signal.SIGPROF, lambda *_: os._exit(_TIMED_OUT))
        signal.setitimer(signal.ITIMER_PROF, 5 + 5 * duration)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
