"""The one painter of rows and labels: lines become stretches of text, each with its styles.

Here, and nowhere before, text is in visual order and made of presentation forms. What a style
looks like is said by the table of styles; how it is drawn, by who draws.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from newsreader.article.spans import Span
from newsreader.article.spans import Style as Meaning
from newsreader.display.signs import AS_THEY_ARE, Signs
from newsreader.display.styles import ROLE_STYLES
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.pictures import Slice
from newsreader.layout.rows import Piece, Role, Row
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell

__all__ = [
    "Align", "Mark", "Setting", "Stretch", "label_line", "label_lines", "label_rows",
    "label_stretches", "painted", "placed", "wrapped_stretches",
]  # fmt: skip

_UPPER_HALF = "▀"
_ELLIPSIS = "…"

Mark = tuple[int, int, str]
"""A style on a logical range of a part's text: start, end (code points), the style's name."""


class Stretch(NamedTuple):
    """Text in display order with the names of its styles, the last one uppermost.

    A name that begins with # is colours: `#rrggbb on #rrggbb`, ink and ground.
    """

    text: str
    styles: tuple[str, ...] = ()


def placed(row: Row, width: int, margin: int = 0) -> Iterator[tuple[int, Piece]]:
    """Yield the pieces of a row from left to right, each with the blank cells before it.

    The page begins `margin` cells from the left. A piece that would stand over another one, or
    reach beyond `width` cells, is left out.
    """
    cell = 0
    for piece in sorted(row.pieces, key=lambda piece: piece.left):
        left = margin + piece.left
        if cell <= left and left + piece.line.width <= width:
            yield left - cell, piece
            cell = left + piece.line.width


def painted(
    row: Row,
    width: int,
    margin: int,
    columns: int,
    marks: Sequence[Mark] = (),
    whole: str = "",
    signs: Signs = AS_THEY_ARE,
) -> list[Stretch]:
    """Return a row of a page of `columns` cells as stretches that are `width` cells together.

    The page begins `margin` cells from the left. `marks` lie over the styles that the row has by
    itself, the last one uppermost; `whole` names a style that lies over all of its pieces.
    """
    if row.role is Role.RULE and not row.pieces:
        ruled = max(0, min(columns, width - margin))
        rule = [Stretch(" " * margin), Stretch("─" * ruled, (ROLE_STYLES[Role.RULE],))]
        return _filled(rule, width - margin - ruled)
    if row.picture is not None:
        left, cells = _pictured(row.picture, width, margin)
        end = left + sum(len(stretch.text) for stretch in cells)
        beside = row._replace(picture=None)
        before = painted(beside, left, margin, columns, marks, whole, signs)
        behind = painted(beside, width - end, margin - end, columns, marks, whole, signs)
        return [*before, *cells, *behind]
    over = (whole,) if whole else ()
    stretches: list[Stretch] = []
    cell = 0
    for gap, piece in placed(row, width, margin):
        own = ROLE_STYLES.get(piece.role, "")
        base = ((own,) if own else ()) + over
        stretches.append(Stretch(" " * gap))
        stretches += _line_stretches(piece.line, base, _layers(piece, marks), signs)
        cell += gap + piece.line.width
    return _filled(stretches, width - cell)


def _pictured(slice_: Slice, width: int, margin: int) -> tuple[int, list[Stretch]]:
    """Return the cell at which a row of a picture begins, and its cells: each one's two halves.

    Or, where the terminal draws it itself, what stands for them.
    """
    left = max(0, min(margin + slice_.left, width - slice_.columns))
    if drawn := slice_.drawn():
        return left, [Stretch(drawn[: width - left])]
    cells = [
        Stretch(_UPPER_HALF, (f"#{upper.hex()} on #{lower.hex()}",))
        for upper, lower in slice_.colours()
    ]
    return left, cells[: width - left]


def _filled(stretches: list[Stretch], blanks: int) -> list[Stretch]:
    """Return stretches with so many blanks behind them, the empty ones left out."""
    return [s for s in (*stretches, Stretch(" " * max(0, blanks))) if s.text]


def _layers(piece: Piece, marks: Iterable[Mark]) -> list[Mark]:
    """Return what lies over a piece, on ranges of its paragraph: its spans, then the marks."""
    layers: list[Mark] = [(s.start, s.end, name) for s in piece.spans for name in _names(s)]
    if piece.origin is not None:
        layers += [(start - piece.origin, end - piece.origin, name) for start, end, name in marks]
    line = piece.line
    return [layer for layer in layers if layer[0] < line.end and layer[1] > line.start]


def _names(span: Span) -> list[str]:
    """Return the names of the styles of a span of the article."""
    meaning = span.style
    wanted = (
        ("strong", meaning & (Meaning.STRONG | Meaning.EMPHASIS)),
        ("code", meaning & Meaning.CODE),
        ("strike", meaning & Meaning.STRIKE),
        ("link", span.link is not None or meaning & Meaning.NOTE),
    )
    return [name for name, on in wanted if on]


def _line_stretches(
    line: Line, base: tuple[str, ...], layers: Sequence[Mark], signs: Signs
) -> list[Stretch]:
    """Return a line's stretches: styles lie on logical ranges and follow their clusters."""
    changes = signs.change(line.logical)
    if not layers and not changes:
        return [Stretch(line.text, base)] if line.text else []
    stretches: list[Stretch] = []
    text, current = "", base
    for cluster in line.clusters:
        wanted = base + tuple(
            name for start, end, name in layers if start < cluster.end and end > cluster.start
        )
        if wanted != current:
            if text:
                stretches.append(Stretch(text, current))
            text, current = "", wanted
        text += signs.shown(cluster, line.paragraph) if changes else cluster.text
    if text:
        stretches.append(Stretch(text, current))
    return stretches


class Align(Enum):
    """Where a label stands in its width: where its direction begins, ends, or in the middle."""

    START = auto()
    END = auto()
    CENTER = auto()


@dataclass(frozen=True, slots=True)
class Setting:
    """How a label is set.

    `direction` is that of the interface: the side at which labels begin. The text itself is
    ordered by `base`, else by its own first strong character. `shaped` off: plain letters.
    `signs`: which digits and harakat are shown.
    """

    direction: Direction = Direction.LTR
    align: Align = Align.START
    base: Direction | None = None
    shaped: bool = True
    signs: Signs = AS_THEY_ARE


def label_line(text: SafeText, columns: int, setting: Setting) -> Line | None:
    """Return `text` as one line of at most `columns` cells, its end cut to an ellipsis.

    None when there is no room or no text.
    """
    return next(iter(label_lines(text, columns, setting)), None)


def label_lines(text: SafeText, columns: int, setting: Setting, most: int = 1) -> Sequence[Line]:
    """Return `text` as at most so many lines of at most `columns` cells, the last one cut."""
    if columns < 1 or not text:
        return []
    paragraph = Paragraph(text, setting.base, default=setting.direction, shaped=setting.shaped)
    lines = wrap(paragraph, Cell(columns))
    if len(lines) <= most:
        return lines
    kept, width = lines[most - 1].start, 0
    for cluster in paragraph.clusters:
        if cluster.start < lines[most - 1].start:
            continue
        if width + cluster.width > columns - 1:
            break
        width += cluster.width
        kept = cluster.end
    cut = SafeText(text[:kept].rstrip() + _ELLIPSIS)
    return wrap(Paragraph(cut, paragraph.direction, shaped=setting.shaped), Cell(columns))[:most]


def label_stretches(
    text: SafeText, width: int, setting: Setting, marks: Sequence[Mark] = ()
) -> list[Stretch]:
    """Return a label as stretches that are `width` cells together."""
    line = label_line(text, width, setting)
    return _filled([], width) if line is None else _label_row(line, width, setting, marks)


def label_rows(
    text: SafeText, width: int, setting: Setting, most: int, marks: Sequence[Mark] = ()
) -> list[list[Stretch]]:
    """Return a label as at most so many rows of stretches, each `width` cells together."""
    lines = label_lines(text, width, setting, most)
    return [_label_row(line, width, setting, marks) for line in lines]


def _label_row(
    line: Line, width: int, setting: Setting, marks: Sequence[Mark] = ()
) -> list[Stretch]:
    """Return a line of a label at its place in `width` cells."""
    free = width - line.width
    at_right = (setting.align is Align.END) != (setting.direction is Direction.RTL)
    left = free // 2 if setting.align is Align.CENTER else free if at_right else 0
    layers = [mark for mark in marks if mark[0] < line.end and mark[1] > line.start]
    stretches = [Stretch(" " * left), *_line_stretches(line, (), layers, setting.signs)]
    return _filled(stretches, free - left)


def wrapped_stretches(text: SafeText, width: int, setting: Setting) -> list[list[Stretch]]:
    """Return a text as rows of stretches, each `width` cells together."""
    paragraph = Paragraph(text, setting.base, default=setting.direction, shaped=setting.shaped)
    rows = []
    for line in wrap(paragraph, Cell(max(1, width))):
        free = max(0, width - line.width)
        left = free if paragraph.direction is Direction.RTL else 0
        stretches = [Stretch(" " * left), *_line_stretches(line, (), (), setting.signs)]
        rows.append(_filled(stretches, free - left))
    return rows
