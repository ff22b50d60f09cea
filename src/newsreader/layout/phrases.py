"""A left-to-right phrase within right-to-left running text, ordered by itself.

The phrase is a stretch of words without right-to-left letters, at least one of them with a
left-to-right letter, between right-to-left words or the paragraph's ends. What surrounds it
resolves to right-to-left whatever it holds, so its own levels depend on itself alone, provided
that no bracket of it waits for one outside (rule N0).
"""

from __future__ import annotations

import unicodedata
from operator import attrgetter

from newsreader.layout.bidi import Order, ordered
from newsreader.layout.clusters import Cluster, clusters
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.mirroring import MIRROR

__all__ = ["Phrase", "balanced", "ordered_after"]

_PLACE = attrgetter("place")
_STAND_IN = {"A": "\u0627", "R": "\u05d0"}


def ordered_after(before: str, text: str) -> Order:
    """Return the order of `text` in a right-to-left paragraph, behind a letter of class `before`.

    A letter stands in for the text before: a number after it reads as it does there (W2).
    """
    places, backwards = ordered(_STAND_IN[before] + text, Direction.RTL)
    return Order(places[1:], backwards[1:])


def balanced(text: str) -> bool:
    """Return whether each bracket of `text` has its counterpart within it, properly nested."""
    waiting: list[str] = []
    for character in text:
        if BIDI_CLASS[ord(character)] != "P":
            continue
        if unicodedata.category(character) == "Ps":
            waiting.append(MIRROR.get(ord(character), ""))
        elif not waiting or waiting.pop() != character:
            return False
    return not waiting


class Phrase:
    """The clusters of one phrase; `before` is the bidi class of the letter before it (A or R)."""

    def __init__(self, text: str, before: str) -> None:
        """Order a phrase as it stands behind `before` in its paragraph."""
        order = ordered_after(before, text)
        self._text = text
        self._plain = text.isascii() and 1 not in order.backwards
        self._clusters: list[Cluster] = [] if self._plain else clusters(text, order)

    def shown(self, start: int, end: int) -> str:
        """Return the display form of the code points `start` to `end`, from left to right."""
        if self._plain:
            return self._text[start:end]
        part = sorted((c for c in self._clusters if start <= c.start < end), key=_PLACE)
        return "".join(cluster.text for cluster in part)
