"""Text as it is compared: what a reader takes for the same letters becomes the same letters.

Harakat, tatweel and joiners go; the alefs become one, as do hamza carriers, yehs, kafs, hehs and
teh marbuta; digits become ASCII, Latin letters lose case and accents. Every folded character
knows the place that it came from.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate

from newsreader.text.offsets import CodePoint

__all__ = ["WORD", "Folded", "fold", "folded_words"]

WORD = re.compile(r"[^\W_]+")
"""A word of a text that is folded."""

_LETTERS = {
    "آأإٱٲٳٵ": "ا",
    "ؤۆۇۈۋٶٷ": "و",
    "ئىیېۍێےۓٸ": "ي",
    "ةۀەۂۃہھ": "ه",
    "ک": "ك",
    "ڕ": "ر",
    "ڵ": "ل",
}
_SAME = {ord(letter): target for letters, target in _LETTERS.items() for letter in letters}
_QUOTES = {ord(c): '"' for c in "“”„‟«»"} | {ord(c): "'" for c in "‘’‚‛‹›"}


class _Folding(dict[int, str]):
    """A table for `str.translate`, filled in as characters are met."""

    def __missing__(self, code: int) -> str:
        value = self[code] = _folded_character(chr(code))
        return value


def _folded_character(character: str) -> str:
    """Return what a character is folded to: any number of code points, "" for a mark."""
    found = _SAME.get(ord(character)) or _QUOTES.get(ord(character))
    if found is not None:
        return found
    if character.isspace():
        return " "
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"} or character == "\u0640":
        return ""
    if category == "Nd":
        return str(unicodedata.digit(character))
    parts = unicodedata.normalize("NFKD", character).casefold()
    if parts == character:
        return character
    return "".join(
        _SAME.get(ord(c)) or _QUOTES.get(ord(c)) or c
        for c in unicodedata.normalize("NFKD", parts)
        if unicodedata.category(c) not in {"Mn", "Me", "Cf"} and c != "\u0640"
    )


_TABLE = _Folding()


class Folded:
    """A folded text and the way back to the text it was made from."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.text = source.translate(_TABLE)

    @cached_property
    def _starts(self) -> list[int]:
        """For each code point of the source the offset of its folded form, and the end."""
        sizes = (len(character.translate(_TABLE)) for character in self.source)
        return list(accumulate(sizes, initial=0))

    def span(self, start: int, end: int) -> tuple[CodePoint, CodePoint]:
        """Return the range of the source from which `text[start:end]` was folded.

        It holds whole letters with the marks that follow them. An empty range stays empty.
        """
        first = bisect_right(self._starts, start) - 1
        if start >= end:
            return CodePoint(first), CodePoint(first)
        last = bisect_right(self._starts, end - 1)
        size = len(self.source)
        while last < size and self._starts[last + 1] == self._starts[last]:
            last += 1
        return CodePoint(first), CodePoint(last)


def fold(text: str) -> str:
    """Return `text` folded, where the way back is not needed."""
    return text.translate(_TABLE)


def folded_words(text: str) -> list[str]:
    """Return the words of `text`, folded."""
    return WORD.findall(fold(text))
