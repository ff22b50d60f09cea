"""The fewest events that still lead to a find."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from tools.monkey.events import Event, Sent

__all__ = ["shrunk"]


def shrunk(
    events: Sequence[Event], fails: Callable[[Sequence[Event]], bool], seconds: float = 120
) -> list[Event]:
    """Return few of the events, with which it still fails; tries for so many seconds at most.

    Halves are left out, then quarters, down to single events; then single characters.
    """
    end = time.monotonic() + seconds
    kept = _fewest(list(events), fails, end)
    return _shortest(kept, fails, end)


def _fewest(
    events: list[Event], fails: Callable[[Sequence[Event]], bool], end: float
) -> list[Event]:
    size = max(1, len(events) // 2)
    while True:
        start, before = 0, len(events)
        while start < len(events) and time.monotonic() < end:
            without = events[:start] + events[start + size :]
            if fails(without):
                events = without
            else:
                start += size
        if time.monotonic() >= end or (size == 1 and len(events) == before):
            return events
        size = max(1, size // 2)


def _shortest(
    events: list[Event], fails: Callable[[Sequence[Event]], bool], end: float
) -> list[Event]:
    """Shorten what is sent in one read."""
    for place, event in enumerate(events):
        if not isinstance(event, Sent):
            continue
        size = max(1, len(event.text) // 2)
        while size and time.monotonic() < end:
            start = 0
            while start < len(event.text) and time.monotonic() < end:
                shorter = replace(event, text=event.text[:start] + event.text[start + size :])
                if shorter.text and fails([*events[:place], shorter, *events[place + 1 :]]):
                    event = shorter
                else:
                    start += size
            size //= 2
        events[place] = event
    return events
