"""For all tests: the same examples each time, unless more or new ones are asked for.

`HYPOTHESIS_PROFILE=whole pytest` tries all that `make whole` does, `explore` looks for new ones.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long examples take is the machine's affair.
settings.register_profile("timeless", deadline=None, suppress_health_check=[HealthCheck.too_slow])
timeless = settings.get_profile("timeless")
settings.register_profile("whole", timeless, derandomize=True, max_examples=100)
settings.register_profile("steady", settings.get_profile("whole"), max_examples=20)
settings.register_profile("explore", timeless, max_examples=5_000)


_HERE = Path(__file__).parent
_MEASURED = tuple(
    _HERE / name for name in ("layout", "loading", "text", "session/test_pictures.py")
)
"""Where the tests are by which coverage is measured."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over what holds none of these tests where they alone are asked for."""
    is_asked_for = config.option.markexpr.startswith("measured")
    return (
        is_asked_for and collection_path.is_file() and not _is_measured(collection_path)
    ) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests by which coverage is measured."""
    for item in items:
        if _is_measured(item.path) and item.get_closest_marker("unmeasured") is None:
            item.add_marker("measured")


def _is_measured(path: Path) -> bool:
    return any(path.is_relative_to(place) for place in _MEASURED)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Look for garbage as seldom as the app does: much stays, what tests make is soon gone."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _a_terminal_of_many_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the tests are run in, the app takes it for a terminal with 24-bit colours."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def attentive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let changes on the disk be looked at, and told of, as soon as that can be."""
    monkeypatch.setattr("newsreader.ui.following._DISK_SECONDS", 0.1)
    for name, milliseconds in (("_GATHERED", 50), ("_LOOK", 100), ("_STEP", 20)):
        monkeypatch.setattr(f"newsreader.library.watching.{name}", milliseconds)


_OF_MUTANTS = "MUTANT_UNDER_TEST" in os.environ
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "whole" if _OF_MUTANTS else "steady"))

if _OF_MUTANTS:
    pytest_plugins = ["support.mutants"]
