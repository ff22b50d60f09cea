"""Libraries with a state folder, and what can happen to one."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from newsreader.errors import Fault
from newsreader.library.entries import Reading
from newsreader.library.libraries import Changes, Library
from newsreader.library.refreshing import Progress
from support.waiting import wait_until

__all__ = ["FILE", "Window", "article", "base", "is_written", "kept", "opened"]

FILE = "library.sqlite3"


def article(folder: Path, name: str = "a.md", title: str = "عنوان") -> str:
    """Write an article into a folder; return its path."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"---\ntitle: {title}\n---\nمتن المقال.\n", encoding="utf-8")
    return str(path)


class Window(Library):
    """A library that remembers what is said."""

    def __init__(self, root: Path, state: Path) -> None:
        super().__init__([root], state)
        self.heard: list[Fault] = []

    def refresh(self, progress: Progress | None = None, *, files: bool = True) -> Changes:
        """Refresh, and listen."""
        changes = super().refresh(progress, files=files)
        self.heard += (fault for fault in changes.faults if fault not in self.heard)
        return changes

    def take_faults(self) -> tuple[Fault, ...]:
        """Listen too."""
        faults = super().take_faults()
        self.heard += faults
        return faults

    def hears(self) -> str:
        """Wait until something is said; return all of it."""
        wait_until(lambda: self.take_faults() or self.heard)
        return "\n".join(map(str, self.heard))


@contextlib.contextmanager
def opened(root: Path, state: Path) -> Iterator[Window]:
    """Open a library that has looked at the disk once."""
    library = Window(root, state)
    library.refresh()
    try:
        yield library
    finally:
        library.close()


@contextlib.contextmanager
def base(state: Path, name: str = FILE) -> Iterator[sqlite3.Connection]:
    """Open the database as another program does."""
    with contextlib.closing(sqlite3.connect(state / name, isolation_level=None)) as connection:
        yield connection


def kept(state: Path, name: str = FILE) -> dict[str, Reading]:
    """Return the readings that are on the disk."""
    if not (state / name).exists():
        return {}
    try:
        with base(state, name) as connection:
            rows = connection.execute("SELECT path, read, part, offset FROM reading").fetchall()
    except sqlite3.Error:
        return {}
    return {
        path: Reading(bool(read), None if part is None else (part, offset))
        for path, read, part, offset in rows
    }


def is_written(library: Library) -> None:
    """Wait until everything that was read is on the disk."""
    wait_until(lambda: not library._readings.owed)
