"""How many examples a property is tried on: a usual one has a hundred, or what the profile says."""

from __future__ import annotations

from hypothesis import settings

__all__ = ["examples"]


def examples(count: int) -> settings:
    """Return the settings of a property that is tried on so many examples in `make whole`."""
    return settings(max_examples=max(1, count * settings().max_examples // 100))
