"""Keeping a library up with the disk: what is new or changed is loaded, what is gone forgotten."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from newsreader.errors import Fault
from newsreader.library.archives import Archives
from newsreader.library.entries import HEAD, Stamp, entry_of, text_of
from newsreader.library.intake import Memory, difference, snapshot
from newsreader.library.names import names
from newsreader.library.rows import Part, Row
from newsreader.library.sections import section_of
from newsreader.loading import Options, Stream, load_all, load_found, located
from newsreader.search.words import Vocabulary

__all__ = ["Changes", "Progress", "Refreshing"]

Progress = Callable[[float], None]

_BATCH = 100
_FAULTS = 20  # of one file that are reported
_SECONDS = 0.5  # between two times that the list grows


class Changes(NamedTuple):
    """What a refresh found: paths new, changed and gone, and what could not be read or kept.

    `marked` are those that another window of the program has marked read or unread. `others`:
    another one has taken articles in or out.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    faults: tuple[Fault, ...]
    marked: tuple[str, ...] = ()
    others: bool = False

    def __bool__(self) -> bool:
        return any(self)


class Refreshing:
    """Keeps archives up with the files and folders at `roots`; one thread at a time.

    Without `deep` not those in the folders' folders. With a `stream` those in it too. What is
    in the `archives` is not loaded again. `moved` is called with the old and the new path of an
    article that is gone from one and has come to the other.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        archives: Archives,
        *,
        deep: bool,
        stream: Stream | None,
        moved: Callable[[str, str], object],
    ) -> None:
        self._moved = moved
        self._gone: dict[int, str] = {}  # paths of what is gone, by what tells it from others
        self._roots = roots
        self._archives = archives
        self._deep = deep
        self._stream = stream
        self._vocabulary = Vocabulary()
        self._ending = threading.Event()
        self._memory = Memory()
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
        self._archives.look()
        if self._archives.is_damaged:
            self._archives.discard()
            self._archives.look()
        others, news = self._archives.was_written_elsewhere(), self._memory.news(found)
        changes = difference(self._archives.stamps(), found)
        seen = _Seen()
        for name in set(news.new).difference(changes.new):  # which another window has taken in
            seen.new += self._archives.members(name)
        for name in set(news.changed).difference(changes.new, changes.changed):
            seen.changed += self._archives.members(name)
        for name in changes.gone:
            self._gone.update(self._archives.digests(name))
            seen.gone += self._archives.members(name)
            self._archives.forget(name)
        wanted = [*changes.new, *changes.changed]
        if wanted:
            faults = (*faults, *self._load(wanted, found, seen, progress))
        self._archives.commit()
        if not self._ending.is_set():
            self._archives.forget_discarded()
        seen.unread = tuple(name for name in changes.changed if not self._archives.members(name))
        faults = (*faults, *self._archives.take_faults())
        self._vocabulary.clear()
        fresh = tuple(fault for fault in faults if fault not in self._reported)
        self._reported.update(fresh)
        return Changes(
            tuple(seen.new), (*seen.changed, *seen.unread), tuple(seen.gone), fresh, others=others
        )

    def _load(
        self, names: Sequence[str], found: dict[str, Stamp], seen: _Seen, progress: Progress | None
    ) -> list[Fault]:
        """Take in the articles of files."""
        faults: list[Fault] = []
        steps = _Steps(len(names), self._archives.flush, progress)
        for number, name in enumerate(names):
            if self._ending.is_set():
                break
            before = frozenset(self._archives.members(name))
            paths: list[str] = []
            faults += self._load_file(name, found[name], paths, partial(steps.reached, number))
            seen.take(before, paths)
            steps.reached(number, 1.0)
        return faults

    def _load_file(
        self, name: str, stamp: Stamp, paths: list[str], reached: Progress
    ) -> list[Fault]:
        """Load the articles of a file, and note their paths; return its faults."""
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
                entry = replace(entry, section=entry.section or section)
                text = text_of(result.article, self._vocabulary)
                row = Row.of(entry, text, names(result.article, name, self._roots))
                rows.append(row)
                paths.append(row.path)
                if (old := self._gone.pop(row.digest, None)) is not None:
                    self._moved(old, row.path)
            if len(rows) >= _BATCH:
                self._keep(Part(name, stamp, rows, first, last=False))
                rows, first = [], False
                reached(result.done)
        self._keep(Part(name, stamp, rows, first, last=True))
        if len(faults) > _FAULTS:
            more = Fault(name, f"has {len(faults) - _FAULTS} more faults")
            faults = [*faults[:_FAULTS], more]
        return faults

    def _keep(self, part: Part) -> None:
        self._archives.put(part, passes=not self.is_kept(part.file))


class _Seen:
    """What became of articles: paths that are new, that were there before, that are gone."""

    def __init__(self) -> None:
        self.new: list[str] = []
        self.changed: list[str] = []
        self.gone: list[str] = []
        self.unread: tuple[str, ...] = ()

    def take(self, before: Collection[str], paths: Sequence[str]) -> None:
        """Take note of the articles of a file, and of those that it held before."""
        self.new += (path for path in paths if path not in before)
        self.changed += (path for path in paths if path in before)
        if before:
            now = frozenset(paths)
            self.gone += (path for path in before if path not in now)


class _Steps:
    """Reports how far the loading of `count` files is, and has the list grow now and then."""

    def __init__(self, count: int, publish: Callable[[], None], progress: Progress | None) -> None:
        self._count = count
        self._publish = publish
        self._progress = progress
        self._next = 0.0

    def reached(self, number: int, share: float) -> None:
        """Say that the files before `number` (from 0) are done, and that one by a share."""
        done = (number + share) / self._count
        if (now := time.monotonic()) >= self._next:
            self._publish()
            self._next = now + _SECONDS
        if self._progress is not None:
            self._progress(done)
