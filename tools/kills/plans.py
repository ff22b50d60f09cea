"""When a program is killed: drawn by a seed and a number."""

from __future__ import annotations

import random
from dataclasses import dataclass

__all__ = ["KINDS", "Plan", "planned"]

KINDS = ("time", "call")
_SECONDS = 1.0
_CALLS = 40_000  # about as many as three looks at the disk take


@dataclass(frozen=True)
class Plan:
    """A kill: after so many `seconds` from when the library is there, or at that `call` in it."""

    number: int
    seed: str
    seconds: float | None
    call: int | None

    @property
    def kind(self) -> str:
        """What the moment is drawn from."""
        return KINDS[0] if self.call is None else KINDS[1]


def planned(seed: int, number: int) -> Plan:
    """Return a plan; the same for the same seed and number, each kind as often as the other."""
    chance = random.Random(f"{seed} {number}")
    drawn = chance.random()
    if number % 2:
        # Rather the first ones: a start, and what a program before it has left half done.
        return Plan(number, f"{seed} {number}", None, 1 + round(_CALLS * drawn**2))
    return Plan(number, f"{seed} {number}", _SECONDS * drawn, None)
