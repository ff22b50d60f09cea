"""Which archives are in use: those that nobody has opened for long are taken away."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import re
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from newsreader.library.lock import Lock
from newsreader.private import make_file, make_folder

__all__ = ["Tenancy", "sweep"]

_FILE = "opened"  # in each archive: changed when it was opened last, holds the roots
_NAME = re.compile(r"[0-9a-f]{16}")
_TAKEN = ".gone"  # behind the name of one that is being taken away
_DAY = 86_400  # seconds
_UNUSED = 180 * _DAY
_GONE = 30 * _DAY  # since an archive was opened whose roots are not there: a drive may come back
_MOST = 20  # archives that are taken away at a time
_TRIES = 100  # while others take it away
_LARGEST = 100_000  # bytes of the roots


class Tenancy:
    """Holds an archive's folder for as long as the program lives, so that none takes it away."""

    def __init__(self, folder: Path, roots: Sequence[Path]) -> None:
        self._folder = folder
        self._roots = b"\0".join(map(os.fsencode, roots))
        self._descriptor: int | None = None

    def begin(self) -> None:
        """Hold it from now on. Raises OSError."""
        if self._descriptor is not None:
            return
        make_folder(self._folder.parent)
        self._descriptor = self._opened(self._folder / _FILE)
        os.pwrite(self._descriptor, self._roots, 0)
        os.ftruncate(self._descriptor, len(self._roots))
        os.utime(self._descriptor)

    def _opened(self, file: Path) -> int:
        """Return a descriptor that holds the folder. Raises OSError."""
        for _ in range(_TRIES):
            try:
                make_folder(self._folder)
                make_file(file)
                descriptor = os.open(file, os.O_RDWR | os.O_CLOEXEC)
            except (FileNotFoundError, FileExistsError):  # it was taken away just now
                continue
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            if _is_at(file, descriptor):
                return descriptor
            os.close(descriptor)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(file))

    def end(self) -> None:
        """Hold it no longer."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            os.close(descriptor)


def sweep(archives: Path, now: float | None = None) -> list[str]:
    """Take away the archives that nobody has opened for long; return their names.

    All that is in them can be made again. Those that another program has open stay. Raises OSError
    where the folder cannot be looked at.
    """
    now = time.time() if now is None else now
    swept: list[str] = []
    for folder in sorted(archives.iterdir()):
        if folder.suffix == _TAKEN and _NAME.fullmatch(folder.stem):
            shutil.rmtree(folder, ignore_errors=True)
        elif len(swept) < _MOST and _NAME.fullmatch(folder.name) and not folder.is_symlink():
            with contextlib.suppress(OSError):  # not ours to take away: it stays
                if _is_left(folder, now) and _taken_away(folder, now):
                    swept.append(folder.name)
    return swept


def _is_left(folder: Path, now: float) -> bool:
    """Return whether nobody is likely to open an archive again. Raises OSError."""
    file = folder / _FILE
    if not file.exists():  # one of before there were such files
        return now - (folder / "catalogue.sqlite3").stat().st_mtime > _UNUSED
    age = now - file.stat().st_mtime
    if age <= _GONE:
        return False
    with file.open("rb") as stream:
        roots = [os.fsdecode(root) for root in stream.read(_LARGEST).split(b"\0") if root]
    return age > _UNUSED or not any(map(os.path.lexists, roots))


def _taken_away(folder: Path, now: float) -> bool:
    """Take an archive away unless somebody has it open, or opens it just now. Raises OSError."""
    file = folder / _FILE
    is_new = not file.exists()
    make_file(file)
    descriptor = os.open(file, os.O_RDWR | os.O_CLOEXEC)
    lock = Lock(folder / "lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not _is_at(file, descriptor) or not (is_new or _is_left(folder, now)) or not lock.take():
            return False
        # Under another name first: who opens it anew has nothing taken away.
        taken = folder.with_name(folder.name + _TAKEN)
        folder.rename(taken)
        shutil.rmtree(taken, ignore_errors=True)
    except BlockingIOError:
        return False
    finally:
        lock.let_go()
        os.close(descriptor)
    return True


def _is_at(file: Path, descriptor: int) -> bool:
    """Return whether an open file is the one with a name."""
    try:
        return os.path.samestat(file.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False
