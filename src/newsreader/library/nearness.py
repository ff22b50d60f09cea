"""Which articles of an index are near to an article: by its weightiest stems, above a floor."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsreader.library.index import WORDS, Index, Wanted
from newsreader.search.words import matters, stem

__all__ = ["About", "Match", "Near", "found", "near", "same"]

_K1 = 1.2  # of BM25, as the engines have it
_QUERY = 40  # stems of an article by which others are looked for
_RANKED = 60  # of what is found so many are ranked again
_WEIGHED = 100  # stems, and words as they are written, by which they are
_TOLD = 5  # stems by which an article was found
_NEAR = 0.04  # of its own score: in 9,957 news articles nearly all of the five nearest reach it
_FEW = 200  # articles, among which how rare a stem is says little
_QUERY_OF_FEW, _NEAR_OF_FEW = 25, 0.12  # there the weightiest stems alone count, and for more
_PHRASES, _PHRASE = 8, 5  # phrases by which the same story is known, and words of each
_SHARED = 3  # stems that articles near to each other share at least


class About(NamedTuple):
    """What an article is about: how often each stem and each folded word stands in it."""

    stems: Mapping[str, int]
    words: Mapping[str, int] = MappingProxyType({})


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
    index: Index, about: About, own: int | None, limit: int, exclude: Collection[int]
) -> list[Near]:
    """Return the articles nearest to what one is about, the nearest first.

    Only what is really near: what shares several stems with it and reaches a part of the score
    that it has itself. `own` is its number, if it is in the index.
    """
    has_few = index.count() < _FEW
    # What stands in no other article leads to none; among many it says nothing of how near.
    rarities = _rarities(index, about.stems, least=1 if own is None or has_few else 2)
    weighed = heapq.nlargest(_WEIGHED, ((about.stems[s] * r, s) for s, r in rarities.items()))
    stems = [stem for _, stem in weighed]
    asked = _Asked(index, {stem: rarities[stem] for stem in stems}, about, own)
    query = stems[: _QUERY_OF_FEW if has_few else _QUERY]
    hits = index.best(query, (limit if has_few else _RANKED) + len(exclude) + 1)
    least = (_NEAR_OF_FEW if has_few else _NEAR) * asked.whole(query)
    passed_over = {own, *exclude}
    best = [hit for hit in hits if hit[0] not in passed_over and hit[1] > least]
    best = best[:limit] if has_few else asked.ranked(best, stems)[: 2 * limit]
    explained = _explained(index, best, {stem: rarities[stem] for stem in query})
    shared = min(_SHARED, len(query))
    return [one for one in explained if len(one.stems) >= shared][:limit]


class _Asked:
    """An article whose like is looked for: its stems with their rarities, its words."""

    def __init__(
        self, index: Index, rarities: Mapping[str, float], about: About, own: int | None
    ) -> None:
        self._index = index
        self._rarities = rarities
        self._about = about
        self._own = own

    def whole(self, stems: Sequence[str], words: Sequence[str] = ()) -> float:
        """Return its own score; of one that is not in the index as if it were of usual length."""
        if self._own is not None:
            return self._index.scores(stems, [self._own], words).get(self._own, 0.0)
        own = sum(self._part(each, self._about.stems[each]) for each in stems)
        return own + WORDS * sum(self._part(stem(w), self._about.words[w]) for w in words)

    def _part(self, stem: str, count: int) -> float:
        return self._rarities[stem] * count * (_K1 + 1) / (count + _K1)

    def ranked(
        self, hits: Sequence[tuple[int, float]], stems: Sequence[str]
    ) -> list[tuple[int, float]]:
        """Return those of some hits that are near by many more stems and words, nearest first."""
        words = heapq.nlargest(
            _WEIGHED,
            (
                (count * self._rarities[held], word)
                for word, count in self._about.words.items()
                if matters(word) and (held := stem(word)) in self._rarities
            ),
        )
        each = [word for _, word in words]
        scores = self._index.scores(stems, [number for number, _ in hits], each)
        least = _NEAR * self.whole(stems, each)
        return sorted(
            ((number, score) for number, score in scores.items() if score > least),
            key=lambda hit: -hit[1],
        )


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


def _rarities(index: Index, stems: Mapping[str, int], least: int = 1) -> dict[str, float]:
    """Return how rare each stem is (BM25's inverse document frequency), of those that some have."""
    count = index.count()
    held = {stem: index.frequency(stem) for stem in stems}
    return {
        stem: math.log(1 + (count - n + 0.5) / (n + 0.5)) for stem, n in held.items() if n >= least
    }


def _explained(
    index: Index, hits: Collection[tuple[int, float]], query: Mapping[str, float]
) -> list[Near]:
    """Return hits with the rarest stems by which they were found."""
    numbers = [number for number, _ in hits]
    held = index.held(list(query), numbers)
    shared = {
        number: sorted(stems, key=lambda stem: (-query[stem], stem))
        for number, stems in held.items()
    }
    return [Near(number, score, tuple(shared.get(number, ())[:_TOLD])) for number, score in hits]
