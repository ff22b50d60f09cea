"""The articles of one library as rows of SQLite: what the list shows, and what it is sorted by.

All of it can be made again from the files: a catalogue that is wrong in any way is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar, TypeVar

from newsreader.library.database import Database, kept, unkept
from newsreader.library.entries import Entry, Stamp, unpacked
from newsreader.library.orders import NEWEST, Keys, title_key
from newsreader.library.rows import Row
from newsreader.search.folding import fold
from newsreader.text.controls import SafeText

__all__ = ["Catalogue", "batches"]

T = TypeVar("T")

_BATCH = 500  # rows that are read at a time
_NAMING = 100  # articles that are looked at, of all that may name one
_ENTRY = (
    "SELECT article.number, article.path, file.path, modified, entry"
    " FROM article JOIN file ON file.number = article.file"
)
_COLUMNS = ", ".join(Keys._fields)


def batches(values: Sequence[T]) -> Iterator[tuple[Sequence[T], str]]:
    """Yield values, as many at a time as a statement takes, with the marks that stand for them."""
    for first in range(0, len(values), _BATCH):
        batch = values[first : first + _BATCH]
        yield batch, ",".join("?" * len(batch))


class Catalogue(Database):
    """An open catalogue; every method may raise CatalogueError.

    Files and articles have numbers, by which the index knows them; none is given twice. A file is
    whole when all its articles are in, here and in the index; of one that was forgotten the index
    may still hold some. While a file is read anew, those of its older articles that have not come
    again stand in it as they were.
    """

    SCHEMA = OLDEST = 5  # one more with each change of what is derived, here or in the index
    # Who writes waits for who reads: there is no other writer (see `Lock`).
    WRITER_SECONDS: ClassVar = 10.0
    READER_SECONDS: ClassVar = 2.0
    TABLES: ClassVar = {
        "file": {"number", "path", "size", "modified", "whole"},
        "article": {"number", "file", "path", "entry", "digest", *Keys._fields},
        "filtered": {"number", "folded"},
        "named": {"key", "article", "target", "title"},
        "forgotten": {"file"},
    }
    MAKE = f"""
        CREATE TABLE IF NOT EXISTS file (
            number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT, size INTEGER,
            modified INTEGER, whole INTEGER
        );
        CREATE TABLE IF NOT EXISTS article (
            number INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER, path TEXT, entry TEXT,
            digest INTEGER, section TEXT, source TEXT, month INTEGER, age INTEGER, rank TEXT,
            letter TEXT, title TEXT, span INTEGER, minutes INTEGER, position INTEGER
        );
        CREATE TABLE IF NOT EXISTS filtered (number INTEGER PRIMARY KEY, folded TEXT);
        CREATE TABLE IF NOT EXISTS named (key INTEGER, article INTEGER, target TEXT, title TEXT);
        CREATE TABLE IF NOT EXISTS forgotten (file INTEGER);
        CREATE INDEX IF NOT EXISTS file_path ON file (path);
        CREATE INDEX IF NOT EXISTS article_file ON article (file);
        CREATE INDEX IF NOT EXISTS article_path ON article (path);
        CREATE INDEX IF NOT EXISTS named_key ON named (key, article);
        CREATE INDEX IF NOT EXISTS named_article ON named (article);
        CREATE INDEX IF NOT EXISTS by_section ON article (section, {NEWEST});
        CREATE INDEX IF NOT EXISTS by_date ON article (month, {NEWEST});
        CREATE INDEX IF NOT EXISTS by_title ON article (letter, title, {NEWEST});
        CREATE INDEX IF NOT EXISTS by_source ON article (source, {NEWEST});
        CREATE INDEX IF NOT EXISTS by_minutes ON article (span, minutes, {NEWEST});
    """

    def stamps(self, files: Sequence[str]) -> dict[str, Stamp]:
        """Return the state in which each of some files was catalogued, of those that are whole."""
        found: dict[str, Stamp] = {}
        for batch, marks in batches([kept(file) for file in files]):
            wanted = f"SELECT path, size, modified FROM file WHERE whole = 1 AND path IN ({marks})"
            found.update((unkept(path), Stamp(*rest)) for path, *rest in self.all(wanted, batch))
        return found

    def files(self, *, whole: bool = False) -> Iterator[str]:
        """Yield the paths of all files, or of those that are whole."""
        rows = self.each("SELECT path FROM file WHERE whole >= ?", (whole,))
        return (unkept(path) for (path,) in rows)

    def whole_count(self) -> int:
        """Return the number of files that are whole."""
        return int(self.all("SELECT count(*) FROM file WHERE whole = 1")[0][0])

    def count(self) -> int:
        """Return the number of articles."""
        return int(self.all("SELECT count(*) FROM article")[0][0])

    def has_orphans(self) -> bool:
        """Return whether there are articles of files that are not there."""
        orphans = "SELECT 1 FROM article WHERE file NOT IN (SELECT number FROM file) LIMIT 1"
        return bool(self.all(orphans))

    def members(self, file: str) -> list[str]:
        """Return the paths of the articles in a file, in its order."""
        rows = self.all(
            "SELECT article.path FROM file JOIN article ON article.file = file.number"
            " WHERE file.path = ? ORDER BY article.position, article.number",
            (kept(file),),
        )
        return [unkept(path) for (path,) in rows]

    def entries(self, numbers: Sequence[int]) -> dict[int, Entry]:
        """Return the unread entries of articles by their numbers.

        Raises ValueError for a broken row.
        """
        found: dict[int, Entry] = {}
        for batch, marks in batches(numbers):
            found.update(self._unpacked(f"{_ENTRY} WHERE article.number IN ({marks})", batch))
        return found

    def entry(self, path: str) -> tuple[int, Entry] | None:
        """Return the number and the unread entry of an article. Raises ValueError for broken ones.

        Of an article that is there twice, as its file is read anew, the newer one.
        """
        wanted = f"{_ENTRY} WHERE article.path = ? ORDER BY article.number DESC LIMIT 1"
        return next(self._unpacked(wanted, (kept(path),)), None)

    def _unpacked(self, query: str, values: Sequence[object]) -> Iterator[tuple[int, Entry]]:
        for number, path, file, modified, entry in self.all(query, values):
            yield number, unpacked(unkept(path), unkept(file), modified, entry)

    def titled(self, title: str) -> list[Entry]:
        """Return the entries with a title, whatever its harakat and forms of letters, newest first.

        Raises ValueError for a broken row.
        """
        key, folded = title_key(SafeText(title)), fold(title)
        numbers = self.all(
            f"SELECT number FROM article WHERE letter = ? AND title = ? ORDER BY {NEWEST}",
            (key[:1].upper() if key[:1].isalpha() else "", key),
        )
        found = self.entries([number for (number,) in numbers])
        return [found[number] for (number,) in numbers if fold(found[number].title) == folded]

    def naming(self, keys: Sequence[int]) -> list[tuple[int, str, str]]:
        """Return the numbers of articles that may name one with these keys, what comes last first.

        Each with the target and the title that it does so by.
        """
        wanted = "SELECT article, target, title FROM named WHERE key = ? ORDER BY article DESC"
        found = (row for key in keys for row in self.all(f"{wanted} LIMIT {_NAMING}", (key,)))
        return [(number, unkept(target), unkept(title)) for number, target, title in found]

    def digests(self, file: str) -> dict[int, str]:
        """Return the paths of the articles of a file by what tells them from others."""
        rows = self.all(
            "SELECT digest, article.path FROM file JOIN article ON article.file = file.number"
            " WHERE file.path = ?",
            (kept(file),),
        )
        return {digest: unkept(path) for digest, path in rows}

    def known(self, paths: Sequence[str]) -> list[str]:
        """Return those of some paths at which there is an article."""
        found: list[str] = []
        for batch, marks in batches([kept(path) for path in paths]):
            rows = self.all(f"SELECT path FROM article WHERE path IN ({marks})", batch)
            found += (unkept(path) for (path,) in rows)
        return found

    def paths(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """Return the paths of articles by their numbers."""
        found: dict[int, str] = {}
        for batch, marks in batches(numbers):
            rows = self.all(f"SELECT number, path FROM article WHERE number IN ({marks})", batch)
            found.update((number, unkept(path)) for number, path in rows)
        return found

    def numbers(self, paths: Iterable[str]) -> set[int]:
        """Return the numbers of articles by their paths."""
        names = [kept(path) for path in paths]
        marks = ",".join("?" * len(names))
        rows = self.all(f"SELECT number FROM article WHERE path IN ({marks})", names)
        return {number for (number,) in rows}

    def last(self, table: str) -> int:
        """Return the greatest number that was given to a file or an article."""
        given = self.all("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return int(given[0][0]) if given else 0

    # Written within a transaction

    def open_file(self, number: int, path: str, stamp: Stamp) -> None:
        """Take a file in, of which all articles are to come; what it held stays until they do."""
        self.do("UPDATE file SET whole = 0 WHERE path = ?", (kept(path),))
        self.do(
            "INSERT INTO file VALUES (?, ?, ?, ?, 0)",
            (number, kept(path), stamp.size, stamp.modified),
        )

    def add(self, file: int, path: str, first: int, rows: Sequence[Row]) -> None:
        """Put articles of a file in, with numbers from `first` on, in the place of older ones."""
        names = [kept(row.path) for row in rows]
        if self._older(file, path):
            twice = "SELECT number FROM article WHERE path = ? AND file <> ?"
            self._take_out([n for name in names for (n,) in self.all(twice, (name, file))])
        marks = ", ".join("?" * (5 + len(Keys._fields)))
        self.do_each(
            f"INSERT INTO article (number, file, path, entry, digest, {_COLUMNS}) VALUES ({marks})",
            (
                (number, file, name, row.entry, row.digest, *row.keys)
                for number, (name, row) in enumerate(zip(names, rows), first)
            ),
        )
        self.do_each(
            "INSERT INTO filtered VALUES (?, ?)",
            ((number, row.folded) for number, row in enumerate(rows, first)),
        )
        self.do_each(
            "INSERT INTO named VALUES (?, ?, ?, ?)",
            (
                (name.key, number, kept(name.target), kept(name.title))
                for number, row in enumerate(rows, first)
                for name in row.names
            ),
        )

    def _older(self, file: int, path: str) -> list[int]:
        """Return the numbers that a file has had before."""
        rows = self.all(
            "SELECT number FROM file WHERE path = ? AND number <> ?", (kept(path), file)
        )
        return [number for (number,) in rows]

    def _take_out(self, numbers: Sequence[int]) -> None:
        """Take articles out."""
        for table in ("article", "filtered"):
            self.do_each(f"DELETE FROM {table} WHERE number = ?", ((n,) for n in numbers))
        self.do_each("DELETE FROM named WHERE article = ?", ((n,) for n in numbers))

    def end_file(self, file: int, path: str) -> None:
        """Take out what has not come again of a file of which all has come."""
        for older in self._older(file, path):
            self._forget(older)
            self._note(older)

    def close_files(self, files: Iterable[int]) -> None:
        """Take note that all articles of some files are in, and that nothing else is."""
        self.do_each("UPDATE file SET whole = 1 WHERE number = ?", ((file,) for file in files))
        self.do("DELETE FROM forgotten")

    def numbers_of(self, path: str) -> list[int]:
        """Return the numbers that a file has: more than one where it is half done."""
        return self._older(0, path)

    def forget(self, path: str) -> list[int]:
        """Take a file and its articles out; return the numbers that it had."""
        found = self.numbers_of(path)
        for number in found:
            self._forget(number)
            self._note(number)
        return found

    def _note(self, file: int) -> None:
        """Take note that the index may still hold articles of a file that is not there."""
        self.do("INSERT INTO forgotten VALUES (?)", (file,))

    def _forget(self, file: int) -> None:
        own = "(SELECT number FROM article WHERE file = ?)"
        self.do(f"DELETE FROM filtered WHERE number IN {own}", (file,))
        self.do(f"DELETE FROM named WHERE article IN {own}", (file,))
        self.do("DELETE FROM article WHERE file = ?", (file,))
        self.do("DELETE FROM file WHERE number = ?", (file,))

    def half_done(self) -> tuple[list[int], list[str]]:
        """Return the numbers of files that were forgotten, and the paths of those not whole."""
        forgotten = [number for (number,) in self.all("SELECT file FROM forgotten")]
        partial = self.all("SELECT DISTINCT path FROM file WHERE whole = 0")
        return forgotten, [unkept(path) for (path,) in partial]
