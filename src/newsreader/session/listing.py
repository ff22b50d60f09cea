"""What the list shows: entries in an order, filtered, in groups, and the one that is selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import compress, count, islice, repeat
from operator import is_, is_not
from typing import Any, TypeVar

from newsreader.library.entries import Entry, Reading
from newsreader.search.queries import Query
from newsreader.session.orders import Group, Order, grouped
from newsreader.text.controls import SafeText

__all__ = ["Header", "Listing"]

Row = TypeVar("Row")

_NONE = SafeText("")  # the section of articles without one
_FEW = 8  # entries that are sought among the rows one by one


@dataclass(frozen=True)
class Header:
    """The heading of a group: what its articles have in common, how many are shown and unread."""

    group: Group
    count: int
    unread: int


@dataclass(frozen=True)
class Listing:
    """The list as a value: `rows` follow from the rest.

    `section` None shows all sections, in groups; `selected` is the path of the entry under the
    bar, which stays the same article whatever is added, removed or filtered around it.
    """

    entries: tuple[Entry, ...] = ()
    query: str = ""
    section: SafeText | None = None
    unread_only: bool = False
    bookmarked_only: bool = False
    selected: str | None = None
    order: Order = Order.SECTION

    @cached_property
    def sections(self) -> tuple[SafeText, ...]:
        """The sections of all entries, in the order in which they first appear."""
        return tuple(dict.fromkeys(entry.section or _NONE for entry in self.entries))

    @cached_property
    def rows(self) -> tuple[Header | Entry, ...]:
        """Headers and entries in the order in which they are shown."""
        accepts = self._filter()
        rows: list[Header | Entry] = []
        for group, entries in self._groups.items():
            shown = entries if accepts is None else list(filter(accepts, entries))
            if shown:
                rows.append(Header(group, len(shown), sum(not entry.read for entry in shown)))
                rows += shown
        return tuple(rows)

    @cached_property
    def _groups(self) -> dict[Group, list[Entry]]:
        """The groups of all entries in their order, also of those that are not shown."""
        return grouped(self.entries, self.order)

    def _filter(self) -> Callable[[Entry], bool] | None:
        """Return what says whether an entry is shown; None where all are."""
        query = Query(self.query)
        section, unread_only, selected = self.section, self.unread_only, self.selected
        bookmarked_only = self.bookmarked_only
        if not query and section is None and not unread_only and not bookmarked_only:
            return None

        def accepts(entry: Entry) -> bool:
            return (
                (section is None or section == (entry.section or _NONE))
                and (not unread_only or not entry.read or entry.path == selected)
                and (not bookmarked_only or entry.bookmarked or entry.path == selected)
                and query.accepts_folded(entry.folded)
            )

        return accepts

    @cached_property
    def shown(self) -> tuple[Entry, ...]:
        """The entries among the rows."""
        return tuple(row for row in self.rows if isinstance(row, Entry))

    @cached_property
    def index(self) -> int:
        """The selected entry's index among `shown`, -1 when there is none."""
        found = (i for i, entry in enumerate(self.shown) if entry.path == self.selected)
        return next(found, 0 if self.shown else -1)

    @cached_property
    def row(self) -> int:
        """The selected entry's index among the rows, -1 when there is none."""
        if self.index < 0:
            return -1
        current = self.current
        # Headers stand before it: as many as there are sections at most.
        return next(i for i in range(self.index, len(self.rows)) if self.rows[i] is current)

    @property
    def _follows_marks(self) -> bool:
        """Whether marks, and what is selected, decide what is shown."""
        return self.unread_only or self.bookmarked_only

    @property
    def current(self) -> Entry | None:
        """The selected entry; the first one where the selected is not shown."""
        return self.shown[self.index] if self.index >= 0 else None

    def move(self, step: int) -> Listing:
        """Return the listing with the selection moved by so many entries, not past the ends."""
        if self.index < 0:
            return self
        index = max(0, min(len(self.shown) - 1, self.index + step))
        new = self.select(self.shown[index].path)
        if not self._follows_marks:
            new.__dict__["index"] = index
        return new

    def select(self, path: str | None) -> Listing:
        """Return the listing with another entry selected."""
        if path == self.selected:
            return self
        new = replace(self, selected=path)
        if not self._follows_marks:  # what is shown is the same: it is not worked out anew
            new._know(self, "sections", "_groups", "rows", "shown")
        return new

    def but(self, **changes: Any) -> Listing:
        """Return the listing with another `query`, `section` or kind of articles only."""
        new = replace(self, **changes)
        new._know(self, "sections", "_groups")
        return new

    def in_next_order(self) -> Listing:
        """Return the listing in another order, with the same entry selected."""
        path = self.current.path if self.current else self.selected
        return replace(self, order=self.order.next, selected=path)

    def next_group(self, step: int) -> Listing:
        """Return the listing with the first entry of another group selected.

        Backwards that is the one of its own group first. At the ends all stays.
        """
        starts = [place + 1 for place, row in enumerate(self.rows) if isinstance(row, Header)]
        ahead = [start for start in starts if start > self.row]
        behind = [start for start in starts if start < self.row]
        start = next(iter(ahead if step > 0 else behind[::-1]), None)
        entry = self.rows[start] if start is not None else None
        return self.select(entry.path) if isinstance(entry, Entry) else self

    def _know(self, other: Listing, *names: str) -> None:
        """Take from another listing what has been worked out there and is the same here."""
        known = other.__dict__
        self.__dict__.update({name: known[name] for name in names if name in known})

    def with_entries(self, entries: Sequence[Entry]) -> Listing:
        """Return the listing with what the folder holds now.

        Where the selected article is gone, the one that took its place is selected.
        """
        if entries is self.entries:
            return self
        new = replace(self, entries=tuple(entries))
        marked = self._marked(new.entries)
        if marked is not None:
            new._know(self, "sections", "index", "row")
            new.__dict__.update(marked)
            return new
        path = self.current.path if self.current else None
        if path is None or any(entry.path == path for entry in entries):
            return replace(new, selected=path or self.selected)
        if not new.shown:
            return new
        return replace(new, selected=new.shown[min(self.index, len(new.shown) - 1)].path)

    def _marked(self, entries: tuple[Entry, ...]) -> dict[str, object] | None:
        """Return the rows with entries that were marked, and changed in nothing else.

        That is what happens at each article that is opened. None where more has changed, or what
        is shown depends on the marks.
        """
        if self._follows_marks or "rows" not in self.__dict__ or len(entries) != len(self.entries):
            return None
        pairs = zip(self.entries, entries)
        changed = list(islice(compress(pairs, map(is_not, self.entries, entries)), _FEW + 1))
        if len(changed) > _FEW or any(_unmarked(old) != _unmarked(new) for old, new in changed):
            return None
        rows = _recounted(_changed(self.rows, changed), changed)
        return {"rows": rows, "shown": _changed(self.shown, changed)}

    def next_section(self) -> Listing:
        """Return the listing with the next section alone; after the last one, all of them."""
        order: list[SafeText | None] = [None, *self.sections]
        current = order.index(self.section) if self.section in order else 0
        return self.but(section=order[(current + 1) % len(order)])


def _unmarked(entry: Entry) -> Entry:
    return entry.marked(Reading())


def _changed(rows: tuple[Row, ...], changes: Sequence[tuple[Entry, Entry]]) -> tuple[Row, ...]:
    """Return rows with entries in the place of others, which are told by what they are, not like.

    Nothing of it is a step of Python for each of the rows.
    """
    new: list[Any] = list(rows)
    for old, entry in changes:
        for place in islice(compress(count(), map(is_, rows, repeat(old))), 1):
            new[place] = entry
    return tuple(new)


def _recounted(
    rows: tuple[Header | Entry, ...], changes: Sequence[tuple[Entry, Entry]]
) -> tuple[Header | Entry, ...]:
    """Return rows with headers that count what has been marked among them."""
    new = list(rows)
    for old, entry in changes:
        place = next(compress(count(), map(is_, rows, repeat(entry))), -1)
        for before in range(place, -1, -1):
            header = new[before]
            if isinstance(header, Header):
                new[before] = replace(header, unread=header.unread + old.read - entry.read)
                break
    return tuple(new)
