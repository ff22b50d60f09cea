"""A field to type into: what is typed stands as it will stand in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Input
from textual.widgets.input import Selection

from newsreader.display.interface import Interface
from newsreader.display.labels import Labels
from newsreader.display.painting import Setting, label_line
from newsreader.layout.lines import Line
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell
from newsreader.ui.filters import filters_of
from newsreader.ui.textual_internals import cursor_is_shown

__all__ = ["Field"]

_WIDE = Cell(100_000)
_LONGEST = 1_000  # code points that are looked for
_LEAST = 12  # cells for what is typed, beside a long label


class Field(Input):
    """Textual's input with its line drawn by the layout.

    The text stands at the side of the interface's direction and is ordered by its own first
    strong letter. Cursor and selection are styles on logical ranges; the left and right keys move
    the cursor the way they point, over a letter and its marks at once.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"field--label", "field--status"}
    DEFAULT_CSS = """
    Field, Field:focus {
        height: 1; border: none; padding: 0; background: $boost; color: $foreground;
    }
    Field .field--label { color: $text-accent; }
    Field .field--status { color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the field's own keys, one after the other: none of them overtakes what was typed.
        Binding("escape", "screen.leave_field(True)", show=False, priority=True),
        Binding("enter", "screen.leave_field(False)", show=False, priority=True),
        Binding("down", "screen.field_step(1)", show=False, priority=True),
        Binding("up", "screen.field_step(-1)", show=False, priority=True),
        Binding("pagedown", "screen.field_step(8)", show=False, priority=True),
        Binding("pageup", "screen.field_step(-8)", show=False, priority=True),
    ]

    interface: reactive[Interface] = reactive(Interface())
    """How the interface speaks; bound to that of the screen."""

    status: reactive[str] = reactive("")
    """What stands at the field's far end: a count."""

    def __init__(self, label: Callable[[Labels], str], *, id: str | None = None) -> None:  # noqa: A002
        """Take what gives the field's label in a language."""
        super().__init__(id=id, select_on_focus=False, compact=True, max_length=_LONGEST)
        self._label = label

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Leave out the filters that reorder."""
        return filters_of(self, super().get_line_filters())

    def _paragraph(self) -> Paragraph:
        """Return what is typed as a paragraph, a space for the cursor behind it."""
        text = sanitise(self.value).replace("\n", " ")
        return Paragraph(
            SafeText(text + " "), default=self.interface.direction, shaped=self.interface.shaped
        )

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the cursor to the left, which is forward in right-to-left text."""
        self._step(self._paragraph().direction is Direction.RTL, select)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor to the right, which is back in right-to-left text."""
        self._step(self._paragraph().direction is Direction.LTR, select)

    def _step(self, forward: bool, select: bool) -> None:
        """Move the cursor over a letter with its marks, or over what joiners make one sign."""
        (super().action_cursor_right if forward else super().action_cursor_left)(select)
        start, place = self.selection
        # Where letters are not shaped, each has a cluster of its own: lam and alef too.
        for each in Paragraph(self._paragraph().text, shaped=False).clusters:
            if each.start < place < each.end:
                place = min(each.end, len(self.value)) if forward else each.start
                self.selection = Selection(start if select else place, place)
                break

    def on_paste(self, event: events.Paste) -> None:
        """Take what was pasted as one line, as much of it as there is room for."""
        event.stop()
        event.prevent_default()
        start, end = sorted(self.selection)
        room = _LONGEST - len(self.value) + (end - start)
        # White space takes more than it comes to: no more is looked at than may be of use.
        line = " ".join(sanitise(event.text[: 10 * _LONGEST]).split())
        self.replace(line[: max(0, room)], start, end)

    def render_line(self, y: int) -> Strip:
        """Return the field: its label, what is typed, and the status at the far end."""
        width = self.size.width
        style = self.rich_style
        if width < 1:
            return Strip.blank(0)
        status = self._aside(self.status, width // 3, "status") if self.status else None
        # The label has what is not wanted for what is typed, half of the field at least.
        wanted = max(_LEAST, sum(cluster.width for cluster in self._paragraph().clusters))
        room = max(width // 2, width - wanted - (status.cell_length if status else 0))
        label = self._aside(f"{self._label(self.interface.labels)}:", room, "label")
        used = label.cell_length + (status.cell_length if status else 0)
        typed = self._typed(max(1, width - used), style)
        order = (
            [label, typed, status]
            if self.interface.direction is Direction.LTR
            else [status, typed, label]
        )
        return Strip.join(order).adjust_cell_length(width, style)

    def _aside(self, text: str, width: int, name: str) -> Strip:
        """Return a text beside what is typed, of at most so many cells."""
        style = self.rich_style + self.get_component_rich_style(f"field--{name}", partial=True)
        setting = Setting(
            self.interface.direction, base=self.interface.direction, shaped=self.interface.shaped
        )
        line = label_line(SafeText(text), width - 2, setting)
        if line is None:
            return Strip([])
        return Strip([Segment(f" {line.text} ", style)], line.width + 2)

    def _typed(self, width: int, style: Style) -> Strip:
        """Return the window on what is typed in which the cursor stands."""
        paragraph = self._paragraph()
        # The space at the end is the cursor's place behind the text: a word joiner keeps it shown.
        line = wrap(paragraph, _WIDE)[0]
        cells = self._cells(paragraph, line, style)
        cursor = next((i for i, (_, at) in enumerate(cells) if at), 0)
        rtl = self.interface.direction is Direction.RTL
        edges = list(accumulate((segment.cell_length for segment, _ in cells), initial=0))
        if edges[-1] > width:
            low = bisect_left(edges, max(0, min(edges[cursor] - width // 2, edges[-1] - width)))
            cells = cells[low : bisect_right(edges, edges[low] + width) - 1]
        segments = [segment for segment, _ in cells]
        blank = Segment(" " * (width - sum(s.cell_length for s in segments)), style)
        ordered = [blank, *segments] if rtl else [*segments, blank]
        return Strip([s for s in ordered if s.text]).adjust_cell_length(width, style)

    def _cells(self, paragraph: Paragraph, line: Line, style: Style) -> list[tuple[Segment, bool]]:
        """Return each cluster with its style, and whether the cursor stands on it."""
        cursor_style = self.get_component_rich_style("input--cursor")
        selected_style = self.get_component_rich_style("input--selection")
        position = self.cursor_position
        start, end = sorted((self.selection.start, self.selection.end))
        out: list[tuple[Segment, bool]] = []
        size = len(paragraph.text) - 1
        for cluster in line.clusters:
            at_cursor = cluster.start <= position < cluster.end and self.has_focus
            text = cluster.text
            if cluster.start >= size or not text:
                if not at_cursor:
                    continue
                text = " "
            wanted = style
            if start < cluster.end and end > cluster.start:
                wanted += selected_style
            if at_cursor and cursor_is_shown(self):
                wanted += cursor_style
            out.append((Segment(text, wanted), at_cursor))
        return out
