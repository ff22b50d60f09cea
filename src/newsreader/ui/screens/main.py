"""The main screen: the list and the reader side by side, or one of them where it is narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive

from newsreader.display.interface import Interface
from newsreader.display.labels import ARABIC
from newsreader.display.list_texts import listing_title, order_text
from newsreader.session.listing import Listing
from newsreader.session.pages import Page
from newsreader.ui.bindings import acts_in_field, bindings
from newsreader.ui.panes.listing import ListPane
from newsreader.ui.panes.pair import Panes
from newsreader.ui.panes.reading import ReadingPane
from newsreader.ui.textual_internals import SparingScreen
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.bars import KeyBar, TitleBar
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.reader import Reader

__all__ = ["MainScreen"]


class MainScreen(SparingScreen[None]):
    """Shows what the app holds, and moves in it; what is chosen goes up to the app."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    DEFAULT_CSS = "MainScreen { overflow: hidden; }"

    interface: reactive[Interface] = reactive(Interface(ARABIC), init=False)
    listing: reactive[Listing] = reactive(Listing(), init=False)
    reading: reactive[bool] = reactive(False, init=False)
    """Whether keys move the article, and not the list."""

    def __init__(self, interface: Interface, measure: int) -> None:
        super().__init__()
        self.set_reactive(MainScreen.interface, interface)
        self.folder_name = ""
        self.list_ready = False
        self.reading_pane = ReadingPane(interface, measure)
        self.list_pane = ListPane(interface)
        self.panes = Panes(self.list_pane, self.reading_pane, interface.direction)
        self.title_bar = TitleBar()
        self.key_bar = KeyBar()

    @property
    def reader(self) -> Reader:
        """The widget that shows the article."""
        return self.reading_pane.reader

    @property
    def list(self) -> ArticleList:
        """The widget that shows the list."""
        return self.list_pane.list

    # Composition

    def compose(self) -> ComposeResult:
        shared = MainScreen.interface
        self.reading_pane.data_bind(shared)
        self.list_pane.data_bind(shared, MainScreen.listing)
        yield self.title_bar.data_bind(shared)
        yield self.panes
        yield self.key_bar.data_bind(shared)

    def on_mount(self) -> None:
        """Say what is there so far."""
        self.watch_reading()
        self.refresh_list()

    def watch_interface(self, old: Interface, new: Interface) -> None:
        """Take other texts, and the sides of the panes that go with them."""
        if self.is_mounted and new.labels != old.labels:
            self.panes.turn(new.direction)
            self.refresh_list()

    def on_resize(self, event: events.Resize) -> None:
        """Show one pane or two."""
        self.panes.resize(event.size.width)
        self.watch_reading()

    def watch_reading(self) -> None:
        """Mark the pane that the keys move, unless one types into a field."""
        self.panes.place(reading=self.reading)
        if self.is_mounted and not isinstance(self.focused, Field):
            self.set_focus(self.reader if self.reading else self.list)

    def to_list(self) -> None:
        """Go to the list, showing it if it was hidden."""
        self.panes.is_list_hidden = False
        self.reading = False
        self.panes.place(reading=self.reading)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a click into a pane."""
        if event.widget is self.focused and event.widget in (self.reader, self.list):
            self.reading = event.widget is self.reader

    # What is shown

    def refresh_list(self) -> None:
        """Say what is listed, and why nothing is."""
        labels = self.interface.labels
        empty = labels.empty_list if self.list_ready else labels.loading
        self.list.empty = labels.nothing_found if self.listing.entries else empty
        self.refresh_title()

    watch_listing = refresh_list

    @on(Reader.Moved)
    def _reader_moved(self) -> None:
        """Say how far one has read; in some terminals letters reach into the bars' rows."""
        self.refresh_title()
        self.title_bar.refresh()
        self.key_bar.refresh()

    def refresh_title(self) -> None:
        """Say what is open and how far one has read."""
        labels, page = self.interface.labels, self.reader.page
        self.title_bar.text = listing_title(self.folder_name, self.listing, labels)
        self.title_bar.progress = f"{page.fraction:.0%}" if page is not None else ""

    def say(self, text: str) -> None:
        self.key_bar.say(text)

    @on(ListPane.Filtered)
    def _filter(self, event: ListPane.Filtered) -> None:
        """Show the list that what is typed leaves; what was typed before that is late."""
        if event.query == self.list_pane.field.value:
            self._filter_list(event.query)

    def _filter_list(self, query: str) -> None:
        """Show the list that a filter leaves."""
        if query != self.listing.query:
            self.listing = self.listing.but(query=query)

    @on(ArticleList.Scrolled)
    def _scroll_list(self, event: ArticleList.Scrolled) -> None:
        self.listing = self.listing.move(event.step)

    # Actions: their keys and what they are called stand in the table of keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Leave the keys of a field to it."""
        return not isinstance(self.focused, Field) or acts_in_field(action)

    def _move(self, rows: int, step: Callable[[Page], Page]) -> None:
        """Move the page by a step, or the selection by so many entries: whichever is in hand."""
        if self.reading:
            self.reader.move(step)
        else:
            self.listing = self.listing.move(rows)

    def _turn(self, windows: float) -> None:
        """Move by windows, half ones too."""
        entries = int(windows * self.list.window_rows) or (1 if windows > 0 else -1)
        self._move(entries, lambda page: page.by_windows(windows))

    def action_row_down(self) -> None:
        self._move(1, lambda page: page.by_rows(1))

    def action_row_up(self) -> None:
        self._move(-1, lambda page: page.by_rows(-1))

    def action_page_down(self) -> None:
        self._turn(1)

    def action_page_up(self) -> None:
        self._turn(-1)

    def action_half_down(self) -> None:
        self._turn(0.5)

    def action_half_up(self) -> None:
        self._turn(-0.5)

    def action_start(self) -> None:
        self._move(-len(self.listing.entries), Page.to_start)

    def action_end(self) -> None:
        self._move(len(self.listing.entries), Page.to_end)

    def action_switch_pane(self) -> None:
        """Go to the other pane."""
        if self.reading:
            self.to_list()
        elif self.reader.article is not None:
            self.reading = True

    def action_toggle_list(self) -> None:
        """Show the list beside the article, or the article alone."""
        if self.panes.is_narrow:
            self.action_switch_pane()
        elif self.panes.is_list_hidden or self.reader.article is not None:
            self.panes.is_list_hidden = not self.panes.is_list_hidden
            self.reading = self.reading or self.panes.is_list_hidden
            self.panes.place(reading=self.reading)

    def action_close(self) -> None:
        """Close what was opened last: the finding, a mark, the article, the filter."""
        if self.reading_pane.is_finding:
            self.reading_pane.end_finding()
        elif self.reading and not self.reader.unmark():
            self.to_list()
        elif not self.reading and self.list_pane.is_filtering:
            self._filter_list(self.list_pane.leave_field(cancelled=True))

    def action_related(self) -> None:
        """Go to the related articles."""
        if self.reader.mark_related():
            self.reading = True
        else:
            self.say(self.interface.labels.no_related)

    def action_section(self) -> None:
        self.listing = self.listing.next_section()

    def action_unread_only(self) -> None:
        self.listing = self.listing.but(unread_only=not self.listing.unread_only)

    def action_bookmarked_only(self) -> None:
        self.listing = self.listing.but(bookmarked_only=not self.listing.bookmarked_only)

    def action_order(self) -> None:
        self.listing = self.listing.in_next_order()
        self.say(order_text(self.listing.order, self.interface.labels))

    def action_next_group(self, step: int = 1) -> None:
        self.to_list()
        self.listing = self.listing.next_group(step)

    def action_previous_group(self) -> None:
        self.action_next_group(-1)

    def action_shapes(self) -> None:
        """Join letters, or leave them plain."""
        labels, shaped = self.interface.labels, not self.interface.shaped
        self.interface = replace(self.interface, shaped=shaped)
        self.say(labels.shaped_letters if shaped else labels.plain_letters)

    def action_find(self) -> None:
        """Let something be typed that is to be found in the article."""
        if self.reader.article is not None:
            self.reading = True
            self.set_focus(self.reading_pane.open_field())

    def action_filter(self) -> None:
        self.to_list()
        self.set_focus(self.list_pane.open_field())

    def action_next_match(self) -> None:
        self.reading_pane.step_match(1)

    def action_previous_match(self) -> None:
        self.reading_pane.step_match(-1)

    async def action_leave_field(self, cancelled: bool) -> None:
        """Be done with typing, and give the keys back to the pane."""
        if self.focused is self.list_pane.field:
            self.set_focus(self.list)
            self._filter_list(self.list_pane.leave_field(cancelled))
        elif self.focused is self.reading_pane.field:
            self.set_focus(self.reader)
            await self.reading_pane.leave_field(cancelled)

    def action_field_step(self, step: int) -> None:
        """Move in what the field has left: entries or matches."""
        if self.focused is self.list_pane.field:
            self._filter_list(self.list_pane.field.value)
            self.listing = self.listing.move(step)
        else:
            self.reading_pane.step_match(step)
