"""The article files below a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from newsreader.errors import Fault
from newsreader.loading.registry import SUFFIXES
from newsreader.sources.sources import reason
from newsreader.text.controls import printable_name

__all__ = ["Walk", "discover"]

_Identity = tuple[int, int]
_HERE = f"{os.curdir}{os.sep}"  # no part of a name
Found = tuple[str, os.stat_result]


def discover(
    path: str | os.PathLike[str], *, deep: bool = True
) -> tuple[list[Path], tuple[Fault, ...]]:
    """Return the files with an article's suffix below `path`, sorted, and what went wrong.

    See `Walk` for which they are.
    """
    walk = Walk(path, deep=deep)
    return [Path(name) for name, _ in walk], tuple(walk.faults)


class Walk:
    """A walk to the files with an article's suffix below `path`, of any depth, sorted by name.

    It yields names with their status, none of which it holds. What is in a folder stands together,
    where its name belongs. Without `deep` only what is in the folder itself. Hidden files count,
    folders whose name begins with a dot are passed over (version control, environments, trash).
    Links are followed; one that leads back to a folder it stands in is a fault. A `path` that is
    a file is its own only answer, whatever its suffix. Names are as the system has them: bytes that
    are not UTF-8 are surrogates. At the end `faults` has what could not be looked at.
    """

    def __init__(self, path: str | os.PathLike[str], *, deep: bool = True) -> None:
        self._path = os.fspath(Path(path))
        self._deep = deep
        self.faults: list[Fault] = []
        self._seen: set[_Identity] = set()
        self._above: list[tuple[_Identity, list[os.DirEntry[str]]]] = []

    def __iter__(self) -> Iterator[Found]:
        """Yield the files of the folder and of those below it."""
        try:
            status = os.stat(self._path)  # noqa: PTH116 - a path of any length and any bytes
        except (OSError, ValueError) as error:
            self.faults.append(_fault(self._path, error))
            return
        if not stat.S_ISDIR(status.st_mode):
            yield self._path, status
            return
        self._enter(self._path, _identity(status))
        while self._above:
            left = self._above[-1][1]
            if not left:
                self._above.pop()
            elif (found := self._file(left.pop())) is not None:
                yield found

    def _enter(self, path: str, identity: _Identity) -> None:
        """Go on with the entries of a folder."""
        self._seen.add(identity)
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: entry.name, reverse=True)
        except OSError as error:
            self.faults.append(_fault(path, error))
            found = []
        self._above.append((identity, found))  # the next one last: each is let go of

    def _file(self, entry: os.DirEntry[str]) -> Found | None:
        """Return an article's file; go into a folder."""
        is_article = os.path.splitext(entry.name)[1].lower() in SUFFIXES  # noqa: PTH122 - as above
        try:
            status = entry.stat()
        except OSError as error:
            # An editor's lock is no article.
            is_lost = is_article or entry.is_dir(follow_symlinks=False)
            if is_lost and not entry.name.startswith("."):
                self.faults.append(_fault(entry.path, error))
            return None
        if stat.S_ISDIR(status.st_mode):
            if not entry.name.startswith(".") and self._deep:
                self._go_into(entry.path, _identity(status))
        elif is_article and stat.S_ISREG(status.st_mode):
            return entry.path.removeprefix(_HERE), status
        return None

    def _go_into(self, path: str, identity: _Identity) -> None:
        if any(identity == above for above, _ in self._above):
            self.faults.append(Fault(printable_name(path), "is a link in a circle"))
        elif identity not in self._seen:  # links can name a folder many times
            self._enter(path, identity)


def _identity(status: os.stat_result) -> _Identity:
    return status.st_dev, status.st_ino


def _fault(path: str, error: OSError | ValueError) -> Fault:
    name = printable_name(path)
    return Fault(name, reason(error, name))
