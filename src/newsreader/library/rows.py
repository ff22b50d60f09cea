"""Articles and readings as they are kept: rows, changes, and paths that need not be UTF-8."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from newsreader.library.entries import Entry, Reading
from newsreader.text.offsets import CodePoint

__all__ = ["Change", "Row", "counted_of", "kept", "reading_of", "unkept"]

_MOST = 1 << 31  # no place is as far as that


class Row(NamedTuple):
    """An article as it is catalogued: its path and entry, and its terms as JSON."""

    path: str
    entry: str
    terms: str

    @classmethod
    def of(cls, entry: Entry, counted: Mapping[str, int]) -> Row:
        """Return the row of an entry and its counted terms."""
        packed, terms = entry.packed(), json.dumps(counted, ensure_ascii=False)
        return cls(entry.path, _encodable(packed), _encodable(terms))


class Change(NamedTuple):
    """What has changed of the reading of an article; None where nothing has."""

    read: bool | None = None
    place: tuple[int, CodePoint] | None = None

    def over(self, older: Change | None) -> Change:
        """Return this change together with an older one."""
        if older is None:
            return self
        read = older.read if self.read is None else self.read
        return Change(read, self.place or older.place)

    def applied(self, reading: Reading) -> Reading:
        """Return a reading with this change."""
        read = reading.read if self.read is None else self.read
        return Reading(read, self.place or reading.place)


def kept(path: str) -> str | bytes:
    """Return a path as it is kept: text, or bytes where it is not UTF-8."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogatepass")
    return path


def unkept(path: object) -> str:
    """Return the path that is kept as text or as bytes."""
    if not isinstance(path, bytes):
        return str(path)
    try:
        return path.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return path.decode("utf-8", "replace")  # nobody's path: the row is broken


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def counted_of(terms: object) -> dict[str, int]:
    """Return the counted terms of an article. Raises ValueError for anything else."""
    counted = json.loads(str(terms))
    if not isinstance(counted, dict) or not set(map(type, counted.values())) <= {int}:
        raise ValueError("no terms")
    return counted


def reading_of(read: object, part: object, offset: object) -> Reading:
    """Return the reading of a row; what is broken in it counts as not known."""
    is_place = all(isinstance(n, int) and 0 <= n < _MOST for n in (part, offset))
    place = (part, CodePoint(offset)) if is_place else None  # type: ignore[arg-type]
    return Reading(read == 1, place)  # type: ignore[arg-type]
