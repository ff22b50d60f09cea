"""Filtering a list as one types: every word of the query must be found."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.search.folding import fold

__all__ = ["Query"]


class Query:
    """A query for lists: folded words, each to be found somewhere in what is asked about."""

    def __init__(self, text: str) -> None:
        self.words = tuple(fold(text).split())

    def __bool__(self) -> bool:
        return bool(self.words)

    def accepts(self, fields: Iterable[str | None]) -> bool:
        """Return whether every word stands in one of the fields; an empty query accepts all."""
        return self.accepts_folded("\n".join(fold(field) for field in fields if field))

    def accepts_folded(self, text: str) -> bool:
        """Return whether every word stands in `text`, which is folded already."""
        for word in self.words:  # noqa: SIM110 - for each of many entries, at each letter typed
            if word not in text:
                return False
        return True
