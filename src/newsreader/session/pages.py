"""The page that is read: one value of an article laid out, a window on it, and its moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from newsreader.article.blocks import Heading
from newsreader.layout.documents import Document, Position
from newsreader.layout.rows import Part, Place, Role, Row
from newsreader.layout.spacing import CLOSE, Spacing
from newsreader.layout.stretching import LOOSE, Justification
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["START", "Page", "has_headroom"]

START = Place(0, CodePoint(0))
_TOP = Position(0, 0)
_HEADROOM = 10  # rows of a window in which one above the headline is blank
_KEPT_ROWS = 1  # of the old window that stays in sight when a page is turned
_A_MINUTE = 1250  # code points: 180 words of the sample articles with what stands between them


def has_headroom(height: int) -> bool:
    """Return whether a window of so many rows has one to spare above the headline."""
    return height >= _HEADROOM


@dataclass(frozen=True)
class Page:
    """A document, and the window of `height` rows on it that begins at the row `top`.

    `related` is the index of the related article that is marked, -1 for none. `asked` is the place
    before the first of a row of resizes: narrow and wide again ends where it began.
    """

    document: Document
    direction: Direction
    height: int
    top: Position = _TOP
    related: int = -1
    asked: Place | None = None

    @classmethod
    def opened(
        cls,
        parts: Sequence[Part],
        direction: Direction,
        size: tuple[int, int],
        place: Place = START,
        *,
        shaped: bool = True,
        justification: Justification = LOOSE,
        spacing: Spacing = CLOSE,
    ) -> Page:
        """Return the page of some parts at a place; `size`: columns of text, rows."""
        columns, height = size
        document = Document(
            parts,
            Cell(max(1, columns)),
            direction,
            shaped=shaped,
            justification=justification,
            has_headroom=has_headroom(height),
            spacing=spacing,
        )
        return cls(document, direction, height)._at(document.position(place))

    @property
    def parts(self) -> Sequence[Part]:
        """The parts of the page."""
        return self.document.parts

    @property
    def columns(self) -> Cell:
        """The cells of a line of text."""
        return self.document.columns

    @cached_property
    def window(self) -> list[tuple[int, Row]]:
        """The rows in sight, each with its part."""
        return self.document.window(self.top, self.height)

    @property
    def place(self) -> Place:
        """The place at the top of the window; no width and no height changes it."""
        return self.asked or self.document.place(self.top)

    @property
    def at_start(self) -> bool:
        """Whether the page's first row is in sight."""
        return self.top == _TOP

    @cached_property
    def at_end(self) -> bool:
        """Whether the end of the page is in sight."""
        return self.top == self.document.last_top(self.height)

    @property
    def is_past_title(self) -> bool:
        """Whether the headline has gone out of sight at the top."""
        title = next((n for n, part in enumerate(self.parts) if part.role is Role.TITLE), 0)
        return self.top.part > title

    @cached_property
    def _end(self) -> Position:
        """The first row below the window, the last one where there is none."""
        return self.document.move(self.top, self.height)

    @cached_property
    def _is_all_read(self) -> bool:
        """Whether nothing stands below the window."""
        last = len(self.parts) - 1
        return self._end == Position(last, len(self.document.rows(last)) - 1)

    @property
    def fraction(self) -> float:
        """How far down the bottom of the window is, from 0 to 1."""
        return 1.0 if self._is_all_read else self.document.fraction(self._end)

    @property
    def minutes_left(self) -> int:
        """The minutes that the text below the window takes to read, begun ones too."""
        return 0 if self._is_all_read else -(-self.document.left(self._end) // _A_MINUTE)

    @property
    def top_fraction(self) -> float:
        """How far down the top of the window is, from 0 to 1."""
        return self.document.fraction(self.top)

    def _at(self, top: Position) -> Page:
        """Return the page with a row at the top, unless that would leave space below the end."""
        return replace(self, top=min(max(top, _TOP), self.document.last_top(self.height)))

    def _moved_to(self, top: Position) -> Page:
        """Return the page after a move of the reader's own."""
        return replace(self._at(top), asked=None)

    def resized(self, columns: int, height: int) -> Page:
        """Return the page in another size; the place stays."""
        place = self.place
        document = self.document
        if (columns, has_headroom(height)) != (document.columns, document.has_headroom):
            document = document.with_columns(
                Cell(max(1, columns)), has_headroom=has_headroom(height)
            )
        new = replace(self, document=document, height=height)
        return replace(new._at(document.position(place)), asked=place)

    def standing_as(self, before: Page) -> Page:
        """Return the page with the row at the top that a page before had, if it is on both.

        A place alone is a row with text: a blank one is no place of its own. What is related and
        marked stays so.
        """
        part, new = before.top.part, self
        is_there = part < len(self.parts) and self.parts[part] == before.parts[part]
        if is_there and self.columns == before.columns:
            new = self._at(before.top)
        return new.with_related(before.related) if before.related >= 0 else new

    def by_rows(self, rows: int) -> Page:
        """Return the page so many rows further down; a mark on a related article moves instead."""
        if self.related >= 0 and abs(rows) == 1:
            return self.with_related(self.related + rows)
        return self._moved_to(self.document.move(self.top, rows))

    def by_windows(self, windows: float) -> Page:
        """Return the page so many windows further; of a whole one a row stays in sight."""
        rows = int(windows * self.height)
        if abs(windows) >= 1 and self.height > 2 * _KEPT_ROWS:
            rows -= _KEPT_ROWS if windows > 0 else -_KEPT_ROWS
        unmarked = self.without_related()
        return unmarked._moved_to(self.document.move(self.top, rows)) if rows else unmarked

    def to_start(self) -> Page:
        """Return the page at the headline."""
        return self.without_related()._moved_to(_TOP)

    def to_end(self) -> Page:
        """Return the page at its end."""
        return self.without_related()._moved_to(self.document.last_top(self.height))

    @property
    def headings(self) -> list[tuple[int, Heading]]:
        """The headings of the article's text, each with the number of its part."""
        found = ((number, part.block) for number, part in enumerate(self.parts))
        return [
            (number, block)
            for number, block in found
            if isinstance(block, Heading) and self.parts[number].role is Role.BODY
        ]

    def at_part(self, number: int) -> Page:
        """Return the page with a part at the top of the window."""
        return self.without_related()._moved_to(Position(number, 0))

    def to_place(self, place: Place) -> Page:
        """Return the page with a place at the top of the window."""
        return self.without_related()._moved_to(self.document.position(place))

    def revealing(self, place: Place) -> Page:
        """Return the page with a place in sight, a third from the top when it is far away."""
        position = self.document.position(place)
        if self.top <= position < self.document.move(self.top, max(1, self.height - 1)):
            return self
        return self._moved_to(self.document.move(position, -(self.height // 3)))

    @cached_property
    def _related_parts(self) -> list[int]:
        """The numbers of the parts that are related articles."""
        return [number for number, part in enumerate(self.parts) if part.role is Role.RELATED]

    def with_related(self, index: int) -> Page:
        """Return the page with a related article marked and in sight; before the first, none."""
        places = self._related_parts
        if index < 0 or not places:
            return self.without_related()
        index = min(index, len(places) - 1)
        return replace(self.revealing(Place(places[index], CodePoint(0))), related=index)

    def without_related(self) -> Page:
        """Return the page with no related article marked."""
        return replace(self, related=-1) if self.related >= 0 else self

    @property
    def has_related(self) -> bool:
        """Whether there are related articles on the page."""
        return bool(self._related_parts)

    def with_parts(self, parts: Sequence[Part]) -> Page:
        """Return the page with other parts, as many as there are; no row above moves."""
        document, (part, row) = self.document.with_parts(parts), self.top
        top = Position(part, min(row, len(document.rows(part)) - 1))
        return replace(replace(self, document=document)._at(top), asked=self.asked)

    def set_in(
        self, justification: Justification, spacing: Spacing = CLOSE, *, shaped: bool
    ) -> Page:
        """Return the page with its lines filled and spaced so, in joined or in plain letters."""
        return Page.opened(
            self.parts,
            self.direction,
            (self.columns, self.height),
            self.place,
            shaped=shaped,
            justification=justification,
            spacing=spacing,
        )
