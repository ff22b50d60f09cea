"""The memory that the C library keeps for itself after other threads have given it back.

The engine of the index works in threads of its own, each of which would be given an arena that
never shrinks: of 200 MiB after an hour of small changes, 120 were of no use to anybody.
"""

from __future__ import annotations

import contextlib

__all__ = ["keep_little", "trim"]

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # the numbers of options of glibc's malloc.h
_ARENAS = 2
_BLOCK = 128 << 10  # bytes of what is had from the system by itself, and given back when it is free


def keep_little() -> None:
    """Let threads share their arenas, of which large blocks are no part.

    Where it is another C library, nothing is done.
    """
    import ctypes

    with contextlib.suppress(AttributeError, OSError):
        for option, value in ((_ARENA_MAX, _ARENAS), (_MMAP_THRESHOLD, _BLOCK)):
            ctypes.CDLL(None).mallopt(option, value)


def trim() -> None:
    """Give memory that is free back to the system; where it is another C library, nothing is."""
    import ctypes

    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
