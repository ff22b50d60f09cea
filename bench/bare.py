"""A bare tantivy: the texts as they are, its own tokenizer, no folding; what ours is held beside.

Its related articles are its own query of more like this, of 25 words. And a bare SQLite, of what
a list shows.
"""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

import tantivy

__all__ = ["Bare", "BareTable"]

_HEAP = 48_000_000  # bytes: as much as the library's own takes
_COMMIT = 4_000
_WORD = re.compile(r"\w+")


class Bare:
    """An index of JSON lines in a folder: documents have the numbers of their lines, from 0."""

    def __init__(self, folder: Path) -> None:
        build = tantivy.SchemaBuilder()
        build.add_unsigned_field("number", indexed=True, fast=True)
        build.add_text_field("text")
        self._schema = build.build()
        self._index = tantivy.Index(self._schema, str(folder))
        self._index.reload()

    def build(self, lines: Iterable[bytes]) -> int:
        """Put articles in; return how many."""
        writer = self._index.writer(_HEAP, 1)
        count = 0
        for count, line in enumerate(lines, 1):
            value = json.loads(line)
            document = tantivy.Document()
            document.add_unsigned("number", count - 1)
            document.add_text("text", _joined(value))
            writer.add_document(document)
            if count % _COMMIT == 0:
                writer.commit()
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        return count

    def related(self, value: Mapping[str, str], number: int, limit: int) -> list[int]:
        """Return the numbers of what is like an article, itself left out."""
        like = tantivy.Query.more_like_this_document_fields_query(
            self._schema, {"text": _joined(value)}, 1, None, 1, 25
        )
        return [found for found in self._found(like, limit + 1) if found != number][:limit]

    def search(self, query: str, limit: int) -> list[int]:
        """Return the numbers of what a query finds."""
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, "text", word))
            for word in _WORD.findall(query.lower())
        ]
        return self._found(tantivy.Query.boolean_query(terms), limit)

    def _found(self, query: tantivy.Query, limit: int) -> list[int]:
        searcher = self._index.searcher()
        hits = searcher.search(query, limit, count=False).hits
        numbers = searcher.fast_field_values("number", [address for _, address in hits])
        return [int(number or 0) for number in numbers]


class BareTable:
    """A table of the articles of JSON lines in a folder, which is ordered in some ways."""

    ORDERS = ("section, date", "date", "title", "source, date")

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "table.sqlite3", isolation_level=None)
        self._base.executescript(
            "PRAGMA synchronous=OFF; CREATE TABLE IF NOT EXISTS article"
            " (number INTEGER PRIMARY KEY, title TEXT, section TEXT, source TEXT, date TEXT);"
        )
        for number, order in enumerate(self.ORDERS):
            self._base.execute(f"CREATE INDEX IF NOT EXISTS by_{number} ON article ({order})")

    def build(self, lines: Iterable[bytes]) -> int:
        """Put articles in; return how many."""
        names = ("title", "section", "source", "date")
        count = 0
        rows = (tuple(map(json.loads(line).get, names)) for line in lines)
        while some := list(itertools.islice(rows, _COMMIT)):
            self._base.execute("BEGIN")
            self._base.executemany(
                "INSERT INTO article (title, section, source, date) VALUES (?, ?, ?, ?)", some
            )
            self._base.execute("COMMIT")
            count += len(some)
        self._base.close()
        return count

    def listed(self, order: str) -> list[int]:
        """Return the numbers of all articles in an order."""
        rows = self._base.execute(f"SELECT number FROM article ORDER BY {order}")
        return [number for (number,) in rows]

    def filtered(self, text: str) -> list[int]:
        """Return the numbers of the articles with a text in their titles, by date."""
        wanted = "SELECT number FROM article WHERE title LIKE ? ORDER BY date"
        return [number for (number,) in self._base.execute(wanted, (f"%{text}%",))]


def _joined(value: Mapping[str, str]) -> str:
    return f"{value.get('title', '')}\n{value['text']}"
