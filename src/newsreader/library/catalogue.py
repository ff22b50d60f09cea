"""The articles of one library as rows of SQLite: what the list shows, file by file.

All of it can be made again from the files: a catalogue that is wrong in any way is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from newsreader.library.database import Database, kept, unkept
from newsreader.library.entries import Entry, Stamp, unpacked
from newsreader.library.rows import Row
from newsreader.text.controls import SafeText

__all__ = ["Catalogue"]

_BATCH = 500  # rows that are read at a time


class Catalogue(Database):
    """An open catalogue; every method may raise CatalogueError.

    Files and articles have numbers, by which the index knows them; none is given twice. A file is
    whole when all its articles are in, here and in the index; of one that was forgotten the index
    may still hold some.
    """

    SCHEMA = 2
    TABLES: ClassVar = {
        "file": {"number", "path", "size", "modified", "whole"},
        "article": {"number", "file", "path", "entry", "digest"},
        "forgotten": {"file"},
    }
    MAKE = """
        CREATE TABLE IF NOT EXISTS file (
            number INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT UNIQUE, size INTEGER,
            modified INTEGER, whole INTEGER
        );
        CREATE TABLE IF NOT EXISTS article (
            number INTEGER PRIMARY KEY AUTOINCREMENT, file INTEGER, path TEXT, entry TEXT,
            digest INTEGER
        );
        CREATE TABLE IF NOT EXISTS forgotten (file INTEGER);
        CREATE INDEX IF NOT EXISTS article_file ON article (file);
        CREATE INDEX IF NOT EXISTS article_path ON article (path);
    """

    def stamps(self) -> dict[str, Stamp]:
        """Return the state in which each file was catalogued, if all its articles are in."""
        rows = self.all("SELECT path, size, modified FROM file WHERE whole = 1")
        return {unkept(path): Stamp(size, modified) for path, size, modified in rows}

    def count(self) -> int:
        """Return the number of articles."""
        return int(self.all("SELECT count(*) FROM article")[0][0])

    def entries(self, file: str, section: SafeText | None) -> Iterator[Entry]:
        """Yield the articles of a file; `section` is that of those without one.

        Raises ValueError for a broken row.
        """
        last = 0
        while True:
            rows = self.all(
                "SELECT article.number, article.path, modified, entry FROM file JOIN article"
                " ON article.file = file.number WHERE file.path = ? AND article.number > ?"
                " ORDER BY article.number LIMIT ?",
                (kept(file), last, _BATCH),
            )
            for _, path, modified, entry in rows:
                yield unpacked(unkept(path), file, modified, entry, section)
            if len(rows) < _BATCH:
                return
            last = rows[-1][0]

    def digests(self, file: str) -> dict[int, str]:
        """Return the paths of the articles of a file by what tells them from others."""
        rows = self.all(
            "SELECT digest, article.path FROM file JOIN article ON article.file = file.number"
            " WHERE file.path = ?",
            (kept(file),),
        )
        return {digest: unkept(path) for digest, path in rows}

    def paths(self, numbers: Sequence[int]) -> Mapping[int, str]:
        """Return the paths of articles by their numbers."""
        found: dict[int, str] = {}
        for first in range(0, len(numbers), _BATCH):
            batch = numbers[first : first + _BATCH]
            marks = ",".join("?" * len(batch))
            rows = self.all(f"SELECT number, path FROM article WHERE number IN ({marks})", batch)
            found.update((number, unkept(path)) for number, path in rows)
        return found

    def numbers(self, paths: Iterable[str]) -> set[int]:
        """Return the numbers of articles by their paths."""
        names = [kept(path) for path in paths]
        marks = ",".join("?" * len(names))
        rows = self.all(f"SELECT number FROM article WHERE path IN ({marks})", names)
        return {number for (number,) in rows}

    # Written within a transaction

    def open_file(self, path: str, stamp: Stamp) -> int:
        """Return the number of a file of which all articles are to come."""
        return self.do(
            "INSERT INTO file (path, size, modified, whole) VALUES (?, ?, ?, 0)",
            (kept(path), stamp.size, stamp.modified),
        )

    def add(self, file: int, rows: Sequence[Row]) -> range:
        """Put articles of a file in; return their numbers."""
        given = self.all("SELECT seq FROM sqlite_sequence WHERE name = 'article'")
        first = given[0][0] + 1 if given else 1
        numbers = range(first, first + len(rows))
        self.do_each(
            "INSERT INTO article (number, file, path, entry, digest) VALUES (?, ?, ?, ?, ?)",
            (
                (number, file, kept(row.path), row.entry, row.digest)
                for number, row in zip(numbers, rows)
            ),
        )
        return numbers

    def close_files(self, files: Iterable[int]) -> None:
        """Take note that all articles of some files are in, and that nothing else is."""
        self.do_each("UPDATE file SET whole = 1 WHERE number = ?", ((file,) for file in files))
        self.do("DELETE FROM forgotten")

    def forget(self, path: str) -> list[int]:
        """Take a file and its articles out; return the number that it had, if it was there."""
        found = self.all("SELECT number FROM file WHERE path = ?", (kept(path),))
        for row in found:
            self.do("DELETE FROM article WHERE file = ?", row)
            self.do("DELETE FROM file WHERE number = ?", row)
            self.do("INSERT INTO forgotten VALUES (?)", row)
        return [number for (number,) in found]

    def half_done(self) -> tuple[list[int], list[str]]:
        """Return the numbers of files that were forgotten, and the paths of those not whole."""
        forgotten = [number for (number,) in self.all("SELECT file FROM forgotten")]
        partial = self.all("SELECT path FROM file WHERE whole = 0")
        return forgotten, [unkept(path) for (path,) in partial]
