"""What a monkey does: one event each, as a value that can be written down and done again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

__all__ = [
    "PACE_SECONDS",
    "Event",
    "Rested",
    "Sent",
    "Sized",
    "Touched",
    "read_events",
    "write_events",
]

PACE_SECONDS = 0.005
"""So long each key, paste or report of the mouse takes: no key held down is faster."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What comes from the terminal in one read: keys, a paste, the mouse. Bytes, as UTF-8."""

    text: str

    @property
    def data(self) -> bytes:
        """The bytes; those that are no UTF-8 are surrogates in the text."""
        return self.text.encode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class Sized:
    """The window has another size, in cells."""

    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Touched:
    """Something happens to a file of the library; `number` says to which."""

    change: str
    number: int


@dataclass(frozen=True, slots=True)
class Rested:
    """Nothing is done for so many seconds, at least until all keys are answered."""

    seconds: float


Event = Sent | Sized | Touched | Rested
_KINDS: dict[str, type[Event]] = {
    kind.__name__.lower(): kind for kind in (Sent, Sized, Touched, Rested)
}


def write_events(path: Path, events: Iterable[Event]) -> None:
    """Write events down, a line of JSON each."""
    lines = (json.dumps({type(e).__name__.lower(): list(asdict(e).values())}) for e in events)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def read_events(path: Path) -> list[Event]:
    """Return the events that were written to a file."""
    events: list[Event] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        [(kind, values)] = json.loads(line).items()
        events.append(_KINDS[kind](*values))
    return events
