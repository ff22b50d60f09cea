"""The page as a value: its moves, its sizes, what is found and marked in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.articles import Article
from newsreader.article.blocks import Paragraph
from newsreader.article.spans import Inline
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.rows import Place
from newsreader.layout.stretching import LOOSE
from newsreader.search.folding import fold
from newsreader.session.finding import Match, Matches, matches_in
from newsreader.session.pages import START, Page
from newsreader.session.pointing import Extent
from newsreader.session.selection import Selection, next_paragraph
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint
from support.examples import examples

PROSE = "كتب الولد الدرس في المدرسة القديمة قرب السوق ثم عاد إلى البيت مع صديقه. "
TEXTS = PageTexts(
    related_heading=SafeText("ذات صلة"),
    related=(SafeText("الأول"), SafeText("الثاني"), SafeText("الثالث")),
    top=SafeText("▲ إلى الأعلى"),
)


def article(paragraphs: int) -> Article:
    return Article(
        path="a", format="text", encoding="utf-8", language="ar", direction=Direction.RTL,
        title=SafeText("عنوان المقال"),
        blocks=tuple(
            Paragraph(Inline(SafeText(f"فقرة {number}. {PROSE * (1 + number % 4)}")))
            for number in range(paragraphs)
        ),
    )  # fmt: skip


def opened(
    paragraphs: int = 30, size: tuple[int, int] = (60, 20), texts: PageTexts = TEXTS
) -> Page:
    return Page.opened(page(article(paragraphs), texts), Direction.RTL, size)


def rows(shown: Page) -> list[str]:
    return ["".join(piece.line.logical for piece in row.pieces) for _, row in shown.window]


def at(part: int, offset: int) -> Place:
    return Place(part, CodePoint(offset))


def test_a_page_begins_at_its_headline_and_ends_with_its_last_row() -> None:
    shown = opened()
    assert shown.place == START
    assert shown.at_start
    assert not shown.at_end
    assert rows(shown)[0] == ""
    assert "عنوان" in rows(shown)[1]
    end = shown.to_end()
    assert end.at_end
    assert end.fraction == 1.0
    assert len(end.window) == 20
    assert rows(end)[-1].startswith("▲")
    assert end.by_rows(1) == end
    assert end.to_start() == shown


def test_a_page_shorter_than_the_window_does_not_move() -> None:
    shown = opened(1)
    assert shown.at_start
    assert shown.at_end
    for moved in (shown.by_rows(5), shown.by_windows(1), shown.to_end(), shown.by_rows(-5)):
        assert moved.top == shown.top


def test_turning_a_page_keeps_a_row_in_sight() -> None:
    shown = opened()
    turned = shown.by_windows(1)
    assert rows(turned)[:1] == rows(shown)[-1:]
    assert rows(turned.by_windows(-1)) == rows(shown)
    assert rows(turned.by_windows(1).by_windows(-1)) == rows(turned)
    half = shown.by_windows(0.5)
    assert rows(half)[:10] == rows(shown)[10:]
    low = opened(size=(60, 2))
    assert low.by_windows(1).top == low.document.move(low.top, 2)  # too low for one to be kept


@pytest.mark.unmeasured
@examples(30)
@given(st.lists(st.tuples(st.integers(1, 120), st.integers(1, 60)), min_size=1, max_size=6))
def test_any_row_of_sizes_ends_at_the_place_where_it_began(sizes: list[tuple[int, int]]) -> None:
    shown = opened().by_windows(1.0).by_rows(3)
    place = shown.place
    for columns, height in sizes:
        shown = shown.resized(columns, height)
        assert len(shown.window) <= height
        assert all(p.line.width <= columns for _, row in shown.window for p in row.pieces)
    assert shown.resized(60, 20).place == place


def test_a_move_after_a_resize_counts() -> None:
    shown = opened().by_windows(2.0).resized(30, 10).by_rows(4)
    place = shown.place
    assert place == shown.document.place(shown.top)
    assert shown.resized(60, 20).resized(30, 10).place == place


def test_related_articles_are_marked_one_after_the_other() -> None:
    shown = opened()
    assert shown.has_related
    assert shown.related == -1
    first = shown.with_related(0)
    assert "الأول" in "".join(rows(first))
    assert first.by_rows(1).related == 1
    assert first.by_rows(1).by_rows(1).by_rows(1).related == 2  # the last one
    assert first.by_rows(-1).related == -1
    assert first.by_rows(3).related == 0  # the wheel moves the page
    assert first.by_windows(1).related == -1
    assert first.to_end().related == -1
    without = opened(texts=PageTexts())
    assert not without.has_related
    assert without.with_related(0).related == -1


def test_plain_letters_stay_at_the_place() -> None:
    shown = opened().by_windows(1)
    plain = shown.set_in(LOOSE, shaped=False)
    assert plain.place == shown.place
    assert not plain.document.shaped
    text = "".join(piece.line.text for _, row in plain.window for piece in row.pieces)
    assert not any("\ufe70" <= character <= "\ufefc" for character in text)


def test_a_place_far_away_is_shown_with_what_is_before_it() -> None:
    shown = opened()
    target = at(20, 0)
    moved = shown.revealing(target)
    assert moved.document.position(target) == moved.document.move(moved.top, 20 // 3)
    assert moved.revealing(target) is moved


def test_matches_are_found_in_order_and_gone_to_in_turn() -> None:
    shown = opened(6)
    matches = matches_in(shown.document, "السُوق")
    parts = [match.part for match in matches.found]
    assert parts == sorted(parts)
    assert len(matches) == sum(1 + number % 4 for number in range(6))
    assert matches.number == 0
    texts = {shown.document.text(m.part)[m.start : m.end] for m in matches.found}
    assert {fold(text) for text in texts} == {fold("السوق")}
    here = matches.nearest(START)
    assert here.number == 1
    assert here.place == at(1, matches.found[0].start)
    assert here.stepped(1).number == 2
    assert here.stepped(-1).number == len(matches)
    assert here.stepped(-1).stepped(1).number == 1
    late = matches.nearest(at(3, 0))
    assert late.place is not None
    assert late.place.part == 3
    assert matches.nearest(at(99, 0)).number == 1  # round the end
    assert [(m.part, now) for m, now in here.of_part(1)] == [(1, True)]
    assert [now for _, now in here.of_part(2)] == [False, False]
    assert here.of_part(0) == []


def test_nothing_is_found_of_nothing() -> None:
    document = opened(3).document
    for query in ("", "  ", "\u064e", "كلمة ليست هنا"):
        matches = matches_in(document, query)
        assert matches == Matches()
        assert matches.nearest(START) == matches
        assert matches.stepped(1) == matches
        assert matches.place is None


def test_finding_ends_when_nobody_waits() -> None:
    asked: list[bool] = []

    def goes_on() -> bool:
        asked.append(True)
        return len(asked) < 3

    assert matches_in(opened(20).document, "السوق", goes_on) == Matches()
    assert len(asked) == 3


def test_a_match_at_the_very_place_is_the_nearest() -> None:
    found = (Match(1, CodePoint(2), CodePoint(5)), Match(1, CodePoint(9), CodePoint(12)))
    matches = Matches(found)
    assert matches.nearest(at(1, 5)).number == 1  # it reaches to the place
    assert matches.nearest(at(1, 6)).number == 2


def test_a_selection_is_the_text_between_two_places_whichever_comes_first() -> None:
    shown = opened(3)
    document = shown.document
    for selection in (
        Selection(at(1, 5), at(2, 4)),
        Selection(at(2, 4), at(1, 5)),
        Selection.over(Extent(at(2, 1), at(2, 4)), Extent(at(1, 5), at(1, 6))),
    ):
        assert selection.text(document) == document.text(1)[5:] + "\n\n" + document.text(2)[:4]
        assert selection.of_part(0) is None
        assert selection.of_part(3) is None
        start, end = selection.of_part(1) or pytest.fail("nothing of it")
        assert start == 5
        assert end >= len(document.text(1))
        assert selection.of_part(2) == (0, 4)
    one = Selection(at(1, 7), at(1, 3))
    assert one.text(document) == document.text(1)[3:7]
    assert one.of_part(1) == (3, 7)
    assert not one.is_empty
    assert Selection(START, START).is_empty


def test_the_next_paragraph_is_that_where_one_is_then_the_one_after_it() -> None:
    shown = opened(9, (30, 8))

    def whole(part: int) -> Selection:
        return Selection(at(part, 0), at(part, len(shown.document.text(part))))

    assert next_paragraph(shown, None) == whole(1)
    assert next_paragraph(shown, whole(1)) == whole(2)
    assert next_paragraph(shown, Selection(at(3, 9), at(2, 4))) == whole(2)
    inside = shown.at_part(4).by_rows(1)
    assert inside.top.part == 4
    assert {part for part, _ in inside.window} == {4}
    assert next_paragraph(inside, None) == whole(4)  # it goes through the whole window
    lower = next(
        page for page in map(inside.by_rows, range(9)) if {4, 5} <= {n for n, _ in page.window}
    )
    assert next_paragraph(lower, None) == whole(5)
    assert next_paragraph(shown.to_end(), None) == whole(9)  # the last one, above what is related
    assert next_paragraph(shown, whole(9)) == whole(9)
    assert next_paragraph(opened(0), None) is None
    assert next_paragraph(inside.resized(30, 0), None) == whole(4)  # of which no row is shown


def test_a_row_is_blank_above_the_headline_where_there_is_room() -> None:
    """Whatever the height, the page begins with it, and a resize keeps one at the beginning."""
    parts = page(article(4), PageTexts())
    high = Page.opened(parts, Direction.RTL, (40, 10))
    assert high.at_start
    assert not high.window[0][1].pieces
    assert high.window[1][1].pieces
    low = high.resized(40, 9)
    assert low.at_start
    assert low.window[0][1].pieces
    again = low.resized(40, 12)
    assert again.at_start
    assert not again.window[0][1].pieces
    assert again.by_rows(5).to_start().top == again.top
    assert again.by_rows(1).place == again.by_rows(1).resized(40, 9).resized(40, 12).place
