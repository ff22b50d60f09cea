"""How letters join: their joining types (Unicode Standard, chapter 9.2)."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.text.properties import Property
from newsreader.text.unicode_tables import JOINING

__all__ = ["JOINING_TYPE", "joining_letters"]

JOINING_TYPE = Property(JOINING)
"""Joining_Type: U (none), R (to the one before it), L, D (both), C, T (see-through)."""


def joining_letters() -> Iterator[tuple[str, str]]:
    """Yield each character that joins, with its Joining_Type: R, L, D or C."""
    for first, end, kind in JOINING_TYPE.runs():
        if kind in "RLDC":
            for code in range(first, end):
                yield chr(code), kind
