"""Where a word may be drawn out: one place a word, by the priorities of Arabic print.

A tatweel stands between two letters that are joined already, so no letter changes its form.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsreader.text.directions import BIDI_CLASS

__all__ = ["KashidaPlace", "kashida_place"]

_DUAL = "ئبتثجحخسشصضطظعغفقكلمنهي\u0640"  # join to both sides
_RIGHT = "آأؤإاةدذرزوىٱ"  # join to the letter before alone
_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_ALEF, _SEEN, _YEH = "آأإاٱ", "سشصض", "يىئ"
# Two letters that join, and what follows the second one; "" where it ends the word.
_JOINT = re.compile(
    f"(?P<letter>[{_DUAL}])[{_MARKS}]*(?=(?P<next>[{_DUAL}{_RIGHT}])[{_MARKS}]*"
    f"(?P<after>[{_DUAL}{_RIGHT}ء]?))"
)
_LETTERS = re.compile(f"[{_DUAL}{_RIGHT}ء]")
# Of the bidi classes of a word: letters of Arabic, marks, signs. No number, no other letter.
_WORD = re.compile("[AMOPCST]+")
_ALLAH = re.compile("[وف]?[بتك]?[اٱآ]?لله(?:م|ما)?")

_AUTHOR, _AFTER_SEEN, _BEFORE_DAL, _BEFORE_ALEF, _BEFORE_BEH, _BEFORE_WAW, _ANY, _SHORT = range(8)
# Letters that draw the place before them: those of one end (right-joining) wherever they stand,
# the others where they end the word.
_BEFORE = {
    **dict.fromkeys("ةدذ", _BEFORE_DAL),
    **dict.fromkeys(_ALEF, _BEFORE_ALEF),
    **dict.fromkeys("وؤ", _BEFORE_WAW),
}
_BEFORE_LAST = {
    "ه": _BEFORE_DAL,
    **dict.fromkeys("طظلك", _BEFORE_ALEF),
    **dict.fromkeys("عغقف", _BEFORE_WAW),
}


class KashidaPlace(NamedTuple):
    """A place for tatweels: the lower its `rank`, the better.

    They stand behind the letter at `offset` (code points in the word) and its marks, which end
    at `end`.
    """

    rank: int
    offset: int
    end: int


@lru_cache(65_536)
def kashida_place(word: str) -> KashidaPlace | None:
    """Return the best place of a blank-delimited word, the last of equals; None for no place.

    Words in which a number or a letter of another script stands have none, nor has the name of God.
    """
    if _WORD.fullmatch(word.translate(BIDI_CLASS)) is None:
        return None
    best: KashidaPlace | None = None
    for joint in _JOINT.finditer(word):
        rank = _rank(*joint.group("letter", "next", "after"))
        if rank is not None and (best is None or rank <= best.rank):
            best = KashidaPlace(rank, joint.start(), joint.end())
    if best is None or best.rank == _AUTHOR:
        return best
    letters = "".join(_LETTERS.findall(word))
    if _ALLAH.fullmatch(letters):
        return None
    return best._replace(rank=_SHORT) if len(letters) < 3 else best


def _rank(letter: str, following: str, after: str) -> int | None:
    """Return the rank of the place between two letters; `after`: the one behind, "" for none.

    None in a lam-alef, and before a last yeh that does not follow seen or sad.
    """
    if "\u0640" in (letter, following):
        return _AUTHOR
    if letter in _SEEN:
        return _AFTER_SEEN
    if (not after and following in _YEH) or (letter == "ل" and following in _ALEF):
        return None
    if following in "بتثنيئ" and after and after in "رزيى":
        return _BEFORE_BEH
    return (_BEFORE if after else {**_BEFORE, **_BEFORE_LAST}).get(following, _ANY)
