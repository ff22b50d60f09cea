"""The common case at speed: running right-to-left text without a word of another direction.

In a right-to-left paragraph that holds no left-to-right letter and no explicit control, every
neutral, bracket and space has the paragraph's own level and every number lies within one word.
(Left-to-right phrases are told from it first: see `newsreader.layout.phrases`.) So each blank-delimited word has one display form whatever stands beside it, and a line is the
display forms of its words from the last to the first. The forms come from a cache; the general
machinery makes those that are not letters between punctuation.
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
from newsreader.layout.phrases import Phrase, balanced
from newsreader.layout.shaping import shaped_word
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.mirroring import mirrored
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["wrap_running"]

_CACHE_LIMIT = 131_072
_MARKS = "\u064b-\u0652\u0670"
# Arabic letters with their marks between punctuation at which no line ends.
_LETTERS = re.compile(
    f"([\"(\\[«“‘]*)([\u0620-\u063a\u0641-\u064a\u0671-\u06d3\u06d5][\u0620-\u063a\u0641-\u064a"
    f"\u0671-\u06d3\u06d5{_MARKS}]*)([.,:;!؟،؛…»”’\")\\]]*)"
)
_LETTER = re.compile(f".[{_MARKS}]*")
_MARK = re.compile(f"[{_MARKS}]")
# What else a word may hold: letters of one kind, marks, numbers, punctuation, ZWNJ.
_PLAIN = re.compile("[AMENOCSTb]+|[RMENOCSTb]+|[LMENOCST]+")
# Words of a phrase: at least one with left-to-right letters, none with others.
_PHRASE = re.compile("[NE]*L[NEL]*")
_JOINERS = re.compile("[\u200c\u200d]")
# Line breaking across a space: the last class of a word, a space, the first class of the next
# (LB13 to LB17). The lookahead lets matches overlap.
_HELD = re.compile("(?=[(O] |. [)\\]P!,/]|\" [(O]|[)\\]P] n|= =)")


class _Word(NamedTuple):
    """A word's display form, `width` cells wide.

    `kind`: A, R or L has letters (Arabic; Hebrew and its like; left-to-right), E no letter but a
    European number, N neither, X is not for this module. `edges`: the line breaking classes of its first and last
    character. `head`: the cells of its first part where a line may end within it, else 0.
    """

    text: str
    width: int
    kind: str
    edges: str
    head: int = 0


_OTHER = _Word("", 0, "X", "aa")
_TEXT, _WIDTH, _KIND, _EDGES, _HEAD = map(itemgetter, range(5))


class _Words(dict[str, _Word]):
    """Word → display form, where the letter before it is A (Arabic) or R (Hebrew and its like)."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self._before = before

    def __missing__(self, word: str) -> _Word:
        if len(self) >= _CACHE_LIMIT:
            self.clear()
        found = self[word] = _letters(word) or _plain(word, self._before)
        return found


def _letters(word: str) -> _Word | None:
    """Return the form of Arabic letters between punctuation, None for any other word."""
    match = _LETTERS.fullmatch(word)
    if match is None:
        return None
    before, core, after = match.groups()
    shown = shaped_word(core)
    if _MARK.search(core) is None:
        text = "".join(shown[::-1])
        width = len(text)
    else:
        found = _LETTER.findall("".join(shown))
        text = "".join(found[::-1])
        width = len(found)
    edges = word[0].translate(LINE_BREAK) + (after or "\u0627")[-1].translate(LINE_BREAK)
    if after:
        text = mirrored(after[::-1]) + text
    if before:
        text += mirrored(before[::-1])
    return _Word(text, width + len(before) + len(after), "A", edges)


def _plain(word: str, before: str) -> _Word:
    """Return the form of a word, made by the general machinery."""
    classes = word.translate(BIDI_CLASS)
    if (
        _PLAIN.fullmatch(classes) is None
        or classes[0] in "Mb"
        or ("b" in classes and classes.count("b") != len(_JOINERS.findall(word)))
    ):
        return _OTHER
    breaks = word.translate(LINE_BREAK)
    if breaks[0] in "zwjm" or breaks[-1] in "zwj":
        return _OTHER
    if word.isascii() and "L" in classes:
        inner = break_opportunities(word)
        return _Word(word, len(word), "L", breaks[0] + breaks[-1], inner[0] if inner else 0)
    # A letter stands in for the text before: a number after it reads as it does there (W2).
    stand_in = "\u0627" if before == "A" else "\u05d0"
    levels = embedding_levels(stand_in + word, Direction.RTL, before + classes)[1:]
    parts = clusters(word, levels)
    order = visual_order(bytes(part.level for part in parts))
    text = "".join(parts[i].text for i in order)
    kind = next((letter for letter in "ARLE" if letter in classes), "N")
    inner = break_opportunities(word)
    head = sum(part.width for part in parts if part.start < inner[0]) if inner else 0
    edges = breaks[0] + breaks.rstrip("m")[-1]
    return _Word(text, sum(part.width for part in parts), kind, edges, head)


_AFTER_ARABIC = _Words("A")
_AFTER_HEBREW = _Words("R")


def wrap_running(paragraph: Paragraph, columns: Cell) -> Sequence[Line] | None:
    """Return the lines of a plain right-to-left paragraph, None when it is not plain.

    The lines equal those of the general machinery.
    """
    if not paragraph.shaped or paragraph.direction is Direction.LTR:
        return None
    words = paragraph.text.split(" ")
    found = _found(words)
    if found is None:
        return None
    widths = list(map(_WIDTH, found))
    if max(widths) > columns:
        return None
    # ends[i]: the cells of the words before word i, each with the space after it.
    ends = [0, *accumulate(width + 1 for width in widths)]
    starts = _line_starts(found, ends, columns)
    if starts is None:
        return None
    offsets = [0, *accumulate(len(word) + 1 for word in words)]
    offsets[-1] -= 1
    shown = list(map(_TEXT, found))
    kinds = "".join(map(_KIND, found))
    if "L" in kinds and not _order_phrases(words, kinds, starts, shown):
        return None
    starts.append(len(words))
    return tuple(
        Line(
            paragraph,
            CodePoint(offsets[first]),
            CodePoint(offsets[last]),
            Cell(ends[last] - ends[first] - 1),
            " ".join(filter(None, shown[last - 1 : first - 1 if first else None : -1])),
        )
        for first, last in zip(starts, starts[1:])
    )


def _line_starts(found: list[_Word], ends: list[int], columns: int) -> list[int] | None:
    """Return the index of each line's first word, None where a line would end within a word."""
    edges = " ".join(map(_EDGES, found))
    held = {m.start() // 3 + 1 for m in _HELD.finditer(edges)} if _HELD.search(edges) else ()
    heads = list(map(_HEAD, found))
    starts = [0]
    count = len(found)
    while True:
        first = starts[-1]
        last = bisect_right(ends, ends[first] + columns + 1) - 1
        if last >= count:
            return starts
        if heads[last] and ends[last] - ends[first] + heads[last] <= columns:
            return None
        while last in held:
            last -= 1
            if heads[last]:
                return None
        if last <= first:
            return None
        starts.append(last)


def _order_phrases(words: list[str], kinds: str, starts: list[int], shown: list[str]) -> bool:
    """Put the display form of each phrase into `shown`; False when a bracket reaches out of one.

    The part of a phrase on one line becomes the form of its first word there; the other words
    of that part are shown by it and become empty.
    """
    for match in _PHRASE.finditer(kinds):
        first, last = match.span()
        if last == first + 1 and words[first].isalnum():
            continue
        text = " ".join(words[first:last])
        if not balanced(text):
            return False
        after_arabic = "A" in kinds[:first]
        phrase = Phrase(text, "A" if after_arabic else "R")
        offset = 0
        cuts = [first, *(start for start in starts if first < start < last), last]
        for start, end in zip(cuts, cuts[1:]):
            size = sum(map(len, words[start:end])) + end - start - 1
            shown[start] = phrase.shown(offset, offset + size)
            shown[start + 1 : end] = [""] * (end - start - 1)
            offset += size + 1
    return True


def _found(words: list[str]) -> list[_Word] | None:
    """Return the words' forms, None when one of them is not for this module."""
    if "" in words:
        return None
    found = list(map(_AFTER_ARABIC.__getitem__, words))
    kinds = "".join(map(_KIND, found))
    if "X" in kinds:
        return None
    if "E" in kinds and kinds.lstrip("N").startswith("E"):
        return None  # a European number before any letter stays European (W2)
    if "R" in kinds:
        if "A" in kinds:
            return None
        found = list(map(_AFTER_HEBREW.__getitem__, words))
    return found
