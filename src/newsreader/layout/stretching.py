"""How the spare cells of one line are spread over it: by tatweels in its words, by its spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate

from newsreader.layout.kashida import KashidaPlace, kashida_place

__all__ = [
    "LOOSE", "Filling", "Justification", "Spread", "added_cells", "places_of", "room", "spread",
]  # fmt: skip

_LONGEST = 3  # tatweels at one place
_WIDEST = 6  # cells that a space is widened by: a line that needs more stays as it is


class Filling(Enum):
    """What fills the spare cells of a line: nothing, wider spaces, tatweels before them."""

    NOTHING = auto()
    SPACES = auto()
    KASHIDA = auto()


@dataclass(frozen=True, slots=True)
class Justification:
    """What fills the lines of running text, and the hemistichs of verse."""

    prose: Filling = Filling.NOTHING
    verse: Filling = Filling.NOTHING

    @classmethod
    def of(cls, setting: str, language: str) -> Justification:
        """Return what a setting (`off`, `spaces`, `kashida`) comes to in a language (BCP 47).

        Tatweels are for Arabic alone, Persian and Urdu print does without. Arabic verse has them
        wherever lines are filled at all: its halves are set to one width by them.
        """
        if setting == "off":
            return cls()
        own = Filling.KASHIDA if language.partition("-")[0] == "ar" else Filling.SPACES
        return cls(own if setting == "kashida" else Filling.SPACES, own)


LOOSE = Justification()
"""Nothing is filled."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What is put into a line, in cells: into each word, and into the space behind each."""

    words: Sequence[int]
    spaces: Sequence[int]


def places_of(words: Sequence[str], filling: Filling) -> list[KashidaPlace | None]:
    """Return where tatweels may stand in each word of a line."""
    if filling is Filling.KASHIDA:
        return [kashida_place(word) for word in words]
    return [None] * len(words)


def room(places: Sequence[KashidaPlace | None]) -> list[int]:
    """Return what the words before each word, and all at the end, can be stretched by.

    In a measure of its own: a word with a place for tatweels is worth four spaces.
    """
    return list(accumulate((1 if place is None else 4 for place in places), initial=0))


def added_cells(
    words: Sequence[str], places: Sequence[KashidaPlace | None], put: Spread, start: int
) -> dict[int, int]:
    """Return the cells that are put behind code points of a line that begins at `start`."""
    added = {}
    for word, place, cells, blanks in zip(words, places, put.words, put.spaces):
        if cells and place is not None:
            added[start + place.offset] = cells
        start += len(word) + 1
        if blanks:
            added[start - 1] = blanks
    return added


def spread(places: Sequence[KashidaPlace | None], spare: int, gaps: range) -> Spread | None:
    """Return how `spare` cells are spread over a line; None where it cannot take them all.

    `places` has the place of each word, `gaps` the indices of the words whose space behind may be
    widened. A space is one cell wide, and two are twice as much: so the space that each line can
    take before tatweels is less than a cell, and tatweels come first. One a word, the best places
    first, none in neighbours; then longer ones; then in the words between; then spaces, evenly.
    """
    words = [0] * len(places)
    spaces = [0] * len(places)
    for index in _turns(places):
        if not spare:
            return Spread(words, spaces)
        words[index] += 1
        spare -= 1
    if spare > _WIDEST * len(gaps):
        return None
    for number, index in enumerate(gaps):
        spaces[index] = spare * (number + 1) // len(gaps) - spare * number // len(gaps)
    return Spread(words, spaces)


def _turns(places: Sequence[KashidaPlace | None]) -> Iterator[int]:
    """Yield the index of the word that takes the next tatweel, until all have as many as can be."""
    ranked = sorted((place.rank, -index) for index, place in enumerate(places) if place is not None)
    apart: list[int] = []
    between: list[int] = []
    for _, index in ranked:
        index = -index
        near = index - 1 in apart or index + 1 in apart
        (between if near else apart).append(index)
    for turn in (apart, apart, between, between):
        yield from turn
    for _ in range(2, _LONGEST):
        yield from apart
