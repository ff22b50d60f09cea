"""The two directions of writing, and the bidi class of each character (UAX #9)."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

import bidi

__all__ = ["BIDI_CLASS", "Direction", "first_strong"]


class Direction(Enum):
    """A direction of writing; the value is the embedding level of its paragraph (UAX #9)."""

    LTR = 0
    RTL = 1


_LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "ES": "S", "ET": "T", "AN": "N", "CS": "C",
    "NSM": "M", "BN": "b", "B": "B", "S": "t", "WS": "W", "ON": "O",
    "LRE": "1", "LRO": "2", "RLE": "3", "RLO": "4", "PDF": "5",
    "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9",
}  # fmt: skip


class _BidiClass(dict[int, str]):
    """Code point → the letter of its Bidi_Class, by the interpreter's Unicode data."""

    def __missing__(self, code: int) -> str:
        """Return the letter for the class of a code point not yet asked for, and keep it."""
        character = chr(code)
        letter = _LETTERS.get(unicodedata.bidirectional(character)) or _unassigned(character)
        if letter == "O" and unicodedata.category(character) in ("Ps", "Pe"):
            letter = "P"
        self[code] = letter
        return letter


def _unassigned(character: str) -> str:
    """Return the letter of what this interpreter does not know: python-bidi may."""
    if bidi.get_base_level(character + "\u05d0") == 0:
        return "l"
    return "r" if bidi.get_base_level(character + "a") else "o"


BIDI_CLASS = _BidiClass()
"""Bidi_Class in one letter, as a table for `str.translate`.

L, R, A (AL), E (EN), S (ES), T (ET), N (AN), C (CS), M (NSM), b (BN), B, t (S), W (WS), O (ON),
P (ON that may be a bracket), 1 to 5 (LRE, LRO, RLE, RLO, PDF), 6 to 9 (LRI, RLI, FSI, PDI);
l, r, o: unassigned, and left-to-right, right-to-left or neither.
"""

_STRONG_OR_ISOLATE = re.compile("[LRAlr6789]")


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
            return Direction.LTR if letter in "Ll" else Direction.RTL
    return None
