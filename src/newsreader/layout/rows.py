"""What a laid-out article is made of: rows of pieces, each piece a line at its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from newsreader.article.blocks import Block
from newsreader.article.spans import Span
from newsreader.layout.lines import Line
from newsreader.layout.pictures import Picture, Slice
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["BLANK", "Part", "Piece", "Place", "Role", "Row"]


class Role(Enum):
    """What a part of the page is; how it looks is the user interface's affair."""

    SECTION = auto()
    TITLE = auto()
    BYLINE = auto()
    LEDE = auto()
    BODY = auto()
    HEADING = auto()
    QUOTE = auto()
    PULLED = auto()
    CAPTION = auto()
    CODE = auto()
    VERSE = auto()
    TABLE = auto()
    TABLE_HEAD = auto()
    RULE = auto()
    IMAGE = auto()
    NOTE = auto()
    MARKER = auto()
    SOURCE = auto()
    RELATED_HEADING = auto()
    RELATED = auto()
    WHY = auto()
    TOP = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the page; the body's blocks are BODY, `number` counts related articles.

    `pictures` are those of its images that are shown, each with the target that they name.
    """

    role: Role
    block: Block
    number: int = 0
    pictures: tuple[tuple[str, Picture], ...] = ()


class Place(NamedTuple):
    """A place in a document that no width changes: a part and an offset in its text."""

    part: int
    offset: CodePoint


class Piece(NamedTuple):
    """A line at its place in a row.

    `left` is the cell at which it begins, from the left edge of the page. `origin` is the offset
    of the line's paragraph in the text of its part (`block_text`), None for what the article does
    not say itself (bullets, rulings). `spans` are those of the paragraph.
    """

    left: Cell
    line: Line
    origin: CodePoint | None
    role: Role
    spans: tuple[Span, ...] = ()


class Row(NamedTuple):
    """One row of the page; `offset` is where it begins in its part's text.

    A row of a picture has no text: beside it stand bars and markers.
    """

    pieces: tuple[Piece, ...]
    role: Role
    offset: CodePoint = CodePoint(0)
    picture: Slice | None = None

    def in_halves(self, *, is_last: bool, is_dim: bool) -> Row:
        """Return the row; its picture in halves of cells where a terminal cannot draw it there."""
        picture = self.picture and self.picture.in_halves(is_last=is_last, is_dim=is_dim)
        return self if picture is self.picture else self._replace(picture=picture)


BLANK = Row((), Role.BODY)
