"""A coarse fold, by which set phrases are told whatever their spelling."""

from __future__ import annotations

import re

__all__ = ["coarse_fold", "coarse_letters", "width"]

_MARKS = (
    *range(0x0300, 0x0370),  # combining marks
    *range(0x0591, 0x05C8),  # Hebrew points
    0x0640,  # tatweel
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),  # harakat
    0x0670,
    *range(0x06D6, 0x06EE),
)
_INVISIBLE = (
    0x00AD,
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
)
_SAME = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیئېۍ", "ي"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("ةەہۂۃھۀ", "ه"),
    "ؤ": "و",
}
_DIGITS = {base + n: str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_MARK = re.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_FOLD = {
    **dict.fromkeys(_MARKS),
    **dict.fromkeys(_INVISIBLE),
    **_DIGITS,
    **{ord(letter): same for letter, same in _SAME.items()},
}
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def coarse_fold(text: str) -> str:
    """Return `text` as lower-case words with one blank between them.

    Harakat, tatweel and invisible characters are gone, the variants of alef, yeh, heh and kaf
    are one, digits are ASCII; whatever is neither letter nor digit parts words.
    """
    return _BETWEEN_WORDS.sub(" ", coarse_letters(text)).strip()


def coarse_letters(text: str) -> str:
    """Return `text` folded letter by letter, its punctuation and blanks being kept."""
    return text.translate(_FOLD).casefold()


def width(text: str) -> int:
    """Return how many code points of `text` take a place of their own: marks do not."""
    return len(text) if text.isascii() else len(text) - len(_MARK.findall(text))
