"""The list: what is kept from one value to the next is what would be worked out anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from newsreader.library.entries import Entry, Reading
from newsreader.session.listing import Header, Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from support.examples import examples
from support.listings import listed, relisted, view_of


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


def asked(listing: Listing, **changes: object) -> Listing:
    """Return the listing when it asks for something else and is answered."""
    return relisted(listing.but(**changes), ENTRIES)


def test_groups_headers_and_the_bar() -> None:
    listing = listed(ENTRIES)
    assert outline(listing) == "أخبار2 [a] c علوم2 b e -1 d"
    assert outline(listing.select("b")) == "أخبار2 a c علوم2 [b] e -1 d"
    assert outline(asked(listing, query="عنوان d")) == "-1 [d]"
    assert outline(asked(listing, query="عنوان x")) == ""
    assert outline(asked(listing, section=SafeText(""))) == "-1 [d]"
    assert outline(asked(listing, section=SafeText("علوم"))) == "علوم2 [b] e"
    assert outline(asked(listing, unread_only=True)) == "أخبار2 [a] c علوم1 e -1 d"
    assert outline(asked(listing, unread_only=True, selected="b")) == (
        "أخبار2 a c علوم2 [b] e -1 d"
    )
    # The order of the groups is that of all entries.
    late = listed((entry("0", "علوم"), *ENTRIES), query="علوم")
    assert outline(late) == "علوم3 [0] b e"
    first_read = (entry("0", "فن", read=True), *ENTRIES, entry("g", "فن"))
    assert outline(listed(first_read, unread_only=True)) == "فن1 [g] أخبار2 a c علوم1 e -1 d"


def test_the_row_of_the_bar_counts_the_headers() -> None:
    listing = listed(ENTRIES)
    for path, index, row in (("a", 0, 1), ("c", 1, 2), ("b", 2, 4), ("e", 3, 5), ("d", 4, 7)):
        selected = listing.select(path)
        assert (selected.index, selected.row) == (index, row)
        assert selected.rows[row] is selected.current
    empty = Listing()
    assert (empty.index, empty.row, empty.current) == (-1, -1, None)
    gone = listing.select("not there")
    assert (gone.index, gone.row) == (0, 1)


def test_moving_stops_at_the_ends() -> None:
    listing = listed(ENTRIES)
    assert [listing.move(n).selected for n in (-1, 0, 1, 2, 4, 5)] == list("aacbdd")
    assert listing.select("d").move(-1).selected == "e"
    assert Listing().move(1).selected is None


def test_sections_come_one_after_the_other_and_then_all() -> None:
    listing = listed(ENTRIES)
    assert listing.sections == ("أخبار", "علوم", "")
    seen = []
    for _ in range(4):
        listing = relisted(listing.next_section(), ENTRIES)
        seen.append(listing.section)
    assert seen == ["أخبار", "علوم", "", None]
    assert asked(listing, section=SafeText("لا وجود له")).next_section().section == "أخبار"


def test_what_took_the_place_of_the_selected_is_selected() -> None:
    listing = listed(ENTRIES).select("b")
    without = tuple(each for each in ENTRIES if each.path != "b")
    assert outline(relisted(listing, without)) == "أخبار2 a c -1 [d] علوم1 e"
    last = relisted(listed(ENTRIES).select("d"), ENTRIES[:3])
    assert last.selected == "b"
    more = relisted(listed(ENTRIES).select("e"), (entry("0", "أخبار"), *ENTRIES))
    assert outline(more) == "أخبار3 0 a c علوم2 b [e] -1 d"
    assert relisted(listing, ()).selected == "b"
    assert outline(relisted(relisted(listing, ()), ENTRIES)) == "أخبار2 a c علوم2 [b] e -1 d"
    assert listed(ENTRIES).selected is None
    # The one under the bar is selected though nobody has moved.
    assert relisted(listed(ENTRIES), (entry("0", "أخبار"), *ENTRIES)).selected == "a"
    assert relisted(listing, ()).is_answered
    assert not listing.but(query="عنوان a").is_answered
    # What another filter leaves out is still there.
    kept = asked(listing, query="عنوان a")
    assert (outline(kept), kept.selected) == ("أخبار1 [a]", "b")
    assert outline(asked(kept, query="")) == "أخبار2 a c علوم2 [b] e -1 d"


def test_marks_change_the_rows_that_they_are_of() -> None:
    readings = {"b": Reading(read=True)}
    entries = tuple(replace(each, read=False) for each in ENTRIES)
    for unread_only, before, after in (
        (False, "أخبار2 a [c] علوم2 b e -1 d", "أخبار2 [a] c علوم2 b e -1 d"),
        (True, "أخبار2 a [c] علوم1 e -1 d", "أخبار1 [a] علوم1 e -1 d"),
    ):
        listing = marked_by(readings, entries, unread_only=unread_only).select("c")
        assert outline(listing) == before
        readings["c"] = Reading(read=True)
        new = listing.marked("c", Reading(), readings["c"])
        assert outline(new) == before
        assert new.current is not None
        assert new.current.read
        assert [r.unread for r in new.rows if isinstance(r, Header)] == [1, 1, 1]
        assert outline(new.select("a")) == outline(new.move(-1)) == after
        assert new.select("a").marked("not there", Reading(), Reading(read=True)).selected == "a"
        del readings["c"]


def marked_by(readings: dict[str, Reading], entries: tuple[Entry, ...], **asked: object) -> Listing:
    """Return the listing of entries whose marks are those of readings, which may change."""
    listing = Listing().but(**asked)
    view = view_of(entries, listing.asked, readings)
    return listing.with_view(view)


def test_bookmarks_alone() -> None:
    bookmarked = tuple(replace(each, bookmarked=each.path in "be") for each in ENTRIES)
    listing = listed(bookmarked).select("c")
    alone = relisted(listing.but(bookmarked_only=True), bookmarked)
    assert outline(alone) == "أخبار1 [c] علوم2 b e"
    assert outline(alone.select("e")) == "علوم2 b [e]"
    assert outline(relisted(alone.select("e"), ENTRIES)) == "علوم1 [e]"
    both = relisted(alone.select("e").but(unread_only=True), bookmarked)
    assert outline(both) == "علوم1 [e]"


def test_an_article_that_is_opened_and_not_listed_is_wanted() -> None:
    listing = listed(ENTRIES, unread_only=True)
    assert not listing.select("a").wants_selected
    opened = listing.select("b")
    assert opened.wants_selected
    assert outline(relisted(opened, ENTRIES)) == "أخبار2 a c علوم2 [b] e -1 d"
    assert not listed(ENTRIES).select("not there").wants_selected


def test_very_many_are_fetched_where_they_are_looked_at() -> None:
    entries = tuple(entry(f"{n:04}", "أخبار" if n < 1_500 else "علوم") for n in range(1_600))
    listing = listed(entries)
    assert (len(listing.shown), len(listing.rows)) == (1_600, 1_602)
    assert outline(listing).replace("[0000]", "0000") == " ".join(
        ["أخبار1500", *(f"{n:04}" for n in range(1_500)), "علوم100"]
        + [f"{n:04}" for n in range(1_500, 1_600)]
    )
    fresh = listed(entries)
    assert [fresh.move(n).selected for n in (700, 1_599, 3)] == ["0700", "1599", "0003"]
    assert fresh.select("1499").next_group(1).selected == "1500"
    assert [each.path for each in fresh.shown[1_498:1_502]] == ["1498", "1499", "1500", "1501"]
    filtered = relisted(fresh.but(query="عنوان 12"), entries)
    assert [e.path for e in filtered.shown] == [e.path for e in entries if "12" in e.path]


PATHS = "abcdefgh"
SECTIONS = ("", "أخبار", "علوم")
MADE = st.lists(
    st.builds(entry, st.sampled_from(PATHS), st.sampled_from(SECTIONS), read=st.booleans()),
    max_size=6,
    unique_by=lambda each: each.path,
).map(tuple)


@examples(60)
@given(MADE, st.lists(st.one_of(MADE, st.integers(-2, 2), st.sampled_from(PATHS)), max_size=6))
def test_what_is_kept_is_what_would_be_asked(
    entries: tuple[Entry, ...], steps: list[object]
) -> None:
    for query, unread_only in (("", False), ("", True), ("علوم", False)):
        now = entries
        listing = listed(now, query=query, unread_only=unread_only)
        for step in steps:
            before = listing
            if isinstance(step, tuple):
                now = step
                listing = relisted(listing, now)
            elif isinstance(step, int):
                listing = listing.move(step)
            elif listing.view.has(str(step)):
                listing = listing.select(str(step))
            if listing.wants_selected:
                listing = relisted(listing, now)
            anew = replace(listing, view=view_of(now, listing.asked))
            assert list(listing.rows) == list(anew.rows)
            assert list(listing.shown) == list(anew.shown)
            assert listing.sections == anew.sections
            assert listing.index == anew.index
            assert (listing.current is None) == (not len(listing.shown))
            if before.current in listing.shown and not isinstance(step, (int, str)):
                assert listing.current == before.current
