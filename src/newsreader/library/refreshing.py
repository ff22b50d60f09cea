"""Keeping a library up with the disk: what is new or changed is loaded, what is gone forgotten."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsreader.errors import Fault
from newsreader.library.archives import Archives
from newsreader.library.entries import HEAD, Stamp, entry_of, text_of
from newsreader.library.holdings import Holdings
from newsreader.library.intake import Difference, difference, snapshot
from newsreader.library.rows import Part, Row
from newsreader.library.sections import section_of
from newsreader.loading import Options, Stream, load_all, load_found, located
from newsreader.search.words import Vocabulary

__all__ = ["Changes", "Progress", "Refreshing"]

Progress = Callable[[float], None]

_UNKNOWN = Stamp(-1, -1)
_BATCH = 100
_FAULTS = 20  # of one file that are reported
_STEPS = 20  # times that the list is sorted while it is being loaded


class Changes(NamedTuple):
    """What a refresh found: paths new, changed and gone, and what could not be read or kept.

    `marked` are those that another window of the program has marked read or unread.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    faults: tuple[Fault, ...]
    marked: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self)


class Refreshing:
    """Keeps holdings up with the files and folders at `roots`; one thread at a time.

    Without `deep` not those in the folders' folders. With a `stream` those in it too. What is
    loaded goes to the `archives`, and is not loaded again where it is in them. `moved` is called
    with the old and the new path of an article that is gone from one and has come to the other.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        holdings: Holdings,
        archives: Archives,
        *,
        deep: bool,
        stream: Stream | None,
        moved: Callable[[str, str], object],
    ) -> None:
        self._moved = moved
        self._gone: dict[int, str] = {}  # paths of what is gone, by what tells it from others
        self._roots = roots
        self._holdings = holdings
        self._archives = archives
        self._deep = deep
        self._stream = stream
        self._vocabulary = Vocabulary()
        self._ending = threading.Event()
        self._files: dict[str, Stamp] = {}
        self._reported: set[Fault] = set()

    def end(self) -> None:
        """Let a refresh that is running end early, after the article it is loading."""
        self._ending.set()

    def is_kept(self, path: str) -> bool:
        """Return whether an article outlives the program: what came out of a pipe does not."""
        stream = self._stream
        return stream is None or path.partition("#")[0] != stream.name

    def refresh(self, progress: Progress | None) -> Changes:
        """Return what changed on the disk since the last time, after having loaded it."""
        found, faults = snapshot(self._roots, deep=self._deep)
        if self._stream is not None:
            found = {self._stream.name: Stamp(len(self._stream.data), 0), **found}
        if self._archives.is_damaged:
            self._archives.discard()
            # All are loaded anew; until each one is, it is there as it was.
            self._files = dict.fromkeys(self._files, _UNKNOWN)
        changes = difference(self._files, found)
        wanted = [*changes.new, *changes.changed]
        old = [path for name in wanted for path in self._holdings.members(name)]
        old += [path for name in changes.gone for path in self._drop(name)]
        self._archives.look()
        gone = changes.gone if self._files or not changes else self._archives.missing()
        for name in gone:
            self._gone.update(self._archives.digests(name))
            self._archives.forget(name)
        if wanted:
            faults = (*faults, *self._load(wanted, found, progress))
        self._archives.commit()
        faults = (*faults, *self._archives.take_faults())
        self._vocabulary.clear()
        if changes:
            self._holdings.publish()
        fresh = tuple(fault for fault in faults if fault not in self._reported)
        self._reported.update(fresh)
        return self._summed_up(changes, old, fresh)

    def _summed_up(
        self, changes: Difference, old: Sequence[str], faults: tuple[Fault, ...]
    ) -> Changes:
        """Return the changes of articles that changes of files brought about."""
        members = self._holdings.members
        known = frozenset(old)
        wanted = (*changes.new, *changes.changed)
        loaded = [path for name in wanted for path in members(name)]
        unread = (name for name in changes.changed if not members(name))
        return Changes(
            tuple(path for path in loaded if path not in known),
            (*(path for path in loaded if path in known), *unread),
            tuple(path for path in old if self._holdings.entry(path) is None),
            faults,
        )

    def _load(
        self, names: Sequence[str], found: dict[str, Stamp], progress: Progress | None
    ) -> list[Fault]:
        """Take in the articles of files, from the catalogue where they are as they were."""
        faults: list[Fault] = []
        steps = _Steps(len(names), self._holdings.publish, progress)
        for number, name in enumerate(names):
            if self._ending.is_set():
                break
            stamp = self._files[name] = found[name]
            self._holdings.renew(name)
            if not self._take_catalogued(name, stamp):
                faults += self._load_file(name, stamp, partial(steps.reached, number))
            self._holdings.renewed(name)
            steps.reached(number, 1.0)
        return faults

    def _take_catalogued(self, name: str, stamp: Stamp) -> bool:
        """Take in the articles of a file that are catalogued; return whether they are."""
        if not self.is_kept(name) or not self._archives.has(name, stamp):
            return False
        try:
            for entry in self._archives.entries(name, section_of(name, self._roots)):
                self._holdings.take(entry)
        except ValueError:
            self._holdings.drop(name)
            return False
        return True

    def _load_file(self, name: str, stamp: Stamp, reached: Progress) -> list[Fault]:
        """Load the articles of a file into the list and the catalogue; return its faults."""
        faults: list[Fault] = []
        rows: list[Row] = []
        first = True
        source = located(name, self._stream)
        options = Options(head=HEAD)
        section = section_of(name, self._roots)
        named = not isinstance(source, Path) or source in self._roots
        results = load_all(source, options) if named else load_found(Path(name), options)
        for position, result in enumerate(results):
            if self._ending.is_set():
                return faults  # without its last part the file does not count as catalogued
            faults += result.faults
            if result.article is not None:
                entry = entry_of(result.article, stamp, name, position, result.share)
                row = Row.of(entry, text_of(result.article, self._vocabulary))
                rows.append(row)
                if (old := self._gone.pop(row.digest, None)) is not None:
                    self._moved(old, row.path)
                self._holdings.take(replace(entry, section=entry.section or section))
            if len(rows) >= _BATCH:
                self._keep(Part(name, stamp, rows, first, last=False))
                rows, first = [], False
                reached(result.done)
        self._keep(Part(name, stamp, rows, first, last=True))
        if len(faults) > _FAULTS:
            more = Fault(name, f"has {len(faults) - _FAULTS} more faults")
            faults = [*faults[:_FAULTS], more]
        return faults

    def _drop(self, name: str) -> tuple[str, ...]:
        """Forget the articles of a file; return their paths."""
        self._files.pop(name, None)
        return self._holdings.drop(name)

    def _keep(self, part: Part) -> None:
        self._archives.put(part, passes=not self.is_kept(part.file))


class _Steps:
    """Reports how far the loading of `count` files is, and has the list sorted now and then."""

    def __init__(self, count: int, publish: Callable[[], None], progress: Progress | None) -> None:
        self._count = count
        self._publish = publish
        self._progress = progress
        self._step = 0

    def reached(self, number: int, share: float) -> None:
        """Say that the files before `number` (from 0) are done, and that one by a share."""
        done = (number + share) / self._count
        if int(done * _STEPS) > self._step:
            self._step = int(done * _STEPS)
            self._publish()
        if self._progress is not None:
            self._progress(done)
