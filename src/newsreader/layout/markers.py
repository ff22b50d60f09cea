"""What stands before the items of a list: bullets, numbers and letters of the list's language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice

from newsreader.article.blocks import List, inlines

__all__ = ["markers"]

_LOOKED_AT = 100  # texts of a list by which its language is known: lists may be long, and nested
_BULLETS = ("•", "◦", "▪")
_EUROPEAN, _ARABIC, _PERSIAN = "0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"
_LETTERS: Mapping[str, tuple[str, ...]] = {
    "arabic": (*"أبجد", "هـ", *"وزحطيكلمنسعفصقرشتثخذضظغ"),
    "hebrew": tuple("אבגדהוזחטי"),
    "other": tuple("abcdefghijklmnopqrstuvwxyz"),
}
_DIGIT = re.compile(f"[{_EUROPEAN}{_ARABIC}{_PERSIAN}]")
_SCRIPT = re.compile(
    "(?P<arabic>[\u0620-\u06d3])|(?P<hebrew>[\u05d0-\u05ea])|(?P<other>[^\\W\\d_])"
)
_OF_PERSIA = re.compile("[پچژگکیےٹڈڑ]")  # letters of Persian and Urdu, whose digits are others


def markers(block: List, bullets: int, counters: int) -> list[str]:
    """Return the marker of each item, all of one length.

    `bullets` are the lists around this one, `counters` those of them that count: every second one
    counts by letters, in the order of the alphabet's numbers (abjad), as far as they go.
    """
    text = " ".join(inline.text for inline in islice(inlines(block), _LOOKED_AT))
    numbers = range(block.start, block.start + len(block.items))
    if block.ordered:
        found = _SCRIPT.search(text)
        letters = _LETTERS[found.lastgroup or "other" if found else "other"]
        fits = block.start > 0 and numbers.stop - 1 <= len(letters)
        by_letters = counters % 2 == 1 and fits
        digits = str.maketrans(_EUROPEAN, _digits_of(text))
        counted = [letters[n - 1] if by_letters else str(n).translate(digits) for n in numbers]
        longest = max(map(len, counted), default=0)
        shown = [f"{counter}.".rjust(longest + 1) for counter in counted]
    else:
        shown = [_BULLETS[min(bullets, len(_BULLETS) - 1)]] * len(numbers)
    checks = {None: "", True: " [x]", False: " [ ]"}
    return [marker + checks[item.checked] for marker, item in zip(shown, block.items)]


def _digits_of(text: str) -> str:
    """Return the row of digits that a text is written with, else that of its language."""
    found = _DIGIT.search(text)
    if found:
        return next(row for row in (_EUROPEAN, _ARABIC, _PERSIAN) if found[0] in row)
    if _OF_PERSIA.search(text):
        return _PERSIAN
    script = _SCRIPT.search(text)
    return _ARABIC if script and script.lastgroup == "arabic" else _EUROPEAN
