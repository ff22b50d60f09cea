"""What a hostile source is, and what a process has taken that reads it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Case", "held", "processor_time", "repeated", "write"]


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


def write(case: Case, path: Path) -> None:
    """Make a source, and write it to a file: in a process of its own, for what it takes."""
    path.write_bytes(case.made())


def held(process: int) -> float:
    """Return the most MB that a process has held so far; 0 when it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((int(line[1]) / 1000 for line in lines), 0.0)


def processor_time(process: int) -> float:
    """Return the seconds of processor time that a running process has taken."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
