"""The session's values: the history and the list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.layout.rows import Place
from newsreader.library.entries import Entry
from newsreader.session.history import History
from newsreader.session.listing import Header, Listing
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint


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


def test_history_forgets_what_is_gone_and_stays_where_it_is() -> None:
    history = History().open("a").open("b").open("a").open("c").back()
    assert [visit.path for visit in history.without("b").visits] == ["a", "a", "c"]
    without = history.without("a")  # the one that is shown stays
    assert [visit.path for visit in without.visits] == ["b", "a", "c"]
    assert without.current == history.current
    assert without.back().current == History().open("b").current
    assert History().without("a") == History()


def test_groups_follow_the_order_of_their_first_article() -> None:
    rows = Listing(ENTRIES).rows
    assert [r.group if isinstance(r, Header) else r.path for r in rows] == [
        "أخبار", "a", "c", "علوم", "b", "", "d",
    ]  # fmt: skip


def test_filters() -> None:
    listing = Listing(ENTRIES)
    assert paths(Listing(ENTRIES, query="علوم")) == "b"
    assert paths(listing.next_section()) == "ac"
    assert paths(listing.next_section().next_section()) == "b"
    assert listing.next_section().next_section().next_section().section == ""
    sections = listing
    for _ in range(4):
        sections = sections.next_section()
    assert sections.section is None
    assert paths(Listing(ENTRIES, unread_only=True)) == "acd"
    assert (
        paths(Listing(ENTRIES, unread_only=True, selected="b")) == "acbd"
    )  # not from under the bar


def test_the_selection_stays_on_its_article() -> None:
    listing = Listing(ENTRIES).move(1)
    assert listing.selected == "c"
    assert listing.move(99).selected == "d"
    assert listing.move(-99).selected == "a"
    more = listing.with_entries((entry("x", "أخبار"), *ENTRIES))
    assert more.selected == "c"
    fewer = listing.with_entries((ENTRIES[0], ENTRIES[1]))
    assert fewer.selected == "b"
    assert listing.with_entries(()).current is None
    assert Listing().move(1) == Listing()
    assert Listing(ENTRIES, query="لا شيء كهذا").current is None


def test_marks_change_entries_and_nothing_else() -> None:
    """What is shown after a mark is what would be shown if all were worked out anew."""
    read = tuple(entry(e.path, e.section, read=not e.read) for e in ENTRIES)
    for listing in (
        Listing(ENTRIES, selected="c"),
        Listing(ENTRIES, query="a", selected="a"),
        Listing(ENTRIES, section=SafeText("أخبار")),
        Listing(ENTRIES, unread_only=True, selected="b"),
    ):
        assert listing.rows
        for changed in (read, (*ENTRIES[:2], read[2], ENTRIES[3])):
            marked = listing.with_entries(changed)
            anew = Listing(
                changed, listing.query, listing.section, listing.unread_only, False, marked.selected
            )
            assert (marked.rows, marked.shown) == (anew.rows, anew.shown)
            assert marked.sections == anew.sections
            assert paths(marked) == paths(anew)
            assert marked.current == anew.current
    assert listing.with_entries(listing.entries) is listing
    other = (*ENTRIES[:3], entry("d", "علوم"))
    assert Listing(ENTRIES).with_entries(other).rows == Listing(other).rows


def test_nothing_is_folded_while_one_types(monkeypatch: pytest.MonkeyPatch) -> None:
    from newsreader.library import entries as values
    from newsreader.search import folding, queries

    listing = Listing(ENTRIES)
    folded: list[str] = []

    def fold(text: str) -> str:
        folded.append(text)
        return folding.fold(text)

    for module in (values, queries):
        monkeypatch.setattr(module, "fold", fold)
    assert paths(replace(listing, query="عُنوان b")) == "b"
    assert folded == ["عُنوان b"]
