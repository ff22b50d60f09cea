"""References to entities in XML as numbers, which no parser loses.

libxml2 reads on behind a fault, but drops every `&amp;` and `&lt;` that follows it; and a bare `&`,
or a name of HTML's such as `&nbsp;`, is a fault.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import BinaryIO

__all__ = ["Numbered", "numbered"]

_SIGN = re.compile(rb"<!\[CDATA\[|\]\]>|&(#|[A-Za-z][A-Za-z0-9]{0,31};)?")
_UNFINISHED = re.compile(rb"(?:&[A-Za-z0-9]{0,32}|<!?\[?[CDATA]{0,5}|\]{1,2})\Z")
_AMPERSAND = b"&#38;"


def numbered(data: bytes) -> bytes:
    """Return XML with a number for each reference that is a name, but within CDATA."""
    return _Numbering().taken(data, is_last=True)


class Numbered:
    """A file of XML whose references are numbers."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._numbering = _Numbering()

    def read(self, size: int) -> bytes:
        """Return about so many bytes, none at the end."""
        while True:
            data = self._file.read(size)
            taken = self._numbering.taken(data, is_last=not data)
            if taken or not data:
                return taken


class _Numbering:
    """Replaces references in stretches of XML; one that is cut waits for the next stretch."""

    def __init__(self) -> None:
        self._rest = b""
        self._is_cdata = False
        self._is_wide: bool | None = None  # UTF-16 or UTF-32, which its first bytes say

    def taken(self, stretch: bytes, *, is_last: bool) -> bytes:
        """Return a stretch, and what was left of the one before, its references as numbers."""
        if self._is_wide is None:
            self._is_wide = b"\0" in stretch[:4]
        if self._is_wide:
            return stretch
        data, self._rest = self._rest + stretch, b""
        cut = None if is_last else _UNFINISHED.search(data, max(0, len(data) - 40))
        if cut is not None:
            data, self._rest = data[: cut.start()], cut[0]
        return _SIGN.sub(self._number, data) if b"&" in data or b"<!" in data else data

    def _number(self, match: re.Match[bytes]) -> bytes:
        found, name = match[0], match[1]
        if found[:1] != b"&":
            self._is_cdata = found[:1] == b"<"
            return found
        if self._is_cdata or name == b"#":
            return found
        if name is None:
            return _AMPERSAND
        signs = html5.get(name.decode("ascii"))
        return _AMPERSAND + name if signs is None else b"".join(b"&#%d;" % ord(s) for s in signs)
