"""The orders of the list: the groups of each, what stands first, going from one to another."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.entries import Entry
from newsreader.library.orders import Group, Order
from newsreader.session.listing import Header, Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from support.listings import listed, relisted

Date = datetime.date | datetime.datetime | None


def entry(
    title: str,
    *,
    section: str | None = None,
    date: Date = None,
    source: str | None = None,
    minutes: int = 1,
    opened: int = 0,
) -> Entry:
    return Entry(
        title, title, 0, SafeText(title), SafeText(section) if section else None, date, None, "ar",
        Direction.RTL, 100, minutes, (), None, SafeText(source) if source else None, 0,
        opened=opened,
    )  # fmt: skip


# As a library gives them: the newest first, those without a date last.
ENTRIES = (
    entry(
        "المطر", section="طقس", date=datetime.datetime(2026, 3, 9, 12), source="وكالة", minutes=7
    ),
    entry("«أخبار» اليوم", section="أخبار", date=datetime.date(2026, 3, 1), minutes=90, opened=70),
    entry("إعلان", section="طقس", date=datetime.date(2026, 1, 5), source="الوطن", minutes=2),
    entry("Sea", date=datetime.date(2025, 3, 9), source="وكالة", minutes=4, opened=90),
    entry("2026", section="أخبار", minutes=60),
)  # fmt: skip


def outline(order: Order) -> dict[Group, list[str]]:
    found: dict[Group, list[str]] = {}
    titles: list[str] = []
    for row in listed(ENTRIES, order=order).rows:
        if isinstance(row, Header):
            titles = found[row.group] = []
        else:
            titles.append(row.title)
    return found


def test_what_each_order_puts_together() -> None:
    assert outline(Order.SECTION) == {
        "طقس": ["المطر", "إعلان"], "أخبار": ["«أخبار» اليوم", "2026"], "": ["Sea"],
    }  # fmt: skip
    assert outline(Order.DATE) == {
        (2026, 3): ["المطر", "«أخبار» اليوم"], (2026, 1): ["إعلان"], (2025, 3): ["Sea"],
        None: ["2026"],
    }  # fmt: skip
    assert outline(Order.TITLE) == {
        "S": ["Sea"], "ا": ["«أخبار» اليوم", "إعلان", "المطر"], "": ["2026"],
    }  # fmt: skip
    assert outline(Order.SOURCE) == {
        "الوطن": ["إعلان"], "وكالة": ["المطر", "Sea"], "": ["«أخبار» اليوم", "2026"],
    }  # fmt: skip
    assert outline(Order.MINUTES) == {
        3: ["إعلان"], 5: ["Sea"], 10: ["المطر"], 60: ["2026"], 0: ["«أخبار» اليوم"],
    }  # fmt: skip


def test_what_was_opened_last_comes_first() -> None:
    assert outline(Order.OPENED) == {
        True: ["Sea", "«أخبار» اليوم"], False: ["المطر", "إعلان", "2026"],
    }  # fmt: skip


@pytest.mark.parametrize("order", Order)
def test_the_groups_stand_in_order(order: Order) -> None:
    keys = list(outline(order))
    expected = {
        Order.SECTION: ["طقس", "أخبار", ""],
        Order.DATE: [(2026, 3), (2026, 1), (2025, 3), None],
        Order.TITLE: ["S", "ا", ""],
        Order.SOURCE: ["الوطن", "وكالة", ""],
        Order.MINUTES: [3, 5, 10, 60, 0],
        Order.OPENED: [True, False],
    }
    assert keys == expected[order]


def test_the_orders_come_one_after_the_other() -> None:
    order, seen = Order.SECTION, []
    for _ in Order:
        order = order.next
        seen.append(order)
    assert seen == [*list(Order)[1:], Order.SECTION]


ANY = st.lists(
    st.builds(
        entry,
        st.sampled_from("ابتabc12«"),
        section=st.sampled_from((None, "أ", "ب")),
        date=st.sampled_from((None, datetime.date(2026, 1, 1), datetime.datetime(2026, 2, 1, 3))),
        source=st.sampled_from((None, "أ", "ب")),
        minutes=st.sampled_from((1, 2, 3, 61, 500)),
    ),
    max_size=8,
    unique_by=lambda each: each.path,
).map(tuple)


@given(ANY, st.sampled_from(Order))
def test_every_order_has_every_article_once(entries: tuple[Entry, ...], order: Order) -> None:
    listing = listed(entries, order=order)
    assert sorted(each.path for each in listing.shown) == sorted(each.path for each in entries)
    headers = [row for row in listing.rows if isinstance(row, Header)]
    assert len({header.group for header in headers}) == len(headers)
    assert sum(header.count for header in headers) == len(entries)
    assert all(
        isinstance(one, Header) != isinstance(other, Header) or isinstance(one, Entry)
        for one, other in pairwise(listing.rows)
    )


def test_from_one_group_to_another() -> None:
    listing = listed(ENTRIES, order=Order.DATE)

    def step(listing: Listing, *steps: int) -> list[str | None]:
        seen: list[str | None] = []
        for each in steps:
            listing = listing.next_group(each)
            seen.append(listing.current.title if listing.current else None)
        return seen

    assert step(listing, 1, 1, 1, 1) == ["إعلان", "Sea", "2026", "2026"]
    within = listing.select("«أخبار» اليوم")
    assert step(within, -1, -1) == ["المطر", "المطر"]
    assert step(listing.select("2026"), -1, -1, -1) == ["Sea", "إعلان", "المطر"]
    assert step(Listing(), 1, -1) == [None, None]
    kept = relisted(listing.but(query="وطن"), ENTRIES).next_group(1)
    assert [each.title for each in kept.shown] == []


def test_headers_count_what_is_unread() -> None:
    listing = listed(ENTRIES, order=Order.SOURCE)

    def unread(listing: Listing) -> list[int]:
        return [row.unread for row in listing.rows if isinstance(row, Header)]

    assert unread(listing) == [1, 2, 2]
    marked = tuple(replace(each, read=each.title in ("Sea", "2026")) for each in ENTRIES)
    listing = relisted(listing, marked)
    assert unread(listing) == [1, 1, 1]
    assert unread(relisted(listing.but(unread_only=True), marked)) == [1, 1, 1]
    assert unread(relisted(listing, ENTRIES)) == [1, 2, 2]
