"""The list kept up with the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from newsreader.display.labels import Labels
from newsreader.library.entries import Entry, Reading
from newsreader.library.orders import Order
from newsreader.session.listing import Listing
from newsreader.ui.background import Latest
from newsreader.ui.desk import Desk
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.shelf import Shelf
from newsreader.ui.voice import Voice

if TYPE_CHECKING:
    from newsreader.library.libraries import Library
    from newsreader.library.views import View

__all__ = ["Lister"]


class Lister:
    """Lists what the shelf says there is; the article that is open stays selected and current.

    Where none is open the list begins at its first one, until somebody moves. The library is asked
    in a thread, and what was asked for last counts.
    """

    def __init__(
        self, pump: MessagePump, main: MainScreen, desk: Desk, shelf: Shelf, voice: Voice
    ) -> None:
        self._main = main
        self._desk = desk
        self._shelf = shelf
        self._voice = voice
        self._views = Latest(pump)
        self._loads = Latest(pump)
        self._first: str | None = None  # what was selected here, and by nobody
        self._arranges = Latest(pump)
        self._is_arranged = False  # in the order in which it was listed last
        self._has_news = self._selects = self._opens = False  # what is due when a list comes
        main.relist, main.relist_later = self._relist, self._relist_later

    def grew(self, event: Shelf.Grew) -> None:
        """List what there is so far of a library that is still being loaded."""
        if self._shelf.is_refreshing:
            self._main.say(f"{self._main.interface.labels.loading} {event.share:.0%}")
            if event.library.count():
                self._shelf.library = event.library
                self._selects = self._selects or not self._main.list_ready
                self._show(event.library)

    def changed(self, event: Shelf.Changed) -> None:
        """List what there is now; where nothing is open, show the first article of the list."""
        current, changes = self._desk.article, event.changes
        if not event.first and not changes:
            return
        self._selects = self._selects or event.first
        self._opens = event.first and current is None
        self._show(event.library)
        self._main.say("" if event.first else self._labels.changed)
        if current is not None and changes.touches(current.path):
            self._desk.load_whole(current.path)
        elif current is not None:
            self._desk.find_related()

    def _show(self, library: Library) -> None:
        """Ask for the list of what there is now."""
        self._desk.keep_early()
        self._has_news = True
        self._ask(library)

    def _ask(self, library: Library) -> None:
        """Ask a library for the list, which is shown when it comes: first in its last order."""
        if not self._is_arranged:
            self._is_arranged = True
            if self._main.listing.order is Order.SECTION:
                self._main.listing = self._main.listing.but(order=library.order)
        asked = self._main.listing.asked
        self._views.start(lambda goes_on: library.view(asked, goes_on), self._listed)

    async def _relist(self, listing: Listing) -> None:
        """List what is asked for; wait for it no longer than a reader would notice."""
        library = self._shelf.library
        self._main.listing = listing
        if library is not None:
            asked = listing.asked
            if asked.order is not library.order:
                self._arranges.start(
                    lambda _goes_on: library.keep_order(asked.order), self._voice.tell
                )
            await self._views.finish(lambda goes_on: library.view(asked, goes_on), self._listed)

    def _relist_later(self, listing: Listing) -> None:
        """List what is asked for when it comes."""
        library = self._shelf.library
        self._main.listing = listing
        if library is not None:
            self._ask(library)

    def _listed(self, view: View | None) -> None:
        """Show the list that was asked for; all of it is fetched meanwhile."""
        if view is None:
            return
        listing = self._main.listing.with_view(view)
        if self._has_news:
            listing = self._placed(listing)
        self._main.list_ready = True
        self._main.listing = listing
        self._main.refresh_list()
        self._loads.start(lambda _goes_on: view.load(), lambda _done: None)
        current = listing.current
        opens, self._opens, self._has_news = self._opens, False, False
        if opens and current is not None and not self._main.panes.is_narrow:
            self._desk.show_beside_list(current.path)

    def _placed(self, listing: Listing) -> Listing:
        """Return the listing with the article that is open selected, or with the first one."""
        current, view = self._desk.article, listing.view
        selects, self._selects = self._selects, False
        if selects and current is not None and view.has(current.path):
            return listing.select(current.path)
        if current is None and self._main.listing.selected == self._first and len(view):
            self._first = view.entry(0).path
            return listing.select(self._first)
        return listing

    def toggle_read(self) -> None:
        """Mark the selected article read, or unread."""
        entry, texts = self._main.listing.current, self._labels
        if entry is not None:
            is_read = not self._known(entry).read
            self._mark(lambda library, path: library.mark_read(path, is_read))
            self._main.say(texts.read if is_read else texts.unread)

    def toggle_bookmark(self) -> None:
        """Set a bookmark at the selected article, or take it away."""
        entry, texts = self._main.listing.current, self._labels
        if entry is not None:
            is_set = not self._known(entry).bookmarked
            self._mark(lambda library, path: library.bookmark(path, is_set))
            self._main.say(texts.bookmarked if is_set else texts.not_bookmarked)

    def _known(self, entry: Entry) -> Reading | Entry:
        """Return what is known of an article by now: a list that was asked for may be behind."""
        library = self._shelf.library
        return library.reading(entry.path) if library is not None else entry

    def _mark(self, mark: Callable[[Library, str], None]) -> None:
        """Mark the selected article, and list it so."""
        entry, library = self._main.listing.current, self._shelf.library
        if entry is not None and library is not None:
            before = library.reading(entry.path)
            mark(library, entry.path)
            after = library.reading(entry.path)
            self._main.listing = self._main.listing.marked(entry.path, before, after)

    @property
    def _labels(self) -> Labels:
        return self._main.interface.labels
