"""The list of articles: sections, headlines, what is read; only what is in sight is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from newsreader.display.list_texts import header_text
from newsreader.display.painting import Stretch, label_rows
from newsreader.library.entries import Entry
from newsreader.session.listing import Header, Listing
from newsreader.text.controls import SafeText, isolated
from newsreader.text.directions import Direction
from newsreader.ui.widgets.wheel import Wheeled

__all__ = ["ArticleList"]

_EDGE = 3  # cells of the mark of what is unread, with one of what is selected at its outer side
_TITLE_ROWS = 2
_AROUND = 2  # lines that stay in sight above what is selected, and below it

_title_rows = lru_cache(1024)(label_rows)


class ArticleList(Wheeled, can_focus=True):
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

    listing: reactive[Listing] = reactive(Listing())
    """What is listed; bound to that of the screen."""

    empty: reactive[str] = reactive("")
    """What is said where nothing is listed."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._top = (0, 0)
        self._in_sight: list[tuple[int, int]] = []

    def watch_listing(self) -> None:
        """Show another listing."""
        self.on_resize()

    def watch_interface(self) -> None:
        """Break titles anew where letters are others."""
        self.on_resize()

    @property
    def in_sight(self) -> list[tuple[Header | Entry, int]]:
        """The lines in sight: of which row each is, and its number there."""
        return [(self.listing.rows[row], line) for row, line in self._in_sight]

    @property
    def window_rows(self) -> int:
        """How many entries begin in the window, at least 1."""
        return max(1, sum(isinstance(row, Entry) for row, line in self.in_sight if not line))

    def on_mount(self) -> None:
        """Follow every layout: Textual sends no Resize after two of which one was for scrolling."""
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _screen: self.on_resize())

    # Rows, and the lines of which they are made: a line is a row's number, and which of its lines

    def on_resize(self) -> None:
        """Bring the selected entry into sight, with a few lines around it."""
        height, row, top = self.size.height, self.listing.row, self._top
        if row >= 0 and height:
            lines = self._height(row) - 1
            around = min(_AROUND, max(0, (height - lines) // 2))
            lowest = self._line(row, lines + around - height)
            top = min(max(top, lowest), self._line(row, -around))
        top = min(top, self._line(len(self.listing.rows), -height))
        in_sight: list[tuple[int, int]] = []
        row, line = top
        while len(in_sight) < height and row < len(self.listing.rows):
            in_sight.append((row, line))
            row, line = self._line(row, line + 1)
        self._top = top
        if in_sight != self._in_sight:
            self._in_sight = in_sight
            self.refresh()

    def _line(self, row: int, line: int) -> tuple[int, int]:
        """Return the line that stands so many below the first one of a row, above where negative.

        Only what lies between is laid out: there may be very many articles.
        """
        while line < 0 and row:
            row -= 1
            line += self._height(row)
        while row < len(self.listing.rows) and line >= (height := self._height(row)):
            line -= height
            row += 1
        return row, max(0, line)

    def _height(self, number: int) -> int:
        """Return how many lines a row takes: of an entry a blank one ends it."""
        row = self.listing.rows[number]
        if isinstance(row, Header):
            return 2 if number == 0 else 1
        return len(self._titles(row)) + bool(self._details(row)) + 1

    def _titles(self, entry: Entry) -> list[list[Stretch]]:
        """Return the rows of a title; at least one."""
        width = self.size.width - _EDGE - 1
        width = width if width > 0 else self.size.width
        return _title_rows(entry.title, width, self.setting(), _TITLE_ROWS) or [[]]

    # Painting

    def render_line(self, y: int) -> Strip:
        """Return one row of the list."""
        width = self.size.width
        if not self.listing.rows:
            return self.label(f" {self.empty}" if y == 1 and self.empty else "", width)
        if y >= len(self._in_sight):
            return Strip.blank(width, self.rich_style)
        number, line = self._in_sight[y]
        row = self.listing.rows[number]
        if isinstance(row, Entry):
            return self._entry_line(row, line, width)
        if line < self._height(number) - 1:
            return Strip.blank(width, self.rich_style)
        text = header_text(row, self.listing.order, self.interface.labels)
        return self.label(f" {text}", width, "header", base=self.interface.direction)

    def _entry_line(self, entry: Entry, line: int, width: int) -> Strip:
        """Return one of the rows of an entry, counted from 0."""
        titles, details = self._titles(entry), self._details(entry)
        if line >= len(titles) + bool(details):
            return Strip.blank(width, self.rich_style)
        is_current = entry is self.listing.current
        over = ("selected",) if is_current else ()
        room = max(0, width - _EDGE - 1)
        if line < len(titles):
            names = ("read" if entry.read else "title", *over)
            body = self.strip(titles[line], *names)
        else:
            names = ("details", *over)
            body = self.label(details, room or width, *names, base=self.interface.direction)
        if not room:
            return body.adjust_cell_length(width)
        is_ltr = self.interface.direction is Direction.LTR
        bar = ("▌" if is_ltr else "▐") if is_current else " "
        unread = "●" if line == 0 and not entry.read else " "
        mark = "★" if line == 1 and entry.bookmarked else unread
        edge = f"{bar}{mark} " if is_ltr else f" {mark}{bar}"
        # In hand the whole row has an ink of its own; else the bar says which one is being read.
        marked = ("mark", *over) if self.has_focus else (*over, "mark")
        parts = [self.strip([Stretch(edge)], *marked), body, self.strip([Stretch(" ")], *names)]
        return Strip.join(parts if is_ltr else parts[::-1])

    def _details(self, entry: Entry) -> str:
        """Return what is known of an article: its date or source, and how long it takes to read.

        A time alone is not worth a row, unless a bookmark stands there; where there is no room for
        all of it, it is left out.
        """
        labels = self.interface.labels
        known = labels.short_date(entry.date) if entry.date else entry.source or ""
        if not known and not entry.bookmarked:
            return ""
        parts = [known, labels.minutes(entry.minutes)]
        text = SafeText(" · ".join(isolated(text) for text in parts if text))
        room = self.size.width - _EDGE - 1
        is_cut = room > 0 and len(_title_rows(text, room, self.setting(), 2)) > 1
        return isolated(known) if known and is_cut else text

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        row, _ = self.in_sight[event.y] if event.y < len(self._in_sight) else (None, 0)
        if isinstance(row, Entry):
            self.post_message(self.Chosen(row.path))
