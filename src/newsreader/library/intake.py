"""What changed on disk between two looks at it."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Protocol

from newsreader.errors import Fault
from newsreader.library.entries import Stamp
from newsreader.loading import Walk

__all__ = ["Difference", "Found", "Known", "Memory", "difference", "files_below", "in_order"]

Found = tuple[str, Stamp]
"""A file and its state."""

_STRETCH = 500  # files that are compared at a time


class Known(Protocol):
    """What is known of files from before: states, and all of those that have one."""

    def stamps(self, files: Sequence[str]) -> Mapping[str, Stamp]:
        """Return the states of those of some files that are known."""

    def whole_files(self) -> Iterator[str]:
        """Yield the files that are known; some perhaps twice."""

    def whole_count(self) -> int:
        """Return how many these are."""


class Memory:
    """What was there at a look, in eight bytes a file and eight bytes its state."""

    def __init__(self) -> None:
        self.files = array("q")
        self.states = array("q")

    def add(self, found: Found) -> None:
        """Take note of a file."""
        self.files.append(hash(found[0]))
        self.states.append(hash(found))


class Difference(NamedTuple):
    """Files that are new, that changed and that went, in their order, against what is known.

    `came` and `became` are those that are known, but were not there at the look before, or not as
    they are: another window of the program has taken them in. `memory` is of what was found.
    """

    new: dict[str, Stamp]
    changed: dict[str, Stamp]
    gone: tuple[str, ...]
    came: tuple[str, ...]
    became: tuple[str, ...]
    memory: Memory


def files_below(roots: Sequence[Path], faults: list[Fault], *, deep: bool) -> Iterator[Found]:
    """Yield the article files of files and folders, each once; add what cannot be looked at.

    `deep`: those of the folders below a folder too. A file named by itself belongs to them
    whatever its suffix.
    """
    seen: set[str] = set()
    for root in roots:
        walk = Walk(root, deep=deep)
        for name, status in walk:
            if len(roots) == 1 or name not in seen:
                yield name, Stamp(status.st_size, status.st_mtime_ns)
            if len(roots) > 1:
                seen.add(name)
        faults += walk.faults


def in_order(found: Iterable[Found], roots: Iterable[Path]) -> list[Found]:
    """Return files in the order in which one looks for them: a folder's own first, then the newest.

    Files that are as new stay in their order.
    """
    tops = {os.fspath(root) for root in roots}

    def rank(each: Found) -> tuple[bool, int]:
        name, stamp = each
        is_top = name in tops or (os.path.dirname(name) or os.curdir) in tops  # noqa: PTH120
        return not is_top, -stamp.modified

    return sorted(found, key=rank)


def difference(found: Iterable[Found], known: Known, before: Memory | None = None) -> Difference:
    """Return how files differ from what is known of them, and from what was there before.

    Only what differs is held; of each other file 16 bytes.
    """
    files = frozenset(before.files if before is not None else ())
    states = frozenset(before.states if before is not None else ())
    result = Difference({}, {}, (), (), (), Memory())
    came: list[str] = []
    became: list[str] = []
    kept, each = 0, iter(found)
    while stretch := list(islice(each, _STRETCH)):
        stamps = known.stamps([name for name, _ in stretch])
        kept += len(stamps)
        for name, stamp in stretch:
            result.memory.add((name, stamp))
            if name not in stamps:
                result.new[name] = stamp
            elif stamps[name] != stamp:
                result.changed[name] = stamp
            elif before is not None and hash((name, stamp)) not in states:
                (became if hash(name) in files else came).append(name)
    gone: tuple[str, ...] = ()
    if kept != known.whole_count():
        there = frozenset(result.memory.files)
        gone = tuple(dict.fromkeys(n for n in known.whole_files() if hash(n) not in there))
    return result._replace(gone=gone, came=tuple(came), became=tuple(became))
