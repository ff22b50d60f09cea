"""Folders and files that are their owner's affair alone: 0700 and 0600."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

__all__ = ["make_file", "make_folder", "write_file"]

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_OTHERS = 0o077


def make_folder(folder: Path) -> None:
    """Make a folder, and those around it where they are missing. Raises OSError.

    One that is there and open to others is closed to them, if it is ours to close.
    """
    folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    _close(folder, _FOLDER_MODE)


def make_file(file: Path) -> None:
    """Make an empty file where there is none; close one to others. Raises OSError."""
    try:
        # Only a new file is opened here: closing an old one takes SQLite's locks on it away.
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, _FILE_MODE))
    except FileExistsError:
        _close(file, _FILE_MODE)


def write_file(file: Path, text: str) -> None:
    """Write a file anew, whole or not at all. Raises OSError."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}.new")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _FILE_MODE)
        with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
            stream.write(text)
        fresh.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


def _close(path: Path, mode: int) -> None:
    """Give a path this mode if others may do anything with it."""
    if stat.S_IMODE(path.stat().st_mode) & _OTHERS:
        with contextlib.suppress(PermissionError):  # somebody else's
            path.chmod(mode)
