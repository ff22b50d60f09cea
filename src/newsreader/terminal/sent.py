"""What is sent of a line: stretches of text, each with its style and what is added to that."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from newsreader.text.widths import CELLS

__all__ = ["Sent", "ShownCell", "Twist", "clusters", "joined"]


class Twist(Enum):
    """What is added to a style, for the terminal's eyes."""

    NONE = auto()
    OTHER_INK = auto()
    OTHER_WEIGHT = auto()
    OTHER_SLANT = auto()
    FRESH_INK = auto()  # blanks in an ink that they did not have before: they are drawn anew


class Sent(NamedTuple):
    """A stretch to send: its text, the number of its style, and the twist."""

    text: str
    style: int
    twist: Twist = Twist.NONE


class ShownCell(NamedTuple):
    """A character with its marks as it is to stand in a cell, and the number of its style."""

    text: str
    style: int


def clusters(text: str) -> list[str]:
    """Return the characters of display text, each with the marks that stand on it."""
    out: list[str] = []
    for character, width in zip(text, text.translate(CELLS)):
        if width == "0" and out:
            out[-1] += character
        else:
            out.append(character)
    return out


def joined(sent: Iterable[Sent]) -> list[Sent]:
    """Return stretches with those of one style put together."""
    return [
        Sent("".join(map(_TEXT, stretches)), *look)
        for look, stretches in groupby(sent, itemgetter(1, 2))
    ]


_TEXT = itemgetter(0)
