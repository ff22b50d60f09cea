"""Addresses within a text: they are read from left to right, whatever stands around or in them.

By the letter of UAX #9 an address with Arabic in it goes on to the left of its Arabic, as the
paragraph does. So it is laid out as an isolate: as if it stood between LRI and PDI.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate

from newsreader.article.spans import Inline
from newsreader.layout.bidi import Order, ordered
from newsreader.text.directions import BIDI_CLASS, Direction

__all__ = ["Ranges", "addresses", "isolating_order", "within", "within_backwards"]

Ranges = Sequence[tuple[int, int]]
"""Ranges of code points (end excluded) that are isolated: ascending, none within another."""

_LRI, _PDI = "\u2066", "\u2069"
_CONTROL = re.compile("[B1-9]")
_IN_ADDRESS = r"[^\s<>\"«»“”،؛؟۔…]"
_ADDRESS = re.compile(rf"(?:https?://|ftp://|www\.){_IN_ADDRESS}+", re.I)
_BEHIND = ".,:;!?'’"  # a sentence's own signs behind an address
_CLOSING = {")": "(", "]": "[", "}": "{"}
# What the text of a link looks like when it is the address: with a scheme, a domain, a mailbox.
_LINKED = re.compile(
    r"[a-z][a-z\d+.-]{1,20}://\S+|mailto:\S+|[\w.+-]{1,64}@\S+|(?:[a-z\d-]{1,63}\.)+[a-z]{2,}(?:[/?#:]\S*)?",
    re.I,
)


def addresses(inline: Inline) -> Ranges:
    """Return the ranges of the addresses in a text: links that show theirs, and what is written."""
    text = inline.text
    linked = [
        (int(span.start), int(span.end))
        for span in inline.spans
        if span.link and _LINKED.fullmatch(text[span.start : span.end])
    ]
    may_be_written = "://" in text or "www." in text
    found = sorted([*linked, *(_written(text) if may_be_written else ())])
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if (not apart or start >= apart[-1][1]) and not _CONTROL.search(
            text[start:end].translate(BIDI_CLASS)
        ):
            apart.append((start, end))
    return apart


def within(ranges: Ranges, start: int, end: int) -> Ranges:
    """Return the ranges that begin at `start` or later and before `end`, counted from `start`."""
    found = ranges[bisect_left(ranges, (start,)) : bisect_left(ranges, (end,))]
    return [(first - start, last - start) for first, last in found]


def _written(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of addresses that stand in a text, without the punctuation behind them."""
    for match in _ADDRESS.finditer(text):
        address = match[0]
        while address[-1] in _BEHIND or address.count(address[-1]) > address.count(
            _CLOSING.get(address[-1], address[-1])
        ):
            address = address[:-1]
        yield match.start(), match.start() + len(address)


def isolating_order(text: str, direction: Direction, isolates: Ranges) -> Order:
    """Return the order of a paragraph's code points as if each range stood between LRI and PDI."""
    if not isolates:
        return ordered(text, direction)
    parts: list[str] = []
    kept: list[int] = []  # where the text's code points stand in what is ordered
    at = 0
    for start, end in (*isolates, (len(text), len(text))):
        for mark, stop in ((_LRI, start), (_PDI, end)):
            first = at + len(parts) // 2
            kept += range(first, first + stop - at)
            parts += (text[at:stop], mark)
            at = stop
    places, backwards = ordered("".join(parts[:-3]), direction)
    found = [places[offset] for offset in kept]
    ranks = {place: rank for rank, place in enumerate(sorted(found))}
    return Order([ranks[place] for place in found], bytes(backwards[offset] for offset in kept))


def within_backwards(order: Order, isolates: Ranges) -> frozenset[int]:
    """Return the offsets that are within a right-to-left part of an isolate.

    A line that ended there would end with what stands at the right of the next one's beginning.
    """
    found: set[int] = set()
    for start, end in isolates:
        places = order.places[start:end]
        before = accumulate(places, max)
        behind = list(accumulate(places[::-1], min))[::-1]
        pairs = enumerate(zip(before, behind[1:]), start + 1)
        found.update(offset for offset, (left, right) in pairs if left > right)
    return frozenset(found)
