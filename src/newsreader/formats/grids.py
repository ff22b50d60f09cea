"""Rows of cells as tables whose rows are all of one width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from newsreader.article.blocks import Alignment, Table
from newsreader.article.spans import Inline
from newsreader.text.controls import SafeText

__all__ = ["EMPTY", "tables_of"]

EMPTY = Inline(SafeText(""))
"""What stands in a cell that a row lacks."""

_PADDED = 4  # times the cells there are that a table may have
_ALWAYS = 1_000  # cells
_WIDEST = 1_000  # cells of a row: a part of the page is laid out whole

Row = Sequence[Inline]


def tables_of(
    rows: Sequence[Row], alignments: Sequence[Alignment] = (), width: int | None = None
) -> Iterator[Table]:
    """Yield the table of `rows`, the first of which is its header; `width` cells wide.

    Without a width it is as wide as its widest row. Where most of it would be cells that are not
    there, the rows of each width are a table of their own; of a row of very many cells there are
    several.
    """
    if width is None:
        width = max(map(len, rows))
        if width > _WIDEST:
            rows = [row[at : at + _WIDEST] for row in rows for at in range(0, len(row), _WIDEST)]
            width = _WIDEST
    if width * len(rows) <= _ALWAYS + _PADDED * sum(map(len, rows)):
        yield _table(rows, alignments, width)
        return
    for size, alike in groupby(rows, key=len):
        if size:
            yield _table(list(alike), alignments, min(size, width))


def _table(rows: Sequence[Row], alignments: Sequence[Alignment], width: int) -> Table:
    """Return a table of so many columns; longer rows are cut, shorter ones filled up."""
    missing = (EMPTY,) * width
    full = [tuple(row) if len(row) == width else (*row, *missing)[:width] for row in rows]
    aligned = (*alignments, *(Alignment.START,) * width)[:width]
    return Table(full[0], tuple(full[1:]), aligned)
