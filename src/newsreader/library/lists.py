"""What is listed of a catalogue: its articles in an order, counted and filtered by the database."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

from newsreader.library.catalogue import Catalogue, batches
from newsreader.library.database import kept
from newsreader.library.entries import Reading
from newsreader.library.orders import NEWEST, Order, age_of
from newsreader.search.queries import Query
from newsreader.search.requests import Request
from newsreader.text.controls import SafeText

__all__ = ["KINDS", "Accepted", "Condition", "Counted", "Key", "Lists", "Question"]

KINDS = 4
"""An id is an article's number in its catalogue times so many, and the kind of the catalogue."""

_DAY = 86_400  # seconds
_OPENED = "(SELECT number FROM temp.marked WHERE opened > 0)"
_MARKED = "FROM temp.marked CROSS JOIN article ON article.number = marked.number"
_MAKE = (
    "CREATE TEMP TABLE IF NOT EXISTS marked"
    " (number INTEGER PRIMARY KEY, read INTEGER, bookmarked INTEGER, opened INTEGER)",
    "CREATE TEMP TABLE IF NOT EXISTS hidden (file INTEGER PRIMARY KEY)",
    "CREATE TEMP TABLE IF NOT EXISTS chosen (number INTEGER PRIMARY KEY)",
)

Key = str | int
Accepted = tuple[int, str, int, int]
"""An article that is as a request says: its number, its section, its age, its month's key."""


@dataclass(frozen=True)
class Question:
    """What is to be listed, and in which order.

    `section` None is all of them. `besides` is the path of an article that is listed whether or
    not it is unread or bookmarked, as the others are to be.
    """

    order: Order = Order.SECTION
    query: str = ""
    section: SafeText | None = None
    unread_only: bool = False
    bookmarked_only: bool = False
    besides: str | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether something is left out."""
        is_for_marked = self.unread_only or self.bookmarked_only
        return is_for_marked or self.section is not None or bool(Query(self.query))


class Counted(NamedTuple):
    """A group as the catalogue knows it: how many articles are in it, and how many unread."""

    key: Key
    articles: int
    unread: int


class Condition(NamedTuple):
    """What articles are to be like, as SQL says it, and its values."""

    text: str
    values: tuple[object, ...] = ()

    def and_(self, text: str, *values: object) -> Condition:
        """Return the condition that another one holds too."""
        return Condition(f"{self.text} AND {text}", (*self.values, *values))


_ALL = Condition("1")


def _is_marked(column: str, wanted: bool) -> str:
    """Return the condition that articles have a mark, or have it not, as SQL says it."""
    within = "IN" if wanted else "NOT IN"
    return f"article.number {within} (SELECT number FROM temp.marked WHERE {column})"


class Lists:
    """Asks a catalogue, over a connection that nobody writes with, one question at a time.

    What was read, and what files are listed elsewhere, it has to be given. Every method may raise
    CatalogueError.
    """

    def __init__(self, base: Catalogue) -> None:
        self.base = base
        self._lock = threading.Lock()
        self._hidden = False
        self._marked_at: tuple[int, int] | None = None
        self._chosen: tuple[tuple[int, int] | None, tuple[str, ...]] | None = None
        self._news: dict[str, Reading] = {}
        self._sections: dict[str, tuple[int, tuple[Any, ...]]] | None = None
        for statement in _MAKE:
            base.do(statement)

    @contextlib.contextmanager
    def asking(self, goes_on: Callable[[], bool] | None = None) -> Iterator[None]:
        """Let what is asked within be of one moment; it is given up when it need not go on."""
        with self._lock:
            try:
                with self.base.looking(goes_on):
                    yield
            except BaseException:
                # Whatever was put into the tables within may have been taken back.
                self._marked_at = self._chosen = None
                raise

    # What it is given

    def learn(self, marks: Mapping[str, Reading]) -> None:
        """Take note, in any thread, of what was read of articles."""
        self._news.update(marks)

    def mark(self, known: Callable[[], Mapping[str, Reading]], written: int) -> None:
        """Know what was read: of all articles if others may be there, else of what is news.

        `written` is how often its own program has written to the catalogue.
        """
        state, before = (written, self.base.generation()), self._marked_at
        self._marked_at = None  # until all is taken in
        news = dict(self._news.popitem() for _ in range(len(self._news)))  # others may add to it
        if state != before:
            news, self._sections = dict(known()), None
            self.base.do("DELETE FROM temp.marked")
        self.base.do_each(
            "INSERT OR REPLACE INTO temp.marked SELECT number, ?, ?, ? FROM article WHERE path = ?",
            ((m.read, m.bookmarked, m.opened, kept(path)) for path, m in news.items()),
        )
        self._marked_at = state

    def hide(self, files: Collection[str]) -> None:
        """Leave out what some files hold: they are listed elsewhere."""
        if files or self._hidden:
            self.base.do("DELETE FROM temp.hidden")
            self.base.do_each(
                "INSERT OR IGNORE INTO temp.hidden SELECT number FROM file WHERE path = ?",
                ((kept(file),) for file in files),
            )
            self._sections = None
        self._hidden = bool(files)

    # Lists

    def sections(self) -> dict[str, tuple[int, tuple[Any, ...]]]:
        """Return all sections: how many articles each has, and what the newest is sorted by."""
        if self._sections is None:
            seen = self._seen()
            newest = f"SELECT {NEWEST} FROM article WHERE {{}} ORDER BY {NEWEST} LIMIT 1"
            found: dict[str, tuple[int, tuple[Any, ...]]] = {}
            for name, count in self._counts("section", seen):
                own = seen.and_("section = ?", name)
                for key in self.base.all(newest.format(own.text), own.values):
                    found[str(name)] = (count, key)
            self._sections = found
        return self._sections

    def _counts(self, column: str, condition: Condition) -> list[tuple[Key, int]]:
        """Return how many articles there are of each value of a column."""
        return [
            (key if isinstance(key, (str, int)) else "", count)
            for key, count in self.base.all(
                f"SELECT {column}, count(*) FROM article WHERE {condition.text} GROUP BY 1",
                condition.values,
            )
        ]

    def counted(self, asked: Question, condition: Condition) -> list[Counted]:
        """Return the groups of an order, in no order."""
        is_opened = asked.order is Order.OPENED
        text = f"article.number IN {_OPENED}" if is_opened else asked.order.column
        counts: list[tuple[Key, int]]
        if text == "section" and not asked.is_filtered:
            counts = [(name, count) for name, (count, _) in self.sections().items()]
        else:
            counts = self._counts(text, condition)
        read = dict(
            self.base.all(
                f"SELECT {text}, count(*) {_MARKED} WHERE read AND {condition.text} GROUP BY 1",
                condition.values,
            )
        )
        return [Counted(key, count, count - read.get(key, 0)) for key, count in counts]

    def condition(self, asked: Question) -> Condition:
        """Return what is listed; it holds until the next one is asked for."""
        found, query = self._seen(), Query(asked.query)
        if asked.section is not None:
            found = found.and_("section = ?", asked.section)
        for is_asked, text in (
            (asked.unread_only, _is_marked("read", False)),
            (asked.bookmarked_only, _is_marked("bookmarked", True)),
        ):
            if is_asked:
                found = found.and_(f"({text} OR article.path = ?)", kept(asked.besides or ""))
        if query:
            self._choose([word.encode("utf-8", "replace").decode() for word in query.words])
            found = found.and_("article.number IN (SELECT number FROM temp.chosen)")
        return found

    def _choose(self, words: Sequence[str]) -> None:
        """Note which articles hold all words: of those with parts of them, if these are known."""
        before, self._chosen = self._chosen, None
        each = " AND ".join(["instr(folded, ?)"] * len(words))
        is_known = before is not None and before[0] == self._marked_at
        held_parts = before[1] if before is not None and is_known else ()
        if held_parts and all(any(part in word for word in words) for part in held_parts):
            held = "SELECT number FROM temp.chosen JOIN filtered USING (number)"
            self.base.do(
                f"DELETE FROM temp.chosen WHERE number IN ({held} WHERE NOT ({each}))", words
            )
        else:
            self.base.do("DELETE FROM temp.chosen")
            self.base.do(f"INSERT INTO temp.chosen SELECT number FROM filtered WHERE {each}", words)
        self._chosen = self._marked_at, tuple(words)

    def rows(
        self, order: Order, key: Key, condition: Condition, kind: int, limit: int, *, keys: bool
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the ids of the articles of a group in their order, `limit` at most (-1: all).

        `keys`: each with what it is sorted by.
        """
        within, source = order.within, "article"
        if order is Order.OPENED and key:
            own = condition.and_(f"article.number IN {_OPENED}")
            source = "article JOIN temp.marked USING (number)"
        elif order is Order.OPENED:
            own = condition.and_(f"article.number NOT IN {_OPENED}")
            within = f"month, {NEWEST}"
        else:
            own = condition.and_(f"{order.column} = ?", key)
        wanted = f"article.number * {KINDS} + {kind}"
        yield from self.base.each(
            f"SELECT {wanted}{f', {within}' if keys else ''} FROM {source} WHERE {own.text}"
            f" ORDER BY {within} LIMIT ?",
            (*own.values, limit),
        )

    # Search

    def accepted(self, numbers: Sequence[int], request: Request) -> list[Accepted]:
        """Return those of some articles that are as the filters say."""
        own = self._accepting(request)
        wanted = f"SELECT number, section, age, month FROM article WHERE {own.text} AND number IN"
        found = (self.base.all(f"{wanted} ({m})", (*own.values, *b)) for b, m in batches(numbers))
        return list(chain.from_iterable(found))

    def newest(self, request: Request, kind: int, limit: int) -> list[tuple[Any, ...]]:
        """Return the ids of the newest articles that are so, each with what it is sorted by."""
        own = self._accepting(request)
        return self.base.all(
            f"SELECT number * {KINDS} + {kind}, month, {NEWEST} FROM article WHERE {own.text}"
            f" ORDER BY month, {NEWEST} LIMIT ?",
            (*own.values, limit),
        )

    def sections_of(self, request: Request) -> dict[str, int]:
        """Return how many articles of each section are as the filters say."""
        own = self._accepting(request)
        counts = f"SELECT section, count(*) FROM article WHERE {own.text} GROUP BY section"
        return dict(self.base.all(counts, own.values))

    def ages_of(self, request: Request) -> list[tuple[int, int]]:
        """Return how many dated articles of each day are as the filters say: an age, a count."""
        own = self._accepting(request).and_("age < 0")
        counts = f"SELECT min(age), count(*) FROM article WHERE {own.text} GROUP BY -age / {_DAY}"
        return self.base.all(counts, own.values)

    def _accepting(self, request: Request) -> Condition:
        """Return the condition that articles are as the filters say."""
        found = self._seen()
        for column, fits in (("section", request.fits_section), ("source", request.fits_source)):
            if getattr(request, f"{column}s"):
                names = self.base.all(f"SELECT {column} FROM article GROUP BY {column}")
                fitting = [name for (name,) in names if fits(name)]
                found = found.and_(f"{column} IN ({','.join('?' * len(fitting))})", *fitting)
        for first, last in request.days:
            found = found.and_("age <= ?", age_of(first) if first is not None else 0)
            if last is not None:
                found = found.and_("age > ?", age_of(last) - _DAY)
        for column, wanted in (("read", request.read), ("bookmarked", request.bookmarked)):
            if wanted is not None:
                found = found.and_(_is_marked(column, wanted))
        return found

    def _seen(self) -> Condition:
        """Return the condition that articles are not listed elsewhere."""
        return Condition("file NOT IN (SELECT file FROM temp.hidden)") if self._hidden else _ALL
