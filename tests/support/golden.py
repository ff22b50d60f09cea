"""Golden pages: the cells of an article's page, and the offset of what stands in each.

A file a case. Each row of the page gives a line with its cells, from left to right, and a line for
each piece of the article on it: the part of the page, the first cell, and the offsets in the part's
text of the clusters from left to right. `57-18` is one cluster a cell, each one before that
at its left; `18+57` the same forwards; `30*3` a cluster of three cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from newsreader.article.articles import Article, lede
from newsreader.display.painting import painted
from newsreader.layout.documents import Document, Position
from newsreader.layout.lines import Line
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.stretching import Justification
from newsreader.text.controls import SafeText
from newsreader.text.offsets import Cell

__all__ = ["COLUMNS", "FOLDER", "NAMES", "golden"]

FOLDER = Path(__file__).parents[1] / "data" / "golden"
COLUMNS = (24, 40, 60, 72)
NAMES = (
    "bread-and-wheat.txt", "desalination-by-sun.md", "english-lighthouse.md",
    "figures-in-the-budget.md",
    "hebrew-seed-bank.md", "installing-a-feed-reader.md", "markdown-gallery.md",
    "ode-to-the-evening.md", "persian-qanats.md", "sorani-mountain-school.md",
    "the-fox-and-the-well.md", "urdu-printing.md",
)  # fmt: skip
_ROWS = 40  # of a page are kept
_ALL_ROWS = {"markdown-gallery.md"}  # it has a block of every kind


def golden(article: Article, name: str, columns: int) -> str:
    """Return the text of a case: a page of `columns` cells, without the interface's own lines."""
    parts = page(article, PageTexts(lede=lede(article) or SafeText("")))
    document = Document(
        parts,
        Cell(columns),
        article.direction,
        justification=Justification.of("kashida", article.language),
    )
    rows = document.window(Position(0, 0), 400 if name in _ALL_ROWS else _ROWS)
    lines: list[str] = []
    for part, row in rows:
        lines.append("".join(s.text for s in painted(row, columns, 0, columns)).rstrip())
        for piece in sorted(row.pieces, key=lambda piece: piece.left):
            if piece.origin is not None and piece.line.width:
                runs = " ".join(_runs(_clusters(piece.line, piece.origin)))
                lines.append(f"  {part} {piece.left}: {runs}")
    return "\n".join(lines) + "\n"


def _clusters(line: Line, origin: int) -> list[tuple[int, int]]:
    """Return the offset and the cells of each cluster that is shown, from left to right."""
    return [(origin + c.start, c.width) for c in line.clusters if c.width]


def _runs(clusters: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield clusters from left to right in short, those that go on evenly as one."""
    at = 0
    while at < len(clusters):
        offset, width = clusters[at]
        if width != 1:
            yield f"{offset}*{width}"
            at += 1
            continue
        step = 0
        end = at + 1
        while end < len(clusters) and clusters[end][1] == 1:
            ahead = clusters[end][0] - clusters[end - 1][0]
            if abs(ahead) != 1 or step not in (0, ahead):
                break
            step = ahead
            end += 1
        last = clusters[end - 1][0]
        yield f"{offset}{'-' if step < 0 else '+'}{last}" if step else str(offset)
        at = end
