"""A character property as a table for `str.translate`, filled in as characters are met."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

__all__ = ["Property"]

_END = 0x110000
_RUN = re.compile("([0-9a-f]{0,6})([^0-9a-f])")
_REPEATED = re.compile(rf"((?:{_RUN.pattern}){{2}})\*([0-9a-f]{{1,6}});")
# Values that would be digits, or end the table, are written as other letters.
_WRITTEN = dict(zip("_qNHKABS", ' "023abc'))


class Property(dict[int, str]):
    """Maps a code point to the one-letter value of a property.

    `text.translate(property)` gives the values of a whole text, one letter a code point, at the
    speed of the interpreter's own loop; each distinct character is looked up once.
    """

    def __init__(self, table: str) -> None:
        """Take runs: the distance from the run before (hexadecimal, none for one), then the value.

        `*N;` behind two of them says how often these come.
        """
        super().__init__()
        whole: str = _REPEATED.sub(lambda two: two[1] * int(two[4], 16), "".join(table.split()))
        runs = _RUN.findall(whole)
        self._starts = list(accumulate(int(distance or "1", 16) for distance, _ in runs))
        self._values: list[str] = [_WRITTEN.get(value, value) for _, value in runs]

    def __missing__(self, code: int) -> str:
        value = self[code] = self._values[bisect_right(self._starts, code) - 1]
        return value

    def runs(self) -> Iterator[tuple[int, int, str]]:
        """Yield the first code point, the end (excluded) and the value of each run."""
        yield from zip(self._starts, [*self._starts[1:], _END], self._values)
