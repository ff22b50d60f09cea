"""From code points to what is shown for each: presentation forms and lam-alef ligatures.

The shapes follow Joining_Type (Unicode Standard, chapter 9.2, rules R1 to R7), so that a letter
joins to a neighbour that has no presentation forms itself, across marks, ZWJ and tatweel.
"""

from __future__ import annotations

import re

from newsreader.text.joining import FORMS, JOINING_TYPE, LAM, LAM_ALEF
from newsreader.text.widths import IGNORABLE

__all__ = ["shape", "shaped_word"]

# A stretch within which joining happens: letters with a joining type, marks, ZWJ, tatweel.
_WORD = re.compile("[RLDC][RLDCT]*")
_CACHE_LIMIT = 65_536
_words: dict[str, tuple[str, ...]] = {}


def shape(text: str) -> list[str]:
    """Return what is shown for each code point of `text`: one item a code point.

    A letter gives its presentation form (itself where it has none), a lam before an alef gives
    the ligature and that alef nothing; what takes no cell and acts on its neighbours alone
    (ZWJ, ZWNJ, bidi controls) gives nothing. Marks give themselves.
    """
    shown = list(text)
    for match in _WORD.finditer(text.translate(JOINING_TYPE)):
        start, end = match.span()
        shown[start:end] = shaped_word(text[start:end])
    if IGNORABLE.search(text) is not None:
        for match in IGNORABLE.finditer(text):
            shown[match.start()] = ""
    return shown


def shaped_word(word: str) -> tuple[str, ...]:
    """Return what is shown for each code point of one word, from a cache.

    `word` begins with a letter that joins and holds nothing that breaks joining.
    """
    shown = _words.get(word)
    if shown is None:
        if len(_words) >= _CACHE_LIMIT:
            _words.clear()
        shown = _words[word] = tuple(_shape_word(word))
    return shown


def _shape_word(word: str) -> list[str]:
    types = word.translate(JOINING_TYPE)
    shown = list(word)
    places = [i for i, kind in enumerate(types) if kind != "T"]
    joins_back = False
    skip = False
    for n, i in enumerate(places):
        kind = types[i]
        following = types[places[n + 1]] if n + 1 < len(places) else "U"
        joins_on = kind in "DLC" and following in "DRC"
        if skip:
            shown[i] = ""
            skip = joins_back = False
            continue
        letter = word[i]
        if letter == LAM and joins_on and _is_ligature(word, i, places[n + 1]):
            shown[i] = LAM_ALEF[word[places[n + 1]]][joins_back]
            skip = True
        elif letter in FORMS:
            shown[i] = FORMS[letter][(2 if joins_on else 0) + (1 if joins_back else 0)]
        joins_back = joins_on
    return shown


def _is_ligature(word: str, lam: int, alef: int) -> bool:
    """Say whether the lam and the alef become one: nothing but marks may stand between them."""
    return word[alef] in LAM_ALEF and IGNORABLE.search(word, lam + 1, alef) is None
