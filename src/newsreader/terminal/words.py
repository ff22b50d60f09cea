"""Lines for kitty, which lays out each stretch of one font between blanks by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from newsreader.terminal.sent import Sent, ShownCell, Twist, clusters
from newsreader.terminal.stretches import (
    NO_BREAK,
    RTL,
    Face,
    Slants,
    Stretch,
    as_form,
    stretches,
    twists,
)
from newsreader.text.mirroring import MIRROR

__all__ = ["words"]

_CACHE_LIMIT = 32_768
_MARK = "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
_TWICE_MARKED = re.compile(f"{_MARK}{{2}}")
_RTL = re.compile(f"[{RTL}]")
_ONE_STRETCH = re.compile("[\ufe80-\ufefc]+")
# Letters that reach into the blank at their left in DejaVu Sans Mono: there kitty cuts them off,
# unless a blank that is no blank to it is part of their stretch.
_TAIL = re.compile("[\ufe8a\ufeb1\ufeb2\ufeb5\ufeb6\ufeb9\ufeba\ufebd\ufebe\ufef0\ufef2\ufbfd]")
_LATIN = re.compile("[A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
# A blank on which a mark stands parts nothing.
_PARTS = re.compile(f" (?!{_MARK})|(?:[^ ]| (?={_MARK}))+")
_PAD = "\u200c"  # takes no cell, and does nothing between forms


class _Part(NamedTuple):
    """A blank, or what of a word is of one style; the face is that in which it is to be drawn."""

    text: str
    style: int
    face: Face


def words(
    texts: Sequence[str], faces: Sequence[Face], slants: Slants, *, whole: bool = False
) -> Iterator[Sent]:
    """Yield what to send for a line's stretches of one style; a cell's style stays in its place.

    The terminal gives a style to a place and not to the letter. `whole`: its font is DejaVu Sans
    Mono, of which is known what it has.
    """
    parts = [
        _Part(part, style, faces[style])
        for style, text in enumerate(texts)
        for part in _PARTS.findall(text.replace(NO_BREAK, " "))
    ]
    word: list[_Part] = []
    for part, following in zip_longest(parts, parts[1:]):
        if part.text != " ":
            word.append(part)
        elif whole and following is not None and _takes_blank(word, following):
            word.append(_Part(NO_BREAK, part.style, following.face))
        else:
            yield from _word(word, faces, slants, whole)
            yield Sent(" ", part.style)
            word = []
    yield from _word(word, faces, slants, whole)


def _takes_blank(before: Sequence[_Part], part: _Part) -> bool:
    """Return whether the blank at the left of a word may be part of its last letter's stretch.

    What stands at the blank's other side would be as well: Latin letters would have to lean. Where
    a letter has two harakat, letters of both words would be squeezed and harakat stand astray.
    """
    if _TAIL.match(part.text) is None or part.face.slanted:
        return False
    if not before:
        return True
    texts = (*(each.text for each in before), part.text)
    return not _LATIN.match(texts[-2][-1]) and not any(map(_TWICE_MARKED.search, texts))


def _word(
    parts: Sequence[_Part], faces: Sequence[Face], slants: Slants, whole: bool
) -> Iterator[Sent]:
    """Yield what to send for the parts of a word."""
    shown = tuple((part.text, part.face) for part in parts)
    for text, number, twist in _arranged(shown, slants, whole):
        style = parts[number].style
        if twist is Twist.NONE and parts[number].face.bold != faces[style].bold:
            twist = Twist.OTHER_WEIGHT
        yield Sent(text, style, twist)


@lru_cache(_CACHE_LIMIT)
def _arranged(
    parts: tuple[tuple[str, Face], ...], slants: Slants, whole: bool
) -> tuple[tuple[str, int, Twist], ...]:
    """Return the pieces of a word as they are sent: text, the part in its place, twist."""
    if len(parts) == 1 and _ONE_STRETCH.fullmatch(parts[0][0]):
        return ((parts[0][0][::-1], 0, Twist.NONE),)
    if not any(_RTL.search(text) for text, _ in parts):
        return tuple((text, number, Twist.NONE) for number, (text, _) in enumerate(parts))
    cells = [ShownCell(c, number) for number, (text, _) in enumerate(parts) for c in clusters(text)]
    found = stretches(cells, [face for _, face in parts], whole=whole)
    return tuple(
        (text, place.style, twist)
        for stretch, twist in zip(found, twists(found, slants))
        for place, text in zip(stretch.cells, _in_order(stretch))
    )


def _in_order(stretch: Stretch) -> list[str]:
    """Return the texts of a stretch's cells in the order in which they are sent.

    Going from right to left a stretch is mirrored, and its cells are filled with as many
    characters as they hold, from the left: so all are made to hold the same number.
    """
    texts = [as_form(cell.text) for cell in stretch.cells]
    if not stretch.rtl:
        return texts
    texts.reverse()
    if stretch.kind == "whole":
        longest = max(map(len, texts))
        texts = [
            MIRROR.get(ord(text[0]), text[0]) + text[1:] + _PAD * (longest - len(text))
            for text in texts
        ]
    return texts
