"""What a full-text index is asked for, whatever engine does it: best documents, counts, scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

__all__ = ["WORDS", "Document", "Index", "IndexDamageError", "Wanted"]


WORDS = 0.5
"""What a word as it is written adds to a score, beside its stem."""


class IndexDamageError(Exception):
    """An index cannot be read or written; the message says why."""


class Document(NamedTuple):
    """An article as it is indexed: its number and its file's, its words and stems in shorthand."""

    number: int
    file: int
    words: str
    stems: str


class Wanted(NamedTuple):
    """What documents are to hold: stems, phrases (words one after the other), a word's beginning.

    Of the beginning also its stem will do.
    """

    stems: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    beginning: str = ""
    beginning_stem: str = ""


class Index(Protocol):
    """An index of documents; one thread writes, any ask. Every method may raise IndexDamageError.

    What was written is there for all, and outlives the program, with the next `commit`.
    """

    def add(self, documents: Iterable[Document]) -> None:
        """Put documents in."""

    def forget(self, files: Sequence[int]) -> None:
        """Take the documents of some files out."""

    def commit(self) -> None:
        """Let what was written be there."""

    def reload(self) -> None:
        """See what other programs have committed."""

    def rest(self) -> None:
        """Let go of what writing takes, after a commit."""

    def let_go(self, unasked: float) -> None:
        """Let go of what asking takes, if nothing was asked for so many seconds."""

    def count(self) -> int:
        """Return the number of documents."""

    def frequency(self, stem: str) -> int:
        """Return the number of documents that hold a stem."""

    def best(self, stems: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """Return the numbers of documents that hold some stems, with BM25 scores, best first."""

    def find(self, wanted: Wanted, limit: int) -> list[tuple[int, float]]:
        """Return the numbers of documents that hold all that is wanted, with scores, best first."""

    def scores(
        self, stems: Sequence[str], numbers: Sequence[int], words: Sequence[str] = ()
    ) -> dict[int, float]:
        """Return the scores of those of some documents that hold any; words count half."""

    def held(self, stems: Sequence[str], numbers: Sequence[int]) -> dict[int, set[str]]:
        """Return which of some stems each of those documents holds that hold any."""
