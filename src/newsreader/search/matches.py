"""Where a query stands in a text."""

from __future__ import annotations

import re

from newsreader.search.folding import Folded, fold
from newsreader.text.offsets import CodePoint

__all__ = ["find"]


def find(text: str, query: str) -> list[tuple[CodePoint, CodePoint]]:
    """Return the logical ranges (code points) of `query` in `text`, ascending, none overlapping.

    Both are folded; white space in the query stands for any white space. An empty query, or one
    of marks alone, is found nowhere.
    """
    words = fold(query).split()
    if not words:
        return []
    folded = Folded(text)
    if len(words) == 1 and words[0] not in folded.text:
        return []
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    return [folded.span(*match.span()) for match in pattern.finditer(folded.text)]
