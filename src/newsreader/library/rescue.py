"""What can be read of the readings in a damaged file, page by page and without SQLite.

The file format is SQLite's (https://www.sqlite.org/fileformat.html): a page is either whole or
left out; a row of the table of readings is known by its four to eight columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsreader.library.database import unkept
from newsreader.library.entries import Reading
from newsreader.library.rows import reading_of

__all__ = ["rescued"]

_PAGE = 4096  # bytes, where the first page does not say it any more
_HEADER = 100  # bytes at the beginning of the first page
_LEAF = 0x0D  # the kind of page that holds a table's rows
_COLUMNS = range(4, 9)  # the last four came later
_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)  # bytes of a number, by its type


def rescued(file: Path) -> dict[str, Reading]:
    """Return the readings that are found in a file. Raises OSError."""
    found: dict[str, Reading] = {}
    for page, start in _pages(file):
        found.update(_readings(page, start))
    return found


def _pages(file: Path) -> Iterator[tuple[bytes, int]]:
    """Yield the pages of a file, and where in each of them what it holds begins."""
    with file.open("rb") as stream:
        size = int.from_bytes(stream.read(18)[16:18], "big")
        size = 65_536 if size == 1 else size
        if size < 512 or size & (size - 1):
            size = _PAGE
        stream.seek(0)
        start = _HEADER
        while page := stream.read(size):
            yield page, start
            start = 0


def _readings(page: bytes, start: int) -> Iterator[tuple[str, Reading]]:
    """Yield the readings on a page; nothing where it is of another kind or damaged."""
    if len(page) < start + 8 or page[start] != _LEAF:
        return
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    for number in range(count):
        place = start + 8 + 2 * number
        row = _row(page, int.from_bytes(page[place : place + 2], "big"))
        if row is None:
            continue
        path, read, *rest = row
        if isinstance(path, (str, bytes)) and path and read in (0, 1):
            yield unkept(path), reading_of(read, *rest)


def _row(page: bytes, place: int) -> tuple[object, ...] | None:
    """Return the columns of the row at a place, None when they are not those of a reading."""
    try:
        length, place = _number(page, place)
        _, place = _number(page, place)  # of the row
        end = place + length
        header, types_at = _number(page, place)
        values_at = place + header
        types: list[int] = []
        while types_at < values_at:
            kind, types_at = _number(page, types_at)
            types.append(kind)
        if len(types) not in _COLUMNS or end > len(page):
            return None
        values: list[object] = []
        for kind in types:
            value, values_at = _value(page, kind, values_at)
            values.append(value)
    except (IndexError, ValueError):
        return None
    return tuple(values) if values_at == end else None


def _number(page: bytes, place: int) -> tuple[int, int]:
    """Return the number of variable length at a place, and the place behind it."""
    value = 0
    for count in range(9):
        byte = page[place + count]
        if count == 8:
            return value << 8 | byte, place + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + count + 1
    raise ValueError("no number")


def _value(page: bytes, kind: int, place: int) -> tuple[object, int]:
    """Return the value of a type at a place, and the place behind it. Raises ValueError."""
    if kind >= 12:
        end = place + (kind - 12) // 2
        data = page[place:end]
        return (data.decode() if kind % 2 else data), end
    if kind in (7, 10, 11):
        raise ValueError("no value of a reading")
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    end = place + _LENGTHS[kind]
    return int.from_bytes(page[place:end], "big", signed=True), end
