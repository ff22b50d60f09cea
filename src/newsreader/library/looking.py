"""What single articles of a catalogue are, for who shows them; what is damaged is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from newsreader.library.catalogue import Catalogue
from newsreader.library.entries import Entry
from newsreader.library.troubles import CatalogueError, Trouble

__all__ = ["Looking"]

T = TypeVar("T")


class Looking:
    """Looks up articles of a catalogue, a few at a time; what cannot be read is not there."""

    def __init__(self, shown: Catalogue) -> None:
        self._shown = shown
        self.is_damaged = False
        """Whether something was asked that it could not answer."""

    def files(self, *, whole: bool = False) -> Iterator[str]:
        """Yield the files that it holds, or those that it holds whole. Raises CatalogueError."""
        return self._shown.files(whole=whole)

    def count(self) -> int:
        """Return the number of articles. Raises CatalogueError."""
        return self._shown.count()

    def members(self, file: str) -> list[str]:
        """Return the paths of the articles of a file."""
        return self._looked_up(lambda: self._shown.members(file)) or []

    def known(self, paths: Sequence[str]) -> list[str]:
        """Return those of some paths at which there is an article."""
        return self._looked_up(lambda: self._shown.known(paths)) or []

    def entries(self, numbers: Sequence[int]) -> dict[int, Entry]:
        """Return the unread entries of those of some articles that can be read."""
        return self._looked_up(lambda: self._shown.entries(numbers)) or {}

    def entry(self, path: str) -> tuple[int, Entry] | None:
        """Return the number and the unread entry of an article; None where there is none."""
        return self._looked_up(lambda: self._shown.entry(path))

    def titled(self, title: str) -> list[Entry]:
        """Return the unread entries with a title, the newest first."""
        return self._looked_up(lambda: self._shown.titled(title)) or []

    def naming(self, keys: Sequence[int]) -> list[tuple[int, str, str]]:
        """Return the numbers of articles that may name one with these keys, and how they do."""
        return self._looked_up(lambda: self._shown.naming(keys)) or []

    def digests(self, file: str) -> dict[int, str]:
        """Return the paths of the articles of a file by what tells them from others."""
        return self._looked_up(lambda: self._shown.digests(file)) or {}

    def _looked_up(self, look: Callable[[], T]) -> T | None:
        """Return what is looked up; None where it cannot be read, of which note is taken."""
        try:
            return look()
        except ValueError:
            self.is_damaged = True
        except CatalogueError as error:
            self.suspect(error)
        return None

    def suspect(self, error: CatalogueError) -> None:
        """Take note of what could not be read, unless that is only for now."""
        self.is_damaged = self.is_damaged or error.trouble is not Trouble.BUSY
