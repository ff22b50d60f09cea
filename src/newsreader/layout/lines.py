"""A line of a paragraph: what is sent to the screen, and the maps both ways."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from operator import attrgetter

from newsreader.layout.clusters import Cluster
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["Line", "display_text"]

_START, _PLACE = attrgetter("start"), attrgetter("place")
_TATWEEL = "\u0640"
_NOTHING: Mapping[int, int] = {}


class Line:
    """The code points `start` to `end` (excluded) of a paragraph, on one line.

    The lines of a paragraph tile it: the white space at which a line was broken belongs to the
    line before the break, takes no cell there and is not shown. `added` are cells that fill the
    line, behind code points of it: spaces behind a space, tatweels behind a letter and its marks.
    They belong to its cluster, and are nowhere but in what is shown.
    """

    def __init__(
        self,
        paragraph: Paragraph,
        start: CodePoint,
        end: CodePoint,
        width: Cell,
        text: str | None = None,
        added: Mapping[int, int] = _NOTHING,
    ) -> None:
        """Take the line's place; `text` is its display text where it is known already."""
        self.paragraph = paragraph
        self.start = start
        self.end = end
        self.width = width
        self.added = added
        if text is not None:
            self.__dict__["text"] = text

    @property
    def direction(self) -> Direction:
        """The direction of the paragraph: the side at which the line begins."""
        return self.paragraph.direction

    @property
    def logical(self) -> str:
        """The line's text in logical order, as written, without the space at its end."""
        return self.paragraph.text[self.start : self.end].rstrip(" \t")

    @cached_property
    def text(self) -> str:
        """The line as it is sent to the screen, from left to right, `width` cells wide."""
        return "".join(cluster.text for cluster in self.clusters)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The line's clusters from left to right (rules L1 to L4); their ranges tile the line."""
        text = self.paragraph.text[self.start : self.end]
        hanging = self.start + len(text.rstrip(" \t"))
        clusters = self.paragraph.clusters
        first = bisect_left(clusters, self.start, key=_START)
        ours = clusters[first : bisect_left(clusters, self.end, first, key=_START)]
        shown = sorted((c for c in ours if c.start < hanging or not c.width), key=_PLACE)
        if self.added:
            added = self.added
            shown = [
                self._widened(c) if c.start in added or c.end > c.start + 1 else c for c in shown
            ]
        # The space at the end stands behind the text in reading direction (L1), in no cell.
        space = [c._replace(text="", width=Cell(0)) for c in ours if c.start >= hanging and c.width]
        return (*space[::-1], *shown) if self.direction is Direction.RTL else (*shown, *space)

    def _widened(self, cluster: Cluster) -> Cluster:
        """Return a cluster with the cells that are added to it at the side where lines end."""
        cells = sum(self.added.get(place, 0) for place in range(cluster.start, cluster.end))
        if not cells:
            return cluster
        filler = (" " if cluster.text.isspace() else _TATWEEL) * cells
        text = filler + cluster.text if cluster.rtl else cluster.text + filler
        return cluster._replace(text=text, width=Cell(cluster.width + cells))

    def cluster_at(self, cell: Cell) -> Cluster | None:
        """Return the cluster that stands in `cell` (from 0 at the left), None beside the line."""
        left = 0
        for cluster in self.clusters:
            if left <= cell < left + cluster.width:
                return cluster
            left += cluster.width
        return None

    def offset_at(self, cell: Cell) -> CodePoint:
        """Return the offset of what stands in `cell`; beside the line its start or its end."""
        cluster = self.cluster_at(cell)
        if cluster is not None:
            return cluster.start
        at_start = (cell < 0) == (self.direction is Direction.LTR)
        return self.start if at_start else self.end


def display_text(paragraph: Paragraph) -> str:
    """Return a whole paragraph as one line in display order, its white space kept as written."""
    found = sorted(paragraph.clusters, key=_PLACE)
    text = paragraph.text
    return "".join("\t" if "\t" in text[each.start : each.end] else each.text for each in found)
