"""By what a search may be narrowed: rows of sections and dates, chosen by keys and by the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.interface import Interface
from newsreader.display.painting import label_line
from newsreader.display.styles import style_sheet
from newsreader.session.facets import Facet
from newsreader.text.controls import SafeText, isolated
from newsreader.text.directions import Direction
from newsreader.ui.widgets.window_rows import MARGINS, Through, WindowRows

__all__ = ["Facets"]

_GAP = 2  # cells between two
_MARK = "✓"  # one that is chosen
_STYLES = ("muted", "match", "selected")
_Place = tuple[int, int]


class Facets(WindowRows):
    """Rows of facets; `place` is the row and the number of the one that is in hand, if any is."""

    PREFIX = "facets"
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"facets--{name}" for name in _STYLES}
    DEFAULT_CSS = f"""
    Facets {{ height: auto; }}
    {style_sheet("Facets", "facets", _STYLES)}
    """

    rows: reactive[tuple[tuple[Facet, ...], ...]] = reactive[tuple[tuple[Facet, ...], ...]](
        (), layout=True
    )
    place: reactive[_Place | None] = reactive[_Place | None](None)

    class Toggled(Message):
        """A facet was chosen, or is to be one no longer."""

        def __init__(self, facet: Facet) -> None:
            super().__init__()
            self.facet = facet

    def __init__(self, interface: Interface) -> None:
        super().__init__()
        self.set_reactive(Facets.interface, interface)

    def watch_rows(
        self, old: tuple[tuple[Facet, ...], ...], new: tuple[tuple[Facet, ...], ...]
    ) -> None:
        """Keep one of the same kind in hand, if there is one."""
        if self.place is not None:
            row, number = self.place
            kind = old[row][0].kind
            row = next((at for at, each in enumerate(new) if each[0].kind == kind), -1)
            self.place = (row, min(number, len(new[row]) - 1)) if row >= 0 else None

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows, as many as leave room for what is found."""
        return min(len(self.rows), max(1, viewport.height // 8))

    @property
    def in_hand(self) -> Facet | None:
        """The facet that is in hand."""
        return self.rows[self.place[0]][self.place[1]] if self.place is not None else None

    def next_row(self, step: int) -> None:
        """Take the first facet of the next row in hand; after the last row none."""
        shown = range(min(len(self.rows), self.size.height or len(self.rows)))
        row = -1 if self.place is None else self.place[0]
        order = [-1, *shown]
        row = order[(order.index(row) + step) % len(order)] if row in order else -1
        self.place = (row, 0) if row >= 0 else None

    def move(self, cells: int) -> None:
        """Take the facet to the right (1) or the left (-1) in hand."""
        if self.place is not None:
            row, number = self.place
            step = -cells if self.interface.direction is Direction.RTL else cells
            self.place = row, max(0, min(len(self.rows[row]) - 1, number + step))

    def toggle(self) -> None:
        """Choose the facet in hand, or take it out."""
        if self.in_hand is not None:
            self.post_message(self.Toggled(self.in_hand))

    def through(self) -> Through:
        """Return that all is in sight: facets do not scroll by rows."""
        return Through(at_start=True, at_end=True, fraction=0.0)

    def row(self, y: int, width: int) -> Strip:
        """Return one row."""
        if y >= len(self.rows):
            return self.label("", width)
        strips, taken = [], 0
        for number, wide in self._shown(y):
            facet = self.rows[y][number]
            names = ["match"] if facet.is_chosen else ["muted"]
            names += ["selected"] if (y, number) == self.place else []
            strips += [self.label(self._text(facet), wide, *names), self.label("", _GAP)]
            taken += wide + _GAP
        strips.append(self.label("", max(0, width - taken)))
        is_reversed = self.interface.direction is Direction.RTL
        line = Strip.join(list(reversed(strips)) if is_reversed else strips)
        extra = max(0, line.cell_length - width)
        return line.crop(extra, line.cell_length) if is_reversed else line.crop(0, width)

    def _shown(self, row: int) -> list[_Place]:
        """Return the numbers and cells of those facets of a row that have room, one in hand too."""
        width = max(1, self.size.width - MARGINS)
        wide = [min(width, self._cells(facet)) for facet in self.rows[row]]
        first, last = 0, self.place[1] if self.place is not None and self.place[0] == row else 0
        while first < last and sum(wide[first : last + 1]) + _GAP * (last - first) > width:
            first += 1
        shown: list[_Place] = []
        left = width
        for number in range(first, len(wide)):
            if wide[number] > left:
                break
            shown.append((number, wide[number]))
            left -= wide[number] + _GAP
        return shown

    def _cells(self, facet: Facet) -> int:
        """Return the cells that a facet takes."""
        line = label_line(SafeText(self._text(facet)), 1_000, self.setting())
        return line.width if line is not None else 0

    def _text(self, facet: Facet) -> str:
        """Return what a facet says: its name, how many articles it leaves."""
        name: str = facet.value
        if facet.month:
            name = self.interface.labels.month(facet.year, facet.month)
        text = f"{isolated(SafeText(name))} {facet.articles}"
        return f"{_MARK} {text}" if facet.is_chosen else text

    def on_window_rows_clicked(self, event: WindowRows.Clicked) -> None:
        """Choose the facet that is clicked, or take it out."""
        event.stop()
        cell = event.cell
        for number, wide in self._shown(event.row) if event.row < len(self.rows) else ():
            if 0 <= cell < wide:
                self.post_message(self.Toggled(self.rows[event.row][number]))
            cell -= wide + _GAP
