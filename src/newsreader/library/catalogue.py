"""The one door to SQLite: a file of articles and of what was read, and what can be wrong with it.

Nothing here repairs, waits for long or tries again. `sqlite3` is imported when a file is opened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from newsreader.library.entries import Entry, Reading, Stamp, unpacked
from newsreader.library.rows import Change, Row, counted_of, kept, reading_of, unkept
from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.private import make_file

if TYPE_CHECKING:
    import sqlite3

    from newsreader.text.controls import SafeText

__all__ = ["Catalogue"]

_SCHEMA = 2
_TABLES = {
    "article": {"path", "file", "size", "modified", "entry", "terms"},
    "reading": {"path", "read", "part", "offset"},
}
_MAKE = """
CREATE TABLE IF NOT EXISTS article (
    path TEXT PRIMARY KEY, file TEXT, size INTEGER, modified INTEGER, entry TEXT, terms TEXT
);
CREATE INDEX IF NOT EXISTS article_file ON article (file);
CREATE TABLE IF NOT EXISTS reading (
    path TEXT PRIMARY KEY, read INTEGER, part INTEGER, offset INTEGER
);
"""
_BATCH = 200
_JOURNAL = 64 << 10  # bytes of the journal that stay
_UNFINISHED = -1  # the size of a file of which not all articles are in yet
_WRITER_SECONDS = 0.05  # for a lock; whoever writes tries again by himself
_READER_SECONDS = 0.2


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Let what SQLite and the system raise come out as CatalogueError."""
    import sqlite3

    try:
        yield
    except sqlite3.Error as error:
        raise CatalogueError.said_by(str(error)) from error
    except OSError as error:
        raise CatalogueError(Trouble.OTHER, error.strerror or str(error)) from error


def _connected(file: Path, query: str, seconds: float) -> sqlite3.Connection:
    import sqlite3

    base = sqlite3.connect(
        f"file:{quote(bytes(file))}?{query}", uri=True, timeout=seconds,
        isolation_level=None, check_same_thread=False,
    )  # fmt: skip
    # Damaged text is still text; what it says is looked at where it is unpacked.
    base.text_factory = lambda data: data.decode("utf-8", "replace")
    return base


class Catalogue:
    """An open file of articles and readings; every method may raise CatalogueError."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._version = 0

    @classmethod
    def reader(cls, file: Path) -> Catalogue:
        """Return a catalogue to read from, of any version; a folder that is read-only will do."""
        error = CatalogueError(Trouble.OTHER)
        for query in ("mode=ro", "immutable=1"):
            try:
                return cls._checked(file, query, _READER_SECONDS)
            except CatalogueError as this:
                if this.trouble in (Trouble.BUSY, Trouble.DAMAGED):
                    raise
                error = this
        raise error

    @classmethod
    def writer(cls, file: Path) -> Catalogue:
        """Return a catalogue to write to, made if there is none.

        An older version's articles are let go of, its readings stay. A later version's file is
        not touched: LATER is raised.
        """
        with _translated():
            make_file(file)
        catalogue = cls._checked(file, "mode=rw", _WRITER_SECONDS)
        try:
            with _translated():
                catalogue._prepare()
        except CatalogueError:
            catalogue.close()
            raise
        return catalogue

    @classmethod
    def _checked(cls, file: Path, query: str, seconds: float) -> Catalogue:
        """Return a catalogue of which the first page has been read."""
        with _translated():
            catalogue = cls(_connected(file, query, seconds))
            try:
                execute = catalogue._base.execute
                execute("SELECT count(*) FROM sqlite_master").fetchone()
                catalogue._version = int(execute("PRAGMA user_version").fetchone()[0])
            except BaseException:
                catalogue._base.close()
                raise
        return catalogue

    def _prepare(self) -> None:
        """Make the tables where they are missing. Raises CatalogueError for another shape."""
        base = self._base
        if self._version > _SCHEMA:
            raise CatalogueError(Trouble.LATER)
        self._keep_journal()
        if 0 < self._version < _SCHEMA:
            base.execute("DROP TABLE IF EXISTS article")
        if not all(self._has(table) for table in _TABLES):
            base.executescript(_MAKE)
        for table, columns in _TABLES.items():
            rows = base.execute(f"PRAGMA table_info({table})").fetchall()
            more = [row for row in rows if row[1] not in columns]
            wanting = any(needed and default is None for _, _, _, needed, default, _ in more)
            if wanting or not columns <= {row[1] for row in rows}:
                raise CatalogueError(Trouble.LATER)
        if self._version != _SCHEMA:
            base.execute(f"PRAGMA user_version={_SCHEMA}")

    def _keep_journal(self) -> None:
        """Use a journal that stays: its room is there when the disk is full.

        A write-ahead log, which version 0.1.0 used, needs memory that is shared through a file;
        where a full disk cannot give it, the system ends the program.
        """
        with contextlib.suppress(CatalogueError), _translated():  # others may have it open
            if self._base.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                self._base.execute("PRAGMA journal_mode=DELETE")
        self._base.execute("PRAGMA journal_mode=PERSIST")
        self._base.execute(f"PRAGMA journal_size_limit={_JOURNAL}")
        self._base.execute("PRAGMA synchronous=NORMAL")

    def _has(self, table: str) -> bool:
        found = self._base.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,))
        return found.fetchone() is not None

    @property
    def is_later(self) -> bool:
        """Whether a later version of the program has made the file."""
        return self._version > _SCHEMA

    def close(self) -> None:
        """Let go of the file."""
        with _translated():
            self._base.close()

    # What is kept of articles

    def stamps(self) -> dict[str, Stamp]:
        """Return the state in which each file was catalogued, if all its articles are in."""
        with _translated():
            if self.is_later or not self._has("article"):
                return {}
            rows = self._base.execute("SELECT DISTINCT file, size, modified FROM article")
            found: dict[str, Stamp] = {}
            unfinished: set[str] = set()
            for file, size, modified in rows:
                name = unkept(file)
                if name in found:  # two states: it was left half done
                    unfinished.add(name)
                found[name] = Stamp(size, modified)
        return {name: stamp for name, stamp in found.items() if name not in unfinished}

    def entries(
        self, file: str, section: SafeText | None
    ) -> Iterator[tuple[Entry, dict[str, int]]]:
        """Yield the articles of a file with their terms; `section` is that of those without one.

        Raises ValueError for a broken row.
        """
        last = 0
        while True:
            with _translated():
                rows = self._base.execute(
                    "SELECT rowid, path, modified, entry, terms FROM article"
                    " WHERE file = ? AND rowid > ? ORDER BY rowid LIMIT ?",
                    (kept(file), last, _BATCH),
                ).fetchall()
            for _, path, modified, entry, terms in rows:
                yield unpacked(unkept(path), file, modified, entry, section), counted_of(terms)
            if len(rows) < _BATCH:
                return
            last = rows[-1][0]

    def put(self, file: str, stamp: Stamp, rows: Iterable[Row], *, first: bool, last: bool) -> None:
        """Put articles of a file in: the `first` ones in the place of all older ones.

        Until the `last` ones are in, the file does not count as catalogued.
        """
        size = stamp.size if first and last else _UNFINISHED
        name = kept(file)
        if first:
            self._base.execute("DELETE FROM article WHERE file = ?", (name,))
        for number, row in enumerate(rows):
            self._base.execute(
                "INSERT OR REPLACE INTO article (path, file, size, modified, entry, terms)"
                " VALUES (?,?,?,?,?,?)",
                (
                    kept(row.path), name, size if first and number == 0 else stamp.size,
                    stamp.modified, row.entry, row.terms,
                ),
            )  # fmt: skip
        if last and not first:
            self._base.execute(
                "UPDATE article SET size = ? WHERE file = ? AND size = ?",
                (stamp.size, name, _UNFINISHED),
            )

    # What was read

    def readings(self) -> Iterator[tuple[str, Reading]]:
        """Yield the readings by path, as many as can be had; columns may be missing or more."""
        with _translated():
            columns = {row[1] for row in self._base.execute("PRAGMA table_info(reading)")}
            if not {"path", "read"} <= columns:
                return
            place = "part, offset" if {"part", "offset"} <= columns else "NULL, NULL"
            for path, *row in self._base.execute(f"SELECT path, read, {place} FROM reading"):
                yield unkept(path), reading_of(*row)

    def change(self, changes: Mapping[str, Change]) -> None:
        """Write what has changed of readings."""
        for path, change in changes.items():
            name = kept(path)
            if change.read is not None:
                self._base.execute(
                    "INSERT INTO reading (path, read) VALUES (?, ?)"
                    " ON CONFLICT (path) DO UPDATE SET read = excluded.read",
                    (name, int(change.read)),
                )
            if change.place is not None:
                self._base.execute(
                    "INSERT INTO reading (path, read, part, offset) VALUES (?, 0, ?, ?)"
                    " ON CONFLICT (path) DO UPDATE"
                    " SET part = excluded.part, offset = excluded.offset",
                    (name, *change.place),
                )

    # Transactions

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Write what is done within, whole or not at all."""
        with _translated():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        """Undo what was done, if that is possible: what went wrong before counts for more."""
        with contextlib.suppress(CatalogueError), _translated():
            if self._base.in_transaction:
                self._base.execute("ROLLBACK")

    def hurry(self) -> None:
        """Wait no longer until what is written has reached the disk itself.

        It is with the system then, which writes it within seconds, also when the program is gone.
        """
        with _translated():
            self._base.execute("PRAGMA synchronous=OFF")

    def check(self) -> None:
        """Look through the whole file. Raises CatalogueError when it is damaged."""
        with _translated():
            answer = self._base.execute("PRAGMA quick_check(1)").fetchone()[0]
        if answer != "ok":
            raise CatalogueError(Trouble.DAMAGED)

    def generation(self) -> int:
        """Return a number that is another one when another connection has written."""
        with _translated():
            return int(self._base.execute("PRAGMA data_version").fetchone()[0])
