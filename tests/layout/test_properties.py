"""What holds for any text at any width."""

from __future__ import annotations

import random
from pathlib import Path

import bidi
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout.bidi import base_direction
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell
from newsreader.text.widths import CELLS, IGNORABLE
from support.examples import examples

ARTICLES = Path(__file__).parents[2] / "articles"
ALPHABET = (
    "ابتجدرسصعفقكلمنهويىةءآأإؤئ"
    "\u064e\u064b\u0651\u0652\u0670\u0640\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2067\u2069"
    "پچژگکیەێڵ אבגד abcXYZ 0123456789٠١٢۳۴ .,:;!?؟،؛…«»‹›()[]{}“”'\"-–—/%$€+−°&@#_=\t"
    "日本한😀👍🏽\u0301\u20e3"
)
TEXTS = st.text(st.sampled_from(ALPHABET), max_size=80) | st.text(max_size=40)
WIDTHS = st.integers(1, 30)


def paragraph_of(text: str, direction: Direction | None = None, shaped: bool = True) -> Paragraph:
    return Paragraph(SafeText(sanitise(text).replace("\n", " ")), direction, shaped=shaped)


@pytest.mark.unmeasured
@given(TEXTS, WIDTHS, st.sampled_from([None, *Direction]), st.booleans())
@examples(600)
def test_lines_tile_the_paragraph_and_fit(
    text: str, columns: int, direction: Direction | None, shaped: bool
) -> None:
    paragraph = paragraph_of(text, direction, shaped)
    lines = wrap(paragraph, Cell(columns))
    assert [line.start for line in lines][1:] == [line.end for line in lines][:-1]
    assert (lines[0].start, lines[-1].end) == (0, len(paragraph.text))
    boundaries = {cluster.start for cluster in paragraph.clusters} | {len(paragraph.text)}
    for line in lines:
        assert line.width <= columns
        assert sum(int(CELLS[ord(c)]) for c in line.text) == line.width
        assert line.start in boundaries  # a cluster is never split
        ranges = sorted((cluster.start, cluster.end) for cluster in line.clusters)
        covered = [line.start, *(end for _, end in ranges)]
        assert [start for start, _ in ranges] == covered[:-1]
        assert covered[-1] == line.end


@given(TEXTS, WIDTHS)
@examples(300)
def test_wrapping_again_changes_nothing(text: str, columns: int) -> None:
    paragraph = paragraph_of(text)
    once = places(wrap(paragraph, Cell(columns)))
    for start, end in once:
        # Each line is a paragraph that fits: wrapped by itself it stays one line.
        again = Paragraph(SafeText(paragraph.text[start:end]), paragraph.direction)
        assert len(wrap(again, Cell(columns))) == 1 or not fits(again, columns)
    assert places(wrap(paragraph_of(text), Cell(columns))) == once


def places(lines: object) -> list[tuple[int, int]]:
    return [(line.start, line.end) for line in lines]  # type: ignore[attr-defined]


def fits(paragraph: Paragraph, columns: int) -> bool:
    return sum(c.width for c in paragraph.clusters) <= columns


@given(TEXTS, WIDTHS)
@examples(300)
def test_cells_and_offsets_map_both_ways(text: str, columns: int) -> None:
    for line in wrap(paragraph_of(text), Cell(columns)):
        for cell in range(line.width):
            cluster = line.cluster_at(Cell(cell))
            assert cluster is not None
            offset = line.offset_at(Cell(cell))
            assert cluster.start <= offset < cluster.end
            place = line.clusters.index(cluster)
            left = sum(before.width for before in line.clusters[:place])
            assert left <= cell < left + cluster.width
        assert line.offset_at(Cell(-1)) in (line.start, line.end)
        assert line.offset_at(Cell(line.width)) in (line.start, line.end)


LATIN = st.text(st.sampled_from('abcd  ef-(.!"/$5%,)'), max_size=60)


@given(st.text(st.characters()))
@examples(300)
def test_no_text_raises(text: str) -> None:
    for line in sanitise(text).split("\n"):
        paragraph = Paragraph(SafeText(line))
        display_text(paragraph)
        for width in (1, 2, 40):
            for each in wrap(paragraph, Cell(width)):
                assert each.text is not None


def test_python_bidi_orders_sentences_alike_without_numbered_runs() -> None:
    """Given the text itself it shows the same characters in the same places."""
    random.seed(7)
    words = (
        "قال الباحث إن (القياس) بلغ 12.5% في عام 2024، و«النتيجة» جيدة؛ see Figure 3 for x=5. "
        "אבג דה abc def! السعر $99 تقريبا: 10/12/2025 ثم [ملاحظة]"
    ).split()
    blind = str.maketrans("()[]«»", "((((((")  # it does not mirror
    for _ in range(400):
        text = " ".join(random.choice(words) for _ in range(random.randint(1, 14)))
        for direction, name in ((Direction.RTL, "R"), (Direction.LTR, "L")):
            paragraph = Paragraph(SafeText(text), direction, shaped=False)
            wanted = bidi.get_display(text, base_dir=name)
            assert display_text(paragraph).translate(blind) == wanted.translate(blind), text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("👍🏽", "👍"),  # a skin tone belongs to the hand
        ("👩\u200d🔬", "👩"),  # a sequence is shown by its first character
        ("❤\ufe0f", "❤"),
        ("x🏽", "x"),
        ("e\u0301", "e\u0301"),
        ("\u06dd12", "○12"),  # terminals do not agree on its cells
        ("\u0601", "\ufeb1"),
        ("\u064eب", " \u064eﺏ"),  # a mark without a base stands on a space
    ],
)
def test_clusters(text: str, seen: str) -> None:
    assert display_text(paragraph_of(text, Direction.LTR)).strip("\n") == seen


@pytest.mark.parametrize("opener", ["\u202a", "\u202b", "\u2067", "\u2066\u202b", "\u2067\u202a"])
def test_embedding_deeper_than_the_limit_is_counted_and_closed(opener: str) -> None:
    """More than 125 levels (BD2): python-bidi, given the text itself, shows the same."""
    closer = "".join("\u2069" if c in "\u2066\u2067" else "\u202c" for c in reversed(opener))
    for depth in (60, 62, 63, 64, 124, 126, 140):
        text = "a " + opener * depth + "אב 12 cd" + closer * depth + " גד e"
        for direction, name in ((Direction.LTR, "L"), (Direction.RTL, "R")):
            ours = display_text(paragraph_of(text, direction, shaped=False))
            wanted = bidi.get_display(text, base_dir=name)
            assert ours == "".join(c for c in wanted if not IGNORABLE.match(c))


def test_more_brackets_than_the_standard_pairs() -> None:
    text = "א " + "(" * 70 + "b" + ")" * 70
    wanted = bidi.get_display(text, base_dir="R").replace(")", "(")
    assert display_text(paragraph_of(text, Direction.RTL)).replace(")", "(") == wanted


def test_a_wide_character_in_one_column_is_left_out() -> None:
    lines = wrap(paragraph_of("a日b"), Cell(1))
    assert [line.text for line in lines] == ["a", "", "b"]
    assert [line.logical for line in lines] == ["a", "日", "b"]


def test_a_quotation_over_two_lines_keeps_the_levels_of_its_paragraph() -> None:
    text = "قال المدير “the new plan is ready” ثم خرج"
    lines = wrap(paragraph_of(text), Cell(20))
    assert [line.text for line in lines] == [
        "the new“ \ufeae\ufef3\ufeaa\ufee4\ufedf\ufe8d \ufedd\ufe8e\ufed7",
        "\ufee2\ufe9b ”plan is ready",
        "\ufe9d\ufeae\ufea7",
    ]
    assert " ".join(line.logical for line in lines) == text


@pytest.mark.parametrize("size", [0, 1, 14, 15, 16, 17, 40])
def test_the_direction_is_that_of_the_first_letter_however_late_it_comes(size: int) -> None:
    for sign in ("1", " ", "\u064e", "\u2067a\u2069"):
        before = (sign * size)[:size] if len(sign) == 1 else sign * size
        assert base_direction(before + "ا") is Direction.RTL
        assert base_direction(before + "a", Direction.RTL) is Direction.LTR
        assert base_direction(before, Direction.RTL) is Direction.RTL
        assert base_direction(before) is Direction.LTR


@pytest.mark.parametrize(("text", "is_rtl"), [("abc def", False), ("كتب قلم", True)])
def test_beside_a_line_are_its_ends_and_behind_it_its_space(text: str, is_rtl: bool) -> None:
    line = wrap(Paragraph(SafeText(text)), Cell(4))[0]
    left, right = line.offset_at(Cell(-1)), line.offset_at(Cell(99))
    assert (left, right) == ((4, 0) if is_rtl else (0, 4))
    space = line.clusters[0 if is_rtl else -1]
    assert (space.start, space.text, space.width) == (3, "", 0)
