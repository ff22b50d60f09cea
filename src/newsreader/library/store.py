"""The state folder: which file is the catalogue, and a new one in the place of a damaged one."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import os
from collections.abc import Mapping
from pathlib import Path

from newsreader.errors import Fault
from newsreader.library.entries import Reading
from newsreader.library.record import Record
from newsreader.library.rescue import rescued
from newsreader.library.rows import Change
from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.private import make_folder

__all__ = ["Store"]

_NAME = "library"
_SUFFIX = ".sqlite3"
_FILE = f"{_NAME}{_SUFFIX}"
_OWN = f"{_NAME}.version-2{_SUFFIX}"
"""Beside a later version's file, which is read and left alone."""

_FILES = ("", "-shm", "-wal", "-journal")
"""What SQLite puts behind the name of the file for those beside it."""

_Identity = tuple[int, int]


class Store:
    """The catalogue of a folder as its one writer sees it: opened when needed, watched, replaced.

    For one thread. The methods raise CatalogueError, after which all can be tried again. `faults`
    is what the user is to know.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / _FILE
        self.faults: list[Fault] = []
        self._base: Record | None = None
        self._opened: _Identity | None = None
        self._damaged: _Identity | None = None
        self._generation = 0

    def close(self) -> None:
        """Let go of the file."""
        base, self._base = self._base, None
        if base is not None:
            with contextlib.suppress(CatalogueError):
                base.close()

    def readings(self) -> dict[str, Reading]:
        """Return the readings of the folder's file, a later version's where its own has none."""
        found: dict[str, Reading] = {}
        for name in (_FILE, _OWN):
            file = self.folder / name
            if not _identity(file):
                continue
            try:
                base = Record.reader(file)
                with contextlib.closing(base):
                    found.update(base.readings())
            except CatalogueError as error:
                if error.trouble is not Trouble.LATER:
                    self.file = file
                    raise
        return found

    def open(self) -> Record:
        """Return the open catalogue."""
        if self._base is None:
            try:
                make_folder(self.folder)
            except OSError as error:
                raise CatalogueError(Trouble.OTHER, error.strerror or str(error)) from error
            self.file = self.folder / _FILE
            try:
                self._base = Record.writer(self.file)
            except CatalogueError as error:
                if error.trouble is not Trouble.LATER:
                    raise
                self._base = self._beside_later()
            self._opened = _identity(self.file)
            self._generation = 0  # what was written before it was opened is news too
        return self._base

    def _beside_later(self) -> Record:
        """Return a catalogue of our own beside that of a later version."""
        later, self.file = self.file, self.folder / _OWN
        if _identity(self.file) is None:
            message = f"a later version has made it: what is read is kept in {self.file.name}"
            self.faults.append(Fault(str(later), message))
        return Record.writer(self.file)

    @property
    def is_open(self) -> bool:
        """Whether a file is open."""
        return self._base is not None

    def is_gone(self) -> bool:
        """Return whether the file that is open is no longer the one in the folder."""
        return self.is_open and _identity(self.file) != self._opened

    def is_removed(self) -> bool:
        """Return whether the file that was opened last is no longer there."""
        return self._opened is not None and _identity(self.file) is None

    def has_news(self) -> bool:
        """Return whether another program has written since this was asked last."""
        before, self._generation = self._generation, self.open().generation()
        return before != self._generation

    def write(self, changes: Mapping[str, Change], *, in_a_hurry: bool = False) -> None:
        """Write changes of readings; in a hurry, without waiting for the disk itself."""
        base = self.open()
        if in_a_hurry:
            base.hurry()
        with base.transaction():
            base.change(changes)

    # A damaged file

    def is_as_damaged(self) -> bool:
        """Return whether the damaged file is still the one in the folder."""
        return _identity(self.file) == self._damaged

    def rescue(self) -> dict[str, Reading]:
        """Return what can be read of the readings in a damaged file."""
        self.close()
        self._opened = None
        self._damaged = _identity(self.file)
        found: dict[str, Reading] = {}
        with contextlib.suppress(OSError):
            found = rescued(self.file)
        with (
            contextlib.suppress(CatalogueError),
            contextlib.closing(Record.reader(self.file)) as base,
        ):
            # What SQLite reads of it is surer, as far as it goes.
            for path, reading in base.readings():
                found[path] = reading
        return found

    def replace(self, readings: Mapping[str, Reading]) -> None:
        """Put a damaged file aside, and a new one with `readings` in its place."""
        self.close()
        fresh = self.folder / f"{_NAME}.{os.getpid()}.new"
        try:
            _forget(fresh)
            base = Record.writer(fresh)
            try:
                with base.transaction():
                    base.change({path: Change.to(reading) for path, reading in readings.items()})
            finally:
                base.close()
            aside = self._put_aside()
            fresh.replace(self.file)
        except OSError as error:
            raise CatalogueError(Trouble.OTHER, error.strerror or str(error)) from error
        finally:
            with contextlib.suppress(OSError):
                _forget(fresh)
        message = (
            f"it was damaged and is put aside as {aside.name}; {len(readings)} readings are kept"
        )
        self.faults.append(Fault(str(self.file), message))

    def _put_aside(self) -> Path:
        """Rename the damaged file and what stands beside it; return its new path.

        Raises OSError.
        """
        today = datetime.datetime.now().astimezone().date().isoformat()
        stem = f"{self.file.name.removesuffix(_SUFFIX)}.damaged-{today}"
        numbers = (f"-{number}" for number in itertools.count(2))
        names = (f"{stem}{number}{_SUFFIX}" for number in itertools.chain([""], numbers))
        aside = next(path for name in names if _identity(path := self.folder / name) is None)
        # The journal first: the next file is not to be taken back to what stands in it.
        for suffix in reversed(_FILES):
            with contextlib.suppress(FileNotFoundError):
                _with(self.file, suffix).replace(_with(aside, suffix))
        return aside


def _with(file: Path, suffix: str) -> Path:
    return file.with_name(f"{file.name}{suffix}")


def _identity(file: Path) -> _Identity | None:
    """Return what distinguishes a file from others of the same name, None where there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _forget(file: Path) -> None:
    for suffix in _FILES:
        _with(file, suffix).unlink(missing_ok=True)
