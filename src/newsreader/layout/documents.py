"""A page that is laid out where it is looked at: parts, rows, and the window that moves on them.

No part is laid out before it is seen, so a page opens, jumps to its end and changes its width in
a time that does not depend on its length. A place is a part and an offset, never a row number.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from newsreader.article.blocks import Block, block_text, inlines
from newsreader.layout.blocks import part_rows
from newsreader.layout.frames import Frame
from newsreader.layout.rows import BLANK, Part, Place, Role, Row
from newsreader.layout.spacing import CLOSE, Spacing
from newsreader.layout.stretching import LOOSE, Justification
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["Document", "Position"]

_KEPT = 512  # parts whose rows are kept
_FILLED = 40  # cells of the narrowest page whose lines are filled
_TIGHT = {Role.SECTION}
_SPACED = {Role.LEDE, Role.BODY}
_LISTED = {Role.RELATED, Role.WHY}


class Position(NamedTuple):
    """A row of a document: the part, and the row within it."""

    part: int
    row: int


class Document:
    """A sequence of parts laid out `columns` cells wide.

    Lines are filled as `justification` says, but on a page of few cells: too few words would have
    to take too much. Letters that are not joined are not drawn out. `has_headroom`: a row is blank
    above all.

    Each part's rows end with the blank rows that stand below it, so every part has at least one
    row, but for the last.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        columns: Cell,
        direction: Direction,
        *,
        shaped: bool = True,
        justification: Justification = LOOSE,
        has_headroom: bool = False,
        spacing: Spacing = CLOSE,
    ) -> None:
        """Lay nothing out yet: parts are laid out when they are looked at; `columns` are cells."""
        self.parts = parts
        self.columns = columns
        self.justification = justification
        self.has_headroom = has_headroom
        filling = justification if columns >= _FILLED else LOOSE
        self._frame = Frame(
            Cell(max(1, columns)), direction, shaped=shaped, filling=filling, spacing=spacing
        )
        self._rows: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._sizes: list[int] | None = None

    @property
    def shaped(self) -> bool:
        """Whether letters are joined."""
        return self._frame.shaped

    @property
    def spacing(self) -> Spacing:
        """What stands between lines and between paragraphs."""
        return self._frame.spacing

    def with_parts(self, parts: Sequence[Part]) -> Document:
        """Return other parts laid out in the same way."""
        return self._but(parts, self.columns, has_headroom=self.has_headroom)

    def with_columns(self, columns: Cell, *, has_headroom: bool) -> Document:
        """Return the same parts laid out in another width (cells), with headroom or without."""
        return self._but(self.parts, columns, has_headroom=has_headroom)

    def _but(self, parts: Sequence[Part], columns: Cell, *, has_headroom: bool) -> Document:
        return Document(
            parts,
            columns,
            self._frame.direction,
            shaped=self.shaped,
            justification=self.justification,
            has_headroom=has_headroom,
            spacing=self.spacing,
        )

    def rows(self, part: int) -> tuple[Row, ...]:
        """Return the rows of a part, the space below it included; at least one."""
        found = self._rows.get(part)
        if found is None:
            indent = self.spacing.indent(self._block(part - 1), self.parts[part].block)
            # A quotation of nothing has no rows.
            rows = part_rows(self.parts[part], self._frame, indent) or [BLANK]
            if part == 0 and self.has_headroom:
                rows.insert(0, BLANK)
            if part + 1 < len(self.parts):
                rows += [BLANK._replace(offset=rows[-1].offset)] * self._gap(part)
            found = self._rows[part] = tuple(rows)
            if len(self._rows) > _KEPT:
                self._rows.popitem(last=False)
        else:
            self._rows.move_to_end(part)
        return found

    def _block(self, part: int) -> Block | None:
        """Return the block of a part of the body, None for any other."""
        is_body = 0 <= part < len(self.parts) and self.parts[part].role is Role.BODY
        return self.parts[part].block if is_body else None

    def _gap(self, part: int) -> int:
        """Return how many blank rows stand between a part and the next."""
        block, following = self._block(part), self._block(part + 1)
        if block is not None and following is not None:
            return self.spacing.gap(block, following)
        wide = self.spacing.lines if self.parts[part].role in _SPACED else 0
        return 0 if self._is_tight(part) else 1 + wide

    def _is_tight(self, part: int) -> bool:
        """Return whether no blank row stands between a part and the next."""
        role, following = self.parts[part].role, self.parts[part + 1].role
        if role in _LISTED:
            return following in _LISTED
        return role in _TIGHT or (role is Role.TITLE and following is Role.BYLINE)

    def text(self, part: int) -> str:
        """Return the text of a part, to which its rows' offsets refer."""
        return block_text(self.parts[part].block)

    def move(self, position: Position, rows: int) -> Position:
        """Return the row so many rows further down (up where negative), within the document."""
        part, row = position
        row += rows
        while row < 0:
            if part == 0:
                return Position(0, 0)
            part -= 1
            row += len(self.rows(part))
        while row >= (count := len(self.rows(part))):
            if part + 1 >= len(self.parts):
                return Position(part, count - 1)
            row -= count
            part += 1
        return Position(part, row)

    def window(self, top: Position, height: int) -> list[tuple[int, Row]]:
        """Return at most `height` rows from `top` on, each with its part."""
        shown: list[tuple[int, Row]] = []
        part, skip = top
        while len(shown) < height and part < len(self.parts):
            shown += [(part, row) for row in self.rows(part)[skip : skip + height - len(shown)]]
            part, skip = part + 1, 0
        return shown

    def last_top(self, height: int) -> Position:
        """Return the top of the last window: the one that ends with the last row."""
        last = len(self.parts) - 1
        return self.move(Position(last, len(self.rows(last)) - 1), 1 - max(1, height))

    def position(self, place: Place) -> Position:
        """Return the row that holds a place (the nearest one where there is none such)."""
        part = max(0, min(place.part, len(self.parts) - 1))
        if place == (0, 0):
            return Position(0, 0)
        if part != place.part:
            return Position(part, 0)
        found, offset = 0, -1
        for number, row in enumerate(self.rows(part)):
            if row.offset > place.offset:
                break
            # Of the rows of a table's cells, which begin at one offset, the first.
            if row.offset > offset and _is_of_text(row):
                found, offset = number, row.offset
        return Position(part, found)

    def place(self, position: Position) -> Place:
        """Return the place at which a row begins."""
        return Place(position.part, self.rows(position.part)[position.row].offset)

    def fraction(self, position: Position) -> float:
        """Return how far down a row is, from 0 to 1, by the length of the text before it."""
        before, total = self._measured(position)
        return min(1.0, before / total) if total else 0.0

    def left(self, position: Position) -> int:
        """Return about how many code points of text stand from a row on."""
        before, total = self._measured(position)
        return max(0, total - before)

    def _measured(self, position: Position) -> tuple[int, int]:
        """Return the length of the text before a row, and of all text, in code points."""
        if self._sizes is None:
            self._sizes = list(accumulate((_weight(part) for part in self.parts), initial=0))
        within = self.rows(position.part)[position.row].offset if self.parts else CodePoint(0)
        return self._sizes[position.part] + within, self._sizes[-1]


def _is_of_text(row: Row) -> bool:
    """Return whether a row has something of the article itself, be it a picture."""
    return row.picture is not None or any(piece.origin is not None for piece in row.pieces)


def _weight(part: Part) -> int:
    return 40 + sum(len(inline.text) for inline in inlines(part.block))
