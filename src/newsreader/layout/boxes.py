"""A paragraph as boxes: what stands between one place where a line may end and the next."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.stretching import Filling, places_of, room

__all__ = ["BLANKS", "Boxes", "boxes"]

BLANKS = (" ", "\t")  # a space with a mark on it is none


class Boxes(NamedTuple):
    """The boxes of a paragraph, in logical order, on one endless line.

    The first one begins before 0: with the indent of its line.

    Of each: its first cluster, the cells at which it begins and stops (the space behind it left
    out; of blanks alone that of the box before), and what all before it can be stretched by.
    """

    firsts: Sequence[int]
    begins: Sequence[int]
    stops: Sequence[int]
    rooms: Sequence[int]


def boxes(paragraph: Paragraph, columns: int, filling: Filling, indent: int = 0) -> Boxes:
    """Return the boxes of a paragraph, none wider than `columns` cells but single clusters."""
    text, held = paragraph.text, paragraph.held
    allowed = set(paragraph.breaks)
    firsts: list[int] = []
    begins: list[int] = []
    stops: list[int] = []
    width = 0  # of what is before, white space included
    parting = (-1, 0, 0)  # where a box wider than a line is parted: cluster, cells, stop before
    for index, cluster in enumerate(paragraph.clusters):
        blank = text[cluster.start : cluster.end] in BLANKS
        if not firsts or cluster.start in allowed:
            begins.append(width if firsts else -indent)
            firsts.append(index)
            stops.append(stops[-1] if stops else 0)
        elif cluster.start not in held:
            parting = (index, width, stops[-1])
        if not blank:
            if width + cluster.width > begins[-1] + columns and index > firsts[-1]:
                if parting[0] <= firsts[-1]:
                    parting = (index, width, stops[-1])
                first, begin, stops[-1] = parting
                firsts.append(first)
                begins.append(begin)
                stops.append(begin)
            stops[-1] = width + cluster.width
        width += cluster.width
    return Boxes(firsts, begins, stops, _rooms(paragraph, firsts, filling))


def _rooms(paragraph: Paragraph, firsts: Sequence[int], filling: Filling) -> list[int]:
    """Return what the words that begin before each box can be stretched by."""
    words = paragraph.text.split(" ")
    offsets = list(accumulate((len(word) + 1 for word in words), initial=0))
    rooms = room(places_of(words, filling))
    before = [rooms[bisect_left(offsets, paragraph.clusters[first].start)] for first in firsts]
    return [*before, rooms[-1]]
