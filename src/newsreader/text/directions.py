"""The two directions of writing, and the bidi class of each character (UAX #9)."""

from __future__ import annotations

from enum import Enum

__all__ = ["Direction"]


class Direction(Enum):
    """A direction of writing; the value is the embedding level of its paragraph (UAX #9)."""

    LTR = 0
    RTL = 1
