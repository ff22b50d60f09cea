"""The common case at speed: running right-to-left text without a word of another direction.

In a right-to-left paragraph that holds no left-to-right letter and no explicit control, every
neutral, bracket and space has the paragraph's own level and every number lies within one word.
So each blank-delimited word has one display form whatever stands beside it, and a line is the
display forms of its words from the last to the first. The forms come from a cache; the general
machinery makes them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from newsreader.layout.bidi import embedding_levels, visual_order
from newsreader.layout.breaking import LINE_BREAK, break_opportunities
from newsreader.layout.clusters import clusters
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.shaping import shaped_word
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["wrap_running"]

# What a word may hold: right-to-left letters of one kind, their marks, numbers, punctuation, ZWNJ.
_PLAIN = re.compile("[AMENOCSTb]+|[RMENOCST]+")
_LETTERS = re.compile("[\u0621-\u063a\u0641-\u064a]+")
# Nothing but ZWNJ and ZWJ among the boundary neutrals.
_NEUTRAL_CONTROLS = re.compile("[\u200c\u200d]")
# A word that begins or ends so holds on to its neighbour across the space (LB13 to LB17).
_HOLDS_BACK = frozenset(")]P!,/nmjwzgO(=")
_HOLDS_ON = frozenset("(O\"zwg=)]P")
_CACHE_LIMIT = 131_072


class _Word(NamedTuple):
    """A word's display form; `kind` tells which paragraphs it may stand in (see below)."""

    text: str
    width: int
    kind: str


# Kinds: A and R have letters (Arabic; Hebrew and others), N has none, "0" has a European number
# and no letter before it, B (Arabic with a European number after a letter is plain A); X is not
# for this module.
class _Words(dict[str, _Word]):
    """Word → display form, for one class of the letters before it: A (AL) or R."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before

    def __missing__(self, word: str) -> _Word:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        found = self[word] = _display(word, self._before)
        return found


def _display(word: str, before: str) -> _Word:
    if before == "A" and _LETTERS.fullmatch(word):
        text = "".join(shaped_word(word)[::-1]) if len(word) > 1 or word != "\u0621" else word
        return _Word(text, len(text), "A")
    classes = word.translate(BIDI_CLASS)
    if not word or _PLAIN.fullmatch(classes) is None or not _is_simple(word, classes):
        return _Word("", 0, "X")
    # The letter stands in for the text before: a number after it reads as it does there (W2).
    stand_in = "\u0627" if before == "A" else "\u05d0"
    levels = embedding_levels(stand_in + word, Direction.RTL, before + classes)[1:]
    parts = clusters(word, levels)
    order = visual_order(bytes(part.level for part in parts))
    text = "".join(parts[i].text for i in order)
    kind = "A" if "A" in classes else "R" if "R" in classes else "E" if "E" in classes else "N"
    return _Word(text, sum(part.width for part in parts), kind)


def _is_simple(word: str, classes: str) -> bool:
    """Say whether the word neither parts nor holds on to its neighbours, nor has stray controls."""
    breaks = word.translate(LINE_BREAK)
    return (
        classes[0] not in "Mb"
        and breaks[0] not in _HOLDS_BACK
        and breaks[-1] not in _HOLDS_ON
        and ("b" not in classes or classes.count("b") == len(_NEUTRAL_CONTROLS.findall(word)))
        and not break_opportunities(word)
    )


_AFTER_ARABIC = _Words("A")
_AFTER_HEBREW = _Words("R")
_TEXT, _WIDTH, _KIND = itemgetter(0), itemgetter(1), itemgetter(2)


def wrap_running(paragraph: Paragraph, columns: Cell) -> Sequence[Line] | None:
    """Return the lines of a plain right-to-left paragraph, None when it is not plain.

    The lines equal those of the general machinery.
    """
    text = paragraph.text
    if not paragraph.shaped or paragraph.direction is Direction.LTR or not text:
        return None
    words = text.split(" ")
    found = list(map(_AFTER_ARABIC.__getitem__, words))
    kinds = "".join(map(_KIND, found))
    if "X" in kinds:
        return None
    if "R" in kinds:
        if "A" in kinds:
            return None
        found = list(map(_AFTER_HEBREW.__getitem__, words))
    if "E" in kinds and not kinds.lstrip("N").startswith(("A", "R")):
        return None  # a number before any letter stays European (W2)
    widths = list(map(_WIDTH, found))
    if max(widths) > columns:
        return None
    shown = list(map(_TEXT, found))
    # ends[i]: cells of the words before word i, each with the space after it.
    ends = [0, *accumulate(width + 1 for width in widths)]
    offsets = [0, *accumulate(len(word) + 1 for word in words)]
    offsets[-1] -= 1
    lines = []
    first, count = 0, len(words)
    while first < count:
        last = bisect_right(ends, ends[first] + columns + 1) - 1
        stop = first - 1 if first else None
        lines.append(
            Line(
                paragraph,
                CodePoint(offsets[first]),
                CodePoint(offsets[last]),
                Cell(ends[last] - ends[first] - 1),
                " ".join(shown[last - 1 : stop : -1]),
            )
        )
        first = last
    return tuple(lines)
