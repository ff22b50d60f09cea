"""The index by SQLite's FTS5, where tantivy is not to be had: slower, and always there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from newsreader.library.database import Database
from newsreader.library.index import WORDS, Document, IndexDamageError, Wanted
from newsreader.library.troubles import CatalogueError
from newsreader.search.shorthand import written

__all__ = ["FILE", "SqliteIndex"]


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except CatalogueError as error:
        raise IndexDamageError(str(error)) from error


FILE = "index.sqlite3"
"""The file of the index in its folder."""


class _Tables(Database):
    SCHEMA = 1
    TABLES: ClassVar = {"document": {"number", "file"}}
    MAKE = """
        CREATE TABLE IF NOT EXISTS document (number INTEGER PRIMARY KEY, file INTEGER);
        CREATE INDEX IF NOT EXISTS document_file ON document (file);
        CREATE VIRTUAL TABLE IF NOT EXISTS words
            USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0');
        CREATE VIRTUAL TABLE IF NOT EXISTS stems
            USING fts5 (text, tokenize = 'unicode61 remove_diacritics 0');
        CREATE VIRTUAL TABLE IF NOT EXISTS frequencies USING fts5vocab (stems, 'row');
    """


class SqliteIndex:
    """See `Index`. In memory without a folder."""

    def __init__(self, folder: Path | None) -> None:
        with _translated():
            if folder is None:
                self._base = _Tables.in_memory()
            else:
                self._base = _Tables.writer(folder / FILE)

    def add(self, documents: Iterable[Document]) -> None:
        """See `Index`."""
        with _translated():
            self._base.begin()
            rows = [d._replace(words=written(d.words), stems=written(d.stems)) for d in documents]
            self._base.do_each(
                "INSERT INTO document VALUES (?, ?)", ((d.number, d.file) for d in rows)
            )
            for table, text in (("words", 2), ("stems", 3)):
                self._base.do_each(
                    f"INSERT INTO {table} (rowid, text) VALUES (?, ?)",
                    ((d[0], d[text]) for d in rows),
                )

    def forget(self, files: Sequence[int]) -> None:
        """See `Index`."""
        with _translated():
            self._base.begin()
            for file in files:
                numbers = "SELECT number FROM document WHERE file = ?"
                for table in ("words", "stems"):
                    self._base.do(f"DELETE FROM {table} WHERE rowid IN ({numbers})", (file,))
                self._base.do("DELETE FROM document WHERE file = ?", (file,))

    def commit(self) -> None:
        """See `Index`."""
        with _translated():
            self._base.commit()

    def reload(self) -> None:
        """See `Index`."""

    def rest(self) -> None:
        """See `Index`."""

    def let_go(self, unasked: float) -> None:
        """See `Index`."""

    def count(self) -> int:
        """See `Index`."""
        with _translated():
            return int(self._base.all("SELECT count(*) FROM document")[0][0])

    def frequency(self, stem: str) -> int:
        """See `Index`."""
        with _translated():
            found = self._base.all("SELECT doc FROM frequencies WHERE term = ?", (stem,))
            return int(found[0][0]) if found else 0

    def _found(
        self, stems: Sequence[str], condition: str = "", *values: int, table: str = "stems"
    ) -> list[tuple[int, float]]:
        query = " OR ".join(f'"{stem}"' for stem in stems)
        with _translated():
            return self._base.all(
                f"SELECT rowid, -bm25({table}) AS score FROM {table}"
                f" WHERE {table} MATCH ? {condition}",
                (query, *values),
            )

    def best(self, stems: Sequence[str], limit: int) -> list[tuple[int, float]]:
        """See `Index`."""
        return self._found(stems, "ORDER BY score DESC, rowid LIMIT ?", limit) if stems else []

    def find(self, wanted: Wanted, limit: int) -> list[tuple[int, float]]:
        """See `Index`."""
        words = [f'"{" ".join(phrase)}"' for phrase in wanted.phrases]
        words += [f'"{wanted.beginning}" *'] if wanted.beginning else []
        stems = [f'"{stem}"' for stem in wanted.stems]
        parts = [
            (table, " AND ".join(found))
            for table, found in (("stems", stems), ("words", words))
            if found
        ]
        if not parts:
            return []
        (table, first), *rest = parts
        also = "".join(
            f" AND rowid IN (SELECT rowid FROM {other} WHERE {other} MATCH ?)" for other, _ in rest
        )
        with _translated():
            return self._base.all(
                f"SELECT rowid, -bm25({table}) AS score FROM {table} WHERE {table} MATCH ?{also}"
                " ORDER BY score DESC, rowid LIMIT ?",
                (first, *(query for _, query in rest), limit),
            )

    def scores(
        self, stems: Sequence[str], numbers: Sequence[int], words: Sequence[str] = ()
    ) -> dict[int, float]:
        """See `Index`."""
        among = f"AND rowid IN ({','.join('?' * len(numbers))})"
        found = dict(self._found(stems, among, *numbers)) if stems else {}
        for number, score in self._found(words, among, *numbers, table="words") if words else ():
            found[number] = found.get(number, 0.0) + WORDS * score
        return found

    def held(self, stems: Sequence[str], numbers: Sequence[int]) -> dict[int, set[str]]:
        """See `Index`."""
        among = f"AND rowid IN ({','.join('?' * len(numbers))})"
        found: dict[int, set[str]] = {}
        for stem in stems:
            for number, _ in self._found([stem], among, *numbers):
                found.setdefault(number, set()).add(stem)
        return found
