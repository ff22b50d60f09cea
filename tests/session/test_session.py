"""The session's values: the history and the list."""

from __future__ import annotations

from newsreader.layout.rows import Place
from newsreader.library.entries import Entry
from newsreader.session.history import History
from newsreader.session.listing import Header, Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint
from support.listings import listed, relisted


def entry(name: str, section: str | None, read: bool = False) -> Entry:
    return Entry(
        name, name, 0, SafeText(f"عنوان {name}"), SafeText(section) if section else None, None,
        None, "ar", Direction.RTL, 100, 1, (), None, None, 0, read,
    )  # fmt: skip


ENTRIES = (entry("a", "أخبار"), entry("b", "علوم", True), entry("c", "أخبار"), entry("d", None))


def paths(listing: Listing) -> str:
    return "".join(shown.path for shown in listing.shown)


def test_history_goes_back_and_forward() -> None:
    history = History().open("a").leave(Place(2, CodePoint(5))).open("b").open("b").open("c")
    assert len(history.visits) == 3
    back = history.back().back()
    assert back.current is not None
    assert (back.current.path, back.current.place) == ("a", Place(2, CodePoint(5)))
    assert back.back() is back
    forward = back.forward()
    assert forward.current is not None
    assert forward.current.path == "b"
    other = forward.open("d")
    assert other.forward() is other
    assert History().leave(Place(0, CodePoint(0))) == History()
    assert History().current is None


def test_history_may_begin_before_what_was_opened_first() -> None:
    history = History().open("b")
    before = history.from_before("a")
    assert before.current == history.current
    assert before.back() == History().open("a").open("b").back()
    assert before.from_before("b") is before  # in a circle nobody goes on
    assert history.from_before("") is history
    assert History().from_before("a") == History()


def test_history_forgets_what_is_gone_and_stays_where_it_is() -> None:
    history = History().open("a").open("b").open("a").open("c").back()
    assert [visit.path for visit in history.without("b").visits] == ["a", "a", "c"]
    without = history.without("a")  # the one that is shown stays
    assert [visit.path for visit in without.visits] == ["b", "a", "c"]
    assert without.current == history.current
    assert without.back().current == History().open("b").current
    assert History().without("a") == History()


def test_groups_follow_the_order_of_their_first_article() -> None:
    rows = listed(ENTRIES).rows
    assert [r.group if isinstance(r, Header) else r.path for r in rows] == [
        "أخبار", "a", "c", "علوم", "b", "", "d",
    ]  # fmt: skip


def test_filters() -> None:
    assert paths(listed(ENTRIES, query="علوم")) == "b"
    sections = listed(ENTRIES)
    seen = []
    for _ in range(4):
        sections = relisted(sections.next_section(), ENTRIES)
        seen.append((sections.section, paths(sections)))
    assert seen == [("أخبار", "ac"), ("علوم", "b"), ("", "d"), (None, "acbd")]
    assert paths(listed(ENTRIES, unread_only=True)) == "acd"
    # Not from under the bar:
    assert paths(listed(ENTRIES, unread_only=True, selected="b")) == "acbd"


def test_the_selection_stays_on_its_article() -> None:
    listing = listed(ENTRIES).move(1)
    assert listing.selected == "c"
    assert listing.move(99).selected == "d"
    assert listing.move(-99).selected == "a"
    more = relisted(listing, (entry("0", "أخبار"), *ENTRIES))
    assert more.selected == "c"
    fewer = relisted(listing, (ENTRIES[0], ENTRIES[1]))
    assert fewer.selected == "b"
    assert relisted(listing, ()).current is None
    assert Listing().move(1) == Listing()
    assert listed(ENTRIES, query="لا شيء كهذا").current is None
