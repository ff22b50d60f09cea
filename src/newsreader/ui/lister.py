"""The list kept up with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.display.labels import Labels
from newsreader.ui.desk import Desk
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.shelf import Shelf

if TYPE_CHECKING:
    from newsreader.library.libraries import Library

__all__ = ["Lister"]


class Lister:
    """Lists what the shelf says there is; the article that is open stays selected and current.

    Where none is open the list begins at its first one, until somebody moves.
    """

    def __init__(self, main: MainScreen, desk: Desk, shelf: Shelf) -> None:
        self._main = main
        self._desk = desk
        self._shelf = shelf
        self._first: str | None = None  # what was selected here, and by nobody

    def grew(self, event: Shelf.Grew) -> None:
        """List what there is so far of a library that is still being loaded."""
        if self._shelf.is_refreshing:
            self._main.say(f"{self._main.interface.labels.loading} {event.share:.0%}")
            if event.library.entries:
                self._shelf.library = event.library
                self._show(select=not self._main.list_ready)

    def changed(self, event: Shelf.Changed) -> None:
        """List what there is now; where nothing is open, show the first article of the list."""
        changes, current = event.changes, self._desk.article
        if not event.first and not changes:
            return
        self._show(select=event.first)
        self._main.say("" if event.first else self._main.interface.labels.changed)
        listed = self._main.listing.current
        if current is not None and current.path in changes.changed:
            self._desk.load_whole(current.path)
        elif current is not None:
            self._desk.find_related()
        elif event.first and listed is not None and not self._main.panes.is_narrow:
            self._desk.show_beside_list(listed.path)

    def toggle_read(self) -> None:
        """Mark the selected article read, or unread."""
        entry, library, texts = self._main.listing.current, self._shelf.library, self._labels
        if entry is not None and library is not None:
            library.mark_read(entry.path, not entry.read)
            self._marked(library, texts.unread if entry.read else texts.read)

    def toggle_bookmark(self) -> None:
        """Set a bookmark at the selected article, or take it away."""
        entry, library, texts = self._main.listing.current, self._shelf.library, self._labels
        if entry is not None and library is not None:
            library.bookmark(entry.path, not entry.bookmarked)
            self._marked(library, texts.not_bookmarked if entry.bookmarked else texts.bookmarked)

    @property
    def _labels(self) -> Labels:
        return self._main.interface.labels

    def _marked(self, library: Library, notice: str) -> None:
        """List what has been marked, and say so."""
        self._main.listing = self._main.listing.with_entries(library.entries)
        self._main.say(notice)

    def _show(self, *, select: bool) -> None:
        """List the library; `select`: with the article that is open selected."""
        library, current = self._shelf.library, self._desk.article
        if library is None:
            return
        self._desk.keep_early()
        listing = self._main.listing.with_entries(library.entries)
        if select and current is not None and library.entry(current.path):
            listing = listing.select(current.path)
        elif current is None and self._main.listing.selected == self._first and listing.shown:
            self._first = listing.shown[0].path
            listing = listing.select(self._first)
        self._main.list_ready = True
        self._main.listing = listing
        self._main.refresh_list()
