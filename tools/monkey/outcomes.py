"""What came of a run: what was found, and what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["LIMITS", "Limits", "Outcome"]

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take: seconds for a key and for the way out, bytes of memory."""

    key: float = 1.0
    out: float = 0.5
    memory: int = 200 * _MIB


LIMITS = Limits()


@dataclass(slots=True)
class Outcome:
    """A run: what was found (nothing, if all was well), and what was measured."""

    found: list[str] = field(default_factory=list)
    events: int = 0
    keys: int = 0
    slowest: float = 0.0
    slowest_of: str = ""
    busy_with: str = ""
    out: float = 0.0
    memory: int = 0

    def find(self, what: str) -> None:
        """Take note of something that is wrong, once."""
        if what not in self.found:
            self.found.append(what)

    def waited(self, seconds: float, key: str) -> None:
        """Take note of how long a key waited."""
        if seconds > self.slowest:
            self.slowest, self.slowest_of = seconds, key

    def measure(self, limits: Limits) -> None:
        """Find what was measured and is more than it may be."""
        if self.slowest > limits.key:
            took = f"{self.slowest:.2f} s; busy with:\n{self.busy_with}"
            self.find(f"a key ({self.slowest_of}) was answered after {took}")
        if self.out > limits.out:
            self.find(f"Escape, Escape, q: out after {self.out:.2f} s")
        if self.memory > limits.memory:
            self.find(f"{self.memory / _MIB:.0f} MiB of memory")

    @property
    def kind(self) -> str:
        """What was found, without what differs from one time to the next."""
        return self.found[0].partition(":")[0].rstrip("0123456789. s") if self.found else ""
