"""Processes that load files beside this one, where there is much to take in.

What they find is given in the order of the files. Whatever becomes of them, nothing is lost: what
a process does not do is done here.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.library.entries import Stamp
from newsreader.library.extracting import Batch, Extractor, Task
from newsreader.library.working import Job, Result
from newsreader.loading import stretches

if TYPE_CHECKING:
    import subprocess

__all__ = ["Processes", "are_many", "parted"]

_MOST = 2  # more would wait for who writes
_AHEAD = 8  # jobs that a process is given at a time: it goes on while a commit is waited for
_RESULTS = 24  # of a process that are held, three of a job
_SIZE, _FILES = 512 << 10, 64  # bytes and files of a job
_MUCH, _OVERHEAD = 8 << 20, 4 << 10  # bytes that are much to take in; that a file counts for more
_LOOK = 0.2  # seconds between two looks whether that is still wanted
_BEGIN = "import sys; sys.path[:] = {!r}; from newsreader.library.working import main; main()"


def are_many(stamps: Iterable[Stamp]) -> bool:
    """Return whether files in these states are so much that starting processes is worth it."""
    return sum(stamp.size + _OVERHEAD for stamp in stamps) >= _MUCH


def parted(file: str, stamp: Stamp) -> Iterator[Task]:
    """Yield a file as tasks that can be done side by side, as far as it can be parted."""
    each = stretches(Path(file), _SIZE) if stamp.size >= 2 * _SIZE else iter(())
    task = Task(file, stamp, next(each, None))
    for stretch in each:
        yield task._replace(last=False)
        task = task._replace(stretch=stretch, first=False)
    yield task


def _jobs(tasks: Iterator[Task]) -> Iterator[Job]:
    """Yield tasks, about as much at a time."""
    job: list[Task] = []
    size = 0
    for task in tasks:
        start, end, _ = task.stretch or (0, task.stamp.size, 1)
        job.append(task)
        size += end - start
        if size >= _SIZE or len(job) >= _FILES:
            yield job
            job, size = [], 0
    if job:
        yield job


class Processes:
    """Some processes that extract as `extractor` does, which does what they do not.

    With `ending` set nothing more is given.
    """

    def __init__(
        self, roots: Sequence[Path], extractor: Extractor, ending: threading.Event
    ) -> None:
        self._extractor = extractor
        self._ending = ending
        self._workers: list[_Worker] = []
        for _ in range(_count()):
            with contextlib.suppress(OSError):
                self._workers.append(_Worker(roots))

    def batches(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Batch]]:
        """Yield what is in files, in their order."""
        each = _jobs(tasks)
        given: deque[tuple[Job, _Worker | None]] = deque()
        try:
            while True:
                for job in islice(
                    each, max(len(given), 1, _AHEAD * len(self._workers)) - len(given)
                ):
                    given.append((job, self._given(job)))
                if not given or self._ending.is_set():
                    return
                yield from self._done(*given.popleft())
        finally:
            self._end()

    def _given(self, job: Job) -> _Worker | None:
        """Give a job to the process that has the least to do; None where there is none."""
        for worker in sorted(self._workers, key=lambda each: each.owed):
            if worker.give(job):
                return worker
        return None

    def _done(self, job: Job, worker: _Worker | None) -> Iterator[tuple[Task, Batch]]:
        """Yield what is in the files of a job, those batches here that do not come."""
        count = 0
        for number, batch in worker.results(self._ending) if worker is not None else ():
            count += 1
            yield job[number], batch
        if worker is None or worker.is_lost:
            here = ((task, batch) for task in job for batch in self._extractor.batches(task))
            for each in islice(here, count, None):
                if self._ending.is_set():
                    return
                yield each

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()


class _Worker:
    """A process, and what it has sent, which a thread takes in."""

    def __init__(self, roots: Sequence[Path]) -> None:
        """Start it. Raises OSError."""
        import subprocess

        paths = [os.path.abspath(path) for path in sys.path]  # noqa: PTH100 - of any kind
        self._process: subprocess.Popen[bytes] = subprocess.Popen(
            [sys.executable, "-c", _BEGIN.format(paths)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        self.owed = 0
        self.is_lost = False
        """Whether it is gone, or was given up, before it had done all."""
        self._results: queue.Queue[Result | EOFError] = queue.Queue(_RESULTS)
        self._send(roots)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _send(self, message: object) -> bool:
        """Send something; return whether that could be done."""
        assert self._process.stdin is not None
        try:
            pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()
        except OSError:
            self.is_lost = True
        return not self.is_lost

    def give(self, job: Job) -> bool:
        """Give it a job; return whether it has taken it."""
        if self.is_lost or not self._send(job):
            return False
        self.owed += 1
        return True

    def results(self, ending: threading.Event) -> Iterator[tuple[int, Batch]]:
        """Yield what comes of the first job that it has not been asked for."""
        self.owed -= 1
        while not self.is_lost:
            try:
                result = self._results.get(timeout=_LOOK)
            except queue.Empty:
                if ending.is_set():
                    return
                continue
            if result is None:
                return
            if isinstance(result, EOFError):
                self.is_lost = True
            else:
                yield from result

    def _listen(self) -> None:
        """Take in what it sends, a few results before they are asked for."""
        assert self._process.stdout is not None
        try:
            with contextlib.suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
                while True:
                    self._results.put(pickle.load(self._process.stdout))
        finally:
            self._results.put(EOFError())

    def end(self) -> None:
        """End it, whatever it is doing, and wait until it is gone."""
        self._process.kill()
        self._process.wait()
        self.is_lost = True
        while self._thread.is_alive():  # it may wait for room
            with contextlib.suppress(queue.Empty):
                self._results.get(timeout=0.01)
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):
                pipe.close()


def _count() -> int:
    """Return how many processes are of use; none where the interpreter cannot be started again."""
    if not sys.executable or getattr(sys, "frozen", False):
        return 0
    affinity = getattr(os, "sched_getaffinity", None)
    processors = len(affinity(0)) if affinity is not None else os.cpu_count() or 1
    return min(_MOST, processors)
