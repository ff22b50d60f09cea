"""What was searched in a page: the matches, and the one that was gone to last."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsreader.layout.documents import Document
from newsreader.layout.rows import Place
from newsreader.search.matches import find
from newsreader.text.offsets import CodePoint

__all__ = ["Match", "Matches", "matches_in"]


class Match(NamedTuple):
    """A match: the part, and its logical range in the part's text (code points)."""

    part: int
    start: CodePoint
    end: CodePoint


@dataclass(frozen=True, slots=True)
class Matches:
    """The matches of a page in its order; `current` is the index of the one gone to last."""

    found: tuple[Match, ...] = ()
    current: int = -1

    def __len__(self) -> int:
        return len(self.found)

    @property
    def number(self) -> int:
        """The number of the match gone to last, from 1; 0 for none."""
        return self.current + 1

    @property
    def place(self) -> Place | None:
        """The place of the match gone to last."""
        if not self.found:
            return None
        match = self.found[self.current]
        return Place(match.part, match.start)

    def nearest(self, place: Place) -> Matches:
        """Return the matches with the first one from a place on gone to, round the end."""
        if not self.found:
            return self
        ends = [(match.part, match.end) for match in self.found]
        return replace(self, current=bisect_left(ends, tuple(place)) % len(ends))

    def stepped(self, step: int) -> Matches:
        """Return the matches with the next or an earlier one gone to, round the end."""
        return (
            replace(self, current=(self.current + step) % len(self.found)) if self.found else self
        )

    def of_part(self, part: int) -> list[tuple[Match, bool]]:
        """Return the matches in a part, and whether each is the one gone to last."""
        low = bisect_left(self.found, (part,))
        high = bisect_left(self.found, (part + 1,), low)
        return [(self.found[i], i == self.current) for i in range(low, high)]


def matches_in(
    document: Document, query: str, goes_on: Callable[[], bool] = lambda: True
) -> Matches:
    """Return every match of `query`; none of a query that is blank.

    `goes_on` is asked before each part: what nobody waits for any more ends early.
    """
    found: list[Match] = []
    if query.strip():
        for part in range(len(document.parts)):
            if not goes_on():
                return Matches()
            found += [Match(part, start, end) for start, end in find(document.text(part), query)]
    return Matches(tuple(found))
