"""What changed on disk between two looks at it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from newsreader.errors import Fault
from newsreader.library.entries import Stamp
from newsreader.loading import walk

__all__ = ["Difference", "Memory", "difference", "snapshot"]


class Difference(NamedTuple):
    """Paths that appeared, that changed and that went, each in order."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def snapshot(
    roots: Iterable[Path], *, deep: bool = True
) -> tuple[dict[str, Stamp], tuple[Fault, ...]]:
    """Return the article files of files and folders, in order, and what could not be looked at.

    `deep`: those of the folders below a folder too. A file named by itself belongs to them
    whatever its suffix.
    """
    found: dict[str, Stamp] = {}
    faults: list[Fault] = []
    for root in roots:
        files, more = walk(root, deep=deep)
        faults += more
        found.update((name, Stamp(s.st_size, s.st_mtime_ns)) for name, s in files)
    return found, tuple(faults)


def difference(old: Mapping[str, Stamp], new: Mapping[str, Stamp]) -> Difference:
    """Return what changed from one snapshot to the next."""
    return Difference(
        tuple(path for path in new if path not in old),
        tuple(path for path, stamp in new.items() if path in old and old[path] != stamp),
        tuple(path for path in old if path not in new),
    )


class Memory:
    """What was there at the last look, in eight bytes a file and its state.

    Another window may have catalogued what has changed: this one has not seen it yet.
    """

    def __init__(self) -> None:
        self._files: array[int] | None = None
        self._states = array("q")

    def news(self, found: Mapping[str, Stamp]) -> Difference:
        """Return what is new and what changed since the last look; nothing at the first one."""
        files, states = frozenset(self._files or ()), frozenset(self._states)
        other = [item for item in found.items() if hash(item) not in states]
        if self._files is None:
            other = []
        self._files = array("q", map(hash, found))
        self._states = array("q", map(hash, found.items()))
        return Difference(
            tuple(name for name, _ in other if hash(name) not in files),
            tuple(name for name, _ in other if hash(name) in files),
            (),
        )
