"""The display forms of words of running right-to-left text, kept in a cache.

In such text each blank-delimited word has one form whatever stands beside it (see
`newsreader.layout.running`). The general machinery makes those that are not letters between
punctuation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from newsreader.layout.breaking import LINE_BREAK, break_opportunities
from newsreader.layout.clusters import clusters
from newsreader.layout.phrases import ordered_after
from newsreader.layout.shaping import learn, shape, shape_letters, shape_word
from newsreader.layout.spelling import SPELLED_OUT
from newsreader.text.directions import BIDI_CLASS
from newsreader.text.mirroring import mirrored
from newsreader.text.widths import IGNORABLE

__all__ = ["Word", "drawn_out", "forms"]

_CACHE_LIMIT = 131_072
_MARKS = "\u064b-\u0652\u0670"
_LETTER = "\u0620-\u063a\u0641-\u064a\u0671-\u06d3\u06d5"
_BEFORE = '"(\\[«“‘'
_AFTER = '.,:;!؟،؛…»”’")\\]'
_ZWNJ = "\u200c"
_DIGIT = "0-9\u0660-\u0669\u066b\u066c\u06f0-\u06f9"
_RUN = f"[{_LETTER}][{_LETTER}{_MARKS}]*"
# Arabic letters with their marks, or a number, between punctuation at which no line ends.
_LETTERS = re.compile(f"([{_BEFORE}]*)({_ZWNJ}?{_RUN}(?:{_ZWNJ}{_RUN})*)([{_AFTER}]*)")
_NUMBER = re.compile(f"([{_BEFORE}]*)([{_DIGIT}]+(?:[.,:/][{_DIGIT}]+)*)([%\u066a]?[{_AFTER}]*)")
_LETTER_RUN = re.compile(_RUN)
_CLUSTER = re.compile(f".[{_MARKS}]*")
# What else a word may hold: letters of one kind, marks, numbers, punctuation, ZWNJ.
_PLAIN = re.compile("[AMENOPCSTb]+|[RMENOPCSTb]+|[LMENOPCST]+")
_JOINERS = re.compile("[\u200c\u200d]")
_HOLDING = re.compile("[)\\]P!,/(On=].|.[(O]")


class Word(NamedTuple):
    """A word's display form; `size` and `step` are its code points and cells, a space included.

    `kind`: A, R or L has letters (Arabic; Hebrew and its like; left-to-right), E no letter but a
    European number, N neither, X is not for this module. `edges`: the line breaking classes of
    its first and last character; `holds` where these may hold on to a neighbour across a space.
    `head`: the cells of its first part where a line may end within it, else 0.
    """

    text: str
    size: int
    step: int
    kind: str
    edges: str
    holds: bool
    head: int


def _word(word: str, text: str, width: int, kind: str, edges: str, head: int = 0) -> Word:
    holds = _HOLDING.match(edges) is not None
    return Word(text, len(word) + 1, width + 1, kind, edges, holds, head)


_KIND = itemgetter(3)
_PLACE = attrgetter("place")
_OTHER = Word("", 0, 0, "X", "aa", False, 0)


def _letters(word: str) -> Word | None:
    """Return the form of Arabic letters between punctuation, None for any other word."""
    match = _LETTERS.fullmatch(word)
    if match is None:
        return None
    before, core, after = match.groups()
    if core.isalpha():  # neither marks nor ZWNJ
        text = shape_letters(core)[::-1]
        width = len(text)
    else:
        shown = [glyph for part in core.split(_ZWNJ) if part for glyph in shape_word(part)]
        found = _CLUSTER.findall("".join(shown))
        text = "".join(found[::-1])
        width = len(found)
    return _between(before, text, len(core), width, after, "A")


def _number(word: str) -> Word | None:
    """Return the form of a number between punctuation, after an Arabic letter (W2, W4, I2)."""
    match = _NUMBER.fullmatch(word)
    if match is None:
        return None
    before, number, after = match.groups()
    return _between(before, number, len(number), len(number), after, "E")


def _between(before: str, text: str, size: int, width: int, after: str, kind: str) -> Word:
    """Return a word with the signs around it; `size` and `width` are what stands between."""
    left, right, edges, holds = _signs(before, after)
    around = len(left) + len(right) + 1
    return Word(left + text + right, size + around, width + around, kind, edges, holds, 0)


@lru_cache(1024)
def _signs(before: str, after: str) -> tuple[str, str, str, bool]:
    """Return what stands at the left and the right of a word, its edges and whether they hold."""
    edges = ((before or "a")[0] + (after or "a")[-1]).translate(LINE_BREAK)
    holds = _HOLDING.match(edges) is not None
    return mirrored(after[::-1]), mirrored(before[::-1]), edges, holds


def _plain(word: str, before: str) -> Word:
    """Return the form of a word, made by the general machinery."""
    classes = word.translate(BIDI_CLASS)
    if (
        _PLAIN.fullmatch(classes) is None
        or classes[0] == "M"
        or SPELLED_OUT.search(word)  # as more than one word
        or len(IGNORABLE.findall(word)) != len(_JOINERS.findall(word))
    ):
        return _OTHER
    breaks = word.translate(LINE_BREAK)
    if breaks[0] in "jm":
        return _OTHER
    edges = breaks[0] + breaks.rstrip("mj")[-1]
    inner = break_opportunities(word)
    if word.isascii() and "L" in classes:
        return _word(word, word, len(word), "L", edges, inner[0] if inner else 0)
    parts = clusters(word, ordered_after(before, word))
    text = "".join(part.text for part in sorted(parts, key=_PLACE))
    kind = next((letter for letter in "ARLE" if letter in classes), "N")
    head = sum(part.width for part in parts if part.start < inner[0]) if inner else 0
    return _word(word, text, sum(part.width for part in parts), kind, edges, head)


_after_arabic: dict[str, Word] = {}  # word → its form behind an Arabic letter
_after_hebrew: dict[str, Word] = {}  # the same behind a Hebrew letter or one of its like


def _learn(words: set[str]) -> None:
    """Take the forms of words behind an Arabic letter into the cache, all shaped at once."""
    runs = set(_LETTER_RUN.findall(" ".join(words)))
    forms = learn(runs)
    bare = set(filter(str.isalpha, runs.intersection(words)))  # letters alone, without marks
    for word in bare:
        text = forms[word][::-1]
        _after_arabic[word] = Word(text, len(word) + 1, len(text) + 1, "A", "aa", False, 0)
    for word in words.difference(bare):
        _after_arabic[word] = _letters(word) or _number(word) or _plain(word, "A")


def _behind_hebrew(word: str) -> Word:
    """Return the form of a word behind a letter of Hebrew or its like."""
    found = _after_hebrew.get(word)
    if found is None:
        if len(_after_hebrew) >= _CACHE_LIMIT:
            _after_hebrew.clear()
        found = _after_hebrew[word] = _letters(word) or _plain(word, "R")
    return found


def forms(words: list[str]) -> list[Word] | None:
    """Return the words' forms, None when one of them is not for this module."""
    new = set(words).difference(_after_arabic)
    if new:
        if len(_after_arabic) + len(new) > _CACHE_LIMIT:
            _after_arabic.clear()
            new = set(words)
        _learn(new)
    found = list(map(_after_arabic.__getitem__, words))
    kinds = "".join(map(_KIND, found))
    if "X" in kinds:
        return None
    if "R" in kinds:
        return None if "A" in kinds else list(map(_behind_hebrew, words))
    if "E" in kinds and kinds.lstrip("N").startswith("E"):
        # A European number before any letter stays European (W2).
        first = kinds.find("A") if "A" in kinds else len(words)
        found[:first] = map(_behind_hebrew, words[:first])
    return found


def drawn_out(word: str, form: str, end: int, cells: int) -> str:
    """Return the form of a word of Arabic letters with tatweels behind `end` code points of it."""
    place = len(form) - _cells_before(word, end)
    return form[:place] + "\u0640" * cells + form[place:]


@lru_cache(_CACHE_LIMIT)
def _cells_before(word: str, end: int) -> int:
    """Return how many characters of a word's form show its first `end` code points."""
    return sum(map(len, shape(word)[:end]))
