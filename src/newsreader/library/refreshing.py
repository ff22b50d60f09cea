"""Keeping a library up with the disk: what is new or changed is loaded, what is gone forgotten."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby, islice, starmap
from pathlib import Path
from typing import NamedTuple

from newsreader import bounds
from newsreader.errors import Fault
from newsreader.library.archives import Archives
from newsreader.library.entries import Stamp
from newsreader.library.extracting import Batch, Extractor, Task
from newsreader.library.intake import Difference, Memory, difference, files_below
from newsreader.library.processes import Processes, are_many, parted
from newsreader.library.rows import Part, Row
from newsreader.loading import Stream

__all__ = ["Changes", "Progress", "Refreshing"]

Progress = Callable[[float], None]

NAMED = 10_000
"""How many paths of new articles are named."""
_FAULTS = 20  # of one file that are reported
_SECONDS = 0.5  # between two times that the list grows


class Changes(NamedTuple):
    """What a refresh found: paths new, changed and gone, and what could not be read or kept.

    Of more than `NAMED` new ones the first. `marked` are those that another window of the program
    has marked read or unread. `others`: another one has taken articles in or out.
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
        self._extractor = Extractor(roots, stream)
        self._ending = threading.Event()
        self._memory: Memory | None = None
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
        self._archives.look()
        if self._archives.is_damaged:
            self._archives.discard()
            self._archives.look()
        changes, others, faults = self._look()
        seen = _Seen()
        for name in changes.came:  # which another window has taken in
            seen.new += self._archives.members(name)[:NAMED]
        for name in changes.became:
            seen.changed += self._archives.members(name)
        for name in changes.gone:
            self._gone.update(self._archives.digests(name))
            seen.gone += self._archives.members(name)
            self._archives.forget(name)
        wanted = {**changes.new, **changes.changed}
        if wanted:
            faults += self._load(wanted, seen, progress)
        self._archives.commit()
        if not self._ending.is_set():
            self._archives.forget_discarded()
        seen.unread = tuple(name for name in changes.changed if not self._archives.members(name))
        faults += self._archives.take_faults()
        fresh = tuple(fault for fault in faults if fault not in self._reported)
        self._reported.update(fresh)
        return Changes(
            tuple(seen.new), (*seen.changed, *seen.unread), tuple(seen.gone), fresh, others=others
        )

    def _look(self) -> tuple[Difference, bool, list[Fault]]:
        """Return how the disk differs from what is known, whether others have written, faults.

        What another window has taken in since the last look is news too: where it has written
        meanwhile, all is looked at once more.
        """
        others = self._archives.was_written_elsewhere()
        faults, changes = self._compared(self._memory if others else None)
        if not others and self._archives.was_written_elsewhere():
            others = True
            faults, changes = self._compared(self._memory)
        self._memory = changes.memory
        return changes, others, faults

    def _compared(self, before: Memory | None) -> tuple[list[Fault], Difference]:
        faults: list[Fault] = []
        found = files_below(self._roots, faults, deep=self._deep)
        if self._stream is not None:
            found = chain([(self._stream.name, Stamp(len(self._stream.data), 0))], found)
        changes = difference(found, self._archives, before)
        return faults, changes

    def _load(
        self, found: Mapping[str, Stamp], seen: _Seen, progress: Progress | None
    ) -> list[Fault]:
        """Take in the articles of files."""
        faults: list[Fault] = []
        steps = _Steps(len(found), self._archives.flush, progress)
        with contextlib.closing(self._extracted(found)) as extracted:
            each = groupby(extracted, key=lambda pair: pair[0].file)
            for number, (name, batches) in enumerate(each):
                come = _Come(frozenset(self._archives.members(name)))
                faults += self._take(batches, come, partial(steps.reached, number))
                seen.take(come)
                steps.reached(number, 1.0)
        return faults

    def _extracted(self, found: Mapping[str, Stamp]) -> Generator[tuple[Task, Batch]]:
        """Yield what is in files, in their order; by other processes where that is much."""
        if self._stream is None and are_many(found.values()):
            tasks = (task for pair in found.items() for task in parted(*pair))
            yield from Processes(self._roots, self._extractor, self._ending).batches(tasks)
        else:
            for task in starmap(Task, found.items()):
                yield from self._whole(task)

    def _whole(self, task: Task) -> Iterator[tuple[Task, Batch]]:
        """Yield what is in a file, read here and now."""
        for batch in self._extractor.batches(task):
            if self._ending.is_set():
                return
            yield task, batch

    def _take(
        self, batches: Iterator[tuple[Task, Batch]], come: _Come, reached: Progress
    ) -> list[Fault]:
        """Take in the articles of a file, and note that they have come; return its faults."""
        faults: list[Fault] = []
        first = True
        for task, batch in batches:
            if self._ending.is_set():
                return faults  # without its last part the file does not count as catalogued
            faults += batch.faults
            last = task.last and batch.last
            is_empty = last and not (come.count or batch.rows or faults)
            if task.stretch is not None and (is_empty or len(faults) > bounds.CHAIN):
                come.clear()  # what is wrong with the whole is seen as a whole
                return self._take(self._whole(Task(task.file, task.stamp)), come, reached)
            self._keep(Part(task.file, task.stamp, batch.rows, first, last))
            first = False
            come.add(batch.rows)
            for row in batch.rows:
                if (old := self._gone.pop(row.digest, None)) is not None:
                    self._moved(old, row.path)
            reached(batch.done)
        if len(faults) > _FAULTS:
            more = Fault(task.file, f"has {len(faults) - _FAULTS} more faults")
            faults = [*faults[:_FAULTS], more]
        return faults

    def _keep(self, part: Part) -> None:
        self._archives.put(part, passes=not self.is_kept(part.file))


class _Come:
    """The articles of a file that have come in: how many, and which, if some were there before.

    Else only the first: of a million the paths alone are 100 MB.
    """

    def __init__(self, before: frozenset[str]) -> None:
        self.before = before
        self.clear()

    def clear(self) -> None:
        """Begin anew."""
        self.count = 0
        self.paths: list[str] = []

    def add(self, rows: Sequence[Row]) -> None:
        """Take note of some more."""
        self.count += len(rows)
        if self.before or len(self.paths) < NAMED:
            self.paths += (row.path for row in rows)


class _Seen:
    """What became of articles: paths that are new, that were there before, that are gone."""

    def __init__(self) -> None:
        self.new: list[str] = []
        self.changed: list[str] = []
        self.gone: list[str] = []
        self.unread: tuple[str, ...] = ()

    def take(self, come: _Come) -> None:
        """Take note of the articles of a file, and of those that it held before."""
        before, paths = come.before, come.paths
        new = (path for path in paths if path not in before)
        self.new += islice(new, max(0, NAMED - len(self.new)))
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
