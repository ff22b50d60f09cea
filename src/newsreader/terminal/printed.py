"""Display text for a terminal whose own bidi lays out what is printed, and goes on doing so.

What a program prints stands there when it has ended and put the terminal's switch back. So a row
is written so that what the terminal makes of it by itself is the display text again. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsreader.terminal.sent import clusters
from newsreader.text.directions import BIDI_CLASS

__all__ = ["overridden", "words_apart"]

_LRM, _LRO, _PDF, _ZWNJ = "\u200e", "\u202d", "\u202c", "\u200c"
_LETTERS, _NUMBERS = "RA", "N"
_BOX_LINES = re.compile("([\u2500-\u257f]+)")
# Forms that do not join what stands behind them.
_ENDS = ("<isolated>", "<final>")


def words_apart(display: str) -> str:
    """Return a row for a terminal that orders and joins by itself, in left-to-right rows.

    Letters of one word stand in logical order, so that the terminal joins them; words, numbers
    and what stands between stay in their places, for no two of them are one stretch to it.
    """
    if not _has_letters(display):
        return display
    shown = ""
    for kind, cells in groupby(clusters(display), _kind):
        stretch = list(cells)
        if kind == _LETTERS:
            shown += _LRM + "".join(_joined_as_shown(stretch[::-1])) + _LRM
        elif kind == _NUMBERS:
            shown += _LRM + "".join(stretch) + _LRM
        else:
            shown += "".join(stretch)
    return shown.replace(_LRM + _LRM, _LRM)


def overridden(display: str) -> str:
    """Return a row for a terminal that heeds overrides (mlterm).

    It orders what stands between lines of a box by itself; each override takes three cells of the
    row's width, at its end.
    """
    return "".join(
        f"{_LRM}{_LRO}{part}{_PDF}" if _has_letters(part) else part
        for part in _BOX_LINES.split(display)
    )


def _has_letters(display: str) -> bool:
    return any(_kind(character) for character in display)


def _kind(cell: str) -> str:
    """Return what a cell is to an algorithm that orders: letters, numbers, or empty for neither."""
    found = cell[0].translate(BIDI_CLASS)
    return _LETTERS if found in _LETTERS else _NUMBERS if found in _NUMBERS else ""


def _joined_as_shown(letters: Sequence[str]) -> Iterator[str]:
    """Yield letters in logical order; where two do not join, nor shall the terminal join them."""
    for place, cell in enumerate(letters):
        yield cell
        form = unicodedata.decomposition(cell[0]).partition(" ")[0]
        if place + 1 < len(letters) and form in _ENDS:
            yield _ZWNJ
