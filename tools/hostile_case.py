"""What a hostile source is: a name, a suffix, and how its bytes are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Case", "repeated"]


@dataclass(frozen=True, slots=True)
class Case:
    """A hostile source; `command` is the one that reads it, a pipe where there is no suffix."""

    name: str
    suffix: str
    made: Callable[[], bytes]
    command: str = "print"


def repeated(unit: str, size: int, before: str = "", after: str = "") -> bytes:
    """Return `unit` so often that it takes about `size` bytes, between two texts."""
    data = unit.encode("utf-8", "surrogatepass")
    return before.encode() + data * max(1, size // len(data)) + after.encode()
