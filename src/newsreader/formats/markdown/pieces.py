"""Long Markdown in pieces that can be parsed one by one, with the same result as the whole.

A piece ends at a blank line before a line that stands at the margin and so continues nothing:
neither a list, nor a fence, nor a block of HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.formats.markdown.openings import Openings

__all__ = ["Piece", "pieces"]

_BLANK_LINES = re.compile(r"\n[ \t\n]*\n")
_MARKER = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)", re.M)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, from offset `start`; `open` when its last construct is not closed."""

    text: str
    start: int
    open: bool = False


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of `text`."""
    chunks = _chunks(text)
    following = next(chunks, None)
    while following is not None:
        start = following[0]
        openings = Openings()
        lists = False
        while True:
            first, end = following
            lists = lists or _MARKER.search(text, first, end) is not None
            openings.take(text[first:end], nested=lists)
            following = next(chunks, None)
            if following is None or not (
                openings.is_open or _continues(text, following[0], lists=lists)
            ):
                break
        yield Piece(text[start:end], start, openings.is_open)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the beginnings and ends of the stretches between blank lines."""
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end()
    if text[start:].strip():
        yield start, len(text)


def _continues(text: str, start: int, *, lists: bool) -> bool:
    """Return whether what stands at `start` could belong to what is before the blank line."""
    return text[start].isspace() or (lists and _MARKER.match(text, start) is not None)
