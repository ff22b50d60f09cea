"""Articles and readings as they are kept: rows and changes."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from newsreader.library.database import is_utf8, unkept
from newsreader.library.entries import Entry, Reading, Stamp
from newsreader.library.names import Name
from newsreader.library.orders import Keys, keys_of
from newsreader.search.words import Text
from newsreader.text.offsets import CodePoint

__all__ = ["Change", "Part", "Row", "reading_of"]

_MOST = 1 << 31  # no place is as far as that
_LATEST = 1 << 40  # seconds: no clock says that
_LETTERED = re.compile(r"(?<!\S)([0-9]{1,7}):([0-9]{1,10}):([0-9]{1,10})(?!\S)")


class Row(NamedTuple):
    """An article on its way to the catalogue and the index.

    Its path, its entry packed, its words in their order, the stems that it is about; what tells it
    from others wherever it stands: 63 bits of a hash of its title and words; what it is sorted by,
    what a filter looks through, and what it names.
    """

    path: str
    entry: str
    words: str
    stems: str
    digest: int
    keys: Keys
    folded: str
    names: tuple[Name, ...] = ()

    @classmethod
    def of(cls, entry: Entry, text: Text, names: tuple[Name, ...] = ()) -> Row:
        """Return the row of an entry, of what its text comes to, and of what it names."""
        said = f"{entry.title}\n{text.words}".encode("utf-8", "replace")
        digest = int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big") >> 1
        keys = Keys._make(
            _encodable(key) if isinstance(key, str) else key for key in keys_of(entry)
        )
        packed, folded = map(_encodable, (entry.packed(), entry.folded))
        return cls(entry.path, packed, text.words, text.stems, digest, keys, folded, names)


class Part(NamedTuple):
    """Some articles of a file: its `first` ones, its `last` ones, or those between."""

    file: str
    stamp: Stamp
    rows: Sequence[Row]
    first: bool
    last: bool


class Change(NamedTuple):
    """What has changed of the reading of an article; None where nothing has."""

    read: bool | None = None
    place: tuple[int, CodePoint] | None = None
    bookmarked: bool | None = None
    opened: int | None = None
    lettered: tuple[tuple[str, tuple[int, CodePoint]], ...] | None = None
    origin: str | None = None

    @classmethod
    def to(cls, reading: Reading) -> Change:
        """Return the change after which all is as in a reading."""
        return cls(
            reading.read, reading.place, reading.bookmarked or None, reading.opened or None,
            reading.lettered or None, reading.origin or None,
        )  # fmt: skip

    @property
    def packed_letters(self) -> str | None:
        """The places that have a letter, as they are kept: the letter's number, part, offset."""
        if self.lettered is None:
            return None
        return " ".join(f"{ord(name)}:{part}:{offset}" for name, (part, offset) in self.lettered)

    def over(self, older: Change | None) -> Change:
        """Return this change together with an older one."""
        if older is None:
            return self
        return older._replace(**self.given())

    def applied(self, reading: Reading) -> Reading:
        """Return a reading with this change."""
        return replace(reading, **self.given())

    def given(self) -> dict[str, Any]:
        """Return what has changed, by its name."""
        return {name: value for name, value in self._asdict().items() if value is not None}


def _encodable(text: str) -> str:
    return text if is_utf8(text) else text.encode("utf-8", "replace").decode()


def reading_of(
    read: object,
    part: object,
    offset: object,
    bookmarked: object = None,
    opened: object = None,
    lettered: object = None,
    origin: object = None,
) -> Reading:
    """Return the reading of a row; what is broken in it counts as not known."""
    is_place = all(isinstance(n, int) and 0 <= n < _MOST for n in (part, offset))
    place = (part, CodePoint(offset)) if is_place else None  # type: ignore[arg-type]
    when = opened if isinstance(opened, int) and 0 < opened < _LATEST else 0
    letters = _letters(lettered) if isinstance(lettered, str) else ()
    path = unkept(origin) if isinstance(origin, (str, bytes)) else ""
    return Reading(read == 1, place, bookmarked == 1, when, letters, path)  # type: ignore[arg-type]


def _letters(packed: str) -> tuple[tuple[str, tuple[int, CodePoint]], ...]:
    """Return the places that have a letter; what is broken among them counts as not known."""
    found = {}
    for letter, part, offset in _LETTERED.findall(packed):
        if int(letter) <= sys.maxunicode and max(int(part), int(offset)) < _MOST:
            found[chr(int(letter))] = int(part), CodePoint(int(offset))
    return tuple(found.items())
