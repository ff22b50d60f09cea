"""Rows between lines, and paragraphs that are indented: the text and its places stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.article.articles import Article
from newsreader.article.blocks import Block, Heading, Item, List, Quote
from newsreader.article.blocks import Paragraph as Text
from newsreader.article.spans import Inline
from newsreader.layout.documents import Document
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.rows import Part, Place, Role, Row
from newsreader.layout.spacing import CLOSE, Spacing
from newsreader.layout.stretching import LOOSE, Filling, Justification
from newsreader.layout.wrapping import wrap
from newsreader.loading import load
from newsreader.session.pages import Page
from newsreader.session.pointing import spot_at
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell, CodePoint

ARTICLES = sorted((Path(__file__).parents[2] / "articles").iterdir())
INDENTED, APART, BOTH = Spacing(indented=True), Spacing(1), Spacing(1, indented=True)
ARABIC = Justification.of("kashida", "ar")
LONG = "كتب الولد الدرس في المدرسة ثم عاد إلى البيت"


def text(words: str = LONG) -> Text:
    return Text(Inline(SafeText(words)))


def outline(*blocks: Block, spacing: Spacing, direction: Direction = Direction.RTL) -> list[str]:
    """Return a row each: the cells before the text where it begins, and its first word."""
    parts = [Part(Role.BODY, block) for block in blocks]
    document = Document(parts, Cell(24), direction, spacing=spacing)
    return [_told(row, direction) for part in range(len(parts)) for row in document.rows(part)]


def _told(row: Row, direction: Direction) -> str:
    shown = [piece for piece in row.pieces if piece.origin is not None]
    if not shown:
        return ""
    line, left = shown[0].line, shown[0].left
    before = left if direction is Direction.LTR else 24 - left - line.width
    return f"{before} {line.logical.split(' ')[0]}"


def test_an_indented_paragraph_follows_another_without_a_row_between() -> None:
    assert outline(Heading(2, Inline(SafeText("رأس"))), text(), text(), spacing=INDENTED) == [
        "0 رأس", "", "0 كتب", "0 المدرسة", "3 كتب", "0 المدرسة",
    ]  # fmt: skip
    assert outline(text(), text(), spacing=CLOSE) == [
        "0 كتب", "0 المدرسة", "", "0 كتب", "0 المدرسة",
    ]  # fmt: skip
    english = text("one two three four five six"), text("seven eight nine ten eleven")
    assert outline(*english, spacing=INDENTED, direction=Direction.LTR) == [
        "0 one", "0 six", "3 seven", "0 eleven",
    ]  # fmt: skip


def test_lines_are_apart_and_paragraphs_more_so() -> None:
    assert outline(text(), text(), spacing=APART) == [
        "0 كتب", "", "0 المدرسة", "", "", "0 كتب", "", "0 المدرسة",
    ]  # fmt: skip
    assert outline(text(), text(), spacing=BOTH) == [
        "0 كتب", "", "0 المدرسة", "", "3 كتب", "", "0 المدرسة",
    ]  # fmt: skip
    # What is no running text stays together.
    assert outline(Heading(2, Inline(SafeText(LONG))), spacing=BOTH) == ["0 كتب", "0 المدرسة"]


def test_lists_and_quotations_are_spaced_as_the_text_around_them() -> None:
    items = List((Item((text("أول"),)), Item((text("ثان"),))), ordered=False)
    assert outline(items, spacing=CLOSE) == ["2 أول", "2 ثان"]
    assert outline(items, spacing=APART) == ["2 أول", "", "2 ثان"]
    quote = Quote((text("أول"), text("ثان")))
    assert outline(quote, spacing=INDENTED) == ["2 أول", "5 ثان"]
    assert outline(quote, spacing=APART) == ["2 أول", "", "", "2 ثان"]


def test_the_lede_is_apart_as_the_text_is() -> None:
    parts = [Part(Role.LEDE, text(LONG)), Part(Role.BODY, text())]
    document = Document(parts, Cell(24), Direction.RTL, spacing=APART)
    assert [bool(row.pieces) for row in document.rows(0)] == [True, False, True, False, False]


def test_a_narrow_column_is_not_indented() -> None:
    parts = [Part(Role.BODY, text())] * 2
    document = Document(parts, Cell(19), Direction.RTL, spacing=INDENTED)
    assert {19 - p.left - p.line.width for row in document.rows(1) for p in row.pieces} == {0}


words = st.lists(
    st.sampled_from(["كلمة", "طويلةجدابلاحد", "a", "word", "12", "(س)", "ﷺ", "مُحَمَّد", "漢", "-"]),
    max_size=30,
).map(" ".join)


@given(words, st.integers(12, 40), st.integers(0, 9), st.sampled_from(list(Filling)))
@settings(deadline=None)
def test_the_first_line_leaves_its_indent_free(
    words: str, columns: int, indent: int, filling: Filling
) -> None:
    paragraph = Paragraph(SafeText(words), Direction.RTL)
    lines = wrap(paragraph, Cell(columns), filling, indent)
    indent = min(indent, columns - 1)
    assert lines[0].width <= columns - indent
    assert all(line.width <= columns for line in lines)
    assert "".join(words[line.start : line.end] for line in lines) == words
    if filling is Filling.NOTHING:
        # As much stands on it as would on a narrower page.
        assert lines[0].end == wrap(paragraph, Cell(columns - indent))[0].end


@given(words, st.integers(20, 40), st.sampled_from([Filling.KASHIDA, Filling.SPACES]))
@settings(deadline=None)
def test_an_indented_line_is_as_full_as_others(words: str, columns: int, filling: Filling) -> None:
    paragraph = Paragraph(SafeText(f"{LONG} {words} {LONG}"), Direction.RTL)
    lines = wrap(paragraph, Cell(columns), filling, 3)
    narrow = wrap(paragraph, Cell(columns - 3), filling)
    assert lines[0].width == columns - 3 or narrow[0].width < columns - 3


def samples() -> list[Article]:
    found = [load(path).article for path in ARTICLES]
    return [article for article in found if article is not None]


SPACINGS = (INDENTED, APART, BOTH)


@pytest.mark.unmeasured
@pytest.mark.parametrize("step", [len(SPACINGS), pytest.param(1, marks=pytest.mark.whole)])
@pytest.mark.parametrize("spacing", SPACINGS, ids=str)
def test_places_and_texts_of_the_samples_stay(spacing: Spacing, step: int) -> None:
    """Each sample in one of the spacings, or in all of them."""
    for article in samples()[SPACINGS.index(spacing) % step :: step]:
        parts = page(article, PageTexts())
        close = Document(parts, Cell(60), article.direction, justification=ARABIC)
        spaced = Document(parts, Cell(60), article.direction, justification=ARABIC, spacing=spacing)
        for part in range(len(parts)):
            assert _texts(spaced, part) == _texts(close, part)
            for row in spaced.rows(part):
                if any(piece.origin is not None for piece in row.pieces):
                    place = Place(part, row.offset)
                    held = spaced.rows(part)[spaced.position(place).row]
                    assert held.offset == row.offset
                    assert any(piece.origin is not None for piece in held.pieces)


def _texts(document: Document, part: int) -> set[int]:
    """Return which code points of a part stand in its rows: blanks at line ends left out."""
    return {
        (piece.origin or 0) + cluster.start
        for row in document.rows(part)
        for piece in row.pieces
        if piece.origin is not None
        for cluster in piece.line.clusters
        if piece.line.paragraph.text[cluster.start : cluster.end] != " "
    }


def test_a_change_of_spacing_keeps_the_place() -> None:
    parts = [Part(Role.BODY, text()) for _ in range(20)]
    shown = Page.opened(parts, Direction.RTL, (24, 9)).by_rows(17)
    spaced = shown.set_in(LOOSE, BOTH, shaped=True)
    assert spaced.document.spacing == BOTH
    assert spaced.place == shown.place
    assert spaced.resized(40, 12).document.spacing == BOTH


def test_a_letter_of_an_indented_line_is_found_by_its_cell() -> None:
    parts = [Part(Role.BODY, text()), Part(Role.BODY, text())]
    shown = Page.opened(parts, Direction.RTL, (24, 9), spacing=INDENTED)
    spot = spot_at(shown, 2, 20)
    assert spot is not None
    assert (spot.part, spot.start, spot.end) == (1, CodePoint(0), CodePoint(1))
