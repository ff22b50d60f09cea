"""Where the lines of a paragraph end so that all of them are as even as can be.

Knuth and Plass's dynamic programme in whole cells: nothing shrinks, lines can only be stretched.
What it costs to stretch a line grows faster than the cells that are missing, so one loose line is
dearer than two that are half as loose. The last line is not stretched and costs nothing.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from math import inf

__all__ = ["line_starts"]

_LOOSEST = 4  # a line that lacks more than this part of its cells is taken only for want of another


def line_starts(
    begins: Sequence[int],
    stops: Sequence[int],
    rooms: Sequence[int],
    columns: int,
    held: Container[int] = (),
) -> list[int]:
    """Return the index of the first box of each line of `columns` cells.

    Box i takes the cells `begins[i]` to `stops[i]` on one endless line, the space behind it left
    out. `rooms` has, before each box and at the end, what all boxes before can be stretched by.
    No line begins with a box that is `held`, unless nothing else fits. Linear in the boxes: of
    each line's ends only those are looked at that leave it full enough.
    """
    count = len(begins)
    costs = [inf] * count
    before = [0] * count
    costs[0] = 0.0
    last, least = 0, inf
    loosest = columns // _LOOSEST
    fitting = 0  # boxes before this one fit into a line that begins with the one looked at
    for first, cost in enumerate(costs):
        if cost == inf:
            continue
        limit = begins[first] + columns
        while fitting < count and stops[fitting] <= limit:
            fitting += 1
        if max(fitting, first + 1) == count:  # the last line, be it of a box wider than it
            if cost < least:
                last, least = first, cost
            continue
        fullest = max(fitting, first + 1)  # a box wider than the line has one of its own
        while fullest > first + 1 and fullest in held:
            fullest -= 1
        room = rooms[first]
        following = fullest
        while following > first:
            spare = limit - stops[following - 1]
            if spare > loosest and following < fullest:
                break
            if following == fullest or following not in held:
                looseness = spare / (rooms[following] - room or 1)  # a word may fall into boxes
                total = cost + looseness * looseness * looseness
                if total < costs[following]:
                    costs[following], before[following] = total, first
            following -= 1
    starts = [last]
    while starts[-1]:
        starts.append(before[starts[-1]])
    return starts[::-1]
