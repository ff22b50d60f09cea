"""The file of what was read: the reader's own, which nothing can make again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from typing import ClassVar

from newsreader.library.database import Database, kept, unkept
from newsreader.library.entries import Reading
from newsreader.library.rows import Change, reading_of
from newsreader.library.troubles import CatalogueError

__all__ = ["Record"]


class Record(Database):
    """An open file of readings by path; every method may raise CatalogueError."""

    SCHEMA = 2
    # Since this schema, where they are needed first; in the order in which they came.
    ADDED: ClassVar = {
        "bookmarked": "INTEGER", "opened": "INTEGER", "lettered": "TEXT", "origin": "TEXT"
    }  # fmt: skip
    TABLES: ClassVar = {"reading": {"path", "read", "part", "offset"}}
    MAKE = """
        CREATE TABLE IF NOT EXISTS reading (
            path TEXT PRIMARY KEY, read INTEGER, part INTEGER, offset INTEGER
        );
    """

    def _prepare(self) -> None:
        super()._prepare()
        if self._has("article"):  # they stood here before each library had its own catalogue
            with contextlib.suppress(CatalogueError):  # on a full disk, say: they harm nobody
                self.do("DROP TABLE article")
                self.do("VACUUM")

    def readings(self) -> Iterator[tuple[str, Reading]]:
        """Yield the readings by path, as many as can be had; columns may be missing or more."""
        columns = self._columns()
        if not {"path", "read"} <= columns:
            return
        wanted = ("read", "part", "offset", *self.ADDED)
        names = ", ".join(name if name in columns else "NULL" for name in wanted)
        for path, *row in self.each(f"SELECT path, {names} FROM reading"):
            yield unkept(path), reading_of(*row)

    def _columns(self) -> set[str]:
        return {row[1] for row in self.all("PRAGMA table_info(reading)")}

    def change(self, changes: Mapping[str, Change]) -> None:
        """Write what has changed of readings."""
        given = {name for change in changes.values() for name in change.given()}
        if given & set(self.ADDED):
            columns = self._columns()
            for name, kind in self.ADDED.items():
                if name not in columns:
                    self.do(f"ALTER TABLE reading ADD COLUMN {name} {kind}")
        for path, change in changes.items():
            self._change(kept(path), change)

    def _change(self, name: str | bytes, change: Change) -> None:
        """Write what has changed of the reading of one article."""
        columns = {
            "read": None if change.read is None else int(change.read),
            "part": change.place[0] if change.place else None,
            "offset": change.place[1] if change.place else None,
            "bookmarked": None if change.bookmarked is None else int(change.bookmarked),
            "opened": change.opened,
            "lettered": change.packed_letters,
            "origin": None if change.origin is None else kept(change.origin),
        }
        given = {column: value for column, value in columns.items() if value is not None}
        row = {"path": name, "read": 0, **given}
        updates = ", ".join(f"{column} = excluded.{column}" for column in given)
        self.do(
            f"INSERT INTO reading ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"
            f" ON CONFLICT (path) DO UPDATE SET {updates}",
            tuple(row.values()),
        )
