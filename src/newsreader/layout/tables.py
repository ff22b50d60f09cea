"""A table as rows of a page: columns in reading direction, cells wrapped, rulings between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import nlargest
from itertools import zip_longest

from newsreader.article.blocks import Alignment, Table
from newsreader.article.spans import Inline
from newsreader.layout.boxes import boxes
from newsreader.layout.isolates import addresses
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.rows import Piece, Role, Row
from newsreader.layout.sides import direction_of
from newsreader.layout.stretching import Filling
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["table_rows"]

_RULING = " │ "
_CROSSING = "─┼─"
# A number with what may stand around it: sign, currency, percent.
_NUMBER = re.compile(r"[\s+\-−–$€£%٪]*\d[\d.,٫٬/:\s]*[\s%٪$€£]*")
_WORD = 10  # cells of the longest word that stays whole in every column: of a number in millions
_LONG, _LOOKED_AT = 100, 20  # code points of a word, words of a column
_ENDLESS = 10_000  # cells of a line that never ends


def table_rows(
    table: Table, columns: Cell, left: int, right: int, direction: Direction, *, shaped: bool = True
) -> Iterator[Row]:
    """Yield the rows of `table` on a page of `columns` cells with these indents.

    The first column stands where the table's direction begins. Too many columns for the width are
    shown as one cell below the other.
    """
    rows = (table.header, *table.rows) if table.header or not table.rows else table.rows
    cells = [[_paragraph(cell, direction, shaped) for cell in row] for row in rows]
    direction = direction_of([cell for row in rows for cell in row], direction)
    count = len(rows[0])
    available = columns - left - right - len(_RULING) * (count - 1)
    widths = _widths(cells, count, available)
    if not widths:
        yield from _stacked(table, rows, cells, columns, left, right)
        return
    sides = [_side(table, column) for column in range(count)]
    total = sum(widths) + len(_RULING) * (count - 1)
    start = columns - right - total if direction is Direction.RTL else left
    edges = _edges(widths, start, direction)
    origin = 0
    for texts, row in zip(rows, cells):
        role = Role.TABLE_HEAD if texts is table.header else Role.TABLE
        yield from _row(texts, row, widths, edges, sides, direction, origin, role)
        if role is Role.TABLE_HEAD:
            yield _ruling(widths, start, direction)
        origin += sum(len(text.text) + 1 for text in texts)


def _paragraph(cell: Inline, direction: Direction, shaped: bool) -> Paragraph:
    text = SafeText(cell.text.replace("\n", " "))
    own = direction_of([cell], direction)
    return Paragraph(text, own, shaped=shaped, isolates=addresses(cell))


def _widths(cells: Sequence[Sequence[Paragraph]], count: int, available: int) -> list[int]:
    """Return the columns' widths: what the cells want, the widest squeezed first.

    Words are parted where they are longer than any column can be, and none of `_WORD` cells or
    fewer: where even these have no room, there are no columns.
    """
    columns = [[row[i] for row in cells if i < len(row)] for i in range(count)]
    widths = [max(1, *(wrap(each, Cell(_ENDLESS))[0].width for each in c), 1) for c in columns]
    if sum(widths) > available:
        words = [*map(_longest_word, columns)]
        widths = _squeezed(widths, words, available)
        widths = _squeezed(widths, [min(word, _WORD) for word in words], available)
    return widths if sum(widths) <= available else []


def _longest_word(column: Sequence[Paragraph]) -> int:
    """Return the cells of the longest stretch of a column within which no line may end.

    It is looked for in the longest words: a column may have very many.
    """
    words = {max(each.text.split(" "), key=len)[:_LONG] for each in column}
    longest = (Paragraph(SafeText(word)) for word in nlargest(_LOOKED_AT, words, key=len))
    found = [boxes(each, _ENDLESS, Filling.NOTHING) for each in longest]
    return max((stop - at for f in found for at, stop in zip(f.begins, f.stops)), default=1)


def _squeezed(widths: Sequence[int], leasts: Sequence[int], available: int) -> list[int]:
    """Return widths that take so many cells where they can, the widest squeezed first."""
    widths = list(widths)
    while sum(widths) > available:
        free = [i for i, least in enumerate(leasts) if widths[i] > least]
        widest = [i for i in free if widths[i] == max(widths[each] for each in free)]
        if not widest:
            break
        width = widths[widest[0]]
        next_ = max(*(leasts[i] for i in widest), *(w for w in widths if w < width), 0)
        cut = min(width - next_, -(-(sum(widths) - available) // len(widest)))
        for i in widest:
            widths[i] -= cut
    return widths


def _side(table: Table, column: int) -> Alignment:
    """Return where a column stands: where the table says, one of numbers alone at the right.

    So their units stand below one another, whichever way the table runs.
    """
    alignment = table.alignments[column]
    texts = [row[column].text.strip() for row in table.rows if column < len(row)]
    filled = [text for text in texts if text]
    if alignment is Alignment.START and filled and all(map(_NUMBER.fullmatch, filled)):
        return Alignment.RIGHT
    return alignment


def _edges(widths: Sequence[int], start: int, direction: Direction) -> list[int]:
    """Return the left edge of each column, in logical order."""
    order = range(len(widths))
    edges = [0] * len(widths)
    for i in reversed(order) if direction is Direction.RTL else order:
        edges[i] = start
        start += widths[i] + len(_RULING)
    return edges


def _row(
    texts: Sequence[Inline],
    row: Sequence[Paragraph],
    widths: Sequence[int],
    edges: Sequence[int],
    alignments: Sequence[Alignment],
    direction: Direction,
    origin: int,
    role: Role,
) -> Iterator[Row]:
    """Yield the rows of cells side by side; `widths` and `edges` (left ones) are cells."""
    origins = [origin]
    for text in texts:
        origins.append(origins[-1] + len(text.text) + 1)
    wrapped = [wrap(paragraph, Cell(width)) for paragraph, width in zip(row, widths)]
    for lines in zip_longest(*wrapped):
        pieces = []
        for i, line in enumerate(lines):
            if line is not None:
                left = edges[i] + _shift(line, widths[i], alignments[i], direction)
                begin = CodePoint(origins[i])
                pieces.append(Piece(Cell(left), line, begin, role, texts[i].spans))
            beyond = edges[i] + widths[i]
            if edges[i] != max(edges):
                pieces.append(_ornament(_RULING, beyond))
        yield Row(tuple(pieces), role, CodePoint(origin))


def _shift(line: Line, width: int, alignment: Alignment, direction: Direction) -> int:
    """Return how many cells a line is moved to the right within its column."""
    free = width - line.width
    if alignment is Alignment.CENTER:
        return free // 2
    if alignment is Alignment.START:
        has_letters = any(map(str.isalpha, line.paragraph.text))
        own = line.direction if has_letters else direction
        return free if own is Direction.RTL else 0
    return free if alignment is Alignment.RIGHT else 0


def _ruling(widths: Sequence[int], start: int, direction: Direction) -> Row:
    visual = list(reversed(widths)) if direction is Direction.RTL else list(widths)
    return Row((_ornament(_CROSSING.join("─" * w for w in visual), start),), Role.TABLE)


def _ornament(text: str, left: int) -> Piece:
    """Return a piece of ruling at the cell `left`; it belongs to no text."""
    line = wrap(Paragraph(SafeText(text), Direction.LTR), Cell(len(text)))[0]
    shown = Line(line.paragraph, line.start, line.end, Cell(len(text)), text)
    return Piece(Cell(left), shown, None, Role.MARKER)


def _stacked(
    table: Table,
    rows: Sequence[Sequence[Inline]],
    cells: Sequence[Sequence[Paragraph]],
    columns: Cell,
    left: int,
    right: int,
) -> Iterator[Row]:
    """Yield the rows of a table too wide for the page: its cells one below the other."""
    width = Cell(max(1, columns - left - right))
    origin = 0
    for texts, row in zip(rows, cells):
        role = Role.TABLE_HEAD if texts is table.header else Role.TABLE
        for text, paragraph in zip(texts, row):
            for line in wrap(paragraph, width):
                rtl = line.direction is Direction.RTL
                edge = Cell(columns - right - line.width if rtl else left)
                piece = Piece(edge, line, CodePoint(origin), role, text.spans)
                yield Row((piece,), role, CodePoint(origin + line.start))
            origin += len(text.text) + 1
        yield Row((), role, CodePoint(origin))
