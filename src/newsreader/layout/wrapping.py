"""From a paragraph to lines of at most so many cells: greedy, in logical order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.layout.ascii import wrap_ascii
from newsreader.layout.clusters import Cluster
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.running import wrap_running
from newsreader.layout.spelling import SPELLED_OUT
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["wrap"]

_BLANKS = (" ", "\t")  # a space with a mark on it is none


def wrap(paragraph: Paragraph, columns: Cell) -> Sequence[Line]:
    """Return the lines of `paragraph`, none wider than `columns` cells; at least one line.

    Lines end where UAX #14 lets them; a word longer than the line parts between clusters. A
    single cluster wider than the line (a wide character in one column) cannot be shown: it takes
    a line of its own whose width is 0 and whose text is empty.
    """
    columns = Cell(max(1, columns))
    return (
        wrap_running(paragraph, columns)
        or wrap_ascii(paragraph, columns)
        or tuple(_wrap(_fitting(paragraph, columns), columns))
    )


def _fitting(paragraph: Paragraph, columns: int) -> Paragraph:
    """Return the paragraph, without what is spelled out where that is wider than the line."""
    if (
        paragraph.spelled
        and SPELLED_OUT.search(paragraph.text)
        and any(cluster.width > columns for cluster in paragraph.clusters)
    ):
        return Paragraph(
            paragraph.text,
            paragraph.direction,
            shaped=paragraph.shaped,
            spelled=False,
            isolates=paragraph.isolates,
        )
    return paragraph


def _wrap(paragraph: Paragraph, columns: int) -> Iterator[Line]:
    """Yield the lines of a paragraph, at most `columns` cells wide."""
    clusters = paragraph.clusters
    text = paragraph.text
    allowed, held = set(paragraph.breaks), paragraph.held
    line = 0  # index of the line's first cluster
    width = 0  # of the line so far, white space included
    shown = 0  # the same without the white space at its end
    last = -1  # index of the cluster at which the line may be broken, -1: nowhere yet
    shown_at_last = 0
    between = -1  # the same for a word that is longer than the line
    shown_between = 0
    place = 0
    while place < len(clusters):
        cluster = clusters[place]
        if place > line and cluster.start in allowed:
            last, shown_at_last = place, shown
        if place > line and cluster.start not in held:
            between, shown_between = place, shown
        blank = text[cluster.start : cluster.end] in _BLANKS
        if blank or width + cluster.width <= columns:
            width += cluster.width
            if not blank:
                shown = width
            place += 1
            continue
        if last > line:
            cut, cells = last, shown_at_last
        elif between > line:
            cut, cells = between, shown_between
        else:
            cut, cells = max(place, line + 1), shown
        yield _line(paragraph, clusters, line, cut, cells, columns)
        line = place = cut
        width = shown = 0
        last = between = -1
    if line < len(clusters) or not clusters:
        yield _line(paragraph, clusters, line, len(clusters), shown, columns)


def _line(
    paragraph: Paragraph, clusters: list[Cluster], first: int, last: int, cells: int, columns: int
) -> Line:
    """Return the line of the clusters `first` to `last` (excluded), `cells` wide."""
    start = clusters[first].start if first < len(clusters) else CodePoint(0)
    end = clusters[last - 1].end if last > first else start
    if last == first + 1 and clusters[first].width > columns:
        return Line(paragraph, start, end, Cell(0), text="")
    return Line(paragraph, start, end, Cell(cells))
