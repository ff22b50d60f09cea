"""What is spelled out: signs that terminals give no cell, ligatures that fit no cell.

The text stays what was written; only what is shown is spelled out, in the cell or the cells of
the one code point.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsreader.layout.shaping import shape
from newsreader.text.widths import CELLS

__all__ = ["SPELLED_OUT", "spelled_out"]

# Signs that enclose the digits behind them (Prepended_Concatenation_Mark): some terminals give
# them no cell, and all that follows would stand a cell away.
_SIGNS = {
    "\u0600": "#", "\u0601": "\ufeb1", "\u0602": "*", "\u0603": "\ufeb9", "\u0604": "\ufeb1",
    "\u0605": "#",
    "\u06dd": "○", "\u0890": "£", "\u0891": "£", "\u08e2": "○",
}  # fmt: skip
# Of the ligatures those that Unicode does not take apart itself.
_PHRASES = {
    "\ufd40": "رحمه الله", "\ufd41": "رضي الله عنه", "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم", "\ufd44": "رضي الله عنهما", "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله", "\ufd47": "عليه السلام", "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام", "\ufd4a": "عليه الصلاة والسلام", "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم", "\ufd4d": "عليها السلام", "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله", "\ufdcf": "سلامه علينا", "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى", "\ufdff": "عز وجل",
}  # fmt: skip
_ZWJ = "\u200d"
_JOINED_BEHIND, _JOINED_BEFORE = ("<initial>", "<medial>"), ("<final>", "<medial>")

SPELLED_OUT = re.compile(
    f"[{''.join(_SIGNS)}\ufbea-\ufbfb\ufc00-\ufd3d\ufd40-\ufd8f\ufd92-\ufdc7\ufdcf\ufdf0-\ufdff]"
)
"""A character that is spelled out."""


@lru_cache
def spelled_out(character: str, *, shaped: bool = True) -> str:
    """Return what is shown, from left to right, for a character that SPELLED_OUT matches.

    `shaped` off: in letters of their base shape.
    """
    sign = _SIGNS.get(character)
    if sign is not None:
        return sign if shaped else unicodedata.normalize("NFKC", sign)
    form = unicodedata.decomposition(character).split(" ", 1)[0]
    letters = _PHRASES.get(character) or unicodedata.normalize("NFKC", character)
    # A ligature may be joined to the letters beside it.
    text = _ZWJ * (form in _JOINED_BEFORE) + letters + _ZWJ * (form in _JOINED_BEHIND)
    cells: list[str] = []
    for letter, shown in zip(text, shape(text) if shaped else text.replace(_ZWJ, "")):
        if CELLS[ord(letter)] == "0" and cells:
            cells[-1] += shown
        else:
            cells.append(shown)
    return "".join(reversed(cells))
