"""The list: what is kept from one value to the next is what would be worked out anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.entries import Entry
from newsreader.session.listing import Header, Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction


def entry(name: str, section: str = "", *, read: bool = False) -> Entry:
    return Entry(
        name, name, 0, SafeText(f"عنوان {name}"), SafeText(section) if section else None, None,
        None, "ar", Direction.RTL, 100, 1, (), None, None, 0, read,
    )  # fmt: skip


ENTRIES = (
    entry("a", "أخبار"), entry("b", "علوم", read=True), entry("c", "أخبار"), entry("d"),
    entry("e", "علوم"),
)  # fmt: skip


def outline(listing: Listing) -> str:
    """Return the rows in one line: headers with their counts, the selected in brackets."""
    current = listing.current
    told = []
    for row in listing.rows:
        if isinstance(row, Header):
            told.append(f"{row.group or '-'}{row.count}")
        else:
            told.append(f"[{row.path}]" if row is current else row.path)
    return " ".join(told)


def test_groups_headers_and_the_bar() -> None:
    listing = Listing(ENTRIES)
    assert outline(listing) == "أخبار2 [a] c علوم2 b e -1 d"
    assert outline(listing.select("b")) == "أخبار2 a c علوم2 [b] e -1 d"
    assert outline(replace(listing, query="عنوان d")) == "-1 [d]"
    assert outline(replace(listing, section=SafeText(""))) == "-1 [d]"
    assert outline(replace(listing, section=SafeText("علوم"))) == "علوم2 [b] e"
    assert outline(replace(listing, unread_only=True)) == "أخبار2 [a] c علوم1 e -1 d"
    assert outline(replace(listing, unread_only=True, selected="b")) == (
        "أخبار2 a c علوم2 [b] e -1 d"
    )
    # The order of the groups is that of all entries.
    late = replace(listing, query="علوم", entries=(entry("x", "علوم"), *ENTRIES))
    assert outline(late) == "علوم3 [x] b e"
    first_read = (entry("f", "فن", read=True), *ENTRIES, entry("g", "فن"))
    assert outline(Listing(first_read, unread_only=True)) == "فن1 [g] أخبار2 a c علوم1 e -1 d"


def test_the_row_of_the_bar_counts_the_headers() -> None:
    listing = Listing(ENTRIES)
    for path, index, row in (("a", 0, 1), ("c", 1, 2), ("b", 2, 4), ("e", 3, 5), ("d", 4, 7)):
        selected = listing.select(path)
        assert (selected.index, selected.row) == (index, row)
        assert selected.rows[row] is selected.current
    empty = Listing()
    assert (empty.index, empty.row, empty.current) == (-1, -1, None)
    gone = listing.select("not there")
    assert (gone.index, gone.row) == (0, 1)


def test_moving_stops_at_the_ends() -> None:
    listing = Listing(ENTRIES)
    assert [listing.move(n).selected for n in (-1, 0, 1, 2, 4, 5)] == list("aacbdd")
    assert listing.select("d").move(-1).selected == "e"
    assert Listing().move(1).selected is None


def test_sections_come_one_after_the_other_and_then_all() -> None:
    listing = Listing(ENTRIES)
    assert listing.sections == ("أخبار", "علوم", "")
    seen = []
    for _ in range(4):
        listing = listing.next_section()
        seen.append(listing.section)
    assert seen == ["أخبار", "علوم", "", None]
    assert replace(listing, section=SafeText("لا وجود له")).next_section().section == "أخبار"


def test_what_took_the_place_of_the_selected_is_selected() -> None:
    listing = Listing(ENTRIES).select("b")
    without = tuple(each for each in ENTRIES if each.path != "b")
    assert outline(listing.with_entries(without)) == "أخبار2 a c -1 [d] علوم1 e"
    last = Listing(ENTRIES).select("d").with_entries(ENTRIES[:3])
    assert last.selected == "b"
    more = Listing(ENTRIES).select("e").with_entries((entry("x", "أخبار"), *ENTRIES))
    assert outline(more) == "أخبار3 x a c علوم2 b [e] -1 d"
    assert Listing(ENTRIES).select("b").with_entries(()).selected == "b"
    assert outline(Listing(ENTRIES).select("b").with_entries(()).with_entries(ENTRIES)) == (
        "أخبار2 a c علوم2 [b] e -1 d"
    )
    assert Listing().with_entries(ENTRIES).selected is None
    assert listing.with_entries(listing.entries) is listing
    # The one under the bar is selected though nobody has moved.
    assert Listing(ENTRIES).with_entries((entry("x", "أخبار"), *ENTRIES)).selected == "a"


def test_marks_change_the_rows_that_they_are_of() -> None:
    listing = Listing(ENTRIES).select("c")
    assert listing.rows
    marked = tuple(replace(each, read=True) if each.path == "c" else each for each in ENTRIES)
    new = listing.with_entries(marked)
    assert [row.read for row in new.shown] == [False, True, True, False, False]
    assert new.rows[2] is marked[2]
    assert new.selected == "c"
    unread = replace(listing, unread_only=True)
    assert outline(unread.with_entries(marked)) == "أخبار2 a [c] علوم1 e -1 d"
    moved = unread.with_entries(marked).select("a")
    assert outline(moved) == "أخبار1 [a] علوم1 e -1 d"


def test_bookmarks_alone() -> None:
    listing = Listing(ENTRIES).select("c")
    bookmarked = tuple(replace(each, bookmarked=each.path in "be") for each in ENTRIES)
    assert outline(listing.with_entries(bookmarked)) == "أخبار2 a [c] علوم2 b e -1 d"
    alone = listing.with_entries(bookmarked).but(bookmarked_only=True)
    assert outline(alone) == "أخبار1 [c] علوم2 b e"
    assert outline(alone.select("e")) == "علوم2 b [e]"
    assert outline(alone.select("e").with_entries(ENTRIES)) == "علوم1 [e]"
    assert outline(alone.but(unread_only=True).select("e")) == "علوم1 [e]"


@pytest.mark.parametrize("count", [7, 8, 9, 12])
def test_many_marks_at_once_change_all_their_rows(count: int) -> None:
    entries = tuple(entry(str(number)) for number in range(12))
    listing = Listing(entries)
    assert len(listing.rows) == 13
    marked = tuple(replace(each, read=place < count) for place, each in enumerate(entries))
    assert listing.with_entries(marked).shown == marked


PATHS = "abcdefgh"
SECTIONS = ("", "أخبار", "علوم")
MADE = st.lists(
    st.builds(entry, st.sampled_from(PATHS), st.sampled_from(SECTIONS), read=st.booleans()),
    max_size=6,
    unique_by=lambda each: each.path,
).map(tuple)
MARKED = st.sets(st.sampled_from(PATHS))


@given(MADE, st.lists(st.one_of(MADE, MARKED, st.integers(-2, 2), st.sampled_from(PATHS))))
def test_what_is_kept_is_what_would_be_worked_out(
    entries: tuple[Entry, ...], steps: list[object]
) -> None:
    for query, unread_only in (("", False), ("", True), ("علوم", False)):
        listing = Listing(entries, query=query, unread_only=unread_only)
        for step in steps:
            before = listing
            if isinstance(step, tuple):
                listing = listing.with_entries(step)
            elif isinstance(step, set):
                listing = listing.with_entries(
                    tuple(
                        replace(each, read=not each.read) if each.path in step else each
                        for each in listing.entries
                    )
                )
            elif isinstance(step, int):
                listing = listing.move(step)
            else:
                listing = listing.select(str(step))
            anew = replace(listing)
            assert listing.rows == anew.rows
            assert listing.shown == anew.shown
            assert listing.sections == anew.sections
            assert listing.index == anew.index
            assert (listing.current is None) == (not listing.shown)
            if before.current in listing.shown and not isinstance(step, (int, str)):
                assert listing.current == before.current
