"""The main screen: the list and the reader side by side, or one of them where it is narrow."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from newsreader.article.articles import Article
from newsreader.display.keys import ACTIONS, BY_KEY, PAIRS, Action, physical
from newsreader.display.labels import Labels, page_texts
from newsreader.display.panes import LIST_LARGEST, LIST_PERCENT, LIST_SMALLEST, NARROW
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.rows import Place
from newsreader.search.matches import find
from newsreader.session.listing import Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.ui.widgets.article_list import ArticleList
from newsreader.ui.widgets.bars import KeyBar, TitleBar
from newsreader.ui.widgets.field import Field
from newsreader.ui.widgets.reader import Reader

__all__ = ["MainScreen"]

_PAIR_SECONDS = 0.1  # one key that types two characters sends them at once
_NOTICE_SECONDS = 4.0


class MainScreen(Screen[None]):
    """Shows what the app holds; what only the app can do it asks for by `Wanted`."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = f"""
    MainScreen #panes {{ height: 1fr; }}
    MainScreen #list-pane {{
        width: {LIST_PERCENT}%; max-width: {LIST_LARGEST}; min-width: {LIST_SMALLEST};
    }}
    MainScreen.-rtl #list-pane {{ border-left: solid $panel; }}
    MainScreen.-ltr #list-pane {{ border-right: solid $panel; }}
    MainScreen.-narrow #list-pane {{ width: 1fr; max-width: 100%; min-width: 0; border: none; }}
    MainScreen.-hidden #list-pane {{ display: none; }}
    MainScreen.-narrow.-reading #list-pane {{ display: none; }}
    MainScreen.-narrow.-listing #reader-pane {{ display: none; }}
    MainScreen Field {{ display: none; }}
    MainScreen Field.-shown {{ display: block; }}
    """

    class Wanted(Message):
        """An action that is the app's affair, by its name; `path` where it is about an article."""

        def __init__(self, action: str, path: str | None = None, number: int = 0) -> None:
            super().__init__()
            self.action = action
            self.path = path
            self.number = number

    def __init__(self, labels: Labels, measure: int = 70) -> None:
        super().__init__()
        Paragraph.font_has_forms = True
        self.labels = labels
        self.listing = Listing()
        self.related_titles: tuple[SafeText, ...] = ()
        self.folder_name = ""
        self.loading = False
        self.list_ready = False
        self.reader = Reader(id="reader")
        self.reader.measure = measure
        self.list = ArticleList(labels, id="list")
        self.title_bar = TitleBar()
        self.key_bar = KeyBar(labels)
        self.find_field = Field(labels.find, labels.direction, id="find")
        self.filter_field = Field(labels.filter, labels.direction, id="filter")
        self.reading = False
        self._last_key: tuple[str, float, Place] | None = None

    # Composition

    def compose(self) -> ComposeResult:
        """Put the panes in the order of the interface: the list where lines begin."""
        yield self.title_bar
        reader = Vertical(self.reader, self.find_field, id="reader-pane")
        listing = Vertical(self.list, self.filter_field, id="list-pane")
        panes = (reader, listing) if self.labels.direction is Direction.RTL else (listing, reader)
        yield Horizontal(*panes, id="panes")
        yield self.key_bar

    def on_mount(self) -> None:
        """Say what is there so far."""
        self.apply_labels(self.labels)
        (self.reader if self.reading else self.list).focus()

    def apply_labels(self, labels: Labels) -> None:
        """Take another language: texts, and the sides of the panes."""
        self.labels = labels
        rtl = labels.direction is Direction.RTL
        self.set_class(rtl, "-rtl")
        self.set_class(not rtl, "-ltr")
        self.title_bar.direction = labels.direction
        self.key_bar.show_labels(labels)
        self.find_field.set_label(labels.find, labels.direction)
        self.filter_field.set_label(labels.filter, labels.direction)
        self.reader.interface = labels.direction
        panes = self.query_one("#panes")
        listing, reader = self.query_one("#list-pane"), self.query_one("#reader-pane")
        if (panes.children[0] is reader) is not rtl:
            if rtl:
                panes.move_child(reader, before=listing)
            else:
                panes.move_child(listing, before=reader)
        self.refresh_list()
        if self.reader.article is not None:
            self.show_article(self.reader.article, keep=True)
        self.refresh_title()

    def on_resize(self, event: events.Resize) -> None:
        """Show one pane or two."""
        self.set_class(event.size.width < NARROW, "-narrow")
        self._mark_pane()

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one pane only."""
        return self.has_class("-narrow")

    def _mark_pane(self) -> None:
        self.set_class(self.reading, "-reading")
        self.set_class(not self.reading, "-listing")
        if self.focused is None or not isinstance(self.focused, Input):
            (self.reader if self.reading else self.list).focus()

    def to_reader(self) -> None:
        """Go to the reader."""
        self.reading = True
        self._mark_pane()

    def to_list(self) -> None:
        """Go to the list, showing it if it was hidden."""
        self.reading = False
        self.remove_class("-hidden")
        self._mark_pane()

    # What is shown

    def show_article(
        self, article: Article, place: Place | None = None, *, keep: bool = False
    ) -> None:
        """Show an article in the reader, with the related ones that are known."""
        texts = page_texts(article, self.labels, self.related_titles)
        self.reader.show(article, texts, place, keep=keep)
        self.refresh_title()

    def show_listing(self, listing: Listing) -> None:
        """Show another list."""
        self.listing = listing
        self.refresh_list()

    def refresh_list(self) -> None:
        """Hand the list on to its widget."""
        empty = self.labels.empty_list if self.list_ready else self.labels.loading
        if self.listing.entries:
            empty = self.labels.nothing_found
        self.list.show(self.listing, self.labels, empty)
        self.refresh_title()

    def refresh_title(self) -> None:
        """Say what is open and how far one has read."""
        parts = [self.folder_name or self.labels.app]
        if self.listing.entries:
            parts.append(self.labels.counted(len(self.listing.shown), self.labels.articles))
        if self.listing.section is not None:
            parts.append(self.listing.section or self.labels.no_section)
        if self.listing.unread_only:
            parts.append(self.labels.unread_only)
        # Each part is isolated (UAX #9): a Latin name does not draw the number beside it along.
        self.title_bar.text = " · ".join(f"\u2068{part}\u2069" for part in parts)
        shown = self.reader.article is not None
        self.title_bar.progress = f"{self.reader.fraction:.0%}" if shown else ""

    def say(self, text: str) -> None:
        """Say something in the bar of keys for a while."""
        self.key_bar.notice = text
        if text:
            self.set_timer(_NOTICE_SECONDS, lambda: self._unsay(text))

    def _unsay(self, text: str) -> None:
        if self.key_bar.notice == text:
            self.key_bar.notice = ""

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Do what the table of keys says; fields have taken their own keys before."""
        if isinstance(self.focused, Field):
            self._field_key(event)
            return
        character = event.character or ""
        now = time.monotonic()
        if self._last_key is not None:
            first, when, place = self._last_key
            key = PAIRS.get((first, character))
            if key is not None and now - when < _PAIR_SECONDS:
                event.stop()
                self._last_key = None
                self.reader.to_place(place)
                self._do(BY_KEY[key])
                return
        self._last_key = (character, now, self.reader.place)
        if len(character) == 1 and character in "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹":
            event.stop()
            self.post_message(self.Wanted("open_related", number=int(character)))
            return
        latin = physical(character) if character else None
        key = _KEY_NAMES.get(latin, latin) if latin else event.key
        action = BY_KEY.get(key)
        if action is not None:
            event.stop()
            event.prevent_default()
            self._do(action)

    def perform(self, name: str) -> None:
        """Perform an action by its name, as its key does."""
        self._do(next(action for action in ACTIONS if action.name == name))

    def _do(self, action: Action) -> None:
        method: Callable[[], None] | None = getattr(self, f"_do_{action.name}", None)
        if method is None:
            self.post_message(self.Wanted(action.name))
        else:
            method()

    def _rows(self, rows: int) -> None:
        if self.reading:
            self.reader.scroll_rows(rows)
        else:
            self.show_listing(self.listing.move(rows))

    def _windows(self, windows: float) -> None:
        if self.reading:
            self.reader.scroll_windows(windows)
        else:
            self.show_listing(
                self.listing.move(int(windows * self.list.window_rows) or int(windows * 2))
            )

    def _do_row_down(self) -> None:
        self._rows(1)

    def _do_row_up(self) -> None:
        self._rows(-1)

    def _do_page_down(self) -> None:
        self._windows(1)

    def _do_page_up(self) -> None:
        self._windows(-1)

    def _do_half_down(self) -> None:
        self._windows(0.5)

    def _do_half_up(self) -> None:
        self._windows(-0.5)

    def _do_start(self) -> None:
        if self.reading:
            self.reader.to_start()
        else:
            self._rows(-len(self.listing.entries))

    def _do_end(self) -> None:
        if self.reading:
            self.reader.to_end()
        else:
            self._rows(len(self.listing.entries))

    def _do_switch_pane(self) -> None:
        if self.reading:
            self.to_list()
        elif self.reader.article is not None:
            self.to_reader()

    def _do_open(self) -> None:
        if self.reading:
            self.reader.activate()
        elif self.listing.current is not None:
            self.post_message(self.Wanted("open_path", self.listing.current.path))

    def _do_close(self) -> None:
        if self.reader.match_count:
            self.reader.clear_find()
            self.find_field.remove_class("-shown")
        elif not (self.reading and self.reader.unmark()):
            if self.reading:
                self.to_list()
            elif self.listing.query:
                self.filter_field.value = ""

    def _do_related(self) -> None:
        if not self.reader.to_related():
            self.say(self.labels.no_related)
        else:
            self.to_reader()

    def _do_next_match(self) -> None:
        self._step_match(1)

    def _do_previous_match(self) -> None:
        self._step_match(-1)

    def _do_filter(self) -> None:
        self.to_list()
        self.filter_field.add_class("-shown")
        self.filter_field.focus()

    def _do_find(self) -> None:
        if self.reader.article is None:
            return
        self.to_reader()
        self.find_field.add_class("-shown")
        self.find_field.focus()

    def _do_section(self) -> None:
        self.show_listing(self.listing.next_section())

    def _do_unread_only(self) -> None:
        self.show_listing(replace(self.listing, unread_only=not self.listing.unread_only))

    def _do_toggle_list(self) -> None:
        if self.is_narrow:
            self._do_switch_pane()
        elif self.has_class("-hidden"):
            self.remove_class("-hidden")
        elif self.reader.article is not None:
            self.add_class("-hidden")
            self.to_reader()

    def _do_shapes(self) -> None:
        shaped = Paragraph.font_has_forms = not self.reader.shaped
        self.reader.set_shaped(shaped)
        for widget in self.walk_children():
            widget.refresh()
        self.say(self.labels.shaped_letters if shaped else self.labels.plain_letters)

    def _do_quit(self) -> None:
        self.post_message(self.Wanted("quit"))

    # Fields

    def _field_key(self, event: events.Key) -> None:
        field = self.focused
        if event.key == "escape":
            event.stop()
            if field is self.filter_field:
                field.value = ""
            self._leave_field()
        elif event.key in ("down", "up"):
            event.stop()
            if field is self.filter_field:
                self._rows(1 if event.key == "down" else -1)
            else:
                self._step_match(1 if event.key == "down" else -1)
        elif event.key in ("ctrl+c", "ctrl+q", "ctrl+z"):
            event.stop()
            self._do(BY_KEY[event.key])

    def _leave_field(self) -> None:
        field = self.focused
        if isinstance(field, Field):
            if not field.value:
                field.remove_class("-shown")
                self.reader.clear_find()
            (self.list if field is self.filter_field else self.reader).focus()

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_listing(replace(self.listing, query=event.value))
        if not event.value and self.focused is not self.filter_field:
            self.filter_field.remove_class("-shown")

    @on(Input.Submitted, "#filter")
    def _filter_done(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_field()

    @on(Input.Changed, "#find")
    def _find_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.reader.find(event.value, find)
        self._say_match()

    @on(Input.Submitted, "#find")
    def _find_done(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave_field()

    def _step_match(self, step: int) -> None:
        if self.reader.match_count:
            self.reader.step_match(step)
            self._say_match()

    def _say_match(self) -> None:
        count = self.reader.match_count
        text = self.labels.match.format(self.reader.match_number, count) if count else ""
        if self.find_field.value.strip() and not count:
            text = self.labels.no_match
        self.find_field.set_status(text)

    # Messages of the widgets

    def on_reader_moved(self, event: Reader.Moved) -> None:
        """Say how far one has read."""
        event.stop()
        self.refresh_title()

    def on_reader_related_chosen(self, event: Reader.RelatedChosen) -> None:
        """Open a related article."""
        event.stop()
        self.post_message(self.Wanted("open_related", number=event.index + 1))

    def on_reader_link_chosen(self, event: Reader.LinkChosen) -> None:
        """Follow a link."""
        event.stop()
        self.post_message(self.Wanted("follow", event.target))

    def on_reader_copied(self, event: Reader.Copied) -> None:
        """Copy what was marked."""
        event.stop()
        self.app.copy_to_clipboard(event.text)
        self.say(self.labels.copied)

    def on_article_list_chosen(self, event: ArticleList.Chosen) -> None:
        """Open what was clicked."""
        event.stop()
        self.show_listing(self.listing.select(event.path))
        self.post_message(self.Wanted("open_path", event.path))

    def on_article_list_scrolled(self, event: ArticleList.Scrolled) -> None:
        """Move the selection."""
        event.stop()
        self.show_listing(self.listing.move(event.step))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow a click into a pane."""
        if event.widget is self.reader and not self.reading:
            self.reading = True
        elif event.widget is self.list and self.reading:
            self.reading = False
        self.set_class(self.reading, "-reading")
        self.set_class(not self.reading, "-listing")


_KEY_NAMES = {"/": "slash", "?": "question_mark", ":": "colon", ";": "colon"}
