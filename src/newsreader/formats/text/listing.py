"""Lists in plain text: lines that begin with a bullet, a number or a letter of a series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.article.blocks import Item, List, Paragraph
from newsreader.article.spans import Inline
from newsreader.text.controls import SafeText

__all__ = ["BULLET", "Marked", "following", "list_of", "marked"]

BULLET = 0
"""The kind of a bullet; the other kinds are series of counters, see `_SERIES`."""

_MARK = re.compile(
    r"\s*(?:(?P<bullet>[-*•–‣▪●○◦▫■□◆►✓✔❖➢])(?:[^\S\n]+|(?<=[-*•▪●])(?=[^\W\d_]))"
    r"|(?P<open>\(?)(?P<number>[0-9]{1,3}|[٠-٩]{1,3}|[۰-۹]{1,3})(?P<close>[^\S\n]?[)\-–ـ.])"
    r"(?:[^\S\n]+|(?<=[-–)ـ])(?=[^\W\d_]))"
    r"|\(?(?P<letter>[أاإبتثجحخدذرزسشصضطظعغفقكلمنهوي]|هـ|[a-z])[^\S\n]?[)\-–.][^\S\n]+)"
    r"(?P<text>\S.*)"
)
_SERIES = (
    (),
    (),  # numbers count by themselves
    tuple("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
    tuple("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
    tuple("abcdefghijklmnopqrstuvwxyz"),
)
_NUMBERS = 1


@dataclass(frozen=True, slots=True)
class Marked:
    """A line with the mark of a list's item: every (kind, place in the series) it can have."""

    places: frozenset[tuple[int, int]]
    text: str


def marked(line: str) -> Marked | None:
    """Return the item that `line` begins, or None for a line without a mark."""
    match = _MARK.fullmatch(line)
    if match is None:
        return None
    text = match["text"].rstrip()
    if match["bullet"]:
        return Marked(frozenset({(BULLET, 0)}), text)
    if match["number"]:
        return Marked(frozenset({(_NUMBERS, int(match["number"]))}), text)
    letter = match["letter"].rstrip("ـ").translate({ord("ا"): "أ", ord("إ"): "أ"})
    places = {(kind, s.index(letter)) for kind, s in enumerate(_SERIES) if letter in s}
    return Marked(frozenset(places), text)


def following(before: Marked, item: Marked) -> Marked | None:
    """Return `item` with the places it has as the one after `before`; None, and it is not."""
    places = frozenset(
        (kind, place)
        for kind, place in item.places
        if (kind, place if kind == BULLET else place - 1) in before.places
    )
    return Marked(places, item.text) if places else None


def list_of(items: Sequence[tuple[Marked, SafeText]]) -> List:
    """Return the list of at least two items, each with its whole text."""
    kind, start = min(items[0][0].places)
    blocks = tuple(Item((Paragraph(Inline(text)),)) for _, text in items)
    return List(blocks, kind != BULLET, start if kind == _NUMBERS else 1)
