"""Titles: told from prose, shortened out of prose, compared."""

from __future__ import annotations

import re

from newsreader.recognition.coarse_folding import coarse_fold
from newsreader.text.controls import SafeText, label

__all__ = ["LONGEST", "abbreviated", "ends_sentence", "is_title_like", "same"]

LONGEST = 150
"""Code points: a longer line is prose, and no title."""

_BEGINNING = 20  # code points by which most titles differ from others
_SENTENCE = re.compile(r".{20,110}?[.!?؟۔…](?=\s)")
_SENTENCE_END = (".", "۔", "!", "؟", "?", "…", "؛", ";", "،", ",")
_CLOSING = "\"'”’»)]}›\u200f\u200e "


def is_title_like(line: str) -> bool:
    """Return whether `line` is short enough for a title."""
    return len(line) <= LONGEST


def ends_sentence(line: str) -> bool:
    """Return whether `line` ends as a sentence does, or goes on after a comma."""
    return line.rstrip(_CLOSING).endswith(_SENTENCE_END)


def abbreviated(text: str) -> SafeText:
    """Return a title made of the beginning of prose: its first sentence, or its first words."""
    beginning = label(text[: 4 * LONGEST])
    if is_title_like(beginning):
        return beginning
    sentence = _SENTENCE.match(beginning)
    if sentence:
        return SafeText(sentence.group().rstrip("."))
    words = beginning[:80].rpartition(" ")[0] or beginning[:80]
    return SafeText(words.rstrip(" .,،؛:") + "…")


def same(one: str, other: str) -> bool:
    """Return whether two titles are the same but for marks, punctuation and variants of letters."""
    if abs(len(one) - len(other)) > LONGEST + 8 * min(len(one), len(other)):
        return False  # no title has so many marks: a whole text is not folded for it
    begun, begun_too = coarse_fold(one[:_BEGINNING]), coarse_fold(other[:_BEGINNING])
    least = min(len(begun), len(begun_too))
    if begun[:least] != begun_too[:least]:
        return False
    folded = coarse_fold(one)
    return folded == coarse_fold(other) and (folded != "" or one == other)
