"""What a stretch of the screen stands for, worked out plainly, cell by cell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from newsreader.article import blocks as article
from newsreader.article.spans import Style
from newsreader.layout.rows import Piece, Role
from newsreader.session.pages import Page
from newsreader.text.directions import Direction

__all__ = ["Range", "Sheet", "logical", "unlike"]

Range = tuple[int, int]
"""Code points of the page's text."""

_BETWEEN = "\n\n"
_PARTED = {article.Table: "\n|\t", article.Verses: "\n|   "}
_CHANGING = {Role.RELATED, Role.TOP}  # parts that a click follows


def logical(block: article.Block) -> str:
    """Return the text of a block, its inner ones a line each."""
    if isinstance(block, article.List):
        return "\n".join(logical(inner) for item in block.items for inner in item.blocks)
    if isinstance(block, (article.Quote, article.Footnote)):
        return "\n".join(map(logical, block.blocks))
    if isinstance(block, article.Verses):
        return "\n".join("   ".join(half.text for half in verse.parts) for verse in block.lines)
    if isinstance(block, article.Table):
        rows = [block.header, *block.rows] if block.header else block.rows
        return "\n".join("\t".join(cell.text for cell in row) for row in rows)
    if isinstance(block, (article.Paragraph, article.Heading)):
        return block.content.text
    if isinstance(block, article.Image):
        return block.alternative.text
    return block.text if isinstance(block, article.Code) else ""


@dataclass
class Sheet:
    """A window on a page: which range of the page's `text` stands in each cell of it.

    `cells` has a row each, of ranges by cell; `ends` the ranges beside text, and in rows without
    any; `still` are cells that nothing happens to when they are clicked.
    """

    page: Page
    margin: int
    text: str = ""
    cells: list[dict[int, Range]] = field(default_factory=list)
    still: list[tuple[int, int]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _pieces: list[list[tuple[int, int, Piece]]] = field(default_factory=list)
    _blank: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        texts = [logical(part.block) for part in self.page.parts]
        self.text = _BETWEEN.join(texts)
        self._starts = [0, *accumulate(len(text) + len(_BETWEEN) for text in texts)]
        number, within = self.page.top
        for part, row in self.page.window:
            within = within if part == number else 0
            number = part
            self._read(part, list(row.pieces))
            self._blank.append(self._above(part, within))
            within += 1

    def _read(self, part: int, pieces: list[Piece]) -> None:
        """Take in one row."""
        row = len(self.cells)
        self.cells.append({})
        self._pieces.append([])
        for piece in pieces:
            if piece.origin is None:
                continue
            cell = self.margin + piece.left
            base = self._starts[part] + piece.origin
            self._pieces[row].append((base, cell, piece))
            linked = [s for s in piece.spans if s.link is not None or Style.NOTE in s.style]
            for cluster in piece.line.clusters:
                for _ in range(cluster.width):
                    self.cells[row][cell] = (base + cluster.start, base + cluster.end)
                    is_plain = not any(s.start <= cluster.start < s.end for s in linked)
                    if is_plain and self.page.parts[part].role not in _CHANGING:
                        self.still.append((row, cell))
                    cell += 1

    def _above(self, part: int, within: int) -> int:
        """Return where the text ends that stands in a row of a part, or above it in that part."""
        rows = self.page.document.rows(part)
        for row in reversed(rows[: within + 1]):
            ends = [p.origin + p.line.end for p in row.pieces if p.origin is not None]
            if ends:
                return self._starts[part] + max(ends)
        return self._starts[part] + rows[within].offset

    def at(self, row: int, cell: int) -> Range:
        """Return the range that stands in a cell, an empty one beside text and in blank rows."""
        found = self.cells[row].get(cell)
        if found is not None:
            return found
        if not self._pieces[row]:
            return self._blank[row], self._blank[row]

        base, left, piece = self._nearest(row, cell)
        is_left = cell < left
        begins = is_left if piece.line.direction is Direction.LTR else not is_left
        edge = base + (piece.line.start if begins else piece.line.end)
        return edge, edge

    def _nearest(self, row: int, cell: int) -> tuple[int, int, Piece]:
        """Return the piece of a row that is nearest to a cell: where its text begins, its edge."""

        def away(placed: tuple[int, int, Piece]) -> int:
            _, left, piece = placed
            return max(0, left - cell, cell - (left + piece.line.width - 1))

        return min(self._pieces[row], key=away)

    def part_of(self, offset: int) -> int:
        """Return the part in which an offset of the text stands."""
        return max(n for n, start in enumerate(self._starts[:-1]) if start <= offset)

    def word(self, row: int, cell: int) -> Range:
        """Return the range of the word, or of the blanks, of what stands in a cell."""
        found = self.at(row, cell)
        if found[0] == found[1]:
            return found
        marks = "".join({"\u0301", *(c for c in self.text if unicodedata.category(c)[0] == "M")})
        of_word = rf"[\w\u200c\u200d{marks}]"
        word = rf"(?:{of_word}|(?<=[^\W\d_])['’](?=[^\W\d_])|(?<=\d)[.,٫٬](?=\d))+"
        return self._holding(re.compile(rf"{word}|[^\S\n]+|.[{marks}]*", re.DOTALL), found)

    def paragraph(self, row: int, cell: int) -> Range:
        """Return the range of the paragraph, the line, the cell or the half verse."""
        if not self._pieces[row]:
            return self.at(row, cell)
        found = (self._nearest(row, cell)[0],) * 2
        part = self.part_of(found[0])
        block = self.page.parts[part].block
        start, end = self._starts[part], self._starts[part + 1] - len(_BETWEEN)
        if isinstance(block, article.Paragraph):
            return start, end
        if start == end:
            return found
        return self._holding(re.compile(_PARTED.get(type(block), "\n")), found, between=True)

    def _holding(self, pattern: re.Pattern[str], found: Range, *, between: bool = False) -> Range:
        """Return the match that holds a range, or what stands between two matches and holds it."""
        part = self.part_of(found[0])
        start, end = self._starts[part], self._starts[part + 1] - len(_BETWEEN)
        text = self.text[start:end]
        spans = [match.span() for match in pattern.finditer(text)]
        if between:
            edges = [0, *(edge for span in spans for edge in span), len(text)]
            spans = list(zip(edges[::2], edges[1::2]))
        at = found[0] - start
        held = next((s for s in spans if s[0] <= at < s[1]), (at, found[1] - start))
        return start + held[0], start + held[1]


def unlike(sheet: Sheet, rows: list[str]) -> Iterator[str]:
    """Yield a line for each range whose letters are not those that the screen shows in its cells.

    `rows` are the rows of the screen, a character a cell but for marks, in display order.
    """
    for number, cells in enumerate(sheet.cells):
        shown = _by_cell(rows[number])
        places: dict[Range, list[int]] = {}
        for cell, found in cells.items():
            places.setdefault(found, []).append(cell)
        for (start, end), taken in places.items():
            there = _letters("".join(shown.get(cell, "") for cell in taken))
            meant = _letters(sheet.text[start:end])
            if there != meant and not _is_sequence(sheet.text[start:end]):
                yield f"row {number}, cells {taken}: {there!r} is shown of {meant!r}"


def _by_cell(row: str) -> dict[int, str]:
    """Return what stands in each cell of a row, marks with what they stand on."""
    from rich.cells import cell_len

    found: dict[int, str] = {}
    cell = 0
    for character in row:
        width = cell_len(character)
        at = cell if width else max(0, cell - 1)
        found[at] = found.get(at, "") + character
        cell += width
    return found


_MIRRORED = str.maketrans("([{<«‹≤≥›»>}])", ")]}>»›≥≤‹«<{[(")


def _letters(text: str) -> list[str]:
    """Return the letters and signs of a text without regard to shape, order and mirroring."""
    plain = unicodedata.normalize("NFKC", text).replace("ە", "ه")  # it has that letter's forms
    kept = [c for c in plain if unicodedata.category(c)[0] not in "MZC" and c != "\u0640"]
    return sorted(min(c, c.translate(_MIRRORED)) for c in kept)


def _is_sequence(text: str) -> bool:
    """Return whether a text is shown by its first character alone: a sequence of emoji."""
    return "\u200d" in text or any(ord(c) > 0xFFFF for c in text)
