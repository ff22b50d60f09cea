"""From code points to what is shown for each: presentation forms and lam-alef ligatures.

arabic-reshaper makes them. It knows letters by their forms alone, so it is given those that join
and have none (Joining_Type): their neighbours join to them as the standard asks (Unicode
Standard, chapter 9.2, rules R1 to R7). Marks are taken off before and put back behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from arabic_reshaper import ArabicReshaper
from arabic_reshaper.letters import FINAL, INITIAL, ISOLATED, MEDIAL
from arabic_reshaper.ligatures import LIGATURES

from newsreader.text.joining import JOINING_TYPE, joining_letters
from newsreader.text.widths import IGNORABLE

__all__ = ["learn", "shape", "shape_letters", "shape_word"]

# A stretch within which joining happens: letters with a joining type, marks, ZWJ, tatweel.
_WORD = re.compile("[RLDC][RLDCT]*")
_CACHE_LIMIT = 65_536
_CUT = "\0"  # no letter, no blank: no word holds it
_UNSHAPED = {"": "", " ": " "}
_words: dict[str, str] = {}  # word → the forms of its letters, without the marks
_stretches: dict[str, str] = {**_UNSHAPED}
_HAMZA, _HEH, _AE = "\u0621", "\u0647", "\u06d5"
_TATWEEL, _ZWJ = "\u0640", "\u200d"
_LAM_ALEF = frozenset(map(chr, range(0xFEF5, 0xFEFD)))


class _Settings:
    """What arabic-reshaper asks its settings at every call: which of them are on."""

    def __init__(self, on: Iterable[str]) -> None:
        """Take the names of what is on; all else is off."""
        self._on = frozenset(on)

    def getboolean(self, name: str) -> bool:
        """Return whether a setting is on."""
        return name in self._on


@cache
def _reshaper() -> ArabicReshaper:
    """Return arabic-reshaper with every letter that joins, and of the ligatures the lam-alefs.

    No other ligature fits one cell. A form that a letter lacks is the nearest it has, a letter
    without forms stands for itself; the hamza, which joins to nothing, is itself, and the Kurdish
    ae (U+06D5) takes the forms of heh that look the same.
    """
    reshaper = ArabicReshaper()
    ligatures = (name for name, (_, forms) in LIGATURES if set(forms) & _LAM_ALEF)
    reshaper.configuration = _Settings(("support_ligatures", *ligatures))
    known = dict(reshaper.letters)
    known[_AE] = (known[_HEH][ISOLATED], "", "", known[_HEH][FINAL])
    for letter, kind in joining_letters():
        known[letter] = _completed(letter, kind, known.get(letter, ("", "", "", "")))
    reshaper.letters = {**known, _HAMZA: (_HAMZA, "", "", "")}
    return reshaper


def _completed(letter: str, kind: str, forms: tuple[str, str, str, str]) -> tuple[str, ...]:
    """Return the forms of a letter in arabic-reshaper's order, one for each way it can join."""
    isolated = forms[ISOLATED] or letter
    final = forms[FINAL] or isolated
    found = ["", "", "", ""]
    found[ISOLATED] = isolated
    if kind in "DLC":
        found[INITIAL] = forms[INITIAL] or isolated
    if kind in "DRC":
        found[FINAL] = final
    if kind in "DC":
        found[MEDIAL] = forms[MEDIAL] or final
    return tuple(found)


class _Bare(dict[int, str]):
    """A table for `str.translate`: marks vanish, and cuts stand where letters are not joined.

    A tatweel, which joins alike, stands for the ZWJ.
    """

    def __missing__(self, code: int) -> str:
        """Return a character as it is handed over, its cuts before and behind it."""
        kind = JOINING_TYPE[code]
        letter = _TATWEEL if chr(code) == _ZWJ else "" if kind == "T" else chr(code)
        before = _CUT if kind in "UL" else ""
        found = self[code] = before + letter + (_CUT if kind in "UR" else "")
        return found


_BARE = _Bare()


def learn(words: set[str]) -> Mapping[str, str]:
    """Shape the words that are not in the cache, all at once: a call has its price.

    Return the cache: the forms of the letters of each word, without its marks. Handed over are
    letters that are joined to one another, or one that is not: nothing beside such a stretch
    acts on its forms, and there are far fewer of them than words.
    """
    new = list(words.difference(_words))
    if not new:
        return _words
    if len(_words) + len(new) > _CACHE_LIMIT:
        _words.clear()
        _stretches.clear()
        _stretches.update(_UNSHAPED)
        new = list(words)
    stretches = " ".join(new).translate(_BARE).split(_CUT)
    unknown = list(set(stretches).difference(_stretches))
    if unknown:
        shown = _reshaper().reshape(" ".join(unknown)).split(" ")
        _stretches.update(zip(unknown, shown, strict=True))
    glyphs = "".join(map(_stretches.__getitem__, stretches))
    _words.update(zip(new, glyphs.split(" "), strict=True))
    return _words


@lru_cache(_CACHE_LIMIT)
def _spread(word: str) -> tuple[str, ...]:
    """Return what is shown for each code point: a lam-alef leaves its alef nothing."""
    left = iter(shape_letters(word))
    shown: list[str] = []
    is_taken = False
    for character, kind in zip(word, word.translate(JOINING_TYPE)):
        if kind == "T":
            shown.append(character)
        elif is_taken:
            shown.append("")
            is_taken = False
        else:
            glyph = next(left)
            shown.append(glyph)
            is_taken = glyph in _LAM_ALEF
    return tuple(shown)


def shape_letters(word: str) -> str:
    """Return the forms of the letters of one word, in logical order, without its marks."""
    if word not in _words:
        learn({word})
    return _words[word]


def shape_word(word: str) -> Sequence[str]:
    """Return what is shown for each code point of one word of letters and marks."""
    letters = shape_letters(word)
    return letters if len(letters) == len(word) else _spread(word)


def shape(text: str) -> list[str]:
    """Return what is shown for each code point of `text`: one item a code point.

    A letter gives its presentation form (itself where it has none), a lam before an alef gives
    the ligature and that alef nothing; what takes no cell and acts on its neighbours alone
    (ZWJ, ZWNJ, bidi controls) gives nothing. Marks give themselves.
    """
    shown = list(text)
    spans = [match.span() for match in _WORD.finditer(text.translate(JOINING_TYPE))]
    learn({text[start:end] for start, end in spans})
    for start, end in spans:
        shown[start:end] = shape_word(text[start:end])
    if IGNORABLE.search(text) is not None:
        for match in IGNORABLE.finditer(text):
            shown[match.start()] = ""
    return shown
