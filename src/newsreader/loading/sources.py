"""From a file or a stream to bytes: bounded, and every fault named in one line."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsreader.errors import Fault, SourceError
from newsreader.text.controls import printable_name

__all__ = [
    "APPENDIX",
    "LIMIT",
    "MINIMUM",
    "SLACK",
    "Raw",
    "Source",
    "Stream",
    "name_of",
    "read",
    "reason",
]

LIMIT = 256 << 20
"""Bytes: a larger source is refused, whole texts being held in memory."""
MINIMUM = 16 << 10
"""Bytes: a head is never smaller, so that a title and a column of wrapping can be told from it."""
SLACK = 16 << 10
"""Bytes: a file that is not larger than the head by more than this is read whole.

What stands at an article's end (`furniture.ZONE`) fits in, so that no head shows a part of it.
"""
APPENDIX = 256 << 10
"""Bytes: how much of a larger file's end is read for the definitions that stand there."""

_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "no such file",
    IsADirectoryError: "is a folder",
    PermissionError: "permission denied",
    NotADirectoryError: "no such file",
}


@dataclass(frozen=True, slots=True)
class Stream:
    """An article's bytes that came from elsewhere than a file; `name` is how the user knows it."""

    data: bytes
    name: str = "-"

    @classmethod
    def take(cls, stream: BinaryIO, name: str = "-") -> Stream:
        """Return what `stream` holds. Raises SourceError, also when there is too much of it."""
        try:
            data = stream.read(LIMIT + 1)
        except (OSError, ValueError) as error:
            raise SourceError(Fault(name, reason(error))) from error
        if len(data) > LIMIT:
            raise SourceError(Fault(name, _too_large()))
        return cls(data, name)


Source = str | os.PathLike[str] | Stream


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a source; `partial` with the beginning only, `appendix` being its last bytes.

    `size` is that of the whole, in bytes.
    """

    name: str
    suffix: str
    data: bytes
    partial: bool = False
    appendix: bytes = b""
    size: int = 0


def name_of(source: Source) -> str:
    """Return the name of `source` as the user knows it, fit to be shown."""
    return printable_name(source.name if isinstance(source, Stream) else os.fspath(source))


def read(source: Source, head: int | None = None) -> Raw:
    """Return the bytes of `source`; with `head`, of a larger one only about as many.

    Raises SourceError.
    """
    wanted = None if head is None else max(head, MINIMUM)
    if isinstance(source, Stream):
        raw = _of_stream(source, wanted)
    else:
        try:
            raw = _of_file(Path(source), wanted)
        except (OSError, ValueError) as error:
            raise SourceError(Fault(name_of(source), reason(error))) from error
    if not raw.data:
        raise SourceError(Fault(raw.name, "is empty"))
    return raw


def _of_stream(stream: Stream, wanted: int | None) -> Raw:
    data = stream.data
    if wanted is None or len(data) <= wanted + SLACK:
        return Raw(name_of(stream), "", data)
    return Raw(name_of(stream), "", data[:wanted], True, data[-APPENDIX:], len(data))


def _of_file(path: Path, wanted: int | None) -> Raw:
    name, suffix = name_of(path), path.suffix.lower()
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        regular = stat.S_ISREG(status.st_mode)
        if not regular and not stat.S_ISFIFO(status.st_mode):
            raise SourceError(Fault(name, "is neither a file nor a pipe"))
        if regular and wanted is not None and status.st_size > wanted + SLACK:
            data = file.read(wanted)
            file.seek(max(wanted, status.st_size - APPENDIX))
            return Raw(name, suffix, data, True, file.read(APPENDIX), status.st_size)
        if status.st_size > LIMIT:
            raise SourceError(Fault(name, _too_large()))
        stream = Stream.take(file, name)
        return Raw(name, suffix if regular else "", stream.data)


def _too_large() -> str:
    return f"is larger than {LIMIT >> 20} MiB"


def reason(error: OSError | ValueError) -> str:
    """Return why a file could not be read, in a few words."""
    if isinstance(error, ValueError):
        return "cannot be read: this is no file's name"
    return _REASONS.get(type(error)) or (error.strerror or "cannot be read").lower()
