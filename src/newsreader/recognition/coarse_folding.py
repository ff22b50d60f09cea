"""A coarse fold, by which set phrases are told whatever their spelling."""

from __future__ import annotations

import re

__all__ = ["coarse_fold", "coarse_letters", "is_wider", "width"]

_SAME = str.maketrans(
    "أإآٱىیئېۍکڪةەہۂۃھۀؤ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اااايييييككهههههههو01234567890123456789"
)
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_MARK = re.compile(f"[{_MARKS}]")
_GONE = re.compile(f"[{_MARKS}\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
_FOLD = dict.fromkeys(map(ord, _GONE.findall("".join(map(chr, range(0x2070)))))) | _SAME
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


def is_wider(text: str, most: int) -> bool:
    """Return whether more than `most` code points of `text` take a place of their own."""
    return len(text) > most and (width(text[: 2 * most]) > most or width(text) > most)
