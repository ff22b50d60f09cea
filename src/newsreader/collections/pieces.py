"""A text that is too long for one article, in pieces that end with a line.

Too long is what has too many bytes, or too many lines.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from newsreader import bounds
from newsreader.collections.parts import Found, Part
from newsreader.decoding import decoding
from newsreader.sources.sources import Opened

__all__ = ["pieces"]

_LONGEST_LINE = 256 << 10
_PROBE = 64 << 10
_SEPARATORS = ("\u2028".encode(), "\u2029".encode())
_ENDS = {1: b"\n", 2: b"\n\0", 4: b"\n\0\0\0"}


def pieces(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the source as it is when it is no more than an article, else piece by piece.

    A piece begins behind the first line end from a multiple of `bounds.PIECE` on, so that any of
    them is found without the others being read; one of too many lines is cut again, `3.2` being
    the second part of the third. Raises SourceError for what is no text.
    """
    data = b""
    if source.size is None:  # only reading tells how much there is
        data = source.file.read(bounds.ARTICLE + 1)
        if len(data) <= bounds.ARTICLE and not _has_many_lines(data):
            yield Part("", Opened(io.BytesIO(data), source.name, source.suffix, len(data)))
            return
    elif source.size <= bounds.ARTICLE and not _is_of_many_lines(source):
        yield Part("", source)
        return
    probe = data[:_PROBE] or source.beginning(_PROBE)
    encoding = decoding.decode(probe, source.name, partial=True).encoding
    number, begin = 1, 0
    wanted = key.partition(".")[0] if key is not None else ""
    if wanted.isdecimal() and 1 < int(wanted) < 1 << 20 and source.size is not None:
        number = int(wanted)
        begin = _beginning(source, number, encoding)
    for whole, place in _data(source, data, number, begin, encoding):
        share = min(1.0, place / source.size) if source.size else 0.0
        for count, part in enumerate(_parts(whole, encoding), 1):
            yield Part(
                f"{number}.{count}" if count > 1 else str(number),
                Opened(io.BytesIO(part), source.name, source.suffix, len(part)),
                share=share, number=max(number, min(count, 2)), encoding=encoding,
            )  # fmt: skip
        if wanted == str(number):
            return
        number += 1


def _beginning(source: Opened, number: int, encoding: str) -> int:
    """Return the offset in bytes at which a piece begins; the source is read from there on."""
    nominal = (number - 1) * bounds.PIECE
    source.file.seek(nominal)
    begin = nominal + _line_end(source.file.read(_LONGEST_LINE), encoding)
    source.file.seek(begin)
    return begin


def _data(
    source: Opened, data: bytes, number: int, begin: int, encoding: str
) -> Iterator[tuple[bytes, int]]:
    """Yield the bytes of each piece from one on, and where it begins; `data` has been read."""
    while True:
        more = number * bounds.PIECE + _LONGEST_LINE - begin - len(data)
        data += source.file.read(more) if more > 0 else b""
        nominal = number * bounds.PIECE - begin
        end = len(data)
        if end > nominal:
            end = nominal + _line_end(data[nominal : nominal + _LONGEST_LINE], encoding)
        if not data:
            return
        yield data[:end], begin
        data, begin, number = data[end:], begin + end, number + 1


def _is_of_many_lines(source: Opened) -> bool:
    """Return whether a source that is read from its beginning has more lines than an article."""
    if not source.size or source.size <= bounds.LINES or not source.file.seekable():
        return False
    data = source.file.read()
    source.file.seek(0)
    return _has_many_lines(data)


def _has_many_lines(data: bytes) -> bool:
    return _line_ends(data) > bounds.LINES


def _line_ends(data: bytes) -> int:
    """Return how many line ends there are."""
    ends = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
    return ends + sum(map(data.count, _SEPARATORS))


def _parts(data: bytes, encoding: str) -> Iterator[bytes]:
    """Yield `data` in parts of no more lines than an article may have."""
    todo = [(data, _line_ends(data))]
    while todo:
        part, ends = todo.pop()
        middle = len(part) // 2
        unit = _unit(encoding)
        middle -= middle % unit
        cut = middle + _line_end(part[middle : middle + _LONGEST_LINE], encoding)
        if ends > bounds.LINES and 0 < cut < len(part):
            first = _line_ends(part[:cut])
            todo += ((part[cut:], ends - first), (part[:cut], first))
        else:
            yield part


def _unit(encoding: str) -> int:
    """Return the bytes of a line end."""
    return 2 if "16" in encoding else 4 if "32" in encoding else 1


def _line_end(data: bytes, encoding: str) -> int:
    """Return the offset behind the first line end of `data`, else of a character's end."""
    unit = _unit(encoding)
    sign = _ENDS[unit][::-1] if encoding.endswith("be") else _ENDS[unit]
    place = data.find(sign)
    while place >= 0 and place % unit:
        place = data.find(sign, place + 1)
    if place < 0 and unit == 1:
        place = data.find(b"\r")
    if place >= 0:
        return place + unit
    if encoding == "utf-8":
        ends = [data.find(sign) + len(sign) for sign in _SEPARATORS if sign in data]
        if ends:
            return min(ends)
    end = 0
    while unit == 1 and end < len(data) and data[end] & 0xC0 == 0x80 and encoding == "utf-8":
        end += 1
    return end
