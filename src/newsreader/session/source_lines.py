"""Where in a file the words stand that are read on the page: by the words, whatever marks them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from newsreader.session.pages import START, Page

__all__ = ["line_in_source", "line_of_page"]

_TRIED = (48, 24, 12)  # letters; marks between them may have letters of their own
_LEAST = 4


def line_of_page(page: Page, source: str) -> int | None:
    """Return the line of a file's text, from 1, in which the page's first row stands.

    None at the headline, and where the words are not in the file as they are read.
    """
    if page.place == START:
        return None
    part, offset = page.place
    text = page.document.text(part)[offset:]
    while len(_letters(text)) < _TRIED[0] and (part := part + 1) < len(page.parts):
        text += page.document.text(part)
    return line_in_source(source, text, page.top_fraction)


def line_in_source(source: str, wanted: str, share: float) -> int | None:
    """Return the line of `source`, from 1, in which the letters of `wanted` begin, None if none.

    Of several places it is the one nearest to the share (0 to 1) of all letters.
    """
    lines = [_letters(line) for line in source.split("\n")]
    letters, looked_for = "".join(lines), _letters(wanted)
    ends = list(accumulate(map(len, lines)))
    for length in _TRIED:
        beginning = looked_for[:length]
        if len(beginning) < _LEAST:
            return None
        places = []
        place = letters.find(beginning)
        while place >= 0:
            places.append(place)
            place = letters.find(beginning, place + 1)
        if places:
            aim = share * len(letters)
            return 1 + bisect_right(ends, min(places, key=lambda place: abs(place - aim)))
    return None


def _letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(filter(str.isalnum, text)).casefold()
