"""From a file or a stream to bytes: bounded, and every fault named in one line."""

from __future__ import annotations

import contextlib
import io
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from newsreader import bounds
from newsreader.errors import Fault, SourceError
from newsreader.text.controls import printable_name

__all__ = [
    "APPENDIX", "MINIMUM", "SLACK", "Member", "Opened", "Raw", "Source", "Stream", "Stretch",
    "is_file", "is_folder", "located", "name_of", "opened", "plain_name", "read", "read_all",
    "reason", "too_large",
]  # fmt: skip

MINIMUM = 16 << 10
"""Bytes: a head is never smaller, so that a title and a column of wrapping can be told from it."""
SLACK = 16 << 10
"""Bytes: a file that is not larger than the head by more than this is read whole.

What stands at an article's end (`furniture.ZONE`) fits in, so that no head shows a part of it.
"""
APPENDIX = 256 << 10
"""Bytes: how much of a larger file's end is read for the definitions that stand there."""

_LARGE = 1 << 20  # bytes of a source whose text takes many times as much, for a while
_MMAP_THRESHOLD = -3  # the number of an option of glibc
_ADDRESS = re.compile("https?:/", re.I)
_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "no such file",
    IsADirectoryError: "is a folder",
    PermissionError: "permission denied",
    NotADirectoryError: "no such file",
}


@dataclass(frozen=True, slots=True)
class Stream:
    """Bytes that came from elsewhere than a file; `name` is how the user knows them."""

    data: bytes
    name: str = "-"

    @classmethod
    def take(cls, stream: BinaryIO, name: str = "-") -> Stream:
        """Return what `stream` holds. Raises SourceError, also when there is too much of it."""
        try:
            data = stream.read(bounds.PIPED + 1)
        except (OSError, ValueError) as error:
            raise SourceError(Fault(name, reason(error))) from error
        if len(data) > bounds.PIPED:
            raise SourceError(Fault(name, too_large(bounds.PIPED)))
        return cls(data, name)


@dataclass(frozen=True, slots=True)
class Member:
    """One article of a collection: the collection's file or stream, and what it is called there.

    Its name is `FILE#KEY`.
    """

    collection: Path | Stream
    key: str

    def __str__(self) -> str:
        """Return the name by which the article is known."""
        return f"{plain_name(self.collection)}#{self.key}"


Source = str | os.PathLike[str] | Stream | Member


class Stretch(NamedTuple):
    """Whole lines of a source: the bytes from `start` to `end`, the `number` of the first line."""

    start: int
    end: int
    number: int


@dataclass(slots=True)
class Opened:
    """A source that can be read: `size` in bytes, None where it is not known beforehand.

    `suffix` is that of its name, in lower case with its dot; "" when it tells nothing. What
    comes out of a packed source has the `allowance` of the whole. Of some sources only a `stretch`
    may be asked for.
    """

    file: BinaryIO
    name: str
    suffix: str = ""
    size: int | None = None
    allowance: bounds.Allowance | None = None
    stretch: Stretch | None = None

    def beginning(self, count: int) -> bytes:
        """Return the first bytes, about so many of them, as long as none has been read."""
        if self.file.seekable():
            data = self.file.read(count)
            self.file.seek(0)
            return data
        peek = getattr(self.file, "peek", None)  # what unpacks a stream is buffered
        return bytes(peek(count)[:count]) if peek is not None else b""


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of a source; `partial` with the beginning only, `appendix` being its last bytes.

    `size` is that of the whole in bytes, None where it is not known.
    """

    name: str
    suffix: str
    data: bytes
    partial: bool = False
    appendix: bytes = b""
    size: int | None = None


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Return whether a path leads to a folder; one that leads nowhere, or cannot be, does not."""
    return os.path.isdir(path)  # noqa: PTH112 - which raises where a door is closed


def is_file(path: str | os.PathLike[str]) -> bool:
    """Return whether a path leads to a file; one that leads nowhere, or cannot be, does not."""
    return os.path.isfile(path)  # noqa: PTH113 - which raises where a door is closed


def located(name: str, stream: Stream | None = None) -> Source:
    """Return the source of a name: a file, a member (`FILE#KEY`), or of `stream` one's own.

    A file whose own name has the sign in it is that file.
    """
    if stream is not None and name == stream.name:
        return stream
    if stream is not None and name.startswith(f"{stream.name}#"):
        return Member(stream, name[len(stream.name) + 1 :])
    place = -1 if os.path.lexists(name) else name.find("#")
    while place >= 0:
        file = Path(name[:place])
        if is_file(file):
            return Member(file, name[place + 1 :])
        place = name.find("#", place + 1)
    return Path(name)


def plain_name(source: Source) -> str:
    """Return the name by which a source is found again: the system's own, fit for no screen."""
    if isinstance(source, Stream):
        return source.name
    return str(source) if isinstance(source, Member) else os.fspath(source)


def name_of(source: Source) -> str:
    """Return the name of `source` as the user knows it, fit to be shown."""
    return printable_name(plain_name(source))


@contextlib.contextmanager
def opened(source: str | os.PathLike[str] | Stream) -> Iterator[Opened]:
    """Open a file or a stream. Raises SourceError, also for what goes wrong while it is read."""
    name = name_of(source)
    if isinstance(source, Stream):
        yield Opened(io.BytesIO(source.data), name, "", len(source.data))
        return
    try:
        path = Path(source)
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if stat.S_ISFIFO(status.st_mode):
                data = Stream.take(file, name).data
                yield Opened(io.BytesIO(data), name, "", len(data))
            elif stat.S_ISREG(status.st_mode):
                yield Opened(file, name, path.suffix.lower(), status.st_size)
            else:
                raise SourceError(Fault(name, "is neither a file nor a pipe"))
    except (OSError, ValueError) as error:
        raise SourceError(Fault(name, reason(error, name))) from error


def read(source: Opened, head: int | None = None, limit: int = bounds.ARTICLE) -> Raw:
    """Return the bytes of what was opened; with `head`, of more than that only about as many.

    Raises SourceError when there are none, or more than `limit`.
    """
    name, file, size = source.name, source.file, source.size
    if size is None or size > _LARGE:
        _hand_back_large_blocks()
    wanted = None if head is None else max(head, MINIMUM)
    if wanted is not None and (size is None or size > wanted + SLACK):
        data = file.read(wanted + SLACK + 1)
        if len(data) > wanted + SLACK:
            return Raw(name, source.suffix, data[:wanted], True, _end_of(source, wanted), size)
    else:
        data = read_all(source, limit)
    if not data:
        raise SourceError(Fault(name, "is empty"))
    return Raw(name, source.suffix, data, size=len(data))


def _hand_back_large_blocks() -> None:
    """Have the C library ask the system for each large block, and hand it back when it is free.

    glibc begins so, then keeps blocks as large as what was freed, for each thread. A library
    without the option does as it does.
    """
    import ctypes

    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).mallopt(_MMAP_THRESHOLD, 128 << 10)


def read_all(source: Opened, limit: int) -> bytes:
    """Return all bytes of what was opened. Raises SourceError for more than `limit`."""
    data = source.file.read(limit + 1)
    if len(data) > limit:
        raise SourceError(Fault(source.name, too_large(limit)))
    return data


def _end_of(source: Opened, start: int) -> bytes:
    """Return the last `APPENDIX` bytes from `start` on; none of a packed source."""
    if source.size is None:
        return b""  # to get there all would have to be unpacked
    source.file.seek(max(start, source.size - APPENDIX))
    return source.file.read(APPENDIX)


def too_large(limit: int) -> str:
    """Return the fault of what has more than `limit` bytes."""
    return f"is larger than {limit >> 20} MiB"


def reason(error: OSError | ValueError, name: str = "") -> str:
    """Return why a file of that name could not be read, in a few words."""
    if isinstance(error, ValueError):
        return "cannot be read: this is no file's name"
    if isinstance(error, FileNotFoundError) and _ADDRESS.match(name):
        return "is an address, and nothing is fetched: save the page"
    return _REASONS.get(type(error)) or (error.strerror or "cannot be read").lower()
