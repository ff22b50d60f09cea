"""A text that is too long for one article, in pieces that end with a line."""

from __future__ import annotations

import io
from collections.abc import Iterator

from newsreader.collections.parts import Found, Part
from newsreader.decoding import decoding
from newsreader.sources.sources import LIMIT, Opened

__all__ = ["SIZE", "pieces"]

SIZE = 8 << 20
"""Bytes of a piece, as far as its last line goes."""

_LONGEST_LINE = 256 << 10
_PROBE = 64 << 10
_ENDS = {1: b"\n", 2: b"\n\0", 4: b"\n\0\0\0"}


def pieces(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the source as it is when it is no more than an article, else piece by piece.

    A piece begins behind the first line end from a multiple of `SIZE` on, so that any of them is
    found without the others being read. Raises SourceError for what is no text.
    """
    if source.size is not None and source.size <= LIMIT:
        yield Part("", source)
        return
    file, data = source.file, b""
    if source.size is None:  # only reading tells how much there is
        data = file.read(LIMIT + 1)
        if len(data) <= LIMIT:
            yield Part("", Opened(io.BytesIO(data), source.name, source.suffix, len(data)))
            return
    else:
        data = file.read(_PROBE)
    encoding = decoding.decode(data[:_PROBE], source.name, partial=True).encoding
    number, begin = 1, 0
    if key is not None and key.isdecimal() and 1 < int(key) < 1 << 20 and source.size is not None:
        number = int(key)
        file.seek((number - 1) * SIZE)
        begin = (number - 1) * SIZE + _line_end(file.read(_LONGEST_LINE), encoding)
        file.seek(begin)
        data = b""
    while True:
        more = number * SIZE + _LONGEST_LINE - begin - len(data)
        data += file.read(more) if more > 0 else b""
        nominal = number * SIZE - begin
        end = len(data)
        if end > nominal:
            end = nominal + _line_end(data[nominal : nominal + _LONGEST_LINE], encoding)
        if not data:
            return
        share = min(1.0, begin / source.size) if source.size else 0.0
        yield Part(
            str(number), Opened(io.BytesIO(data[:end]), source.name, source.suffix, end),
            share=share, number=number, encoding=encoding,
        )  # fmt: skip
        data, begin, number = data[end:], begin + end, number + 1


def _line_end(data: bytes, encoding: str) -> int:
    """Return the offset behind the first line end of `data`, else of a character's end."""
    unit = 2 if "16" in encoding else 4 if "32" in encoding else 1
    sign = _ENDS[unit][::-1] if encoding.endswith("be") else _ENDS[unit]
    place = data.find(sign)
    while place >= 0 and place % unit:
        place = data.find(sign, place + 1)
    if place >= 0:
        return place + unit
    end = 0
    while unit == 1 and end < len(data) and data[end] & 0xC0 == 0x80 and encoding == "utf-8":
        end += 1
    return end
