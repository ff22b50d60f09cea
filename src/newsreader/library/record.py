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
        columns = {row[1] for row in self.all("PRAGMA table_info(reading)")}
        if not {"path", "read"} <= columns:
            return
        place = "part, offset" if {"part", "offset"} <= columns else "NULL, NULL"
        for path, *row in self.each(f"SELECT path, read, {place} FROM reading"):
            yield unkept(path), reading_of(*row)

    def change(self, changes: Mapping[str, Change]) -> None:
        """Write what has changed of readings."""
        for path, change in changes.items():
            name = kept(path)
            if change.read is not None:
                self.do(
                    "INSERT INTO reading (path, read) VALUES (?, ?)"
                    " ON CONFLICT (path) DO UPDATE SET read = excluded.read",
                    (name, int(change.read)),
                )
            if change.place is not None:
                self.do(
                    "INSERT INTO reading (path, read, part, offset) VALUES (?, 0, ?, ?)"
                    " ON CONFLICT (path) DO UPDATE"
                    " SET part = excluded.part, offset = excluded.offset",
                    (name, *change.place),
                )
