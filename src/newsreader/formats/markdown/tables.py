"""Long tables, read row by row: the library makes a dozen objects of each cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsreader.article.blocks import Alignment, Table
from newsreader.article.spans import Inline
from newsreader.formats.grids import tables_of
from newsreader.formats.markdown.inlines import plain

__all__ = ["table"]

_DELIMITER = re.compile(r"\s*:?-+:?\s*")
_MARKED = re.compile(r"[*_`\[\]<>&\\~^@]|//")
# What would end a table: the beginning of another block.
_OTHER_BLOCK = re.compile(r" {0,3}(?:>|#{1,6}(?: |$)|```|~~~|[-*+](?: |$)|\d{1,9}[.)] |<)|    |\t")
_ALIGNMENTS = {
    (True, True): Alignment.CENTER,
    (True, False): Alignment.LEFT,
    (False, True): Alignment.RIGHT,
    (False, False): Alignment.START,
}
_SHORT = 24  # code points of a cell: such ones repeat


def table(piece: str, inline: Callable[[str], Inline]) -> Sequence[Table] | None:
    """Return the table that a piece is from its first line to its last; None for anything else.

    `inline` gives what the library makes of a cell with marks in it.
    """
    first, _, rest = piece.partition("\n")
    second, _, rest = rest.partition("\n")
    if "|" not in first or "-" not in second or _OTHER_BLOCK.match(first):
        return None
    header, delimiters = _cells(first), _cells(second)
    if len(header) != len(delimiters) or not all(map(_DELIMITER.fullmatch, delimiters)):
        return None
    lines = rest.split("\n") if rest else []
    if any(map(_OTHER_BLOCK.match, lines)) or not all(line.strip() for line in lines):
        return None
    alignments = [_ALIGNMENTS[cell.startswith(":"), cell.endswith(":")] for cell in delimiters]
    known: dict[str, Inline] = {}

    def cell(text: str) -> Inline:
        found = known.get(text)
        if found is None:
            found = inline(text) if _MARKED.search(text) else plain(text)
            if len(text) < _SHORT:
                known[text] = found
        return found

    width = len(header)
    rows = [[cell(text) for text in _cells(line)[:width]] for line in (first, *lines)]
    return list(tables_of(rows, alignments, width))


def _cells(line: str) -> list[str]:
    """Return the texts of a row's cells; a bar behind a backslash is one of the text."""
    line = line.strip()
    if "\\|" in line:
        line = line.replace("\\|", "\x00")
    line = line.removeprefix("|").removesuffix("|")
    cells = [cell.strip() for cell in line.split("|")]
    return [cell.replace("\x00", "|") for cell in cells] if "\x00" in line else cells
