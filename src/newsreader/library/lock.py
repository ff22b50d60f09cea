"""A file that one program holds at a time: it is let go of when the program ends, however."""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path

from newsreader.private import make_file

__all__ = ["Lock"]


class Lock:
    """A lock on a file, which stays; for one thread.

    Within stands whether somebody holds it: whoever is killed leaves it so.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self) -> bool:
        """Hold it, if nobody else does; return whether it is held. Raises OSError."""
        if self._descriptor is None:
            make_file(self._file)
            descriptor = os.open(self._file, os.O_RDWR | os.O_CLOEXEC)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os.close(descriptor)
                if isinstance(error, BlockingIOError):
                    return False
                raise
            self._descriptor = descriptor
        return True

    def was_left(self) -> bool:
        """Return whether who held it last was ended in the middle; note that it is held now."""
        assert self._descriptor is not None
        was_left = bool(os.pread(self._descriptor, 1, 0))
        os.pwrite(self._descriptor, b"1", 0)
        return was_left

    def let_go(self, *, is_done: bool = True) -> None:
        """Hold it no longer; `is_done`: not in the middle of something."""
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            with contextlib.suppress(OSError):
                if is_done:
                    os.ftruncate(descriptor, 0)
            os.close(descriptor)
