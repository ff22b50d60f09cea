"""Pages: blocks at their places, the window that moves over them, places that outlive a width."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.articles import Article
from newsreader.article.blocks import (
    Alignment,
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verse,
    Verses,
)
from newsreader.article.spans import Span, Style
from newsreader.layout.documents import Document, Position
from newsreader.layout.pages import PageTexts, illustrated, page
from newsreader.layout.pictures import Picture
from newsreader.layout.rows import Part, Place, Role, Row
from newsreader.loading import load
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint
from support.blocks import inline
from support.blocks import p as paragraph
from support.examples import examples

ARTICLES = Path(__file__).parents[2] / "articles"
SAMPLES = sorted(ARTICLES.iterdir())


def drawn(row: Row) -> str:
    """Return what stands on a row, from the left edge of the page."""
    out = ""
    for piece in sorted(row.pieces, key=lambda piece: piece.left):
        assert piece.left >= len(out), (piece.left, out)
        out += " " * (piece.left - len(out)) + piece.line.text
    return out


def rows_of(*blocks: Block, columns: int = 30, direction: Direction = Direction.RTL) -> list[str]:
    parts = [Part(Role.BODY, block) for block in blocks]
    document = Document(parts, Cell(columns), direction, shaped=False)
    return [drawn(row) for number in range(len(parts)) for row in document.rows(number)]


def turned(text: str) -> str:
    return text[::-1]


def test_a_paragraph_stands_at_the_side_of_its_own_direction() -> None:
    assert rows_of(paragraph("سلام"), paragraph("peace"), columns=10) == [
        "      " + turned("سلام"),
        "",
        "peace",
    ]


def test_a_paragraph_without_letters_takes_the_direction_of_the_article() -> None:
    assert rows_of(paragraph("12 - 13"), columns=10)[0].startswith("   ")
    assert rows_of(paragraph("12 - 13"), columns=10, direction=Direction.LTR) == ["12 - 13"]


def test_hard_line_breaks_keep_the_direction_of_the_whole() -> None:
    assert rows_of(paragraph("سلام\nabc"), columns=8) == ["    " + turned("سلام"), "     abc"]


def test_list_markers_stand_at_the_edge_where_lines_begin() -> None:
    items = (Item((paragraph("سلام"),)), Item((paragraph("خبز"),)))
    assert rows_of(List(items), columns=12) == [
        "      " + turned("سلام") + " •",
        "       " + turned("خبز") + " •",
    ]
    assert rows_of(List(items, ordered=True, start=9), columns=12) == [
        "    " + turned("سلام") + " .٩ ",
        "     " + turned("خبز") + " .١٠",
    ]


def test_nested_and_task_lists() -> None:
    inner = List((Item((paragraph("b"),), checked=True), Item((paragraph("c"),), checked=False)))
    outer = List((Item((paragraph("a"), inner)), Item((paragraph("d"), paragraph("e")))))
    assert rows_of(outer, direction=Direction.LTR) == [
        "• a",
        "",
        "  ◦ [x] b",
        "  ◦ [ ] c",
        "",
        "• d",
        "",
        "  e",
    ]


def test_an_empty_item_keeps_its_marker() -> None:
    assert rows_of(List((Item(()),)), direction=Direction.LTR) == ["•"]


def test_quotations_have_bars_at_the_side_where_lines_begin() -> None:
    quote = Quote((paragraph("سلام"), Quote((paragraph("خبز"),))))
    assert rows_of(quote, columns=14) == [
        "        " + turned("سلام") + " ▎",
        "             ▎",
        "       " + turned("خبز") + " ▎ ▎",
    ]
    assert rows_of(quote, columns=8) == ["    " + turned("سلام"), "", "     " + turned("خبز")]
    assert rows_of(Quote((paragraph("said"),))) == ["▎ said"]


def test_code_keeps_its_lines_and_one_direction() -> None:
    code = Code(SafeText('def f():\n    """سلام"""\n'))
    assert rows_of(code) == ["def f():", '    """' + turned("سلام") + '"""']


def test_table_columns_begin_where_the_direction_begins() -> None:
    table = Table(
        (inline("مدينة"), inline("عدد")),
        ((inline("بيروت"), inline("12")), (inline("صور"), inline("7"))),
        (Alignment.START, Alignment.RIGHT),
    )
    assert rows_of(table, columns=20) == [
        "         " + turned("عدد") + " │ " + turned("مدينة"),
        "         ────┼──────",
        "          12 │ " + turned("بيروت"),
        "           7 │   " + turned("صور"),
    ]


def test_a_latin_table_and_centred_cells() -> None:
    table = Table(
        (inline("city"), inline("count")),
        ((inline("Aden"), inline("9")),),
        (Alignment.LEFT, Alignment.CENTER),
    )
    assert rows_of(table) == ["city │ count", "─────┼──────", "Aden │   9"]


def test_a_table_too_wide_is_stacked() -> None:
    table = Table(
        (inline("a"), inline("b"), inline("ج")), ((inline("1"), inline("2"), inline("د")),), ()
    )
    stacked = rows_of(table, columns=8, direction=Direction.LTR)
    assert [row.strip() for row in stacked] == ["a", "b", "ج", "", "1", "2", "د", ""]
    assert stacked[2] == "       ج"


def test_cells_of_a_narrow_table_wrap() -> None:
    table = Table(
        (inline("one two three"), inline("four five six")),
        ((inline("x"), inline("y")),),
        (Alignment.START, Alignment.START),
    )
    rows = rows_of(table, columns=16, direction=Direction.LTR)
    assert max(map(len, rows)) <= 16
    assert " ".join(" ".join(rows[:3]).replace("│", " ").split()) == "one four two five three six"


def test_hemistichs_stand_side_by_side_where_they_fit() -> None:
    poem = Verses(
        (
            Verse((inline("قفا نبك"), inline("ذكرى حبيب"))),
            Verse((inline("سقط اللوى"), inline("الدخول"))),
        )
    )
    assert rows_of(poem, columns=24) == [
        " " + turned("ذكرى حبيب") + "      " + turned("قفا نبك"),
        "    " + turned("الدخول") + "    " + turned("سقط اللوى"),
    ]
    assert rows_of(poem, columns=16) == [
        " " * 9 + turned("قفا نبك"),
        " " * 3 + turned("ذكرى حبيب"),
        " " * 7 + turned("سقط اللوى"),
        " " * 6 + turned("الدخول"),
    ]


def test_a_latin_poem_and_single_lines() -> None:
    poem = Verses((Verse((inline("roses"), inline("red"))), Verse((inline("end"),))))
    assert rows_of(poem, columns=20, direction=Direction.LTR) == ["   roses    red", "   end"]
    lines = Verses((Verse((inline("سلام"),)),))
    assert rows_of(lines, columns=10) == ["      " + turned("سلام")]


def test_images_footnotes_rules_and_headings() -> None:
    blocks: tuple[Block, ...] = (
        Heading(2, inline("عنوان")),
        Image(inline("صورة"), "a.jpg"),
        Rule(),
        Footnote(SafeText("1"), (paragraph("حاشية"),)),
        Footnote(SafeText("2"), ()),
    )
    assert rows_of(*blocks, columns=12) == [
        "       " + turned("عنوان"),
        "",
        "      " + turned("صورة") + " ▣",
        "",
        "",
        "",
        "   " + turned("حاشية") + " [1]",
        "",
        "         [2]",
    ]
    assert rows_of(Image(inline(""), "a.jpg"), columns=5) == ["    ▣"]


def test_spans_follow_their_lines() -> None:
    text = inline("one\ntwo", Span(CodePoint(4), CodePoint(7), Style.STRONG))
    document = Document([Part(Role.BODY, Paragraph(text))], Cell(10), Direction.LTR)
    first, second = document.rows(0)
    assert second.pieces[0].spans == (Span(CodePoint(0), CodePoint(3), Style.STRONG),)
    assert first.offset == 0
    assert document.text(0) == "one\ntwo"
    assert second.offset == 4


def article(**changes: object) -> Article:
    values: dict[str, object] = {
        "path": "a.md",
        "format": "markdown",
        "encoding": "utf-8",
        "language": "ar",
        "direction": Direction.RTL,
        "title": SafeText("عنوان"),
        "blocks": (paragraph("متن"),),
    }
    return Article(**{**values, **changes})  # type: ignore[arg-type]


def test_a_page_is_section_headline_byline_body_source_related_and_top() -> None:
    texts = PageTexts(
        SafeText("بقلم فلان"),
        SafeText("المصدر: س"),
        SafeText("مقالات"),
        (SafeText("أول"), SafeText("ثان")),
        SafeText("أعلى"),
    )
    roles = [part.role for part in page(article(section=SafeText("قسم")), texts)]
    assert roles == [
        Role.SECTION, Role.TITLE, Role.BYLINE, Role.BODY, Role.SOURCE, Role.RULE,
        Role.RELATED_HEADING, Role.RELATED, Role.RELATED, Role.TOP,
    ]  # fmt: skip
    told = replace(texts, why=(SafeText("لأنه"), SafeText("")))
    roles = [part.role for part in page(article(), told)]
    assert roles[-4:] == [Role.RELATED, Role.WHY, Role.RELATED, Role.TOP]
    assert [part.role for part in page(article(), PageTexts())] == [Role.TITLE, Role.BODY]


def test_the_rows_of_a_whole_page() -> None:
    """What stands close together does; related articles have their numbers at the page's edge."""
    texts = PageTexts(
        byline=SafeText("فلان"),
        lede=SafeText("خلاصة"),
        source=SafeText("صحيفة"),
        related_heading=SafeText("صلة"),
        related=(SafeText("أول"), SafeText("two"), SafeText("عنوان طويل جدا")),
        top=SafeText("أعلى"),
    )
    parts = page(article(section=SafeText("قسم"), blocks=(paragraph("متن"),) * 2), texts)
    document = Document(parts, Cell(12), Direction.RTL, shaped=False)
    rows = [drawn(row).strip() for _, row in document.window(Position(0, 0), 99)]
    assert rows == [
        turned("قسم"), turned("عنوان"), turned("فلان"), "",
        turned("خلاصة"), "",
        turned("متن"), "", turned("متن"), "",
        turned("صحيفة"), "",
        "", "",  # the rule, which is painted
        turned("صلة"), "",
        f"{turned('أول')} .1", "two .2", f"{turned('عنوان')} .3", turned("طويل جدا"), "",
        turned("أعلى"),
    ]  # fmt: skip


def test_related_articles_stand_at_the_page_s_side_whatever_their_own() -> None:
    texts = PageTexts(related_heading=SafeText("صلة"), related=(SafeText("two words"),))
    parts = page(article(), texts)
    (part,) = [number for number, each in enumerate(parts) if each.role is Role.RELATED]
    drawings = {
        (Direction.RTL, 14): ["  two words .1"],
        (Direction.RTL, 11): ["     two .1", "   words"],
        (Direction.LTR, 14): ["1. two words"],
        (Direction.LTR, 11): ["1. two", "   words"],
    }
    for (direction, columns), rows in drawings.items():
        document = Document(parts, Cell(columns), direction, shaped=False)
        assert [drawn(row) for row in document.rows(part)] == rows


@pytest.mark.unmeasured
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_row_of_the_samples_fits_its_page(path: Path) -> None:
    loaded = load(path).article
    assert loaded is not None
    for columns in (1, 2, 9, 34, 70, 120):
        document = Document(page(loaded, PageTexts()), Cell(columns), loaded.direction)
        rows = [row for number in range(len(document.parts)) for row in document.rows(number)]
        for piece in (piece for row in rows for piece in row.pieces):
            if columns > 12:
                assert piece.left >= 0
                assert piece.left + piece.line.width <= columns


@given(st.sampled_from(SAMPLES), st.integers(5, 90), st.integers(1, 40), st.data())
@examples(60)
def test_moving_over_a_document(path: Path, columns: int, height: int, data: st.DataObject) -> None:
    loaded = load(path).article
    assert loaded is not None
    document = Document(page(loaded, PageTexts()), Cell(columns), loaded.direction)
    whole = [
        Position(number, row)
        for number in range(len(document.parts))
        for row in range(len(document.rows(number)))
    ]
    here = data.draw(st.integers(0, len(whole) - 1))
    step = data.draw(st.integers(-len(whole), len(whole)))
    there = max(0, min(here + step, len(whole) - 1))
    assert document.move(whole[here], step) == whole[there]
    window = document.window(whole[here], height)
    assert [number for number, _ in window] == [p.part for p in whole[here : here + height]]
    assert document.last_top(height) == whole[max(0, len(whole) - height)]
    place = document.place(whole[here])
    back = document.position(place)
    assert document.place(back) == place
    assert back.row == 0 or document.rows(back.part)[back.row].pieces  # never a blank row
    # Another width and back again: the same place is on the top row.
    other = Document(document.parts, Cell(max(5, 95 - columns)), loaded.direction)
    row = other.position(place)
    assert row.part == place.part
    assert other.place(row).offset <= place.offset
    assert 0.0 <= document.fraction(whole[here]) <= 1.0


def test_a_place_is_on_a_row_with_words() -> None:
    """The blank row below a part begins where its last row does; a place is not on it."""
    quote = Quote((paragraph("أول"), paragraph("ثان")))
    document = Document([Part(Role.BODY, quote)] * 2, Cell(20), Direction.RTL)
    assert [bool(row.pieces) for row in document.rows(0)] == [True, True, True, False]
    assert [row.offset for row in document.rows(0)] == [0, 4, 4, 4]
    assert document.position(Place(0, CodePoint(4))) == Position(0, 2)
    assert document.position(Place(0, CodePoint(99))) == Position(0, 2)
    assert document.position(document.place(Position(0, 3))) == Position(0, 2)
    assert document.position(Place(0, CodePoint(3))) == Position(0, 0)


def test_places_beyond_the_document_are_brought_back() -> None:
    document = Document([Part(Role.BODY, paragraph("سلام"))], Cell(10), Direction.RTL)
    assert document.position(Place(7, CodePoint(3))) == Position(0, 0)
    assert document.position(Place(0, CodePoint(999))) == Position(0, 0)


def test_how_far_down_a_row_is_grows_with_the_text_before_it() -> None:
    parts = [Part(Role.BODY, paragraph("كتاب " * count)) for count in (8, 24, 8)]
    document = Document(parts, Cell(40), Direction.RTL)
    assert document.fraction(Position(0, 0)) == 0.0
    # A part counts 40 more than its code points.
    assert document.fraction(Position(1, 0)) == 80 / 320
    assert document.fraction(Position(1, 1)) == (80 + 40) / 320
    assert document.fraction(Position(2, 0)) == (80 + 160) / 320


def test_no_more_parts_are_laid_out_than_are_looked_at() -> None:
    parts = [Part(Role.BODY, paragraph(f"فقرة {number} " * 9)) for number in range(600)]
    document = Document(parts, Cell(40), Direction.RTL)
    document.window(Position(0, 0), 30)
    document.last_top(30)
    assert len(document._rows) < 30
    for number in range(600):
        document.rows(number)
    assert len(document._rows) <= 512


def test_what_is_left_of_a_page_is_less_further_down() -> None:
    parts = [Part(Role.BODY, paragraph("سلام " * 20)) for _ in range(5)]
    shown = Document(parts, Cell(40), Direction.RTL)
    left = [shown.left(Position(part, 0)) for part in range(5)]
    assert left == sorted(left, reverse=True)
    assert len(set(left)) == 5
    assert left[-1] > 0


def test_pictures_change_the_parts_that_name_them_alone() -> None:
    picture = Picture(4, 4, lambda width, height: bytes(3 * width * height))
    blocks = (paragraph("نص."), Image(inline("صورة"), "a.png"), Image(inline("أخرى"), "b.png"))
    plain = page(article(blocks=blocks), PageTexts())
    assert illustrated(plain, {}) is plain
    assert illustrated(plain, {"c.png": picture}) is plain
    shown = illustrated(plain, {"a.png": picture})
    pictures = [part.pictures for part in shown if isinstance(part.block, Image)]
    assert pictures == [(("a.png", picture),), ()]
    assert illustrated(shown, {"a.png": picture}) is shown
    assert list(illustrated(shown, {})) == list(plain)
