"""What the main screen shows: the list and the reader side by side, or one where it is narrow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.reactive import reactive

from newsreader.display.interface import Interface
from newsreader.display.list_texts import listing_title
from newsreader.session.listing import Listing
from newsreader.ui.panes.listing import ListPane
from newsreader.ui.panes.pair import Panes
from newsreader.ui.panes.reading import ReadingPane
from newsreader.ui.textual_internals import SparingScreen
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.bars import KeyBar, TitleBar
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.reader import Reader
from newsreader.ui.widgets.welcome import Welcome

__all__ = ["Stage"]


class Stage(SparingScreen[None]):
    """Shows what the app holds: the two panes between two bars."""

    AUTO_FOCUS = ""
    DEFAULT_CSS: ClassVar[str] = "Stage { overflow: hidden; }"

    interface: reactive[Interface] = reactive(Interface(), init=False)
    listing: reactive[Listing] = reactive(Listing(), init=False)
    reading: reactive[bool] = reactive(False, init=False)
    """Whether keys move the article, and not the list."""

    alone: reactive[bool] = reactive(False, init=False)
    """Whether there is nothing but the text."""

    def __init__(self, interface: Interface) -> None:
        super().__init__()
        self.set_reactive(Stage.interface, interface)
        self.folder_name = ""
        self.list_ready = False
        self.relist: Callable[[Listing], Awaitable[None]] = self._list
        """Lists what a listing asks for, and waits a moment for it."""
        self.relist_later: Callable[[Listing], None] = self._list_at_once
        """Lists what a listing asks for when it comes: what is typed meanwhile stands there."""
        self.reading_pane = ReadingPane(interface)
        self.list_pane = ListPane(interface)
        self.panes = Panes(self.list_pane, self.reading_pane, interface.direction)
        self.title_bar = TitleBar()
        self.key_bar = KeyBar()
        self.welcome = Welcome()
        self.welcome.display = False

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
        """Put the panes between the bars."""
        shared = Stage.interface
        self.reading_pane.data_bind(shared)
        self.list_pane.data_bind(shared, Stage.listing)
        yield self.title_bar.data_bind(shared)
        yield self.panes
        yield self.welcome.data_bind(shared)
        yield self.key_bar.data_bind(shared)

    def on_mount(self) -> None:
        """Say what is there so far."""
        self.watch_reading()
        self.refresh_list()

    def on_screen_suspend(self) -> None:
        """Be dim under a window."""
        for widget in self.walk_children():
            widget.refresh()

    on_screen_resume = on_screen_suspend

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
        self.refresh_title()

    def watch_alone(self) -> None:
        """Take the bars and the list away, or put them back."""
        self.title_bar.display = self.key_bar.is_wanted = not self.alone
        self.panes.is_list_hidden = self.alone
        self.reading = self.reading or self.alone
        self.panes.place(reading=self.reading)

    def to_list(self) -> None:
        """Go to the list, showing it if it was hidden."""
        self.alone = False
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
        self.list.empty = labels.nothing_found if self.listing.total else empty
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
        bar, article = self.title_bar, self.reader.article
        bar.text = listing_title(self.folder_name, self.listing, labels)
        if page is not None and article is not None:
            bar.headline = article.title if self.reading and page.is_past_title else ""
            bar.fraction, bar.minutes_left = page.fraction, page.minutes_left

    def say(self, text: str) -> None:
        """Show a notice in the bar of keys for a while."""
        self.key_bar.say(text)

    @on(KeyBar.Pressed)
    async def _press(self, event: KeyBar.Pressed) -> None:
        """Do what was clicked in the bar of keys."""
        await self.app.run_action(event.action, self)

    @on(ListPane.Filtered)
    def _filter(self, event: ListPane.Filtered) -> None:
        """Show the list that what is typed leaves; what was typed before that is late."""
        if event.query == self.list_pane.field.value != self.listing.query:
            self.relist_later(self.listing.but(query=event.query))

    async def filter_list(self, query: str) -> None:
        """Show the list that a filter leaves; wait a moment for it."""
        if query != self.listing.query or not self.listing.is_answered:
            await self.relist(self.listing.but(query=query))

    async def _list(self, listing: Listing) -> None:
        """Show a listing: there is no library yet."""
        self.listing = listing

    def _list_at_once(self, listing: Listing) -> None:
        self.listing = listing

    @on(ArticleList.Scrolled)
    def _scroll_list(self, event: ArticleList.Scrolled) -> None:
        self.listing = self.listing.move(event.steps)
