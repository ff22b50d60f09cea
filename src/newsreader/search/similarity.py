"""Which articles are about the same: BM25 with an article's weightiest terms as the query."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Near", "Similarity"]

Key = TypeVar("Key", bound=Hashable)

_K1, _B = 1.2, 0.75
QUERY_TERMS = 25


@dataclass(frozen=True)
class Near(Generic[Key]):
    """A document near the query: its key, its score, the shared terms, the weightiest first."""

    key: Key
    score: float
    terms: tuple[str, ...]


class Similarity(Generic[Key]):
    """An index of documents as counted terms; it grows and shrinks."""

    def __init__(self) -> None:
        self._postings: dict[str, dict[Key, int]] = defaultdict(dict)
        self._documents: dict[Key, Mapping[str, int]] = {}
        self._lengths: dict[Key, int] = {}
        self._total = 0

    def __len__(self) -> int:
        return len(self._documents)

    def add(self, key: Key, terms: Mapping[str, int]) -> None:
        """Put a document in, in the place of an older one with the same key."""
        self.remove(key)
        self._documents[key] = terms
        self._lengths[key] = sum(terms.values())
        self._total += self._lengths[key]
        for term, count in terms.items():
            self._postings[term][key] = count

    def remove(self, key: Key) -> None:
        """Take a document out; one that is not there is no fault."""
        for term in self._documents.pop(key, {}):
            del self._postings[term][key]
            if not self._postings[term]:
                del self._postings[term]
        self._total -= self._lengths.pop(key, 0)

    def _rarity(self, term: str) -> float:
        found = len(self._postings.get(term, ()))
        return math.log(1 + (len(self._documents) - found + 0.5) / (found + 0.5))

    def nearest(
        self, terms: Mapping[str, int], limit: int, exclude: Iterable[Key] = ()
    ) -> list[Near[Key]]:
        """Return the documents nearest to `terms`, the nearest first, `exclude` left out."""
        query = heapq.nlargest(
            QUERY_TERMS,
            ((n * self._rarity(t), t) for t, n in terms.items() if t in self._postings),
        )
        average = self._total / len(self._documents) if self._documents else 1.0
        scores: dict[Key, float] = defaultdict(float)
        shares: dict[Key, list[tuple[float, str]]] = defaultdict(list)
        for _, term in query:
            rarity = self._rarity(term)
            for key, count in self._postings[term].items():
                length = self._lengths[key] / average
                part = rarity * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))
                scores[key] += part
                shares[key].append((part, term))
        for key in exclude:
            scores.pop(key, None)
        best = heapq.nlargest(limit, scores.items(), key=lambda item: item[1])
        return [
            Near(key, score, tuple(t for _, t in heapq.nlargest(5, shares[key])))
            for key, score in best
        ]
