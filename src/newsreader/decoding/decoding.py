"""From bytes to text: by their mark, as UTF-8, else by what is declared and what looks right."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from newsreader.decoding import encodings
from newsreader.decoding.doubt import is_doubtful, is_ebcdic
from newsreader.errors import Fault, SourceError

__all__ = ["Decoded", "decode", "decode_tail"]

_PROBE = 8192
# The mark of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.-]{2,40})|<meta[^>]{0,200}charset\s*=\s*["']?([\w.-]{2,40})""",
    re.IGNORECASE,
)
_NO_SENSE = "makes no sense in any known encoding; it is shown as {}"
_VISUAL = 20_000  # bytes by which visual order is recognised
_FEW = 0.002  # the share of bytes that may be damaged in what is UTF-8 all the same


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a source and the name of its encoding; `note` says what was assumed of it."""

    text: str
    encoding: str
    note: str = ""


def decode(
    data: bytes, name: str, *, partial: bool = False, encoding: str | None = None, likely: str = ""
) -> Decoded:
    """Return `data` as text; with `partial`, a character cut at the end is left out.

    `encoding` overrules whatever the bytes say, `likely` is that of what is no UTF-8. Raises
    SourceError for what is no text.
    """
    if encoding is not None:
        known = encodings.canonical(encoding)
        if known is None:
            raise SourceError(Fault(name, f"cannot be read: no encoding '{encoding}'"))
        return Decoded(_decoded(data, known, partial), known)
    for mark, known in _MARKS:
        if data.startswith(mark):
            return Decoded(_decoded(data[len(mark) :], known, partial), known)
    if b"\0" in data[:_PROBE]:
        wide = encodings.guess_wide(data)
        if wide is None:
            raise SourceError(Fault(name, "is not a text (binary data)"))
        return Decoded(_decoded(data, wide, partial), wide, f"read as {wide}, which it looks like")
    try:
        text = _utf_8(data, partial)
    except UnicodeDecodeError as error:
        return decode(data, name, encoding=likely) if likely else _other(data, name, error)
    return Decoded(text, "utf-8", _NO_SENSE.format("utf-8") if is_ebcdic(data) else "")


def _decoded(data: bytes, encoding: str, partial: bool) -> str:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(data, final=not partial)
    return text.removeprefix("\ufeff")


def _utf_8(data: bytes, partial: bool) -> str:
    return codecs.getincrementaldecoder("utf-8")().decode(data, final=not partial)


def _other(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    """Return the text of what is not whole UTF-8: damaged UTF-8, or an older encoding."""
    text = data.decode("utf-8", "replace")
    letters = sum(1 for character in text[: 4 * _PROBE] if character > "\x7f")
    damaged = text.count("\ufffd")
    if damaged <= max(2, _FEW * len(text)) and letters > 8 * damaged:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02x}"
        return Decoded(
            text, "utf-8", f"is UTF-8 but for {damaged} places, the first in line {line}: {byte}"
        )
    if _is_binary(data):
        raise SourceError(Fault(name, "is not a text (binary data)"))
    return _guessed(data)


def _guessed(data: bytes) -> Decoded:
    """Return the text of bytes in the likeliest encoding; in doubt in the one that is declared."""
    match = _DECLARED.search(data[:_PROBE])
    name = (match[1] or match[2]).decode("ascii") if match is not None else ""
    declared = encodings.canonical(name) if name else None
    found, is_sure = _likeliest(data[: encodings.SAMPLE], declared)
    if is_sure:
        return Decoded(
            data.decode(found, "replace"), found, f"read as {found}, which it looks like"
        )
    if declared not in (None, "ascii", "iso-8859-1", *encodings.CHOICES):
        with contextlib.suppress(UnicodeDecodeError):
            return Decoded(data.decode(declared), declared, f"read as {declared}, as it says")
    return Decoded(data.decode(found, "replace"), found, _NO_SENSE.format(found))


@lru_cache(maxsize=4)  # what a source begins with is asked for its kind, and then read
def _likeliest(sample: bytes, declared: str | None) -> tuple[str, bool]:
    """Return the encoding that bytes look most like, and whether they do look like it."""
    found = encodings.guess(sample, declared)
    if is_ebcdic(sample):
        return found, False
    # Two that agree are believed; but windows-1252 is declared of anything.
    if found == declared != "windows-1252":
        return found, True
    # Or in visual order; or Western, with so few letters of its own that it looks like another.
    turned = map(encodings.guess, (sample[:_VISUAL][::-1],), (declared,))
    for encoding in chain((found,), turned, ("windows-1252",)):
        if not is_doubtful(sample.decode(encoding, "replace")):
            return encoding, True
    return found, False


def _is_binary(data: bytes) -> bool:
    """Return whether there are controls that no text has."""
    probe = data[:_PROBE]
    return (
        sum(probe.count(bytes([code])) for code in (*range(1, 9), *range(14, 27)))
        > len(probe) / 100
    )


def decode_tail(data: bytes, encoding: str = "utf-8") -> str:
    """Return the end of a larger text of which only whole lines are wanted."""
    if encoding.startswith(("utf-16", "utf-32")):
        return ""  # what stands at its end is found when the whole is read
    return data[data.find(b"\n") + 1 :].decode(encoding, "replace")
