"""Which articles are about the same: BM25 with an article's weightiest terms as the query."""

from __future__ import annotations

import heapq
import math
from array import array
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["Near", "Similarity"]

Key = TypeVar("Key", bound=Hashable)

_K1, _B = 1.2, 0.75
QUERY_TERMS = 25
_MOST = 0xFFFF
_TOLD = 5  # terms by which a document was found
_NEAR = 0.08  # of its own score: in 9,957 news articles nearly all of the five nearest reach it
_SHARED = 3  # terms that articles near to each other share at least
_SPARE = 1000  # documents taken out that are not worth any work


@dataclass(frozen=True)
class Near(Generic[Key]):
    """A document near the query: its key, its score, the shared terms, the weightiest first."""

    key: Key
    score: float
    terms: tuple[str, ...]


class Similarity(Generic[Key]):
    """An index of documents as counted terms; it grows and shrinks.

    Documents and terms are numbers within, and what is kept of each pair takes ten bytes.
    """

    def __init__(self) -> None:
        """Begin without documents."""
        self._numbers: dict[str, int] = {}  # of the terms
        self._postings: list[tuple[array[int], array[int]]] = []  # documents, counts: by term
        self._keys: list[Key | None] = []  # by document; None: it was taken out
        self._documents: dict[Key, int] = {}
        self._lengths = array("I")
        self._total = 0
        self._size = 0

    def __len__(self) -> int:
        return len(self._documents)

    @property
    def size(self) -> int:
        """How many pairs of a document and a term there are."""
        return self._size

    def add(self, key: Key, terms: Mapping[str, int]) -> None:
        """Put a document in, in the place of an older one with the same key."""
        self.remove(key)
        document = len(self._keys)
        self._keys.append(key)
        self._documents[key] = document
        self._lengths.append(sum(terms.values()))
        self._total += self._lengths[document]
        self._size += len(terms)
        for term, count in terms.items():
            number = self._numbers.setdefault(term, len(self._postings))
            if number == len(self._postings):
                self._postings.append((array("I"), array("H")))
            documents, counts = self._postings[number]
            documents.append(document)
            counts.append(min(count, _MOST))

    def remove(self, key: Key) -> None:
        """Take a document out; one that is not there is no fault."""
        document = self._documents.pop(key, None)
        if document is None:
            return
        self._keys[document] = None
        self._total -= self._lengths[document]
        if len(self._keys) > 2 * len(self._documents) + _SPARE:
            self._compact()

    def _compact(self) -> None:
        """Let go of what was taken out."""
        kept = [number for number, key in enumerate(self._keys) if key is not None]
        anew = {old: new for new, old in enumerate(kept)}
        self._keys = [self._keys[number] for number in kept]
        self._lengths = array("I", (self._lengths[number] for number in kept))
        self._documents = {key: n for n, key in enumerate(self._keys) if key is not None}
        self._size = 0
        for term, (documents, counts) in enumerate(self._postings):
            pairs = [(anew[d], n) for d, n in zip(documents, counts) if d in anew]
            self._postings[term] = (
                array("I", (d for d, _ in pairs)),
                array("H", (n for _, n in pairs)),
            )
            self._size += len(pairs)

    def _count(self, term: str) -> int:
        """Return how many documents hold a term."""
        number = self._numbers.get(term)
        if number is None:
            return 0
        documents, _ = self._postings[number]
        if len(self._keys) == len(self._documents):
            return len(documents)
        return sum(1 for document in documents if self._keys[document] is not None)

    def _rarity(self, found: int) -> float:
        return math.log(1 + (len(self._documents) - found + 0.5) / (found + 0.5))

    def _part(self, length: int, count: int, rarity: float) -> float:
        """Return what a term adds to the score of a document: it is so long, and holds it so often.

        Lengths are in terms.
        """
        relative = length * len(self._documents) / self._total
        return rarity * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * relative))

    def nearest(
        self,
        terms: Mapping[str, int],
        limit: int,
        exclude: Iterable[Key] = (),
        *,
        is_article: bool = False,
    ) -> list[Near[Key]]:
        """Return the documents nearest to `terms`, the nearest first, `exclude` left out.

        Where the terms are those of a whole article, only what is really near to it: documents
        that share several terms with it and reach a part of the score that it has itself.
        """
        rarities = {term: self._rarity(held) for term in terms if (held := self._count(term))}
        weighed = heapq.nlargest(QUERY_TERMS, ((terms[t] * r, t) for t, r in rarities.items()))
        query = {term: rarities[term] for _, term in weighed}
        least = self._least(terms, query) if is_article else 0.0
        passed_over = {self._documents.get(key) for key in exclude}
        best = heapq.nlargest(
            limit,
            (
                (score, -document)
                for document, score in enumerate(self._scores(query))
                if score > least and document not in passed_over
            ),
        )
        fewest = min(_SHARED, len(query)) if is_article else 1
        near = ((self._keys[-negative], score, -negative) for score, negative in best)
        return [
            Near(key, score, shared)
            for key, score, document in near
            if key is not None and len(shared := self._shared(document, query)) >= fewest
        ]

    def _scores(self, query: Mapping[str, float]) -> array[float]:
        """Return the score of each document for a query, which is terms and their rarities.

        Documents that were taken out have none.
        """
        scores = array("d", bytes(8 * len(self._keys)))
        for term, rarity in query.items():
            for document, count in zip(*self._postings[self._numbers[term]]):
                scores[document] += self._part(self._lengths[document], count, rarity)
        if len(self._keys) > len(self._documents):
            for document, key in enumerate(self._keys):
                if key is None:
                    scores[document] = 0.0
        return scores

    def _least(self, terms: Mapping[str, int], query: Mapping[str, float]) -> float:
        """Return the score that a document must have to be near to an article of these terms."""
        length = sum(terms.values())
        return _NEAR * sum(self._part(length, terms[t], rarity) for t, rarity in query.items())

    def _shared(self, document: int, query: Mapping[str, float]) -> tuple[str, ...]:
        """Return the terms by which a document was found, those that weigh most first."""
        parts: list[tuple[float, str]] = []
        length = self._lengths[document]
        for term, rarity in query.items():
            documents, counts = self._postings[self._numbers[term]]
            place = bisect_left(documents, document)
            if place < len(documents) and documents[place] == document:
                parts.append((self._part(length, counts[place], rarity), term))
        return tuple(term for _, term in heapq.nlargest(_TOLD, parts))
