"""The desk: articles are opened on it, shown, and left; what was asked for last counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from newsreader.article.articles import Article
from newsreader.display.first_screen import HEAD
from newsreader.layout.rows import Place
from newsreader.loading import Loaded, is_folder, resolve
from newsreader.session.history import History
from newsreader.session.opened import Opened
from newsreader.session.pages import START
from newsreader.text.offsets import CodePoint
from newsreader.ui.background import Latest
from newsreader.ui.screens.main import MainScreen
from newsreader.ui.shelf import Shelf
from newsreader.ui.voice import Voice

if TYPE_CHECKING:
    from newsreader.library.libraries import Related

__all__ = ["Desk"]

_RELATED, _NAMING = 5, 20


class Desk:
    """Opens articles on the main screen: loaded in threads, the beginning of a long one first.

    Loads of every kind share one era: whatever was asked for last is shown, and nothing that was
    asked for before it. `coming` is the path of the article that was asked for last.
    """

    def __init__(
        self, pump: MessagePump, main: MainScreen, opened: Opened, shelf: Shelf, voice: Voice
    ) -> None:
        self.main = main
        self.opened = opened
        self.shelf = shelf
        self.coming: str | None = None
        self.related: Sequence[Related] = ()
        self._voice = voice
        self._unkept: dict[str, Place | None] = {}  # opened before there was a library; where left
        self._loads = Latest(pump)
        self._relating = Latest(pump)

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self.main.reader.article

    def begin(self, loaded: Loaded) -> None:
        """Show the article that was loaded before there was an app."""
        if loaded.article is not None:
            self.main.set_reactive(MainScreen.reading, True)
            self._unkept[loaded.article.path] = None
            self.opened.history = self.opened.history.open(loaded.article.path)
            self.main.reading_pane.show(loaded.article)

    async def before_key(self, key: str) -> None:
        """Let an article that was asked for be there, unless the key asks for the next one.

        It is waited for no longer than a reader would notice.
        """
        is_passed = self.coming == self.main.listing.selected
        asks = self.main.interface.is_key_of(key, "next_article", "previous_article")
        if not (is_passed and asks):
            await self._loads.settled()

    def open(self, path: str, sought: str = "") -> None:
        """Begin to open an article: from the list, a related one, a link; at words sought in it."""
        place = START if sought else None
        current = self.opened.history.current
        origin = current.path if self.main.reading and current is not None else ""
        self._open(path, place, lambda history: history.open(path), sought, origin)

    def open_beside(self, step: int) -> None:
        """Begin to open the article of the list that is so many further down."""
        before = self.main.listing
        self.main.listing = before.move(step)
        current = self.main.listing.current
        if current is not None and current != before.current:
            self.open(current.path)

    def _open(
        self,
        path: str,
        place: Place | None,
        visit: Callable[[History], History],
        sought: str = "",
        origin: str = "",
    ) -> None:
        """Begin to open an article at a place; `visit` is done to the history when it is there.

        `origin` is the article from which it is opened, if it is from one.
        """
        self._relating.leave()
        self.coming = path

        def arrived(loaded: Loaded) -> None:
            self._voice.tell(loaded.faults)
            if loaded.article is not None:
                self.keep_place()
                self.opened.history = visit(self.opened.history)
                self._show(loaded, loaded.article, place)
                if sought:
                    self.main.reading_pane.find(sought)
                self._mark_read(path, origin if origin != path else "")
                self.main.reading = True
            else:
                self.opened.history = self.opened.history.without(path)

        self._loads.expect(lambda _goes_on: self.opened.load(path, HEAD), arrived)

    def show_beside_list(self, path: str) -> None:
        """Begin to show an article that nobody has opened, the list being in hand."""

        def arrived(loaded: Loaded) -> None:
            self._voice.tell(loaded.faults)
            if loaded.article is not None:
                self._show(loaded, loaded.article, None)

        self._loads.expect(lambda _goes_on: self.opened.load(path, HEAD), arrived)

    def _show(self, loaded: Loaded, article: Article, place: Place | None) -> None:
        """Show an article, at the place where it was left; begin to load the rest of it."""
        library = self.shelf.library
        if place is None and library is not None:
            kept = library.reading(article.path).place
            place = Place(kept[0], CodePoint(kept[1])) if kept else None
        self.related = ()
        self.main.reading_pane.related = ()
        self.main.reading_pane.show(article, place)
        if loaded.partial:
            self.load_whole(article.path, place)
        self.find_related()

    def _mark_read(self, path: str, origin: str) -> None:
        """Take note that an article was opened; the library may be just reading it anew."""
        library = self.shelf.library
        if library is None:
            self._unkept[path] = None
        else:
            before = library.reading(path)
            library.mark_opened(path, origin)
            listing = self.main.listing.select(path) if library.entry(path) else self.main.listing
            self.main.listing = listing.marked(path, before, library.reading(path))
            if self.main.listing.wants_selected:
                self.main.call_later(self.main.relist, self.main.listing)

    def keep_early(self) -> None:
        """Keep in the library what was opened before it was there."""
        library = self.shelf.library
        if library is not None:
            unkept, self._unkept = self._unkept, {}
            for path, place in unkept.items():
                library.mark_opened(path)
                if place is not None:
                    library.set_place(path, place.part, place.offset)

    def load_whole(self, path: str, place: Place | None = None) -> None:
        """Load all of the article that is shown, anew; where one is in it stays.

        A `place` is gone to, unless its reader has moved before all of it was there.
        """

        def arrived(loaded: Loaded) -> None:
            self._voice.tell(loaded.faults)
            if loaded.article is not None:
                keep = place in (None, START) or self.main.reader.place != START
                self.main.reading_pane.show(loaded.article, None if keep else place, keep=keep)
                self.find_related()

        self._loads.start(lambda _goes_on: self.opened.load(path), arrived)

    def use_encoding(self, path: str, encoding: str | None) -> None:
        """Take an article in an encoding from now on; if it is the one that is shown, at once."""
        self.opened.use_encoding(path, encoding)
        if self.article is not None and self.article.path == path:
            self.load_whole(path)

    def keep_place(self) -> None:
        """Keep the place at which the article is left."""
        article, library = self.article, self.shelf.library
        if article is not None:
            place = self.main.reader.place
            self.opened.history = self.opened.history.leave(place)
            if library is not None:
                library.set_place(article.path, place.part, place.offset)
            elif article.path in self._unkept:
                self._unkept[article.path] = place

    def letter(self, letter: str, place: Place) -> bool:
        """Give a place of the article a letter; False where there is no library yet."""
        article, library = self.article, self.shelf.library
        if article is not None and library is not None:
            library.letter(article.path, letter, place.part, place.offset)
        return library is not None

    def lettered(self) -> dict[str, tuple[int, CodePoint]]:
        """Return the places of the article that have a letter."""
        article, library = self.article, self.shelf.library
        if article is None or library is None:
            return {}
        return dict(library.reading(article.path).lettered)

    def travel(self, step: int) -> None:
        """Begin to open what was open before, at an earlier start too, or after."""
        move = History.back if step < 0 else History.forward
        if step < 0 and self.opened.history.index == 0:
            self.opened.history = self.opened.history.from_before(self._origin())
        before = self.opened.history
        visit = move(before).current
        if visit is not None and visit is not before.current:
            self._open(visit.path, visit.place, move)

    def _origin(self) -> str:
        """Return from which article the one that is open was opened last, if that is there."""
        current, library = self.opened.history.current, self.shelf.library
        if current is None or library is None:
            return ""
        origin = library.reading(current.path).origin
        return origin if origin and library.entry(origin) is not None else ""

    # Related articles and links

    def find_related(self) -> None:
        """Begin to look for what is related to the article that is shown."""
        article, library = self.article, self.shelf.library
        if article is not None and library is not None:
            self._relating.start(
                lambda _goes_on: library.related(article, _RELATED, _NAMING), self._found_related
            )

    def _found_related(self, found: Sequence[Related]) -> None:
        """Put related articles on the page."""
        pane = self.main.reading_pane
        self.related = found
        if self.article is not None and found != pane.related:
            pane.related = found
            pane.show(self.article, keep=True)

    def open_related(self, number: int) -> None:
        """Open a related article by its number on the page, from 1."""
        if 1 <= number <= len(self.related):
            self.open(self.related[number - 1].entry.path)

    def follow(self, target: str, roots: Sequence[Path]) -> bool:
        """Open an article below `roots` that a link names; return whether there is one."""
        path = self._linked(target, roots)
        if path is not None:
            self.open(path)
        return path is not None

    def _linked(self, target: str, roots: Sequence[Path]) -> str | None:
        """Return the path of the article that a link of the one that is shown leads to."""
        article, library = self.article, self.shelf.library
        if article is None:
            return None
        inside = library.beside(article.path, target) if library else None
        if inside is not None:
            return inside
        for root in roots:
            path = resolve(target, article.path, root if is_folder(root) else root.parent)
            if path is not None:
                return str(path)
        titled = library.titled(target) if library else None
        return titled.path if titled is not None else None
