"""Footnotes beside the text that refers to them, where the page leaves room for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsreader.display.painting import Setting, Stretch, label_rows
from newsreader.layout.rows import Part, Row
from newsreader.session.footnotes import Note, labels_of, notes
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["Beside"]

_LEAST, _MOST = 20, 40  # cells of a line of a note
_GAP = 3  # between the text and its notes
_EDGE = 2  # beyond them: a scroll mark may stand there
_STYLE = "muted"


class Beside(NamedTuple):
    """What stands beside the rows of a window, in `room` blank cells where lines end.

    Of them it takes `cells` and the gap before the text.
    """

    rows: Mapping[int, Sequence[Stretch]] = {}
    cells: int = 0
    room: int = 0
    at_left: bool = False

    @classmethod
    def of(
        cls,
        window: Sequence[tuple[int, Row]],
        parts: Sequence[Part],
        free: tuple[int, int],
        setting: Setting,
    ) -> Beside:
        """Return the notes that a window of a page refers to, each from its first reference on.

        The page leaves `free` cells at the left and at the right. A note that the window shows
        itself is left out. One that is too low for all of its lines ends in an ellipsis.
        """
        wanted = [(y, label) for y, (_, row) in enumerate(window) for label in labels_of(row)]
        at_left = setting.direction is Direction.RTL
        room = free[not at_left]
        cells = min(_MOST, room - _GAP - _EDGE)
        if cells < _LEAST or not wanted:
            return cls()
        shown = {part for part, _ in window}
        known = {note.label: note for note in notes(parts).values() if note.part not in shown}
        rows: dict[int, Sequence[Stretch]] = {}
        next_row = 0
        for y, label in wanted:
            note = known.pop(label, None)  # once
            if note is not None:
                top = max(y, next_row)
                lines = _lines(note, cells, setting, len(window) - top)
                rows.update(enumerate(lines, top))
                next_row = top + len(lines) + 1
        return cls(rows, cells, room, at_left)

    def put(self, y: int, stretches: list[Stretch]) -> list[Stretch]:
        """Return a row with what stands beside it instead of the blanks there."""
        if y not in self.rows:
            return stretches
        gap, edge = Stretch(" " * _GAP), Stretch(" " * (self.room - self.cells - _GAP))
        if self.at_left:
            blanks, *rest = stretches
            left = [edge, *self.rows[y], gap, blanks._replace(text=blanks.text[self.room :])]
            return [each for each in (*left, *rest) if each.text]
        *rest, blanks = stretches
        right = [blanks._replace(text=blanks.text[self.room :]), gap, *self.rows[y], edge]
        return [each for each in (*rest, *right) if each.text]


def _lines(note: Note, cells: int, setting: Setting, most: int) -> list[list[Stretch]]:
    """Return a note as at most so many rows."""
    text = SafeText(f"[{note.label}] {note.text}")
    rows = label_rows(text, cells, setting, most) if most > 0 else []
    return [[Stretch(s.text, (_STYLE, *s.styles)) for s in row] for row in rows]
