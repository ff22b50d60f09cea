"""A list of a library's articles as it was asked for: counted at once, fetched where looked at."""

from __future__ import annotations

import heapq
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, islice

from newsreader.library.entries import Entry, Reading
from newsreader.library.layers import Layer, Layers
from newsreader.library.lists import Condition, Key, Question
from newsreader.library.orders import Group, Order, group_of, keys_of
from newsreader.library.troubles import CatalogueError
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["EMPTY", "Header", "View", "viewed"]

_PAGE, _PAGES = 64, 32  # entries that are fetched at a time; times that are kept
_FIRST = 512  # ids of a group that are fetched before all of them
_AFTER_ALL: Mapping[Order, Key] = {Order.TITLE: "", Order.SOURCE: ""}
_GONE = Entry(
    "", "", 0, SafeText("…"), None, None, None, "", Direction.LTR, 0, 0, (), None, None, 0
)  # fmt: skip
"""Stands for an article that is gone since the list was asked for: the next one is coming."""


@dataclass(frozen=True)
class Header:
    """The heading of a group: what its articles have in common, how many are shown and unread."""

    group: Group
    count: int
    unread: int


class _Ids:
    """The ids of a group of `count` articles, fetched when they are looked at."""

    def __init__(self, count: int, fetch: Callable[[int], array[int]]) -> None:
        self._count = count
        self._fetch = fetch
        self._ids = array("q")

    def upto(self, end: int) -> array[int]:
        """Return the ids, at least those before `end`; -1 where there is none any more."""
        if len(self._ids) < min(end, self._count):
            is_first = end <= _FIRST < self._count
            self.take(self._fetch(_FIRST if is_first else -1), _FIRST if is_first else None)
        return self._ids

    def take(self, ids: array[int], count: int | None = None) -> None:
        """Take the first ids, so many; all of them if that is not said."""
        wanted = self._count if count is None else count
        del ids[wanted:]
        ids.extend([-1] * (wanted - len(ids)))
        self._ids = ids

    def all(self) -> array[int]:
        """Return all ids."""
        return self.upto(self._count)


class View:
    """What a library lists when it was `asked`: groups, their articles, all sections in order.

    `total` is the number of all articles, listed or not. Like a value: what changes is another one.
    """

    def __init__(
        self,
        asked: Question,
        headers: Sequence[Header],
        ids: Sequence[_Ids],
        sections: tuple[SafeText, ...],
        total: int,
        source: _Source,
    ) -> None:
        self.asked = asked
        self.headers = tuple(headers)
        self.sections = sections
        self.total = total
        self._ids = tuple(ids)
        self._source = source
        self.starts = tuple(accumulate((each.count for each in headers), initial=0))
        self._headers_at = tuple(start + group for group, start in enumerate(self.starts[:-1]))
        self._pages: OrderedDict[int, list[Entry]] = OrderedDict()

    def __len__(self) -> int:
        """Return the number of articles that are listed."""
        return self.starts[-1]

    def entry(self, index: int) -> Entry:
        """Return the entry at an index; the same one as long as it is looked at."""
        page = index // _PAGE
        found = self._pages.get(page)
        if found is None:
            ids = list(self._between(page * _PAGE, (page + 1) * _PAGE))
            entries = self._source.entries(ids)
            found = self._pages[page] = [entries.get(each, _GONE) for each in ids]
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(page)
        return found[index % _PAGE]

    def entries(self) -> Iterator[Entry]:
        """Yield all entries."""
        for index in range(len(self)):
            yield self.entry(index)

    def _between(self, first: int, end: int) -> Iterator[int]:
        """Yield the ids from one index to another."""
        for group, start in enumerate(self.starts[:-1]):
            if start < end and first < self.starts[group + 1]:
                last = min(end, self.starts[group + 1]) - start
                yield from self._ids[group].upto(last)[max(0, first - start) : last]

    def has(self, path: str) -> bool:
        """Return whether the library has an article, listed or not."""
        return self._source.entry(path) is not None

    def group_of_row(self, row: int) -> int:
        """Return the number of the group of a row, where a header is a row too."""
        return bisect_right(self._headers_at, row) - 1

    def group_at(self, index: int) -> int:
        """Return the number of the group in which an index is."""
        return bisect_right(self.starts, index) - 1

    def index_of(self, path: str | None) -> int:
        """Return the index of an article, -1 where it is not listed."""
        found = self._source.entry(path) if path is not None and self.headers else None
        if found is None:
            return -1
        number, entry = found
        order = self.asked.order
        own = entry.opened > 0 if order is Order.OPENED else getattr(keys_of(entry), order.column)
        group = group_of(order, own)
        for place, header in enumerate(self.headers):
            # What was opened since stands where it stood.
            if header.group == group or order is Order.OPENED:
                try:
                    return self.starts[place] + self._ids[place].all().index(number)
                except ValueError:
                    continue
        return -1

    def load(self) -> None:
        """Fetch all ids, so that nobody waits for them; in a thread of its own."""
        for ids in self._ids:
            ids.all()

    def marked(self, path: str, before: Reading, after: Reading) -> View:
        """Return the view after an article was marked: it stays where it is."""
        index = self.index_of(path)
        if index < 0:
            return self
        group = self.group_at(index)
        header = self.headers[group]
        unread = header.unread + before.read - after.read
        new = self._with(group, replace(header, unread=unread), self._ids[group])
        new._pages = OrderedDict(self._pages)
        new._pages.pop(index // _PAGE, None)
        return new

    def without(self, index: int) -> View:
        """Return the view without one of its articles."""
        group = self.group_at(index)
        header, entry = self.headers[group], self.entry(index)
        ids = self._ids[group].all()[:]
        del ids[index - self.starts[group]]
        left = replace(header, count=header.count - 1, unread=header.unread - (not entry.read))
        return self._with(group, left, _Ids(len(ids), lambda _limit: ids))

    def _with(self, group: int, header: Header, ids: _Ids) -> View:
        """Return the view with another group in the place of one, or without it if it is empty."""
        headers, each = list(self.headers), list(self._ids)
        headers[group : group + 1] = [header] if header.count else []
        each[group : group + 1] = [ids] if header.count else []
        return View(self.asked, headers, each, self.sections, self.total, self._source)


class _Source:
    """What a view fetches from: the archives, with what was read."""

    def __init__(
        self, archives: Layers | None, reading_of: Callable[[str], Reading] | None
    ) -> None:
        self._archives = archives
        self._reading_of = reading_of

    def entry(self, path: str) -> tuple[int, Entry] | None:
        """Return the id and the entry of an article."""
        found = self._archives.entry(path) if self._archives is not None else None
        return (found[0], self._marked(found[1])) if found is not None else None

    def entries(self, ids: Sequence[int]) -> dict[int, Entry]:
        """Return entries by their ids."""
        found = self._archives.entries(ids) if self._archives is not None else {}
        return {each: self._marked(entry) for each, entry in found.items()}

    def _marked(self, entry: Entry) -> Entry:
        return entry.marked(self._reading_of(entry.path)) if self._reading_of else entry


EMPTY = View(Question(), (), (), (), 0, _Source(None, None))
"""Lists nothing."""


def viewed(
    archives: Layers,
    asked: Question,
    reading_of: Callable[[str], Reading],
    goes_on: Callable[[], bool] | None = None,
) -> View:
    """Return what is listed when this is asked.

    Raises CatalogueError where it cannot be read, or need not go on.
    """
    with archives.asking(goes_on) as layers:
        conditions = {layer.kind: layer.archive.lists.condition(asked) for layer in layers}
        sections, total = _sections(layers)
        counted: dict[Key, Header] = {}
        for kind, archive in layers:
            for key, count, unread in archive.lists.counted(asked, conditions[kind]):
                one = counted.get(key) or Header(group_of(asked.order, key), 0, 0)
                counted[key] = replace(one, count=one.count + count, unread=one.unread + unread)
        keys = _in_order(asked.order, counted, sections)
        fetches = [partial(_fetched, archives, asked, key) for key in keys]
        ids = [_Ids(counted[key].count, fetch) for key, fetch in zip(keys, fetches)]
        if asked.is_filtered:  # what was chosen is forgotten when another list is asked for
            for group, key in zip(ids, keys):
                group.take(_joined(layers, asked.order, key, conditions, -1))
        return View(
            asked, [counted[key] for key in keys], ids,
            tuple(SafeText(name) for name in sections), total, _Source(archives, reading_of),
        )  # fmt: skip


def _sections(layers: Iterable[Layer]) -> tuple[list[str], int]:
    """Return all sections, that of the newest article first, and the number of articles."""
    newest: dict[str, tuple[object, ...]] = {}
    total = 0
    for _, archive in layers:
        for name, (count, key) in archive.lists.sections().items():
            newest[name] = min(key, newest.get(name, key))
            total += count
    return sorted(newest, key=newest.__getitem__), total


def _in_order(order: Order, keys: Iterable[Key], sections: Sequence[str]) -> list[Key]:
    """Return the groups of an order as they stand in it."""
    if order is Order.SECTION:
        places = {name: place for place, name in enumerate(sections)}
        return sorted(keys, key=lambda key: places.get(str(key), len(places)))
    if order is Order.OPENED:
        return sorted(keys, reverse=True)
    last = _AFTER_ALL.get(order)
    return sorted(keys, key=lambda key: (key == last, isinstance(key, str), key))


def _fetched(archives: Layers, asked: Question, key: Key, limit: int) -> array[int]:
    """Return the ids of a group of a list that leaves nothing out."""
    try:
        with archives.asking() as layers:
            conditions = {layer.kind: layer.archive.lists.condition(asked) for layer in layers}
            return _joined(layers, asked.order, key, conditions, limit)
    except CatalogueError:  # who asks next is told of it
        return array("q")


def _joined(
    layers: Sequence[Layer], order: Order, key: Key, conditions: Mapping[int, Condition], limit: int
) -> array[int]:
    """Return the ids of a group of all archives in its order."""
    several = len(layers) > 1
    each = [
        archive.lists.rows(order, key, conditions[kind], kind, limit, keys=several)
        for kind, archive in layers
    ]
    merged = heapq.merge(*each, key=lambda row: row[1:]) if several else each[0] if each else ()
    rows = islice(merged, limit) if limit >= 0 else merged
    return array("q", (row[0] for row in rows))
