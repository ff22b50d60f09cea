"""How much is tried in `make test` of what there are many of; `make whole` tries all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import settings

__all__ = ["examples", "terminals"]

_SENT_OTHERWISE = ("vte", "konsole", "kitty")  # a switch each, and letters laid out by words


def examples(count: int) -> settings:
    """Return the settings of a property that is tried on so many examples in `make whole`.

    A usual one has a hundred there, and the others as many for each hundred as a profile says.
    """
    return settings(max_examples=max(1, count * settings().max_examples // 100))


def terminals(names: Iterable[str]) -> list[Any]:
    """Return names of terminals, for a test each: of those that show what can differ."""
    return [
        pytest.param(name, marks=[] if name in _SENT_OTHERWISE else [pytest.mark.whole])
        for name in names
    ]
