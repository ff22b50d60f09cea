"""From a paragraph to lines of at most so many cells, in logical order.

As much as fits stands on each line; where lines are filled, what makes them even.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from newsreader.layout.ascii import wrap_ascii
from newsreader.layout.boxes import BLANKS, boxes
from newsreader.layout.clusters import Cluster
from newsreader.layout.kashida import KashidaPlace
from newsreader.layout.lines import Line
from newsreader.layout.optimal import line_starts
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.running import wrap_running
from newsreader.layout.spelling import SPELLED_OUT
from newsreader.layout.stretching import Filling, added_cells, places_of, spread
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["filled", "wrap"]


def wrap(
    paragraph: Paragraph, columns: Cell, filling: Filling = Filling.NOTHING, indent: int = 0
) -> Sequence[Line]:
    """Return the lines of `paragraph`, none wider than `columns` cells; at least one line.

    The first is `indent` cells narrower.

    Lines end where UAX #14 lets them; a word longer than the line parts between clusters. A
    single cluster wider than the line (a wide character in one column) cannot be shown: it takes
    a line of its own whose width is 0 and whose text is empty. With a `filling` all lines but
    the last are `columns` wide, unless they cannot be stretched so far.
    """
    columns = Cell(max(1, columns))
    filling = _fit_for(paragraph, filling)
    indent = max(0, min(indent, columns - 1))
    fast = None if indent else wrap_running(paragraph, columns, filling)
    if fast is None and not indent and filling is Filling.NOTHING:
        fast = wrap_ascii(paragraph, columns)
    if fast is not None:
        return fast
    fitting = _fitting(paragraph, columns - indent)
    if filling is Filling.NOTHING:
        return tuple(_wrap(fitting, columns, indent))
    return tuple(_wrap_evenly(fitting, columns, filling, indent))


def filled(line: Line, columns: Cell, filling: Filling) -> Line:
    """Return a line stretched to `columns` cells, as it is where it cannot be."""
    spare = columns - line.width
    filling = _fit_for(line.paragraph, filling)
    if spare <= 0 or filling is Filling.NOTHING:
        return line
    words = line.logical.split(" ")
    places = places_of(words, filling)
    if line.paragraph.still:
        places = _without(places, words, line)
    indent = next((number for number, word in enumerate(words) if word), 0)
    put = spread(places, spare, range(indent, len(words) - 1))
    if put is None:
        return line
    added = added_cells(words, places, put, line.start)
    return Line(line.paragraph, line.start, line.end, columns, added=added)


def _fit_for(paragraph: Paragraph, filling: Filling) -> Filling:
    """Return what fills a paragraph: only joined letters that run to the left are drawn out."""
    if filling is Filling.KASHIDA and not (paragraph.shaped and paragraph.is_rtl):
        return Filling.SPACES
    return filling


def _without(
    places: Sequence[KashidaPlace | None], words: Sequence[str], line: Line
) -> list[KashidaPlace | None]:
    """Return the places of a line's words, but for those of words that are not to be drawn out."""
    starts = accumulate((len(word) + 1 for word in words), initial=int(line.start))
    return [
        None if any(a < start + len(word) and start < z for a, z in line.paragraph.still) else place
        for place, word, start in zip(places, words, starts)
    ]


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
            still=paragraph.still,
        )
    return paragraph


def _wrap(paragraph: Paragraph, columns: int, indent: int = 0) -> Iterator[Line]:
    """Yield the lines of a paragraph, at most `columns` cells wide, the first with its indent."""
    clusters = paragraph.clusters
    text = paragraph.text
    allowed, held = set(paragraph.breaks), paragraph.held
    line = 0  # index of the line's first cluster
    width = indent  # of the line so far, white space included
    shown = indent  # the same without the white space at its end
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
        blank = text[cluster.start : cluster.end] in BLANKS
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
        yield _line(paragraph, clusters, line, cut, cells - indent, columns - indent)
        line = place = cut
        width = shown = indent = 0
        last = between = -1
    if line < len(clusters) or not clusters:
        yield _line(paragraph, clusters, line, len(clusters), shown - indent, columns - indent)


def _wrap_evenly(
    paragraph: Paragraph, columns: Cell, filling: Filling, indent: int = 0
) -> Iterator[Line]:
    """Yield the lines of a paragraph that are filled, as even as can be, the first indented."""
    found = boxes(paragraph, columns, filling, indent)
    clusters = paragraph.clusters
    if not clusters:
        yield _line(paragraph, clusters, 0, 0, 0, columns)
        return
    starts = line_starts(found.begins, found.stops, found.rooms, columns)
    firsts = [*found.firsts, len(clusters)]
    for start, end in zip_longest(starts, starts[1:], fillvalue=len(found.firsts)):
        first, last = firsts[start], firsts[end]
        cells = max(0, found.stops[end - 1] - max(0, found.begins[start]))
        room = Cell(columns if start else columns - indent)
        line = _line(paragraph, clusters, first, last, cells, room)
        yield line if last == len(clusters) else filled(line, room, filling)


def _line(
    paragraph: Paragraph, clusters: list[Cluster], first: int, last: int, cells: int, columns: int
) -> Line:
    """Return the line of the clusters `first` to `last` (excluded), `cells` wide."""
    start = clusters[first].start if first < len(clusters) else CodePoint(0)
    end = clusters[last - 1].end if last > first else start
    if last > first and clusters[first].width > columns:  # it has none but blanks beside it
        return Line(paragraph, start, end, Cell(0), text="")
    return Line(paragraph, start, end, Cell(cells))
