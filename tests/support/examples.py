"""How much is tried in `make test` of what there are many of; `make whole` tries all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

__all__ = ["examples", "terminals", "unmeasured", "whole"]

_SENT_OTHERWISE = ("vte", "konsole", "kitty")  # a switch each, and letters laid out by words


def examples(count: int) -> settings:
    """Return the settings of a property that is tried on so many examples in `make whole`.

    A usual one has a hundred there, and the others as many for each hundred as a profile says.
    """
    return settings(max_examples=max(1, count * settings().max_examples // 100))


def whole(cases: Iterable[Any]) -> list[Any]:
    """Return cases, for a test each, that `make whole` alone tries; a tuple is its arguments."""
    return [_marked(case, pytest.mark.whole) for case in cases]


def unmeasured(cases: Iterable[Any]) -> list[Any]:
    """Return cases, for a test each, that cover nothing that others do not."""
    return [_marked(case, pytest.mark.unmeasured) for case in cases]


def _marked(case: Any, mark: pytest.MarkDecorator) -> Any:
    return pytest.param(*(case if isinstance(case, tuple) else (case,)), marks=mark)


def terminals(names: Iterable[str]) -> list[Any]:
    """Return names of terminals, for a test each: of those that show what can differ."""
    sent = list(names)
    few = [name for name in sent if name in _SENT_OTHERWISE]
    return [*few, *whole(name for name in sent if name not in few)]
