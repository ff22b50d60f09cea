"""A character property as a table for `str.translate`, filled in as characters are met."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

__all__ = ["Property"]

_END = 0x110000
# Two values are written as letters that stand in a table without quotation marks.
_WRITTEN = {"_": " ", "q": '"'}


class Property(dict[int, str]):
    """Maps a code point to the one-letter value of a property.

    `text.translate(property)` gives the values of a whole text, one letter a code point, at the
    speed of the interpreter's own loop; each distinct character is looked up once.
    """

    def __init__(self, table: str) -> None:
        """Take a run a word: its distance from the run before (hexadecimal), then its value."""
        super().__init__()
        runs = table.split()
        self._starts = list(accumulate(int(run[:-1], 16) for run in runs))
        self._values = [_WRITTEN.get(run[-1], run[-1]) for run in runs]

    def __missing__(self, code: int) -> str:
        value = self[code] = self._values[bisect_right(self._starts, code) - 1]
        return value

    def runs(self) -> Iterator[tuple[int, int, str]]:
        """Yield the first code point, the end (excluded) and the value of each run."""
        yield from zip(self._starts, [*self._starts[1:], _END], self._values)
