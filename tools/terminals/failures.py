"""What was not as it should be."""

from __future__ import annotations

__all__ = ["Failures"]


class Failures(list[str]):
    """What was not as it should be."""

    def expect(self, holds: bool, what: str) -> str:
        """Take note unless it holds; return a mark for the table."""
        if not holds:
            self.append(what)
        return "" if holds else " ✗"
