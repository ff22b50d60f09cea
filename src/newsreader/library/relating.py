"""Which articles of a library are near to an article or a query."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping

from newsreader.search.similarity import Near, Similarity

__all__ = ["Relating"]

_PAIRS = 12_000_000  # of an article and a word: what is more is listed, and not related


class Relating:
    """The articles by their counted terms, for several threads.

    It has a lock of its own, which is held while it ranks: whoever only looks at entries has
    nothing to do with it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._similar: Similarity[str] = Similarity()

    def add(self, path: str, counted: Mapping[str, int]) -> None:
        """Put an article in, if there is room."""
        with self._lock:
            if self._similar.size < _PAIRS:
                self._similar.add(path, counted)

    def remove(self, paths: Iterable[str]) -> None:
        """Take articles out."""
        with self._lock:
            for path in paths:
                self._similar.remove(path)

    def near(
        self, counted: Mapping[str, int], limit: int, exclude: Iterable[str]
    ) -> list[Near[str]]:
        """Return what is near to an article of these terms, the nearest first; maybe nothing."""
        with self._lock:
            return self._similar.nearest(counted, limit, exclude, is_article=True)

    def found(self, counted: Mapping[str, int], limit: int) -> list[Near[str]]:
        """Return what a query of these terms finds, the best first."""
        with self._lock:
            return self._similar.nearest(counted, limit)
