"""A library: the articles of some files and folders, kept up with the disk."""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from newsreader.article.articles import Article
from newsreader.errors import Fault
from newsreader.library.archive import folder_of
from newsreader.library.archives import Archives
from newsreader.library.arranged import recall, remember
from newsreader.library.entries import Entry, Reading
from newsreader.library.keeping import Keeper
from newsreader.library.lists import Question
from newsreader.library.orders import Order
from newsreader.library.readings import Readings
from newsreader.library.references import References, beside
from newsreader.library.refreshing import Changes, Progress, Refreshing
from newsreader.library.related import Related, related, with_naming
from newsreader.library.rows import Change
from newsreader.library.searching import Results, searched
from newsreader.library.tenancy import Tenancy, sweep
from newsreader.library.troubles import CatalogueError
from newsreader.library.views import View, viewed
from newsreader.loading import Stream
from newsreader.search.requests import Request, request
from newsreader.text.offsets import CodePoint

__all__ = ["Changes", "Library", "Related"]

_UNASKED = 4.0  # seconds after which nobody asks for words at the moment
_LOOK = 0.5  # seconds that a refresh waits to know what was read; the articles do not wait longer


class Library:
    """The articles below `roots`; `state` is the folder for what outlives the program.

    Without `deep` not those in the folders' folders. With a `stream` those in it too, of which
    nothing is kept. `refresh`, `related` and `search` take their time and may each run in a
    thread of its own; nothing else waits for them.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        state: Path | None = None,
        *,
        deep: bool = True,
        stream: Stream | None = None,
    ) -> None:
        self.roots = tuple(roots)
        self._readings = Readings()
        archive = folder_of(state, self.roots, deep=deep) if state is not None else None
        self._archives = Archives(archive, self._readings.marks)
        self._archive, self._state = archive, state
        self._tenancy = Tenancy(archive, self.roots) if archive is not None else None
        self.order = (
            Order.SECTION if archive is None or state is None else recall(state, archive.name)
        )
        """The order in which it was listed last."""
        self._references = References(self.roots, self._archives)
        self._marked: deque[str] = deque()
        self._keeper = Keeper(state, self._readings, self._learned) if state is not None else None
        self._refreshing = Refreshing(
            self.roots, self._archives, deep=deep, stream=stream, moved=self._moved
        )
        self._held: Tenancy | None = None
        self._one_at_a_time = threading.Lock()

    @property
    def fault(self) -> Fault | None:
        """What is wrong at the moment with the place where the reading state is kept."""
        return self._keeper.fault if self._keeper is not None else None

    def take_faults(self) -> tuple[Fault, ...]:
        """Return what could not be kept since this was asked last; `refresh` asks too."""
        return self._keeper.take_faults() if self._keeper is not None else ()

    def close(self, seconds: float = 0.1) -> tuple[Fault, ...]:
        """Write what is still to be written, if it takes no longer than so; return what is lost.

        A refresh that is running ends early, and is not waited for. What is in memory stays;
        nothing is found by its words any more.
        """
        self._refreshing.end()
        if self._one_at_a_time.acquire(blocking=False):
            self._archives.close(seconds)
            if self._held is not None:
                self._held.end()
            self._one_at_a_time.release()
        return self._keeper.stop(seconds) if self._keeper is not None else ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All articles: the newest first, undated ones last; then by title, or a book's order."""
        view = self.view(Question(Order.DATE))
        return tuple(view.entries()) if view is not None else ()

    def view(self, asked: Question, goes_on: Callable[[], bool] | None = None) -> View | None:
        """Return what is listed when this is asked; None where it cannot be read, or need not."""
        try:
            return viewed(self._archives, asked, self.reading, goes_on)
        except CatalogueError as error:
            if goes_on is None or goes_on():
                self._archives.suspect(error)
            return None

    def count(self) -> int:
        """Return the number of articles; of those that are being read anew, about that."""
        return self._archives.count()

    def entry(self, path: str) -> Entry | None:
        """Return the entry of an article, None when the library has no such."""
        found = self._archives.entry(path)
        return found[1].marked(self.reading(path)) if found is not None else None

    def look(self) -> None:
        """See what was catalogued before, without a look at the disk of the articles."""
        with self._one_at_a_time:
            self._move_in()
            self._archives.look()

    def refresh(self, progress: Progress | None = None, *, files: bool = True) -> Changes:
        """Look at the disk, load what is new or changed, and forget what is gone.

        `progress` takes the share of the work that is done. A fault is reported once, until the
        file changes. Without `files` only what other windows have marked is looked for.
        """
        with self._one_at_a_time:
            self._move_in()
            if self._keeper is not None:
                self._keeper.look(_LOOK)
            files = files or self._archives.is_damaged
            changes = self._refreshing.refresh(progress) if files else Changes()
            self._archives.let_go(_UNASKED)
            marked = tuple(self._marked.popleft() for _ in range(len(self._marked)))
            return changes._replace(faults=changes.faults + self.take_faults(), marked=marked)

    def _move_in(self) -> None:
        """Hold the archive, once; those that nobody opens any more are taken away."""
        tenancy, self._tenancy = self._tenancy, None
        if tenancy is not None and self._archive is not None:
            with contextlib.suppress(OSError):  # whoever writes to the archive says what is wrong
                tenancy.begin()
                self._held = tenancy
                sweep(self._archive.parent)

    def keep_order(self, order: Order) -> tuple[Fault, ...]:
        """Keep the order in which it is listed for the next start; return what prevented it."""
        self.order = order
        if self._state is None or self._archive is None:
            return ()
        return remember(self._state, self._archive.name, order)

    # Reading: from memory, whatever the disk does

    def reading(self, path: str) -> Reading:
        """Return whether an article was read, and where it was left."""
        return self._readings.of(path)

    def mark_read(self, path: str, read: bool = True) -> None:
        """Mark an article read or unread."""
        self._change(path, Change(read=read))

    def mark_opened(self, path: str, origin: str = "") -> None:
        """Mark an article opened just now, and read; from which other one, if it was from one."""
        self._change(path, Change(read=True, opened=int(time.time()), origin=origin or None))

    def bookmark(self, path: str, bookmarked: bool = True) -> None:
        """Set a bookmark at an article, or take it away."""
        self._change(path, Change(bookmarked=bookmarked))

    def set_place(self, path: str, part: int, offset: int) -> None:
        """Keep the place where an article was left."""
        self._change(path, Change(place=(part, CodePoint(offset))))

    def letter(self, path: str, letter: str, part: int, offset: int) -> None:
        """Give a place of an article a letter by which it is found again."""
        letters = {**dict(self.reading(path).lettered), letter: (part, CodePoint(offset))}
        self._change(path, Change(lettered=tuple(letters.items())))

    def _change(self, path: str, change: Change) -> None:
        """Take a change of what was read, and have it written if it outlives the program."""
        if self._keeper is not None and self._refreshing.is_kept(path):
            self._readings.change(path, change)
            self._keeper.wake()
        else:
            self._readings.keep_in_mind(path, change)
        self._archives.learn({path: self.reading(path)})

    def _moved(self, old: str, new: str) -> None:
        """Let what is known of the reading of an article follow it to where it is now."""
        reading = self.reading(old)
        if reading != Reading() and self.reading(new) == Reading():
            self._change(new, Change.to(reading))

    def _learned(self, marks: Mapping[str, Reading]) -> None:
        """Take in, from the keeper's thread, what was read in another window or before."""
        self._archives.learn(marks)
        self._marked.extend(self._archives.known(list(marks)))

    # Related articles and search

    def related(self, article: Article, limit: int = 5, naming: int = 0) -> list[Related]:
        """Return what `article` names, its own story elsewhere, then what is near: so many.

        Behind them stand so many that name it, the newest first.
        """
        named = self._references.named(article, limit)
        named = [entry.marked(self.reading(entry.path)) for entry in named]
        found = related(article, named, self._archives, self.entry, limit)
        if not naming:
            return found
        others = self._references.naming(article.path)
        marked = [entry.marked(self.reading(entry.path)) for entry in others]
        return with_naming(found, marked)[: limit + naming]

    def beside(self, path: str, target: str) -> str | None:
        """Return the path of the article that one of a collection links to in the same."""
        own = self.entry(path)
        member = beside(own, target) if own is not None else None
        found = self.entry(member) if member is not None else None
        return found.path if found is not None else None

    def titled(self, title: str) -> Entry | None:
        """Return the entry with a title, None when there is no such."""
        found = self._references.titled(title)
        return found.marked(self.reading(found.path)) if found is not None else None

    def search(self, asked: Request | str, limit: int = 10) -> Results:
        """Return what is asked for, the best first; a text is parsed."""
        asked = request(asked) if isinstance(asked, str) else asked
        return searched(asked, self._archives, self.reading, limit)
