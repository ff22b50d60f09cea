"""The catalogue: what the list needs of each article, and what was read; SQLite behind it.

This is the only door to `sqlite3`, which is imported when a catalogue is opened.
"""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.errors import Fault
from newsreader.library.intake import Stamp
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint

if TYPE_CHECKING:
    import sqlite3

__all__ = ["Catalogue", "Entry", "Reading"]

_SCHEMA = 2
_BATCH = 200
_TABLES = """
CREATE TABLE IF NOT EXISTS article (
    path TEXT PRIMARY KEY, file TEXT, size INTEGER, modified INTEGER, entry TEXT, terms TEXT
);
CREATE INDEX IF NOT EXISTS article_file ON article (file);
CREATE TABLE IF NOT EXISTS reading (
    path TEXT PRIMARY KEY, read INTEGER, part INTEGER, offset INTEGER
);
"""


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether an article was read, and the place where it was left.

    The place is a part of its page and an offset in code points.
    """

    read: bool = False
    place: tuple[int, CodePoint] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list shows of an article; `minutes` to read it, `modified` in nanoseconds.

    `file` is the one that the article is in, `position` (from 0) its place among those in it.
    """

    path: str
    file: str
    position: int
    title: SafeText
    section: SafeText | None
    date: datetime.date | datetime.datetime | None
    byline: SafeText | None
    language: str
    direction: Direction
    words: int
    minutes: int
    tags: tuple[SafeText, ...]
    summary: SafeText | None
    modified: int
    read: bool = False

    def packed(self) -> str:
        """Return the entry as one line for the catalogue."""
        return json.dumps(
            [
                self.title, self.section, self.date.isoformat() if self.date else None,
                self.byline, self.language, self.direction.value, self.words, self.minutes,
                self.tags, self.summary, self.position,
            ],
            ensure_ascii=False,
        )  # fmt: skip


def unpacked(path: str, file: str, modified: int, packed: str, read: bool) -> Entry:
    """Return the entry that `packed` was made from."""
    (
        title, section, date, byline, language, direction, words, minutes, tags, summary, position
    ) = json.loads(packed)  # fmt: skip
    return Entry(
        path, file, position, title, section, _date(date), byline, language,
        Direction(direction), words, minutes, tuple(tags), summary, modified, read,
    )  # fmt: skip


def _date(text: str | None) -> datetime.date | datetime.datetime | None:
    if text is None:
        return None
    return (
        datetime.datetime.fromisoformat(text) if "T" in text else datetime.date.fromisoformat(text)
    )


class Catalogue:
    """Articles and readings by path, kept in a file or, without one, in memory.

    May be used from several threads. A file that cannot be opened or is damaged gives a catalogue
    in memory and a `fault`; it is left as it is.
    """

    def __init__(self, file: Path | None) -> None:
        import sqlite3

        self._lock = threading.Lock()
        self.fault: Fault | None = None
        try:
            self._base = self._opened(str(file) if file else ":memory:")
        except (sqlite3.Error, OSError) as error:
            self.fault = Fault(str(file), f"the reading state cannot be used: {error}")
            self._base = self._opened(":memory:")

    @staticmethod
    def _opened(name: str) -> sqlite3.Connection:
        import sqlite3

        if name != ":memory:":
            Path(name).parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(name, check_same_thread=False, isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode=WAL")
            base.execute("PRAGMA synchronous=NORMAL")
            if base.execute("PRAGMA user_version").fetchone()[0] not in (0, _SCHEMA):
                # Another version's articles are read anew; what was read stays.
                base.execute("DROP TABLE IF EXISTS article")
            base.executescript(_TABLES)
            base.execute(f"PRAGMA user_version={_SCHEMA}")
        except sqlite3.Error:
            base.close()
            raise
        return base

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._base.close()

    def stamps(self) -> dict[str, Stamp]:
        """Return the state in which the articles of each file were catalogued."""
        with self._lock:
            rows = self._base.execute(
                "SELECT DISTINCT file, size, modified FROM article"
            ).fetchall()
        return {file: Stamp(size, modified) for file, size, modified in rows}

    def entries(self, file: str) -> Iterator[tuple[Entry, dict[str, int]]]:
        """Yield the articles of a file with their terms."""
        last = 0
        while True:
            with self._lock:
                rows = self._base.execute(
                    "SELECT a.rowid, a.path, a.modified, a.entry, a.terms, coalesce(r.read, 0)"
                    " FROM article a LEFT JOIN reading r ON r.path = a.path"
                    " WHERE a.file = ? AND a.rowid > ? ORDER BY a.rowid LIMIT ?",
                    (file, last, _BATCH),
                ).fetchall()
            for _, path, modified, entry, terms, read in rows:
                yield unpacked(path, file, modified, entry, bool(read)), json.loads(terms)
            if len(rows) < _BATCH:
                return
            last = rows[-1][0]

    def put(self, articles: Iterable[tuple[Entry, Stamp, dict[str, int]]]) -> None:
        """Put articles in, in the place of older ones of the same path."""
        rows = [
            (e.path, e.file, s.size, s.modified, e.packed(), json.dumps(terms, ensure_ascii=False))
            for e, s, terms in articles
        ]
        with self._lock:
            self._base.execute("BEGIN")
            self._base.executemany("INSERT OR REPLACE INTO article VALUES (?,?,?,?,?,?)", rows)
            self._base.execute("COMMIT")

    def remove(self, files: Iterable[str]) -> None:
        """Take the articles of files out; what is known of their reading stays."""
        with self._lock:
            self._base.executemany("DELETE FROM article WHERE file = ?", [(f,) for f in files])

    def reading(self, path: str) -> Reading:
        """Return what is known of the reading of an article."""
        with self._lock:
            row = self._base.execute(
                "SELECT read, part, offset FROM reading WHERE path = ?", (path,)
            ).fetchone()
        if row is None:
            return Reading()
        place = None if row[1] is None else (int(row[1]), CodePoint(row[2]))
        return Reading(bool(row[0]), place)

    def set_read(self, path: str, read: bool) -> None:
        """Mark an article read or unread."""
        with self._lock:
            self._base.execute(
                "INSERT INTO reading (path, read) VALUES (?, ?)"
                " ON CONFLICT (path) DO UPDATE SET read = excluded.read",
                (path, int(read)),
            )

    def set_place(self, path: str, part: int, offset: int) -> None:
        """Keep the place where an article was left."""
        with self._lock:
            self._base.execute(
                "INSERT INTO reading (path, read, part, offset) VALUES (?, 0, ?, ?)"
                " ON CONFLICT (path) DO UPDATE SET part = excluded.part, offset = excluded.offset",
                (path, part, offset),
            )
