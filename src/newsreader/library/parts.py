"""Articles on their way to the catalogue: files part by part, as many as fit, or none of a file."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from newsreader.library.entries import Stamp
from newsreader.library.rows import Row

__all__ = ["Part", "Parts"]

_MOST = 40  # parts that wait


class Part(NamedTuple):
    """Some articles of a file: its `first` ones, its `last` ones, or those between.

    Both first and last without any: the file is to be forgotten.
    """

    file: str
    stamp: Stamp
    rows: Sequence[Row] = ()
    first: bool = True
    last: bool = True


class Parts:
    """Parts that wait to be written; not for several threads at once.

    The catalogue can be made again: what cannot be written is let go, and with a part of a file
    all that follows of it, until it begins anew.
    """

    def __init__(self) -> None:
        self._waiting: deque[Part] = deque()
        self._broken: set[str] = set()

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def is_full(self) -> bool:
        """Whether so many wait that no more should come for now."""
        return len(self._waiting) >= _MOST

    def add(self, part: Part) -> None:
        """Let a part wait, unless one before it was let go."""
        if part.first:
            self._broken.discard(part.file)
        if part.file not in self._broken:
            self._waiting.append(part)

    def next(self, rows: int) -> list[Part]:
        """Return the parts that are next, together about so many rows, which wait no longer."""
        taken: list[Part] = []
        count = 0
        while self._waiting and count < rows:
            taken.append(self._waiting.popleft())
            count += len(taken[-1].rows) + 1
        return taken

    def put_back(self, parts: Sequence[Part]) -> None:
        """Let parts wait again that could not be written for now, before all others."""
        self._waiting.extendleft(reversed(parts))

    def let_go(self, parts: Iterable[Part] = ()) -> None:
        """Let go of parts that could not be written and of all that wait."""
        self._broken.update(part.file for part in (*parts, *self._waiting))
        self._waiting.clear()
