"""How many cells a character takes: the table that the screen itself is measured with."""

from __future__ import annotations

import re

from rich.cells import get_character_cell_size

__all__ = ["CELLS", "IGNORABLE"]

IGNORABLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
"""Default_Ignorable_Code_Point: acts on its neighbours and takes no cell; never sent."""


class _Cells(dict[int, str]):
    def __missing__(self, code: int) -> str:
        """Return a code point's width, "0", "1" or "2", and keep it."""
        character = chr(code)
        width = 0 if IGNORABLE.match(character) else get_character_cell_size(character)
        # A tab is a control to the screen's table; the layout shows it as spaces.
        value = self[code] = "1" if character == "\t" else str(width)
        return value


CELLS = _Cells()
"""A table for `str.translate`: each character becomes the digit 0, 1 or 2, its width in cells."""
