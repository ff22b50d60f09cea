"""The two ends of a pseudo-terminal within one process."""

from __future__ import annotations

import contextlib
import os
from typing import NamedTuple

__all__ = ["Ends"]


class Ends(NamedTuple):
    """What a person sees and types at, and what the program has: two descriptors."""

    far: int
    near: int

    def type(self, keys: bytes) -> None:
        """Type, or answer as a terminal."""
        os.write(self.far, keys)

    def seen(self) -> bytes:
        """Return what has come out since the last look."""
        found = b""
        with contextlib.suppress(OSError):
            while True:
                found += os.read(self.far, 65536)
        return found
