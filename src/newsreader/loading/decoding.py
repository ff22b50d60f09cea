"""From bytes to text: UTF-8, with or without its mark. Another encoding goes into `decode`."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from newsreader.errors import Fault, SourceError

__all__ = ["Decoded", "decode", "decode_tail"]

_PROBE = 8192
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source and the name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes, name: str, *, partial: bool = False) -> Decoded:
    """Return `data` as text; with `partial`, a character cut at the end is left out.

    Raises SourceError for what is no text or not UTF-8, naming the byte (from 0) and the line.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            raise SourceError(Fault(name, f"is {encoding}, not UTF-8", 1))
    if b"\0" in data[:_PROBE]:
        raise SourceError(Fault(name, "is not a text (binary data)"))
    body = data[len(codecs.BOM_UTF8) :] if data.startswith(codecs.BOM_UTF8) else data
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(body, final=not partial)
    except UnicodeDecodeError as error:
        place = error.start + len(data) - len(body)
        line = data.count(b"\n", 0, place) + 1
        message = f"is not UTF-8: byte 0x{data[place]:02x} at position {place}"
        raise SourceError(Fault(name, message, line)) from error
    return Decoded(text, "utf-8")


def decode_tail(data: bytes) -> str:
    """Return the end of a larger text of which only whole lines are wanted."""
    return data[data.find(b"\n") + 1 :].decode("utf-8", "replace")
