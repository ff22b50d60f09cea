"""The memory that the C library keeps for itself after other threads have given it back.

The engine of the index works in threads of its own, each of which would be given an arena that
never shrinks: of 200 MiB after an hour of small changes, 120 were of no use to anybody.
"""

from __future__ import annotations

import contextlib

__all__ = ["keep_few_arenas", "trim"]

_ARENA_MAX = -8  # M_ARENA_MAX of glibc's malloc.h
_ARENAS = 2


def keep_few_arenas() -> None:
    """Let threads share their arenas; where it is another C library, nothing is done."""
    import ctypes

    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_ARENA_MAX, _ARENAS)


def trim() -> None:
    """Give memory that is free back to the system; where it is another C library, nothing is."""
    import ctypes

    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
