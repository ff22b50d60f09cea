"""A process that takes files in for another one: jobs come in, rows go out.

It has no terminal, and is gone as soon as nobody is there any more to give it jobs.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import threading
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from newsreader.library.extracting import Batch, Extractor, Task

__all__ = ["Job", "Result", "main"]

Job = Sequence[Task]
Result = Sequence[tuple[int, Batch]] | None
"""Batches of the tasks of a job, by their numbers in it; None behind the last."""

_NICE = 10  # whoever reads comes first
_ROWS = 100  # that are sent at a time, at least


def main() -> None:
    """Do what comes in at standard input until that ends."""
    with contextlib.suppress(OSError):
        os.nice(_NICE)
    gc.set_threshold(50_000, 20, 100)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed is not read as rows
    jobs: SimpleQueue[Job] = SimpleQueue()
    given = os.fdopen(0, "rb")
    roots: Sequence[Path] = pickle.load(given)
    threading.Thread(target=_listen, args=(given, jobs), daemon=True).start()
    try:
        extractor = Extractor(roots)
        while True:
            _do(jobs.get(), extractor, out)
    finally:
        os._exit(1)  # an exit would wait for the thread


def _listen(given: BinaryIO, jobs: SimpleQueue[Job]) -> None:
    """Take in jobs; end the process when no more can come, whatever it is doing."""
    try:
        while True:
            jobs.put(pickle.load(given))
    finally:
        os._exit(0)


def _do(job: Job, extractor: Extractor, out: BinaryIO) -> None:
    """Send what is in the files of a job."""
    found: list[tuple[int, Batch]] = []
    count = 0
    for number, task in enumerate(job):
        for batch in extractor.batches(task):
            found.append((number, batch))
            count += len(batch.rows)
            if count >= _ROWS:
                _send(found, out)
                found, count = [], 0
    _send(found, out)
    _send(None, out)


def _send(result: Result, out: BinaryIO) -> None:
    pickle.dump(result, out, pickle.HIGHEST_PROTOCOL)
    out.flush()
