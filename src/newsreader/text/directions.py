"""The two directions of writing, and the bidi class of each character (UAX #9)."""

from __future__ import annotations

import re
from enum import Enum

from newsreader.text.properties import Property
from newsreader.text.unicode_tables import BIDI_STARTS, BIDI_VALUES

__all__ = ["BIDI_CLASS", "Direction", "first_strong"]


class Direction(Enum):
    """A direction of writing; the value is the embedding level of its paragraph (UAX #9)."""

    LTR = 0
    RTL = 1


BIDI_CLASS = Property(BIDI_STARTS, BIDI_VALUES)
"""Bidi_Class in one letter.

L, R, A (AL), E (EN), S (ES), T (ET), N (AN), C (CS), M (NSM), b (BN), B, t (S), W (WS), O (ON),
1 to 5 (LRE, LRO, RLE, RLO, PDF), 6 to 9 (LRI, RLI, FSI, PDI).
"""

_STRONG_OR_ISOLATE = re.compile("[LRA6789]")


def first_strong(classes: str) -> Direction | None:
    """Return the direction of the first strong character outside isolates (rules P2 and P3).

    `classes` holds Bidi_Class letters; the search ends at a paragraph separator. None when there
    is no strong character. An isolate without its PDI reaches to the end (BD9).
    """
    end = classes.find("B")
    limit = len(classes) if end < 0 else end
    depth = 0
    for match in _STRONG_OR_ISOLATE.finditer(classes, 0, limit):
        letter = match.group()
        if letter in "678":
            depth += 1
        elif letter == "9":
            depth = max(0, depth - 1)
        elif depth == 0:
            return Direction.LTR if letter == "L" else Direction.RTL
    return None
