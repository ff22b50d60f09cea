"""A left-to-right phrase within right-to-left running text, ordered by itself.

The phrase is a stretch of words without right-to-left letters, at least one of them with a
left-to-right letter, between right-to-left words or the paragraph's ends. What surrounds it
resolves to right-to-left whatever it holds, so its own levels depend on itself alone, provided
that no bracket of it waits for one outside (rule N0).
"""

from __future__ import annotations

from newsreader.layout.bidi import embedding_levels, visual_order
from newsreader.layout.clusters import Cluster, clusters
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.mirroring import CLOSING, OPENING

__all__ = ["Phrase", "balanced"]

_BRACKETS = frozenset({*OPENING, *CLOSING})


def balanced(text: str) -> bool:
    """Say whether each bracket of `text` has its counterpart within it, properly nested."""
    if _BRACKETS.isdisjoint(text):
        return True
    waiting: list[str] = []
    for character in text:
        if character in OPENING:
            waiting.append(OPENING[character])
        elif character in CLOSING and (not waiting or waiting.pop() != CLOSING[character]):
            return False
    return not waiting


class Phrase:
    """The clusters of one phrase; `before` is the bidi class of the letter before it (A or R)."""

    def __init__(self, text: str, before: str) -> None:
        stand_in = "\u0627" if before == "A" else "\u05d0"
        classes = before + text.translate(BIDI_CLASS)
        levels = embedding_levels(stand_in + text, Direction.RTL, classes)[1:]
        self._text = text
        self._plain = text.isascii() and not levels.strip(b"\x02")
        self._clusters: list[Cluster] = [] if self._plain else clusters(text, levels)

    def shown(self, start: int, end: int) -> str:
        """Return the display form of the code points `start` to `end`, from left to right."""
        if self._plain:
            return self._text[start:end]
        part = [c for c in self._clusters if start <= c.start < end]
        return "".join(part[i].text for i in visual_order(bytes(c.level for c in part)))
