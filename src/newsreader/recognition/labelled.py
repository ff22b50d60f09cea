"""Lines of a label, a colon and what it is said of: "Source: …", "Tags: …"."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Labelled", "parted"]

_COLONS = ":："


class Labelled(NamedTuple):
    """What stands before the first colon of a line, and what behind it."""

    label: str
    rest: str


def parted(line: str, longest: int, marks: str = _COLONS) -> Labelled | None:
    """Return a line parted at the first of `marks`; None where it has no label before one.

    A label has 2 to `longest` code points and no digit; something stands behind the mark.
    """
    place = min((found for mark in marks if (found := line.find(mark)) >= 0), default=-1)
    label, rest = line[:place].strip(), line[place + 1 :].strip()
    if place < 0 or not rest or "\n" in line or not 2 <= len(label) <= longest:
        return None
    return None if any(map(str.isdecimal, label)) else Labelled(label, rest)
