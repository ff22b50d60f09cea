"""The list of articles: sections, headlines, what is read; only what is in sight is laid out."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from newsreader.display.labels import Labels
from newsreader.library.catalogue import Entry
from newsreader.session.listing import Header, Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.filters import InDisplayOrder
from newsreader.ui.strips import label_strip

__all__ = ["ArticleList"]

_ROWS = 3  # of an entry: headline, what is known of it, a blank one


class ArticleList(InDisplayOrder, can_focus=True):
    """Shows a `Listing`; asks for another selection by messages."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--header", "article-list--title", "article-list--read",
        "article-list--details", "article-list--selected", "article-list--mark",
    }  # fmt: skip
    DEFAULT_CSS = """
    ArticleList { height: 1fr; background: $surface; }
    ArticleList .article-list--header { color: $text-accent; text-style: bold; }
    ArticleList .article-list--title { color: $foreground; text-style: bold; }
    ArticleList .article-list--read { color: $text-muted; }
    ArticleList .article-list--details { color: $text-muted; }
    ArticleList .article-list--mark { color: $accent; }
    ArticleList .article-list--selected { background: $primary-muted; }
    ArticleList:focus .article-list--selected { background: $primary; color: $foreground; }
    """

    @dataclass
    class Chosen(Message):
        """An article was clicked: select it, and open it."""

        path: str

    @dataclass
    class Scrolled(Message):
        """The wheel turned over the list: move the selection."""

        step: int

    def __init__(self, labels: Labels, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.labels = labels
        self.listing = Listing()
        self.loading_text = labels.loading
        self._starts = array("L", [0])  # the first line of each row, then the end of the last
        self._top = 0

    def show(self, listing: Listing, labels: Labels, empty: str) -> None:
        """Show another listing; `empty` is said where it has no rows."""
        changed = listing.rows is not self.listing.rows
        self.listing, self.labels, self.loading_text = listing, labels, empty
        if changed:
            heights = (_ROWS if isinstance(row, Entry) else 1 for row in listing.rows)
            self._starts = array("L", accumulate(heights, initial=0))
        self._reveal()

    @property
    def window_rows(self) -> int:
        """How many entries fit into the window, at least 1."""
        return max(1, self.size.height // _ROWS)

    def on_resize(self) -> None:
        """Keep the selection in sight."""
        self._reveal()

    def _reveal(self) -> None:
        height = self.size.height
        row = self.listing.row
        if row >= 0 and height:
            at = self._starts[row]
            first = at - 1 if row and isinstance(self.listing.rows[row - 1], Header) else at
            if first < self._top:
                self._top = first
            elif at + _ROWS - 1 > self._top + height:
                self._top = at + _ROWS - 1 - height
        self._top = max(0, min(self._top, self._starts[-1] - height))
        self.refresh()

    def _row_at(self, number: int) -> tuple[Header | Entry, int] | None:
        """Return the row that a line of the list belongs to, and which of its lines that is."""
        if not 0 <= number < self._starts[-1]:
            return None
        row = bisect_right(self._starts, number) - 1
        return self.listing.rows[row], number - self._starts[row]

    def render_line(self, y: int) -> Strip:
        """Return one row of the list."""
        width = self.size.width
        style = self.rich_style
        direction = self.labels.direction
        if not self.listing.rows:
            text = self.loading_text if y == 1 else ""
            return label_strip(SafeText(text and f" {text}"), width, style, direction=direction)
        found = self._row_at(self._top + y)
        if found is None:
            return Strip.blank(width, style)
        row, line = found
        if isinstance(row, Header):
            name = row.section or self.labels.no_section
            return label_strip(
                SafeText(f" {name} ({row.count})"), width,
                style + self.get_component_rich_style("article-list--header", partial=True),
                direction=direction, base=direction,
            )  # fmt: skip
        return self._entry_line(row, line, width)

    def _entry_line(self, entry: Entry, line: int, width: int) -> Strip:
        style = self.rich_style
        direction = self.labels.direction
        if line == 0:
            name = "read" if entry.read else "title"
            text = entry.title
        elif line == 1:
            name, text = "details", self._details(entry)
        else:
            return Strip.blank(width, style)
        inner = style + self.get_component_rich_style(f"article-list--{name}", partial=True)
        mark_style = style + self.get_component_rich_style("article-list--mark", partial=True)
        if entry is self.listing.current:
            selected = self.get_component_rich_style("article-list--selected", partial=True)
            inner, mark_style = inner + selected, mark_style + selected
        mark = "●" if line == 0 and not entry.read else " "
        body = label_strip(text, max(0, width - 4), inner, direction=direction)
        if width < 4:
            return label_strip(text, width, inner, direction=direction)
        edge = Segment(f" {mark} ", mark_style)
        end = Segment(" ", inner)
        segments = [edge, *body, end] if direction is Direction.LTR else [end, *body, edge]
        return Strip(segments, width)

    def _details(self, entry: Entry) -> SafeText:
        known = [
            self.labels.date(entry.date) if entry.date else "",
            self.labels.counted(entry.minutes, self.labels.minutes),
        ]
        return SafeText(" · ".join(text for text in known if text))

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        found = self._row_at(self._top + event.y)
        if found is not None and isinstance(found[0], Entry):
            self.post_message(self.Chosen(found[0].path))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move the selection down."""
        event.stop()
        self.post_message(self.Scrolled(1))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move the selection up."""
        event.stop()
        self.post_message(self.Scrolled(-1))
