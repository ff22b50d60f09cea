"""From code points to what is shown for each: presentation forms and lam-alef ligatures.

The shapes follow Joining_Type (Unicode Standard, chapter 9.2, rules R1 to R7), so that a letter
joins to a neighbour that has no presentation forms itself, across marks, ZWJ and tatweel.
"""

from __future__ import annotations

import re

from newsreader.text.joining import FORMS, JOINING_TYPE, LAM, LAM_ALEF
from newsreader.text.widths import IGNORABLE

__all__ = ["SPELLED_OUT", "shape", "shape_letters", "shape_word"]

# A stretch within which joining happens: letters with a joining type, marks, ZWJ, tatweel.
_WORD = re.compile("[RLDC][RLDCT]*")
_CACHE_LIMIT = 65_536
_words: dict[str, tuple[str, ...]] = {}


class _Table(dict[int, str]):
    """A table for `str.translate`: 1 for the joining types given, 0 for the others."""

    def __init__(self, kinds: str) -> None:
        super().__init__()
        self._kinds = kinds

    def __missing__(self, code: int) -> str:
        found = self[code] = str(int(JOINING_TYPE[code] in self._kinds))
        return found


_JOINS_ON = _Table("DLC")
_JOINS_BACK = _Table("DRC")


class _Glyphs(dict[tuple[str, str, str], str]):
    """(does the letter before join on, a letter, does the next one join back) → its form."""

    def __missing__(self, key: tuple[str, str, str]) -> str:
        before, letter, after = key
        back = before == "1" and _JOINS_BACK[ord(letter)] == "1"
        on = after == "1" and _JOINS_ON[ord(letter)] == "1"
        forms = FORMS.get(letter)
        found = self[key] = letter if forms is None else forms[2 * on + back]
        return found


_GLYPHS = _Glyphs()
_LIGATURES = [
    (FORMS[LAM][2 + joined] + FORMS[alef][1], forms[joined])
    for alef, forms in LAM_ALEF.items()
    for joined in (0, 1)
]


# Signs that enclose the digits behind them (Prepended_Concatenation_Mark): some terminals give
# them no cell, and all that follows would stand a cell away.
SPELLED_OUT = {
    "\u0600": "#", "\u0601": "\ufeb1", "\u0602": "*", "\u0603": "\ufeb9", "\u0604": "\ufeb1",
    "\u0605": "#",
    "\u06dd": "○", "\u0890": "£", "\u0891": "£", "\u08e2": "○",
}  # fmt: skip
_SPELLED_OUT = re.compile(f"[{''.join(SPELLED_OUT)}]")


def shape_letters(word: str) -> str:
    """Return one word of letters alone (no marks, no joiners) as it is shown, in logical order."""
    before = "0" + word.translate(_JOINS_ON)
    after = word.translate(_JOINS_BACK)[1:] + "0"
    shown = "".join(map(_GLYPHS.__getitem__, zip(before, word, after)))
    if LAM in word:
        for pair, ligature in _LIGATURES:
            shown = shown.replace(pair, ligature)
    return shown


def shape(text: str) -> list[str]:
    """Return what is shown for each code point of `text`: one item a code point.

    A letter gives its presentation form (itself where it has none), a lam before an alef gives
    the ligature and that alef nothing; what takes no cell and acts on its neighbours alone
    (ZWJ, ZWNJ, bidi controls) gives nothing. Marks give themselves, and signs that terminals do
    not agree on what they are spelled out as.
    """
    shown = list(text)
    for match in _WORD.finditer(text.translate(JOINING_TYPE)):
        start, end = match.span()
        shown[start:end] = _shaped_word(text[start:end])
    if IGNORABLE.search(text) is not None:
        for match in IGNORABLE.finditer(text):
            shown[match.start()] = ""
    if _SPELLED_OUT.search(text) is not None:
        for match in _SPELLED_OUT.finditer(text):
            shown[match.start()] = SPELLED_OUT[match[0]]
    return shown


def _shaped_word(word: str) -> tuple[str, ...]:
    """Return what is shown for each code point of one word, from a cache.

    `word` begins with a letter that joins and holds nothing that breaks joining.
    """
    shown = _words.get(word)
    if shown is None:
        if len(_words) >= _CACHE_LIMIT:
            _words.clear()
        shown = _words[word] = tuple(shape_word(word))
    return shown


def shape_word(word: str) -> list[str]:
    """Return what is shown for each code point of one word of letters and marks."""
    types = word.translate(JOINING_TYPE)
    shown: list[str] = []
    joins_back = False
    lam = -1  # the place of a lam that waits for an alef
    last = -1  # the place of the letter before
    for place, kind in enumerate(types):
        letter = word[place]
        shown.append(letter)
        if kind == "T":
            continue
        # Whether the letter before joins on to this one is known only now.
        joined = last >= 0 and types[last] in "DLC" and kind in "DRC"
        if last >= 0:
            _take_form(shown, word, last, joins_back, joined)
        if joined and lam >= 0 and _is_ligature(word, lam, place):
            shown[lam] = LAM_ALEF[letter][joins_back]
            shown[place] = ""
            lam = last = -1
            joins_back = False
            continue
        lam = place if letter == LAM else -1
        joins_back = joined
        last = place
    if last >= 0:
        _take_form(shown, word, last, joins_back, False)
    return shown


def _take_form(shown: list[str], word: str, place: int, joins_back: bool, joins_on: bool) -> None:
    forms = FORMS.get(word[place])
    if forms is not None:
        shown[place] = forms[2 * joins_on + joins_back]


def _is_ligature(word: str, lam: int, alef: int) -> bool:
    """Say whether the lam and the alef become one: nothing but marks may stand between them."""
    return word[alef] in LAM_ALEF and IGNORABLE.search(word, lam + 1, alef) is None
