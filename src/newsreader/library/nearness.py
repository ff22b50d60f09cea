"""Which articles of an index are near to an article: by its weightiest stems, above a floor."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Mapping
from typing import NamedTuple

from newsreader.library.index import Index, Wanted

__all__ = ["Match", "Near", "found", "near", "same"]

_K1 = 1.2  # of BM25, as the engines have it
_QUERY = 25  # stems of an article by which others are looked for
_TOLD = 5  # stems by which an article was found
_NEAR = 0.08  # of its own score: in 9,957 news articles nearly all of the five nearest reach it
_PHRASES, _PHRASE = 8, 5  # phrases by which the same story is known, and words of each
_SHARED = 3  # stems that articles near to each other share at least


class Near(NamedTuple):
    """An article that was found: its number, its score, the shared stems, the rarest first."""

    number: int
    score: float
    stems: tuple[str, ...]


class Match(NamedTuple):
    """An article that was found: its path, its score, the stems it was found by."""

    path: str
    score: float
    stems: tuple[str, ...]


def near(
    index: Index, counted: Mapping[str, int], own: int | None, limit: int, exclude: Collection[int]
) -> list[Near]:
    """Return the articles nearest to one of these counted stems, the nearest first.

    Only what is really near: what shares several stems with it and reaches a part of the score
    that it has itself. `own` is its number, if it is in the index.
    """
    rarities = _rarities(index, counted)
    weighed = heapq.nlargest(_QUERY, ((counted[s] * r, s) for s, r in rarities.items()))
    query = {stem: rarities[stem] for _, stem in weighed}
    if own is not None:
        whole = index.score(list(query), own)
    else:  # as if it were of the usual length
        whole = sum(r * counted[s] * (_K1 + 1) / (counted[s] + _K1) for s, r in query.items())
    hits = index.best(list(query), limit + len(exclude) + 1)
    passed_over = {own, *exclude}
    best = [hit for hit in hits if hit[0] not in passed_over and hit[1] > _NEAR * whole][:limit]
    least = min(_SHARED, len(query))
    return [one for one in _explained(index, best, query) if len(one.stems) >= least]


def same(index: Index, words: str, limit: int) -> list[int]:
    """Return the articles that tell the same in the same words, those that do so most first.

    Of several phrases from all over the text at least half stand in them. None of a text that is
    too short to tell.
    """
    each = words.split()
    room = len(each) - _PHRASE
    if room < _PHRASES * _PHRASE:
        return []
    starts = {room * (2 * number + 1) // (2 * _PHRASES) for number in range(_PHRASES)}
    held = Counter(
        number
        for start in sorted(starts)
        for number, _ in index.find(Wanted(phrases=(tuple(each[start : start + _PHRASE]),)), limit)
    )
    return [number for number, count in held.most_common() if 2 * count >= _PHRASES]


def found(index: Index, counted: Mapping[str, int], limit: int) -> list[Near]:
    """Return the articles that a query of these stems finds, the best first."""
    query = _rarities(index, counted)
    return _explained(index, index.best(list(query), limit), query)


def _rarities(index: Index, stems: Mapping[str, int]) -> dict[str, float]:
    """Return how rare each stem is (BM25's inverse document frequency), of those there are."""
    count = index.count()
    held = {stem: index.frequency(stem) for stem in stems}
    return {stem: math.log(1 + (count - n + 0.5) / (n + 0.5)) for stem, n in held.items() if n}


def _explained(
    index: Index, hits: Collection[tuple[int, float]], query: Mapping[str, float]
) -> list[Near]:
    """Return hits with the rarest stems by which they were found."""
    numbers = [number for number, _ in hits]
    shared: dict[int, list[str]] = {number: [] for number in numbers}
    for stem in sorted(query, key=query.__getitem__, reverse=True):
        for number in index.holders(stem, numbers):
            shared[number].append(stem)
    return [Near(number, score, tuple(shared[number][:_TOLD])) for number, score in hits]
