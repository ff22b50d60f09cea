"""What the list shows: a view of the library, the one that is asked for, what is selected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, overload

from newsreader.library.entries import Entry, Reading
from newsreader.library.lists import Question
from newsreader.library.orders import Order
from newsreader.library.views import EMPTY, Header, View
from newsreader.text.controls import SafeText

__all__ = ["Header", "Listing"]


class _Entries(Sequence[Entry]):
    """The entries of a view, fetched where they are looked at."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __len__(self) -> int:
        return len(self._view)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> list[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | list[Entry]:
        places = range(len(self))[index]
        return (
            [self._view.entry(n) for n in places]
            if isinstance(places, range)
            else (self._view.entry(places))
        )


class _Rows(Sequence["Header | Entry"]):
    """The entries of a view with a header before each group."""

    def __init__(self, view: View) -> None:
        self._view = view

    def __len__(self) -> int:
        return len(self._view) + len(self._view.headers)

    @overload
    def __getitem__(self, index: int) -> Header | Entry: ...

    @overload
    def __getitem__(self, index: slice) -> list[Header | Entry]: ...

    def __getitem__(self, index: int | slice) -> Header | Entry | list[Header | Entry]:
        places = range(len(self))[index]
        return [self._at(n) for n in places] if isinstance(places, range) else self._at(places)

    def _at(self, row: int) -> Header | Entry:
        """Return the row at a place."""
        group = self._view.group_of_row(row)
        first = self._view.starts[group] + group
        return self._view.headers[group] if row == first else self._view.entry(row - group - 1)


@dataclass(frozen=True)
class Listing:
    """The list as a value: what is asked for, the `view` that was the answer last, the selection.

    `section` None shows all sections, in groups; `selected` is the path of the entry under the
    bar, which stays the same article whatever is added, removed or filtered around it.
    """

    view: View = EMPTY
    query: str = ""
    section: SafeText | None = None
    unread_only: bool = False
    bookmarked_only: bool = False
    selected: str | None = None
    order: Order = Order.SECTION

    @property
    def asked(self) -> Question:
        """What is asked for."""
        return Question(
            self.order, self.query, self.section, self.unread_only, self.bookmarked_only,
            self.selected if self._follows_marks else None,
        )  # fmt: skip

    @property
    def is_answered(self) -> bool:
        """Whether the view is what is asked for."""
        return _is_same(self.asked, self.view.asked)

    @property
    def total(self) -> int:
        """The number of all articles, listed or not."""
        return self.view.total

    @property
    def sections(self) -> tuple[SafeText, ...]:
        """The sections of all articles, that of the newest first."""
        return self.view.sections

    @cached_property
    def rows(self) -> Sequence[Header | Entry]:
        """Headers and entries in the order in which they are shown."""
        return _Rows(self.view)

    @cached_property
    def shown(self) -> Sequence[Entry]:
        """The entries among the rows."""
        return _Entries(self.view)

    @cached_property
    def index(self) -> int:
        """The selected entry's index among `shown`; of the first one where it is not there."""
        return max(self.view.index_of(self.selected), 0 if len(self.view) else -1)

    @property
    def row(self) -> int:
        """The selected entry's index among the rows, -1 when there is none."""
        return self.index + self.view.group_at(self.index) + 1 if self.index >= 0 else -1

    @property
    def _follows_marks(self) -> bool:
        """Whether marks, and what is selected, decide what is shown."""
        return self.unread_only or self.bookmarked_only

    @property
    def wants_selected(self) -> bool:
        """Whether the selected article is to be listed, which the view does not have."""
        return self._follows_marks and self.view.index_of(self.selected) < 0

    @property
    def current(self) -> Entry | None:
        """The selected entry; the first one where the selected is not shown."""
        return self.view.entry(self.index) if self.index >= 0 else None

    def move(self, step: int) -> Listing:
        """Return the listing with the selection moved by so many entries, not past the ends."""
        if self.index < 0:
            return self
        return self._select_at(max(0, min(len(self.view) - 1, self.index + step)))

    def _select_at(self, index: int) -> Listing:
        """Return the listing with the entry at an index selected."""
        path = self.view.entry(index).path
        if path == self.selected:
            return self
        left = self._left_behind()
        view = self.view if left < 0 else self.view.without(left)
        new = replace(self, selected=path, view=view)
        new.__dict__["index"] = index - (0 <= left < index)
        return new

    def _left_behind(self) -> int:
        """Return the index of what was listed because it was selected, -1 for none."""
        at = self.view.index_of(self.selected) if self._follows_marks else -1
        if at < 0:
            return -1
        entry = self.view.entry(at)
        is_due = (self.unread_only and entry.read) or (
            self.bookmarked_only and not entry.bookmarked
        )
        return at if is_due else -1

    def select(self, path: str | None) -> Listing:
        """Return the listing with another entry selected."""
        if path == self.selected:
            return self
        index = self.view.index_of(path)
        return self._select_at(index) if index >= 0 else replace(self, selected=path)

    def but(self, **changes: Any) -> Listing:
        """Return the listing that asks for another `query`, `section` or kind of articles only."""
        return replace(self, **changes)

    def in_next_order(self) -> Listing:
        """Return the listing that asks for another order, with the same entry selected."""
        path = self.current.path if self.current else self.selected
        return replace(self, order=self.order.next, selected=path)

    def next_group(self, step: int) -> Listing:
        """Return the listing with the first entry of another group selected.

        Backwards that is the one of its own group first. At the ends all stays.
        """
        starts = self.view.starts[:-1]
        ahead = [start for start in starts if start > self.index]
        behind = [start for start in starts if start < self.index]
        start = next(iter(ahead if step > 0 else behind[::-1]), None)
        return self._select_at(start) if start is not None else self

    def with_view(self, view: View) -> Listing:
        """Return the listing with what the library lists now.

        Where the selected article is gone, the one that took its place is selected; where another
        list was asked for it stays selected, shown or not.
        """
        new = replace(self, view=view)
        if not _is_same(view.asked, self.view.asked):
            return new
        if self.selected is not None and view.index_of(self.selected) >= 0:
            return new
        path = self.current.path if self.current else None
        if path is None or view.has(path):
            return replace(new, selected=path or self.selected)
        if not len(view):
            return new
        return replace(new, selected=view.entry(min(self.index, len(view) - 1)).path)

    def marked(self, path: str, before: Reading, after: Reading) -> Listing:
        """Return the listing after an article was marked; it stays where it is."""
        view = self.view.marked(path, before, after)
        new = replace(self, view=view)
        if view is not self.view and "index" in self.__dict__:
            new.__dict__["index"] = self.index
        return new

    def next_section(self) -> Listing:
        """Return the listing with the next section alone; after the last one, all of them."""
        order: list[SafeText | None] = [None, *self.sections]
        current = order.index(self.section) if self.section in order else 0
        return self.but(section=order[(current + 1) % len(order)])


def _is_same(one: Question, other: Question) -> bool:
    """Return whether two questions are the same but for what is selected."""
    return replace(one, besides=None) == replace(other, besides=None)
