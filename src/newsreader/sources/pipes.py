"""A pipe into which something is still being written: what has come of it can be read."""

from __future__ import annotations

import os
import threading
import time

from newsreader import bounds
from newsreader.errors import Fault
from newsreader.sources.sources import Stream, reason, too_large

__all__ = ["Pipe"]

_CHUNK = 1 << 16
_NOTHING = -1.0


class Pipe:
    """Reads a descriptor in a thread, which neither a reader nor the way out waits for.

    `fault` says why not all was read; bytes beyond the bound for pipes are left in it.
    """

    def __init__(self, descriptor: int, name: str = "-") -> None:
        self.name = name
        self.fault: Fault | None = None
        self._descriptor = descriptor
        self._data = bytearray()
        self._first = _NOTHING
        self._has_ended = False
        self._changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def size(self) -> int:
        """How many bytes have come."""
        with self._changed:
            return len(self._data)

    @property
    def has_ended(self) -> bool:
        """Whether all that will come is there."""
        with self._changed:
            return self._has_ended

    def wait(self, seconds: float) -> None:
        """Wait for the end; when something has come, so long after its beginning at most."""
        with self._changed:
            while not self._has_ended:
                left = self._first + seconds - time.monotonic() if self._data else None
                if left is not None and left <= 0:
                    return
                self._changed.wait(left)

    def wait_for_more(self, size: int) -> None:
        """Wait until more than so many bytes have come, or all."""
        with self._changed:
            self._changed.wait_for(lambda: self._has_ended or len(self._data) > size)

    def stream(self) -> Stream:
        """Return what has come: whole lines, or words, while more is to be expected."""
        with self._changed:
            data = bytes(self._data)
            if not self._has_ended:
                end = data.rfind(b"\n") + 1 or data.rfind(b" ") + 1 or len(data)
                data = data[:end]
        return Stream(data, self.name)

    def _read(self) -> None:
        """Read until the end, or as much as may be."""
        fault: Fault | None = None
        while fault is None:
            try:
                chunk = os.read(self._descriptor, _CHUNK)
            except OSError as error:
                fault = Fault(self.name, reason(error))
                break
            if not chunk:
                break
            with self._changed:
                if not self._data:
                    self._first = time.monotonic()
                self._data += chunk
                if len(self._data) > bounds.PIPED:
                    del self._data[bounds.PIPED :]
                    fault = Fault(self.name, too_large(bounds.PIPED))
                self._changed.notify_all()
        with self._changed:
            self.fault = fault
            self._has_ended = True
            self._changed.notify_all()
        os.close(self._descriptor)
