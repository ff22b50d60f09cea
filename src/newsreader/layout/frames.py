"""Where rows are set on a page, and rows of running text: what all blocks are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from newsreader.article.spans import Inline, hard_lines
from newsreader.layout.bidi import base_direction
from newsreader.layout.isolates import addresses, code
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.pictures import Picture
from newsreader.layout.rows import Piece, Role, Row
from newsreader.layout.sides import direction_of
from newsreader.layout.spacing import CLOSE, Spacing
from newsreader.layout.stretching import LOOSE, Filling, Justification
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["Frame", "bars", "beginning", "blanks", "text_rows"]

_BAR = "▎"
_FILLED = {Role.LEDE, Role.BODY, Role.QUOTE, Role.PULLED}
_INDENTED = 20  # cells of the narrowest column whose paragraphs are indented
# The interface says these in its own language: they run as that does, by their first words.
_SAID = {Role.BYLINE, Role.SOURCE, Role.RELATED_HEADING, Role.WHY, Role.TOP}
_LEAST = 8  # cells that indents leave for the text


@dataclass(frozen=True, slots=True)
class Frame:
    """Where rows are set: the page's `columns`, the indents at both sides, all in cells.

    `bars` are the cells at which the bars of quotations stand; `depth` is that of lists, `counted`
    that of those which count; `direction` is the page's, which decides where a text does not by
    itself (`sides.direction_of`); `aligned` is the side at which lines stand where it is
    not that of their own direction; `shaped` off leaves letters in their base shape; `filling`
    says what lines are filled with, `spacing` what stands between them; `role` is what running
    text is in it; `pictures` are those that are shown, by the targets of their images.
    """

    columns: Cell
    direction: Direction
    left: int = 0
    right: int = 0
    bars: tuple[int, ...] = ()
    depth: int = 0
    counted: int = 0
    aligned: Direction | None = None
    shaped: bool = True
    filling: Justification = LOOSE
    spacing: Spacing = CLOSE
    role: Role = Role.BODY
    pictures: Mapping[str, Picture] = field(default_factory=dict)

    @property
    def width(self) -> Cell:
        """The cells between the indents, at least 1."""
        return Cell(max(1, self.columns - self.left - self.right))

    def indented(self, cells: int, direction: Direction) -> Frame:
        """Return the frame with `cells` more on the side where `direction` begins."""
        cells = max(0, min(cells, self.width - _LEAST))
        if direction is Direction.RTL:
            return replace(self, right=self.right + cells)
        return replace(self, left=self.left + cells)


def text_rows(
    inline: Inline, frame: Frame, origin: CodePoint, role: Role, indent: int = 0
) -> list[Row]:
    """Return the rows of running text: its hard lines wrapped, at the side where it begins.

    `indent`: cells before the first line, where there is room for them.
    """
    rows: list[Row] = []
    filling = frame.filling.prose if role in _FILLED else Filling.NOTHING
    apart = frame.spacing.lines if role in _FILLED else 0
    indent = indent if frame.width >= _INDENTED else 0
    direction = direction_of([inline], frame.direction)  # all hard lines have it
    if role in _SAID:
        direction = base_direction(inline.text, frame.direction)
    for start, hard in hard_lines(inline):
        begin, own, still = CodePoint(origin + start), addresses(hard), code(hard)
        paragraph = Paragraph(hard.text, direction, shaped=frame.shaped, isolates=own, still=still)
        for line in wrap(paragraph, frame.width, filling, indent):
            place = frame.indented(indent, line.direction) if indent else frame
            piece = Piece(beginning(line, place), line, begin, role, hard.spans)
            if rows:
                rows += blanks(frame, apart, rows[-1].offset)
            rows.append(Row((*bars(frame), piece), role, CodePoint(begin + line.start)))
            indent = 0
    return rows


def blanks(frame: Frame, count: int, offset: CodePoint) -> list[Row]:
    """Return so many rows without text, `offset` being where the text before them begins."""
    return [Row(bars(frame), Role.BODY, offset)] * count


def beginning(line: Line, frame: Frame) -> Cell:
    """Return the cell at which a line begins in its frame: at the side it is read from."""
    if (frame.aligned or line.direction) is Direction.RTL:
        return Cell(frame.columns - frame.right - line.width)
    return Cell(frame.left)


def bars(frame: Frame) -> tuple[Piece, ...]:
    """Return the bars of the quotations that a row stands in."""
    return tuple(_ornament(_BAR, cell, Role.QUOTE) for cell in frame.bars)


def _ornament(text: str, left: int, role: Role) -> Piece:
    paragraph = Paragraph(SafeText(text), Direction.LTR)
    return Piece(Cell(left), wrap(paragraph, Cell(len(text)))[0], None, role)
