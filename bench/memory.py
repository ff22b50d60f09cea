"""The memory that a process takes: now, at the most, with those that it has started."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

__all__ = ["Peak", "most_resident", "resident", "together"]

_EACH = 1.0  # seconds: a look takes 5 ms of the processor, which count as the program's


class Peak:
    """Looks at it now and then, in a thread."""

    def __init__(self) -> None:
        self._most = 0.0
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def _look(self) -> None:
        while not self._ending.wait(_EACH):
            self._most = max(self._most, together(os.getpid()))

    def end(self) -> float:
        """Return the most MiB that were seen, and look no longer."""
        self._ending.set()
        self._thread.join()
        return self._most


def resident(process: int) -> float:
    """Return the MiB of a process that are resident."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def most_resident(process: int) -> float:
    """Return the most MiB that were resident; `ru_maxrss` counts the parent's from before too."""
    status = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def together(process: int) -> float:
    """Return the MiB of a process and its children; what several share counts once."""
    found = 0
    for each in (process, *_children(process)):
        with contextlib.suppress(OSError):
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
            found += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return found / 1024


def _children(process: int) -> list[int]:
    found = []
    for name in filter(str.isdecimal, os.listdir("/proc")):  # noqa: PTH208 - names are enough
        with contextlib.suppress(OSError):
            fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            if int(fields[1]) == process:
                found.append(int(name))
    return found
