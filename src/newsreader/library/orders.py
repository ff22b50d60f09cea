"""The orders of the list: what groups the articles in it, and by what the catalogue sorts them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from newsreader.library.entries import Entry
from newsreader.search.folding import fold
from newsreader.text.controls import SafeText, sanitise

__all__ = [
    "NEWEST",
    "Group",
    "Keys",
    "Month",
    "Order",
    "age_of",
    "group_of",
    "keys_of",
    "month_in",
    "month_of",
    "title_key",
]

Month = tuple[int, int]
Group = SafeText | Month | int | None
"""What the articles of a group have in common.

A section, a source or a letter ("" for none), a year and a month (None for none), the greatest
number of minutes that they take, whether they were opened.
"""

NEWEST = "age, rank, file, position"
"""The newest first, those without a date last; then by title, those of a file as they stand in it.

Of one date and title the first is that whose file was taken in first.
"""

_MINUTES = (3, 5, 10, 20, 60)  # up to so many make a group; what takes longer is the last
_LONGER = 0
_DAY = 86_400  # seconds
_DAY_OF_FILES = _DAY * 1_000_000_000  # nanoseconds
_UNDATED = 1 << 40  # an age beyond all that a date can have
_NO_MONTH = 1 << 20
_UNSAID = re.compile(r"^[\W_]+")  # marks before a title's first word, which nobody sorts by
_LONGEST = 100  # code points of a title that it is sorted by
_AFTER_ALL = "\uffff"  # where a title would stand: behind every one


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

    @property
    def column(self) -> str:
        """The column of the catalogue that says which group an article is in."""
        return _COLUMNS[self].group

    @property
    def within(self) -> str:
        """What a group is sorted by, as SQL says it."""
        return _COLUMNS[self].within


@dataclass(frozen=True)
class _Columns:
    """The column of a group, and what is sorted by within it."""

    group: str
    within: str = NEWEST


_COLUMNS = {
    Order.SECTION: _Columns("section"),
    Order.DATE: _Columns("month"),
    Order.TITLE: _Columns("letter", f"title, {NEWEST}"),
    Order.SOURCE: _Columns("source"),
    Order.MINUTES: _Columns("span", f"minutes, {NEWEST}"),
    Order.OPENED: _Columns("opened > 0", f"-opened, {NEWEST}"),
}


class Keys(NamedTuple):
    """What an article is sorted and grouped by: columns of the catalogue.

    `age` is the smaller the newer it is; `rank` parts those of one age; `month` counts backwards;
    `span` is the number of its group among those of minutes. None is "".
    """

    section: str
    source: str
    month: int
    age: int
    rank: str
    letter: str
    title: str
    span: int
    minutes: int
    position: int


def keys_of(entry: Entry) -> Keys:
    """Return what an entry is sorted and grouped by."""
    title, date = title_key(entry.title), entry.date
    letter = title[:1].upper() if title[:1].isalpha() else ""
    span = next((n for n, most in enumerate(_MINUTES) if entry.minutes <= most), len(_MINUTES))
    # In a book the order is its own.
    rank = title if entry.path == entry.file else _AFTER_ALL
    return Keys(
        entry.section or "", entry.source or "",
        _NO_MONTH if date is None else 1 - (date.year * 12 + date.month),
        _UNDATED - entry.modified // _DAY_OF_FILES if date is None else age_of(date),
        rank, letter, title or _AFTER_ALL, span, entry.minutes, entry.position,
    )  # fmt: skip


def title_key(title: SafeText) -> str:
    """Return what a title is sorted by: its folded letters, without signs before them."""
    return _UNSAID.sub("", fold(title))[:_LONGEST]


def age_of(date: datetime.date | datetime.datetime) -> int:
    """Return a number that is the smaller the newer a date is, in seconds."""
    seconds = date.toordinal() * _DAY
    if isinstance(date, datetime.datetime):
        seconds += date.hour * 3600 + date.minute * 60 + date.second
    return -seconds


def month_of(age: int) -> Month | None:
    """Return the year and the month of an article of an age; None of one without a date."""
    if age >= 0:
        return None
    date = datetime.date.fromordinal(-age // _DAY)
    return date.year, date.month


def month_in(key: int) -> Month | None:
    """Return the year and the month that stand in the catalogue as `key`; None for no date."""
    return None if key >= _NO_MONTH else (-key // 12, -key % 12 + 1)


def group_of(order: Order, key: object) -> Group:
    """Return the group that stands in the catalogue as `key`."""
    if order is Order.OPENED:
        return bool(key)
    if order in (Order.SECTION, Order.TITLE, Order.SOURCE):
        return sanitise(str(key))
    number = key if isinstance(key, int) else 0
    if order is Order.MINUTES:
        return _MINUTES[number] if 0 <= number < len(_MINUTES) else _LONGER
    return month_in(number)
