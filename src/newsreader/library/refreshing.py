"""Keeping a library up with the disk: what is new or changed is loaded, what is gone forgotten."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby, starmap
from pathlib import Path
from typing import NamedTuple

from newsreader import bounds
from newsreader.errors import Fault
from newsreader.library.archives import Archives
from newsreader.library.entries import Stamp
from newsreader.library.extracting import Batch, Extractor, Task
from newsreader.library.intake import Difference, Memory, difference, files_below, in_order
from newsreader.library.processes import Processes, are_many, parted
from newsreader.library.rows import Part
from newsreader.loading import Stream

__all__ = ["Changes", "Progress", "Refreshing"]

Progress = Callable[[float], None]

_FAULTS = 20  # of one file that are reported
_SECONDS = 0.5  # between two times that the list grows


class Changes(NamedTuple):
    """What a refresh found: files new, changed and gone, and what could not be read or kept.

    A new one in which there is no article is none. `marked` are articles that another window of
    the program has marked read or unread. `others`: another one has taken articles in or out.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    marked: tuple[str, ...] = ()
    others: bool = False

    def __bool__(self) -> bool:
        return any(self)

    def touches(self, path: str) -> bool:
        """Return whether the article at a path is in a file that has changed."""
        return any(path == file or path.startswith(f"{file}#") for file in self.changed)


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
        for name in changes.gone:
            self._gone.update(self._archives.digests(name))
            self._archives.forget(name)
        new = [*changes.new, *changes.came]
        if wanted := dict(in_order({**changes.new, **changes.changed}.items(), self._roots)):
            empty, more = self._load(wanted, progress)
            faults += more
            new = [file for file in new if file not in empty]
        self._archives.commit()
        if not self._ending.is_set():
            self._archives.forget_discarded()
        faults += self._archives.take_faults()
        fresh = tuple(fault for fault in faults if fault not in self._reported)
        self._reported.update(fresh)
        changed = (*changes.changed, *changes.became)
        return Changes(tuple(new), changed, changes.gone, fresh, others=others)

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
        self, found: Mapping[str, Stamp], progress: Progress | None
    ) -> tuple[set[str], list[Fault]]:
        """Take in the articles of files; return those in which there is none, and faults."""
        empty: set[str] = set()
        faults: list[Fault] = []
        steps = _Steps(len(found), self._archives.flush, progress)
        with contextlib.closing(self._extracted(found)) as extracted:
            each = groupby(extracted, key=lambda pair: pair[0].file)
            for number, (file, batches) in enumerate(each):
                count, more = self._take(batches, partial(steps.reached, number))
                faults += more
                if not count:
                    empty.add(file)
                steps.reached(number, 1.0)
        return empty, faults

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
        self, batches: Iterator[tuple[Task, Batch]], reached: Progress
    ) -> tuple[int, list[Fault]]:
        """Take in the articles of a file; return how many there are, and its faults."""
        faults: list[Fault] = []
        count = 0
        for number, (task, batch) in enumerate(batches):
            if self._ending.is_set():
                return count, faults  # without its last part the file does not count as catalogued
            faults += batch.faults
            count += len(batch.rows)
            last = task.last and batch.last
            is_empty = last and not (count or faults)
            if task.stretch is not None and (is_empty or len(faults) > bounds.CHAIN):
                # What is wrong with the whole is seen as a whole.
                return self._take(self._whole(Task(task.file, task.stamp)), reached)
            self._keep(Part(task.file, task.stamp, batch.rows, number == 0, last))
            for row in batch.rows:
                if (old := self._gone.pop(row.digest, None)) is not None:
                    self._moved(old, row.path)
            reached(batch.done)
        if len(faults) > _FAULTS:
            more = Fault(task.file, f"has {len(faults) - _FAULTS} more faults")
            faults = [*faults[:_FAULTS], more]
        return count, faults

    def _keep(self, part: Part) -> None:
        self._archives.put(part, passes=not self.is_kept(part.file))


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
