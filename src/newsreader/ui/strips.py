"""From laid-out rows and labels to strips: the last step to the screen.

Here, and nowhere before, text is in visual order and made of presentation forms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from newsreader.article.spans import Style as Meaning
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.rows import Piece, Role, Row
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["Align", "Mark", "label_line", "label_strip", "offset_in", "row_strip"]

ELLIPSIS = "…"

Mark = tuple[int, int, Style]
"""A style on a logical range of a part's text: start, end (code points), style."""


class Align(Enum):
    """Where a label stands in its width: where its direction begins, ends, or in the middle."""

    START = "start"
    END = "end"
    CENTER = "center"


def label_line(
    text: SafeText,
    columns: int,
    direction: Direction | None = None,
    default: Direction | None = None,
) -> Line | None:
    """Return `text` as one line of at most `columns` cells, its end cut to an ellipsis.

    `direction` is the base direction; without it the text's own, `default` if it has none.
    None when there is no room or no text.
    """
    if columns < 1 or not text:
        return None
    fallback = default or Direction.LTR
    paragraph = Paragraph(text, direction, default=fallback)
    lines = wrap(paragraph, Cell(columns))
    if len(lines) == 1:
        return lines[0]
    kept = 0
    width = 0
    for cluster in paragraph.clusters:
        if width + cluster.width > columns - 1:
            break
        width += cluster.width
        kept = cluster.end
    cut = SafeText(text[:kept].rstrip() + ELLIPSIS)
    return wrap(Paragraph(cut, paragraph.direction), Cell(columns))[0]


def label_strip(
    text: SafeText,
    width: int,
    style: Style,
    *,
    direction: Direction = Direction.LTR,
    align: Align = Align.START,
    marks: Sequence[Mark] = (),
    base: Direction | None = None,
) -> Strip:
    """Return a label of exactly `width` cells.

    `direction` is that of the interface: the side at which labels begin. The text itself is
    ordered by `base`, else by its own first strong character. `marks` style logical ranges.
    """
    line = label_line(text, width, base, default=direction)
    if line is None:
        return Strip.blank(max(0, width), style)
    free = width - line.width
    at_right = (align is Align.END) != (direction is Direction.RTL)
    left = free // 2 if align is Align.CENTER else free if at_right else 0
    piece = Piece(Cell(left), line, CodePoint(0), Role.MARKER)
    segments = [
        Segment(" " * left, style),
        *_piece_segments(piece, style, lambda _meaning, _link: Style.null(), marks),
        Segment(" " * (free - left), style),
    ]
    return Strip([segment for segment in segments if segment.text], width)


def row_strip(
    row: Row,
    width: int,
    margin: int,
    base: Style,
    style_of: Callable[[Piece], Style],
    span_style: Callable[[Meaning, bool], Style],
    marks: Sequence[Mark] = (),
) -> Strip:
    """Return a row of a page as a strip of exactly `width` cells, the page `margin` from its left.

    `style_of` gives a piece's style and `span_style` what a span (its meaning, whether it is a
    link) adds; `marks` lie on top, the last one uppermost.
    """
    segments: list[Segment] = []
    cell = 0
    for piece in sorted(row.pieces, key=lambda piece: piece.left):
        left = margin + piece.left
        if left < cell or left + piece.line.width > width:
            continue
        if left > cell:
            segments.append(Segment(" " * (left - cell), base))
        segments += _piece_segments(piece, base + style_of(piece), span_style, marks)
        cell = left + piece.line.width
    if cell < width:
        segments.append(Segment(" " * (width - cell), base))
    return Strip(segments, width)


def _piece_segments(
    piece: Piece,
    style: Style,
    span_style: Callable[[Meaning, bool], Style],
    marks: Sequence[Mark],
) -> list[Segment]:
    """Return a line's segments: styles lie on logical ranges and follow their clusters."""
    line = piece.line
    layers: list[tuple[int, int, Style]] = [
        (span.start, span.end, span_style(span.style, span.link is not None))
        for span in piece.spans
        if span.start < line.end and span.end > line.start
    ]
    if piece.origin is not None:
        layers += [
            (start - piece.origin, end - piece.origin, mark)
            for start, end, mark in marks
            if start - piece.origin < line.end and end - piece.origin > line.start
        ]
    if not layers:
        return [Segment(line.text, style)] if line.text else []
    segments: list[Segment] = []
    text, current = "", style
    for cluster in line.clusters:
        wanted = style
        for start, end, layer in layers:
            if start < cluster.end and end > cluster.start:
                wanted += layer
        if wanted is not current and wanted != current:
            if text:
                segments.append(Segment(text, current))
            text, current = "", wanted
        text += cluster.text
    if text:
        segments.append(Segment(text, current))
    return segments


def offset_in(row: Row, cell: int) -> tuple[Piece, CodePoint] | None:
    """Return the piece of the article at `cell` of the page, and the offset in its part's text.

    Beside a line the nearest piece's start or end counts; None in a row without text.
    """
    pieces = [piece for piece in row.pieces if piece.origin is not None]
    if not pieces:
        return None

    def distance(piece: Piece) -> int:
        return max(piece.left - cell, cell - (piece.left + piece.line.width - 1), 0)

    piece = min(pieces, key=distance)
    assert piece.origin is not None
    return piece, CodePoint(piece.origin + piece.line.offset_at(Cell(cell - piece.left)))
