"""Waiting for something that another thread or program does, and not a moment longer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

__all__ = ["done_within", "wait_until"]

T = TypeVar("T")


def wait_until(holds: Callable[[], object], seconds: float = 15) -> None:
    """Return as soon as something holds; fail when it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.005)


def done_within(seconds: float, work: Callable[[], T]) -> T:
    """Return what `work` returns; fail when it has not ended in time."""
    results: list[T] = []
    thread = threading.Thread(target=lambda: results.append(work()), daemon=True)
    thread.start()
    thread.join(seconds)
    assert results, "it waits for somebody else"
    return results[0]
