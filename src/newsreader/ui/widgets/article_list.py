"""The list of articles: sections, headlines, what is read; only what is in sight is laid out."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.list_texts import header_text
from newsreader.display.painting import Stretch
from newsreader.library.entries import Entry
from newsreader.session.listing import Header, Listing
from newsreader.text.directions import Direction
from newsreader.ui.widgets.painted import Painted

__all__ = ["ArticleList"]

_EDGE = 3  # cells of the mark of what is unread, with a blank at both sides
_ROWS = 3  # of an entry: headline, what is known of it, a blank one
_HEIGHTS: dict[type, int] = {Entry: _ROWS, Header: 1}


class ArticleList(Painted, can_focus=True):
    """Shows a `Listing`; asks for another selection by messages."""

    PREFIX = "article-list"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--header", "article-list--title", "article-list--read",
        "article-list--details", "article-list--selected", "article-list--mark",
    }  # fmt: skip
    DEFAULT_CSS = """
    ArticleList { height: 1fr; background: $surface; }
    ArticleList .article-list--header { color: $text-accent; text-style: $strong-style; }
    ArticleList .article-list--title { color: $foreground; text-style: $unread-style; }
    ArticleList .article-list--read { color: $text-muted; }
    ArticleList .article-list--details { color: $text-muted; }
    ArticleList .article-list--mark { color: $accent; }
    ArticleList .article-list--selected {
        background: $kept-ground; color: $kept-ink; text-style: $kept-style;
    }
    ArticleList:focus .article-list--selected {
        background: $selected-ground; color: $selected-ink; text-style: $selected-style;
    }
    """

    @dataclass
    class Chosen(Message):
        """An article was clicked: select it, and open it."""

        path: str

    @dataclass
    class Scrolled(Message):
        """The wheel turned over the list: move the selection."""

        step: int

    listing: reactive[Listing] = reactive(Listing())
    """What is listed; bound to that of the screen."""

    empty: reactive[str] = reactive("")
    """What is said where nothing is listed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._starts = array("L", [0])  # the first line of each row, then the end of the last
        self._top = 0

    def watch_listing(self, old: Listing, new: Listing) -> None:
        """Show another listing."""
        if new.rows is not old.rows:
            heights = map(_HEIGHTS.__getitem__, map(type, new.rows))
            self._starts = array("L", accumulate(heights, initial=0))
        self.on_resize()

    @property
    def window_rows(self) -> int:
        """How many entries fit into the window, at least 1."""
        return max(1, self.size.height // _ROWS)

    def on_mount(self) -> None:
        """Follow every layout: Textual sends no Resize after two of which one was for scrolling."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self.on_resize())

    def on_resize(self) -> None:
        """Bring the selected entry into sight, with the heading right above it."""
        height, row, top = self.size.height, self.listing.row, self._top
        if row >= 0 and height:
            at = self._starts[row]
            first = at - 1 if row and isinstance(self.listing.rows[row - 1], Header) else at
            if first < top:
                top = first
            elif at + _ROWS - 1 > top + height:
                top = at + _ROWS - 1 - height
        top = max(0, min(top, self._starts[-1] - height))
        if top != self._top:
            self._top = top
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
        if not self.listing.rows:
            return self.label(f" {self.empty}" if y == 1 and self.empty else "", width)
        found = self._row_at(self._top + y)
        if found is None:
            return Strip.blank(width, self.rich_style)
        row, line = found
        if isinstance(row, Header):
            text = header_text(row, self.listing.order, self.interface.labels)
            return self.label(f" {text}", width, "header", base=self.interface.direction)
        return self._entry_line(row, line, width)

    def _entry_line(self, entry: Entry, line: int, width: int) -> Strip:
        """Return one of the rows of an entry, counted from 0."""
        if line == 0:
            text, names = str(entry.title), ["read" if entry.read else "title"]
        elif line == 1:
            text, names = self._details(entry), ["details"]
        else:
            return Strip.blank(width, self.rich_style)
        selected = ["selected"] if entry is self.listing.current else []
        if width < _EDGE + 1:
            return self.label(text, width, *names, *selected)
        marks = ("●" if not entry.read else " ", "★" if entry.bookmarked else " ")
        edge = self.strip([Stretch(f" {marks[line]} ")], "mark", *selected)
        body = self.label(text, width - _EDGE - 1, *names, *selected)
        end = self.strip([Stretch(" ")], *names, *selected)
        is_ltr = self.interface.direction is Direction.LTR
        return Strip.join([edge, body, end] if is_ltr else [end, body, edge])

    def _details(self, entry: Entry) -> str:
        """Return what is known of an article: its date, and how long it takes to read."""
        labels = self.interface.labels
        known = [
            labels.date(entry.date) if entry.date else "",
            labels.counted(entry.minutes, labels.minutes),
        ]
        return " · ".join(text for text in known if text)

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
