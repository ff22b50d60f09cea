"""What the pointer is at: cells, their nearer edge, rows without text, words, paragraphs."""

from __future__ import annotations

import pytest

from newsreader.article.blocks import Block, Image, Item, List, Paragraph, Rule
from newsreader.article.spans import Inline
from newsreader.layout.rows import Part, Place, Role
from newsreader.session.pages import Page
from newsreader.session.pointing import Spot, Unit, extent, spot_at, word_at
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint


def paragraph(text: str) -> Paragraph:
    return Paragraph(Inline(SafeText(text)))


def opened(*blocks: Block, columns: int = 20) -> Page:
    parts = [Part(Role.BODY, block) for block in blocks]
    return Page.opened(parts, Direction.RTL, (columns, 9))


def place(spot: Spot | None) -> tuple[int, int, int]:
    assert spot is not None
    return spot.part, spot.start, spot.end


ARABIC = "كتب الولد الدرس في المدرسة"
"""Longer than a line of 20 cells: `المدرسة` stands on the second one."""


def test_what_stands_in_a_cell_is_a_range_and_beside_the_line_is_its_edge() -> None:
    page = opened(paragraph(ARABIC))
    assert place(spot_at(page, 0, 19)) == (0, 0, 1)
    assert place(spot_at(page, 0, 18)) == (0, 1, 2)
    assert place(spot_at(page, 0, 200)) == (0, 0, 0)
    broken = ARABIC.index("المدرسة")
    assert place(spot_at(page, 0, -5)) == (0, broken, broken)  # with the space that is not shown
    assert place(spot_at(page, 1, 19)) == (0, broken, broken + 1)
    assert place(spot_at(page, 1, 0)) == (0, len(ARABIC), len(ARABIC))
    assert spot_at(page, -1, 0) is None
    assert spot_at(page, 2, 0) is None


@pytest.mark.parametrize(
    ("x", "offset"), [(19.9, 0), (19.6, 0), (19.4, 1), (18.6, 1), (18.2, 2), (20.5, 0)]
)
def test_where_the_pointer_is_within_the_cell_the_nearer_edge_counts(x: float, offset: int) -> None:
    """At the right of a right-to-left letter is its beginning."""
    assert place(spot_at(opened(paragraph(ARABIC)), 0, x, fine=True)) == (0, offset, offset)


@pytest.mark.parametrize(("x", "offset"), [(0.2, 0), (0.6, 1), (1.4, 1), (3.5, 4)])
def test_the_nearer_edge_of_a_left_to_right_letter(x: float, offset: int) -> None:
    assert place(spot_at(opened(paragraph("abcdef")), 0, x, fine=True)) == (0, offset, offset)


def test_a_row_without_text_is_the_end_of_the_text_above_it_in_its_part() -> None:
    items = tuple(Item((paragraph("قمح"), paragraph(text))) for text in ("شعير", "ذرة"))
    page = opened(paragraph("كتب"), Rule(), List(items))
    assert place(spot_at(page, 1, 3)) == (0, 3, 3)
    assert place(spot_at(page, 2, 3)) == (1, 0, 0)  # the rule itself
    # The items of more than one paragraph have a blank row between all of them.
    assert place(spot_at(page, 5, 3)) == (2, 3, 3)
    assert place(spot_at(page, 7, 3)) == (2, 8, 8)


def test_a_paragraph_is_all_of_it_and_of_a_list_it_is_the_item() -> None:
    items = (Item((paragraph("قمح"),)), Item((paragraph("شعير"),)))
    page = opened(paragraph("سطر\nثان"), List(items), Image(Inline(SafeText("صورة")), "x.png"))

    def marked(row: int, unit: Unit) -> tuple[Place, Place]:
        spot = spot_at(page, row, 18)
        assert spot is not None
        return extent(page, spot, unit)

    def at(part: int, start: int, end: int) -> tuple[Place, Place]:
        return Place(part, CodePoint(start)), Place(part, CodePoint(end))

    assert marked(1, Unit.PARAGRAPH) == at(0, 0, 7)
    assert marked(1, Unit.WORD) == at(0, 4, 7)
    assert marked(4, Unit.PARAGRAPH) == at(1, 4, 8)
    beside = spot_at(page, 1, 2)
    assert beside is not None
    assert extent(page, beside, Unit.WORD) == at(0, 7, 7)
    assert extent(page, beside, Unit.PARAGRAPH) == at(0, 0, 7)
    assert marked(2, Unit.PARAGRAPH) == at(0, 7, 7)  # nothing stands in a blank row


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("قال إنّ الماء", 5, "إنّ"),
        ("قال إنّ الماء", 6, "إنّ"),
        ("قال إنّ الماء", 3, " "),
        ("می‌رود خانه", 1, "می‌رود"),
        ("كتـــاب.", 2, "كتـــاب"),
        ("كتاب.", 4, "."),
        ("it isn't so", 5, "isn't"),
        ("the dogs' bone", 7, "dogs"),
        ("ten 3.14, more", 5, "3.14"),
        ("ten 3.14, more", 8, ","),
        ("ten 1٬234٫5 more", 6, "1٬234٫5"),
        ("a \t\u00a0b", 2, " \t\u00a0"),
        ("«\u0301x", 0, "«\u0301"),
        ("x", 1, ""),
        ("", 0, ""),
        ("snake_case(x)", 7, "snake_case"),
    ],
)
def test_a_word_is_what_holds_together(text: str, offset: int, word: str) -> None:
    start, end = word_at(text, CodePoint(offset))
    assert text[start:end] == word
