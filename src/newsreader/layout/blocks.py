"""From one block of an article to rows of a page: indents, markers, verses, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsreader.article import blocks as article
from newsreader.article.spans import Inline
from newsreader.layout.frames import Frame, bars, beginning, blanks, text_rows
from newsreader.layout.markers import markers
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.pictures import slices
from newsreader.layout.rows import Part, Piece, Role, Row
from newsreader.layout.sides import direction_of
from newsreader.layout.tables import table_rows
from newsreader.layout.wrapping import filled, wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["part_rows"]

_GAP = 4  # cells between the hemistichs of a verse
_BELOW = 2  # before a caption: it begins where the text of a picture does
_APART = 6  # at either side of a pull quote


def part_rows(part: Part, frame: Frame, indent: int = 0) -> list[Row]:
    """Return the rows of one part of the page, without the space around it.

    `indent`: cells before the first line of a paragraph.
    """
    if part.role is Role.BODY:
        pictured = replace(frame, pictures=dict(part.pictures)) if part.pictures else frame
        return list(_rows(part.block, pictured, CodePoint(0), indent))
    if part.role in (Role.RELATED, Role.WHY):
        inner = list(article.inlines(part.block))
        listed = replace(frame, aligned=frame.direction)
        marker = f"{part.number}." if part.role is Role.RELATED else "  "
        return _with_marker(marker, inner, listed, part.role)
    rows: list[Row] = []
    for inline in article.inlines(part.block):
        rows += text_rows(inline, frame, CodePoint(0), part.role)
    return rows or [Row((), part.role)]


def _size(block: article.Block) -> int:
    return len(article.block_text(block)) + 1


def _rows(block: article.Block, frame: Frame, origin: CodePoint, indent: int = 0) -> Iterator[Row]:
    """Yield the rows of a block of the body whose text begins at `origin` in the part's."""
    if isinstance(block, article.Caption):
        below = frame.indented(_BELOW, direction_of(block, frame.direction))
        yield from text_rows(block.content, below, origin, Role.CAPTION)
    elif isinstance(block, article.Paragraph):
        yield from text_rows(block.content, frame, origin, frame.role, indent)
    elif isinstance(block, article.Heading):
        yield from text_rows(block.content, frame, origin, Role.HEADING)
    elif isinstance(block, article.Verses):
        yield from _verses(block, frame, origin)
    elif isinstance(block, article.List):
        yield from _list(block, frame, origin)
    elif isinstance(block, article.Quote):
        yield from _series(block.blocks, _quoting(block, frame), origin)
    elif isinstance(block, article.Code):
        code = replace(frame, direction=Direction.LTR)
        yield from text_rows(Inline(SafeText(block.text.rstrip("\n"))), code, origin, Role.CODE)
    elif isinstance(block, article.Table):
        yield from _table(block, frame, origin)
    elif isinstance(block, article.Rule):
        yield Row((), Role.RULE, origin)
    elif isinstance(block, article.Image):
        yield from _image(block, frame, origin)
    else:
        yield from _footnote(block, frame, origin)


def _image(block: article.Image, frame: Frame, origin: CodePoint) -> Iterator[Row]:
    """Yield the rows of a picture, where it is shown, in the middle; below it its text."""
    picture = frame.pictures.get(block.target)
    for each in slices(picture, frame.width) if picture is not None else ():
        placed = each._replace(left=frame.left + (frame.width - each.columns) // 2)
        yield Row(bars(frame), Role.IMAGE, origin, placed)
    if picture is None or block.alternative.text:
        yield from _with_marker("▣", [block.alternative], frame, Role.IMAGE, origin)


def _quoting(block: article.Quote, frame: Frame) -> Frame:
    """Return where a quotation's blocks stand: beside a bar, those of a pull quote apart."""
    if isinstance(block, article.PullQuote):
        apart = frame.indented(_APART, Direction.RTL).indented(_APART, Direction.LTR)
        return replace(apart, role=Role.PULLED)
    direction = direction_of(block, frame.direction)
    inner = frame.indented(2, direction)
    bar = frame.columns - frame.right - 1 if direction is Direction.RTL else frame.left
    if inner.width == frame.width:  # there is no room for a bar
        return inner
    return replace(inner, bars=(*frame.bars, bar), role=Role.QUOTE)


def _table(block: article.Table, frame: Frame, origin: CodePoint) -> Iterator[Row]:
    """Yield the rows of a table whose text begins at `origin`, with the bars of its quotation."""
    beside = bars(frame)
    for row in table_rows(
        block, frame.columns, frame.left, frame.right, frame.direction, shaped=frame.shaped
    ):
        pieces = (
            p if p.origin is None else p._replace(origin=CodePoint(p.origin + origin))
            for p in row.pieces
        )
        yield Row((*beside, *pieces), row.role, CodePoint(row.offset + origin))


def _series(
    blocks: Sequence[article.Block], frame: Frame, origin: CodePoint, *, tight: bool = False
) -> Iterator[Row]:
    """Yield the rows of blocks one below the other, apart unless they are `tight`."""
    spacing = frame.spacing
    before: article.Block | None = None
    for block in blocks:
        if before is not None:
            gap = spacing.lines if tight else spacing.gap(before, block)
            yield from blanks(frame, gap, origin)
        yield from _rows(block, frame, origin, spacing.indent(before, block))
        origin = CodePoint(origin + _size(block))
        before = block


def _list(block: article.List, frame: Frame, origin: CodePoint) -> Iterator[Row]:
    """Yield the rows of a list, each item's first with its marker beside it."""
    direction = direction_of(block, frame.direction)
    loose = any(
        sum(isinstance(b, article.Paragraph) for b in item.blocks) > 1 for item in block.items
    )
    counted = frame.counted + block.ordered
    for number, marker in enumerate(markers(block, frame.depth, frame.counted)):
        item = block.items[number]
        inner = frame.indented(len(marker) + 1, direction)
        inner = replace(inner, depth=frame.depth + 1, counted=counted)
        if number:
            yield from blanks(frame, frame.spacing.lines + loose, origin)
        rows = _series(item.blocks, inner, origin, tight=not loose)
        first = next(rows, Row((), Role.BODY, origin))
        yield _marked(first, marker, frame, direction)
        yield from rows
        origin = CodePoint(origin + sum(map(_size, item.blocks)))


def _marked(row: Row, marker: str, frame: Frame, direction: Direction) -> Row:
    """Put a marker at the row's beginning side, beside the indent."""
    paragraph = Paragraph(SafeText(marker), direction)
    line = wrap(paragraph, Cell(max(1, min(len(marker), frame.width))))[0]
    left = beginning(line, frame)
    return row._replace(pieces=(Piece(left, line, None, Role.MARKER), *row.pieces))


def _with_marker(
    marker: str, texts: Sequence[Inline], frame: Frame, role: Role, origin: CodePoint = CodePoint(0)
) -> list[Row]:
    """Return the rows of texts, indented, with a marker beside the first."""
    direction = frame.aligned or direction_of(texts, frame.direction)
    inner = frame.indented(len(marker) + 1, direction)
    rows = [row for text in texts for row in text_rows(text, inner, origin, role)]
    rows = rows or [Row((), role, origin)]
    return [_marked(rows[0], marker, frame, direction), *rows[1:]]


def _footnote(block: article.Footnote, frame: Frame, origin: CodePoint) -> Iterator[Row]:
    """Yield the rows of a footnote, its label beside the first."""
    direction = direction_of(block, frame.direction)
    marker = f"[{block.label}]"
    inner = frame.indented(len(marker) + 1, direction)
    rows = _series(block.blocks, inner, origin)
    first = next(rows, Row((), Role.NOTE, origin))
    yield _marked(first, marker, frame, direction)
    yield from rows


def _verses(block: article.Verses, frame: Frame, origin: CodePoint) -> Iterator[Row]:
    """Yield a poem: hemistichs side by side, all of one width, where both fit; else stacked."""
    direction = direction_of(block, frame.direction)
    halves = [
        [wrap(Paragraph(p.text, direction, shaped=frame.shaped), Cell(10_000))[0] for p in v.parts]
        for v in block.lines
    ]
    width = max((line.width for parts in halves for line in parts), default=Cell(0))
    two = any(len(parts) > 1 for parts in halves)
    total = 2 * width + _GAP if two else width
    start = origin
    if total > frame.width or any(len(parts) > 2 for parts in halves):
        for verse in block.lines:
            for number, part in enumerate(verse.parts):
                inner = frame.indented(4 if number else 0, direction)
                yield from text_rows(part, inner, start, Role.VERSE)
                start = CodePoint(
                    start + len(part.text) + (3 if number + 1 < len(verse.parts) else 1)
                )
        return
    margin = (frame.width - total) // 2 if two else 0
    for verse, lines in zip(block.lines, halves):
        pieces = list(bars(frame))
        begin = start
        for number, (part, loose) in enumerate(zip(verse.parts, lines)):
            line = filled(loose, width, frame.filling.verse) if len(lines) > 1 else loose
            shift = margin + number * (width + _GAP)
            if direction is Direction.RTL:
                left = frame.columns - frame.right - shift - line.width
            else:
                left = frame.left + shift
            pieces.append(Piece(Cell(left), line, start, Role.VERSE, part.spans))
            start = CodePoint(start + len(part.text) + (3 if number + 1 < len(lines) else 1))
        yield Row(tuple(pieces), Role.VERSE, begin)
