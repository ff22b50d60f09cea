"""Addresses within a text: they are read from left to right, whatever stands around or in them.

By the letter of UAX #9 an address with Arabic in it goes on to the left of its Arabic, as the
paragraph does. So it is laid out as an isolate: as if it stood between LRI and PDI.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from newsreader.article.spans import Inline, Style
from newsreader.layout.bidi import Order, ordered
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.patterns import Lazy

__all__ = ["Ranges", "addresses", "code", "isolating_order", "within_backwards"]

Ranges = Sequence[tuple[int, int]]
"""Ranges of code points (end excluded) that are isolated: ascending, none within another."""

_LRI, _PDI = "\u2066", "\u2069"
_RTL = frozenset("AR")
_CONTROL = re.compile("[B1-9]")
_ADDRESS = Lazy(lambda: r"(?i:https?://|ftp://|www\.)[^\s<>\"«»“”،؛؟۔…]+")
_BEHIND = ".,:;!?'’"  # a sentence's own signs behind an address
_CLOSING = {")": "(", "]": "[", "}": "{"}
# In the text of a link that is an address: its scheme, a domain or a mailbox, behind a beginning.
_SIGN = Lazy(lambda: r"(?i)://|@|[a-z\d]\.[a-z]{2}")


def addresses(inline: Inline) -> Ranges:
    """Return the ranges of the addresses in a text: links that show theirs, and what is written."""
    text = inline.text
    links = ((int(span.start), int(span.end)) for span in inline.spans if span.link)
    found = [link for link in links if _is_address(text[slice(*link)])]
    if "://" in text or "www." in text:
        found += _written(text)
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        is_free = not apart or start >= apart[-1][1]
        if is_free and not _CONTROL.search(text[start:end].translate(BIDI_CLASS)):
            apart.append((start, end))
    return apart


def _is_address(shown: str) -> bool:
    """Return whether the text of a link is an address: one word, with a sign of one in it."""
    return _SIGN.compiled.search(shown, 1) is not None and not any(map(str.isspace, shown))


def code(inline: Inline) -> Ranges:
    """Return the ranges of the code in a text that has letters of a right-to-left script."""
    return [
        (int(span.start), int(span.end))
        for span in inline.spans
        if Style.CODE in span.style
        and not _RTL.isdisjoint(inline.text[span.start : span.end].translate(BIDI_CLASS))
    ]


def _written(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of addresses that stand in a text, without the punctuation behind them."""
    for match in _ADDRESS.compiled.finditer(text):
        address, end = match[0], match.end()
        surplus = {c: address.count(c) - address.count(o) for c, o in _CLOSING.items()}
        while text[end - 1] in _BEHIND or surplus.get(text[end - 1], 0) > 0:
            end -= 1
            if text[end] in surplus:
                surplus[text[end]] -= 1
        yield match.start(), end


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
