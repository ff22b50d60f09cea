"""The orders of the list: what groups the articles in it, and what each group comes to."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from newsreader.library.entries import Entry
from newsreader.text.controls import SafeText

__all__ = ["Group", "Order", "grouped"]

Month = tuple[int, int]
Group = SafeText | Month | int | None
"""What the articles of a group have in common.

A section, a source or a letter ("" for none), a year and a month (None for none), the greatest
number of minutes that they take, whether they were opened.
"""

_NONE = SafeText("")
_MINUTES = (3, 5, 10, 20, 60)  # up to so many make a group; what takes longer is the last
_LONGER = 0
_AFTER_ALL = "\uffff"


class Order(Enum):
    """What the list is ordered by; within a group the newest come first, or as it says."""

    SECTION = "section"
    DATE = "date"
    TITLE = "title"
    SOURCE = "source"
    MINUTES = "minutes"
    OPENED = "opened"

    @property
    def next(self) -> Order:
        """The order after this one; the first after the last."""
        orders = list(Order)
        return orders[(orders.index(self) + 1) % len(orders)]


@dataclass(frozen=True)
class _Grouping:
    """Which group an entry is in; where a group stands, and an entry in it: None as it comes."""

    group: Callable[[Entry], Group]
    rank: Callable[[Entry], tuple[object, ...]] | None = None


def grouped(entries: Sequence[Entry], order: Order) -> dict[Group, list[Entry]]:
    """Return the groups of entries, which come the newest first, as they stand in an order."""
    grouping = _GROUPINGS[order]
    if grouping.rank is not None:
        entries = sorted(entries, key=grouping.rank)  # stable: within a rank as they come
        return {key: list(found) for key, found in groupby(entries, grouping.group)}
    groups: dict[Group, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(grouping.group(entry), []).append(entry)
    return groups


def _section(entry: Entry) -> Group:
    return entry.section or _NONE


def _month(entry: Entry) -> Group:
    return (entry.date.year, entry.date.month) if entry.date is not None else None


def _age(entry: Entry) -> tuple[object, ...]:
    """Return what puts the newest month first and what has no date last."""
    date: datetime.date | None = entry.date
    return (date is None, -(date.year * 12 + date.month) if date is not None else 0)


def _letter(entry: Entry) -> Group:
    """Return the letter that a title begins with, as a filter sees it; "" for none."""
    first = _title(entry)[:1]
    return SafeText(first.upper()) if first.isalpha() else _NONE


def _title(entry: Entry) -> str:
    """Return what a title is sorted by: its folded letters, without signs before them."""
    return entry.folded.partition("\n")[0].lstrip("\"'«»“”()[]…-–— ") or _AFTER_ALL


def _by_letter(entry: Entry) -> tuple[object, ...]:
    return (not _title(entry)[:1].isalpha(), _title(entry))


def _source(entry: Entry) -> Group:
    return entry.source or _NONE


def _by_source(entry: Entry) -> tuple[object, ...]:
    return (entry.source is None, entry.source or "")


def _minutes(entry: Entry) -> Group:
    return next((most for most in _MINUTES if entry.minutes <= most), _LONGER)


_GROUPINGS = {
    Order.SECTION: _Grouping(_section),
    Order.DATE: _Grouping(_month, _age),
    Order.TITLE: _Grouping(_letter, _by_letter),
    Order.SOURCE: _Grouping(_source, _by_source),
    Order.MINUTES: _Grouping(_minutes, lambda entry: (entry.minutes,)),
    Order.OPENED: _Grouping(lambda entry: entry.opened > 0, lambda entry: (-entry.opened,)),
}
