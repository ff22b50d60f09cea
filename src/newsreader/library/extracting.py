"""What the library takes of files: rows of their articles, and faults, some at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from newsreader.errors import Fault
from newsreader.library.entries import HEAD, Stamp, entry_of, text_of
from newsreader.library.names import names
from newsreader.library.rows import Row
from newsreader.library.sections import section_of
from newsreader.loading import Loaded, Options, Stream, Stretch, load_all, load_found, located

__all__ = ["Batch", "Extractor", "Task"]

_ROWS = 100
_SIZE = 500_000  # code points of words


class Task(NamedTuple):
    """A file that is to be taken in, or a stretch of it: its first one, its last one."""

    file: str
    stamp: Stamp
    stretch: Stretch | None = None
    first: bool = True
    last: bool = True


class Batch(NamedTuple):
    """Some rows of a task and the faults before them; `done` is how far into the file that is.

    `last`: there is nothing more of the task.
    """

    rows: list[Row]
    faults: list[Fault]
    done: float
    last: bool


class Extractor:
    """Loads the files of a library with these roots; of a `stream`, what is in it."""

    def __init__(self, roots: Sequence[Path], stream: Stream | None = None) -> None:
        self._roots = roots
        self._stream = stream

    def batches(self, task: Task) -> Iterator[Batch]:
        """Yield what is in a file, in its order; the last batch may be empty."""
        rows: list[Row] = []
        faults: list[Fault] = []
        size = 0
        section = section_of(task.file, self._roots)
        for loaded in self._loads(task):
            faults += loaded.faults
            if loaded.article is not None:
                entry = entry_of(loaded.article, task.stamp, task.file, loaded.place, loaded.share)
                if section and not entry.section:
                    entry = replace(entry, section=section)
                text = text_of(loaded.article)
                rows.append(Row.of(entry, text, names(loaded.article, task.file, self._roots)))
                size += len(text.words)
            if len(rows) >= _ROWS or size >= _SIZE:
                yield Batch(rows, faults, loaded.done, last=False)
                rows, faults, size = [], [], 0
        yield Batch(rows, faults, 1.0, last=True)

    def _loads(self, task: Task) -> Iterator[Loaded]:
        source = located(task.file, self._stream)
        options = Options(head=HEAD, stretch=task.stretch)
        if not isinstance(source, Path) or source in self._roots:
            return load_all(source, options)
        return load_found(Path(task.file), options)
