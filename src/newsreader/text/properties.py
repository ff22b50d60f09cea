"""A character property as a table for `str.translate`, filled in as characters are met."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

__all__ = ["Property"]


class Property(dict[int, str]):
    """Maps a code point to the one-letter value of a property.

    `text.translate(property)` gives the values of a whole text, one letter a code point, at the
    speed of the interpreter's own loop; each distinct character is looked up once.
    """

    def __init__(self, starts: Sequence[int], values: str) -> None:
        """Take the first code point of each run of equal values, and the runs' values."""
        super().__init__()
        self._starts = starts
        self._values = values

    def __missing__(self, code: int) -> str:
        value = self[code] = self._values[bisect_right(self._starts, code) - 1]
        return value
