"""What a collection gives, and the bounds within which it does so."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from newsreader import bounds
from newsreader.errors import Fault, SourceError
from newsreader.formats.drafts import NOTHING, Metadata
from newsreader.sources.sources import Opened, Stretch

__all__ = ["Collection", "Found", "Part", "bounded", "exhausted", "unpacking"]

_LONGEST_READ = 1 << 20
_BUFFER = 64 << 10


@dataclass(frozen=True, slots=True)
class Part:
    """One article, or one source, of a collection.

    `key` identifies it among the others as long as the collection stays as it is; "" where the
    collection is this one article. What it holds is `content`: text, or bytes to be read, which
    are valid until the next part is asked for. `form` names its format where that is known.
    `share` (0 to 1) tells how far into the collection it stands. A part of a text that is too
    long for one article has its `number` (1 for the first), and `encoding` is that of the whole.
    `place` is that among all parts (from 0), where it follows from the key.
    """

    key: str
    content: str | Opened
    known: Metadata = NOTHING
    form: str | None = None
    share: float = 0.0
    number: int = 0
    encoding: str | None = None
    place: int | None = None


Found = Part | Fault


@dataclass(frozen=True, slots=True)
class Collection:
    """A kind of collection.

    `is_one` tells by a source and its first bytes whether it is of this kind; `parts` yields
    what is in it. With a key, only the part of that key is wanted: others may be left out.
    `often_else`: files of these suffixes often hold something else than articles. `stretches`
    parts a file into pieces of about so many bytes, each of which can be read alone. `files` yields
    the file of a key, be it an article or not, where there are others beside the articles.
    """

    name: str
    suffixes: tuple[str, ...]
    is_one: Callable[[Opened, bytes], bool]
    parts: Callable[[Opened, str | None], Iterator[Found]]
    often_else: bool = False
    stretches: Callable[[Opened, int], Iterator[Stretch]] | None = None
    files: Callable[[Opened, str], Iterator[Found]] | None = None


class _Bounded(io.RawIOBase):
    """Reads what is unpacked from a source, and no more than text can expand to."""

    def __init__(self, inner: Any, name: str, packed: int, allowance: bounds.Allowance) -> None:
        """Allow as many bytes to come out of `inner` as `packed` bytes can hold in good faith."""
        super().__init__()
        self._inner = inner
        self._name = name
        self._own = bounds.Allowance(packed)
        self._allowance = allowance

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill `buffer`. Raises SourceError for what goes on and on, or cannot be unpacked."""
        data = unpacking(self._name, lambda: self._inner.read(min(len(buffer), _LONGEST_READ)))
        self._own.left -= len(data)
        self._allowance.left -= len(data)
        if min(self._own.left, self._allowance.left) < 0:
            raise SourceError(_bomb(self._name))
        buffer[: len(data)] = data
        return len(data)


def _bomb(name: str) -> Fault:
    """Return the fault of what unpacks to far more than text does."""
    return Fault(name, f"expands to more than {bounds.EXPANSION} times its size: not read")


def exhausted(name: str) -> Fault:
    """Return the fault of a collection in which too much was unpacked."""
    return Fault(name, f"expands to more than {bounds.EXPANSION} times its size: not read further")


def bounded(
    inner: Any, name: str, packed: int, allowance: bounds.Allowance, declared: int = 0
) -> BinaryIO:
    """Return a file on what `inner` unpacks from `packed` bytes, within a whole's allowance.

    `declared` is how many bytes the source itself says that are. Raises SourceError for too many.
    """
    if declared > bounds.Allowance(packed).left:
        raise SourceError(_bomb(name))
    return io.BufferedReader(_Bounded(inner, name, packed, allowance), _BUFFER)


def unpacking(name: str, work: Callable[[], Any]) -> Any:
    """Return what `work` gives. Raises SourceError for all that can be wrong with packed data."""
    import lzma
    import tarfile
    import zipfile
    import zlib

    try:
        return work()
    except EOFError:
        raise SourceError(Fault(name, "is cut short")) from None
    except (
        OSError, RuntimeError, ValueError, NotImplementedError, OverflowError, zlib.error,
        lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError,
    ) as error:  # fmt: skip
        reason = str(error).split("\n", 1)[0][:80] or type(error).__name__
        raise SourceError(Fault(name, f"cannot be unpacked: {reason}")) from error
