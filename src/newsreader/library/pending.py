"""What is on its way to a catalogue and an index: gathered, so that nobody waits for who writes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.library.catalogue import Catalogue
from newsreader.library.index import Document, Index
from newsreader.library.rows import Part

__all__ = ["Pending"]


class Pending:
    """Gathers what is put in, gives it numbers, and writes it in one short transaction.

    The methods that write may raise CatalogueError or IndexDamageError.
    """

    def __init__(self, catalogue: Catalogue, index: Index) -> None:
        self._catalogue = catalogue
        self._index = index
        self._owed: list[Callable[[], object]] = []  # what is to be done to the catalogue
        self._half_done: set[str] = set()  # files of which something is owed
        self._whole: list[int] = []  # numbers of files that are, with the next commit
        self._file = self._article = 0  # the numbers that were given last
        self.articles = 0
        """How many articles are put in with the next commit."""
        self.letters = 0
        """How many letters their words and stems have."""
        self.count_on()

    def count_on(self) -> None:
        """Give numbers that nobody has given."""
        self._file = self._catalogue.last("file")
        self._article = self._catalogue.last("article")

    def clear(self) -> None:
        """Let go of all that is to be written."""
        self._owed.clear()
        self._half_done.clear()
        self._whole.clear()
        self.articles = self.letters = 0

    def put(self, part: Part) -> None:
        """Take articles of a file: the first ones begin to take the place of all older ones."""
        path, stamp, rows, first, last = part
        if first:
            self._take_from_index(path)
            self._file += 1
            self._owe(path, partial(self._catalogue.open_file, self._file, path, stamp))
        file, number = self._file, self._article + 1
        self._article += len(rows)
        self._owe(path, partial(self._catalogue.add, file, path, number, rows))
        self._index.add(
            Document(number, file, row.words, row.stems) for number, row in enumerate(rows, number)
        )
        if last:
            self._owe(path, partial(self._catalogue.end_file, file, path))
            self._whole.append(file)
        self.articles += len(rows)
        self.letters += sum(len(row.words) + len(row.stems) for row in rows)

    def forget(self, file: str) -> None:
        """Take a file out."""
        self._take_from_index(file)
        self._owe(file, partial(self._catalogue.forget, file))

    def _owe(self, file: str, work: Callable[[], object]) -> None:
        self._half_done.add(file)
        self._owed.append(work)

    def _take_from_index(self, file: str) -> None:
        """Take the articles of a file out of the index."""
        if file in self._half_done:
            self.flush()
        numbers = self._catalogue.numbers_of(file)
        if numbers:
            self._index.forget(numbers)

    def flush(self) -> bool:
        """Write what is to be listed; return whether there was anything."""
        if not self._owed:
            return False
        with self._catalogue.transaction():
            for work in self._owed:
                work()
        self._owed.clear()
        self._half_done.clear()
        return True

    def commit(self) -> None:
        """Write all: the catalogue, then the index, then that the files are whole."""
        self.flush()
        self._index.commit()
        with self._catalogue.transaction():
            self._catalogue.close_files(self._whole)
        self._whole.clear()
        self.articles = self.letters = 0
