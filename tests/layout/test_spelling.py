"""Ligatures that fit no cell are spelled out on the screen and stay what they are in the text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.running import wrap_running
from newsreader.layout.spelling import SPELLED_OUT, spelled_out
from newsreader.layout.wrapping import _wrap, wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import Cell
from newsreader.text.widths import CELLS, IGNORABLE

LIGATURES = [
    chr(code)
    for code in range(0xFB50, 0xFE00)
    if unicodedata.category(chr(code)) != "Cn" and unicodedata.bidirectional(chr(code)) == "AL"
]


def logical(shown: str) -> str:
    """Return display text of one right-to-left phrase in logical order and plain letters."""
    return unicodedata.normalize("NFKC", "".join(reversed(shown)))


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("ﷺ", "صلى الله عليه وسلم"),
        ("ﷻ", "جل جلاله"),
        ("﷽", "بسم الله الرحمن الرحيم"),
        ("ﷲ", "الله"),
        ("ﷴ", "محمد"),
        ("﵁", "رضي الله عنه"),
        ("﷿", "عز وجل"),
    ],
)
def test_what_is_shown_is_what_it_says(character: str, words: str) -> None:
    shown = display_text(Paragraph(SafeText(character)))
    assert shown == display_text(Paragraph(SafeText(words)))
    plain = display_text(Paragraph(SafeText(character), shaped=False))
    assert plain == display_text(Paragraph(SafeText(words), shaped=False))


def test_no_ligature_of_words_is_left() -> None:
    spelled = {c: spelled_out(c) for c in LIGATURES if SPELLED_OUT.match(c)}
    assert len(spelled) > 400
    for character, shown in spelled.items():
        assert len(shown) > 1, character
        assert not SPELLED_OUT.search(shown), character
        assert not IGNORABLE.search(shown), character
        assert CELLS[ord(shown[0])] != "0", character


def test_letters_that_fit_a_cell_are_left_alone() -> None:
    several = {
        c for c in LIGATURES if len(unicodedata.normalize("NFKC", c)) > 1
    }  # fmt: skip
    # U+FBDD is a letter with a hamza on it.
    assert {c for c in several if not SPELLED_OUT.match(c)} == {"\ufbdd"}


def test_a_ligature_joins_to_the_letters_beside_it() -> None:
    assert spelled_out("\ufca1") == "\ufea0\ufe97"  # teh with jeem, initial: jeem is medial
    assert spelled_out("\ufc64") == "\ufeae\ufe8c"  # yeh with reh, final: yeh is medial
    assert spelled_out("\ufc13") == "\ufef0\ufe9b"  # theh with alef maksura, isolated
    assert spelled_out("\ufcf2") == "\u0640\u064e\u0651"  # marks stay behind their base


def test_its_cells_are_those_of_one_code_point() -> None:
    text = SafeText("قال النبي ﷺ: نعم")
    (line,) = wrap(Paragraph(text), Cell(60))
    assert line.logical == text  # what is copied and searched
    at = text.index("ﷺ")
    cells = [cell for cell in range(line.width) if line.offset_at(Cell(cell)) == at]
    assert cells == list(range(cells[0], cells[0] + 18))
    assert line.width == len(text) + 17
    assert logical(line.text) == text.replace("ﷺ", "صلى الله عليه وسلم")


def test_in_a_line_of_the_other_direction_its_words_keep_theirs() -> None:
    paragraph = Paragraph(SafeText("The sign ﷻ is read"), Direction.LTR)
    assert display_text(paragraph) == f"The sign {spelled_out('ﷻ')} is read"


def test_a_column_narrower_than_it_shows_it_as_written() -> None:
    lines = wrap(Paragraph(SafeText("النبي ﷺ قال \u06dd١")), Cell(12))
    assert "".join(line.text for line in lines).count("ﷺ") == 1
    assert all(line.width <= 12 for line in lines)
    assert "○" in "".join(line.text for line in lines)  # a sign takes no more cells


WORDS = st.lists(st.sampled_from(["ﷺ", "(ﷺ)", "نعمﷺ", "﷽،", "قال", "word", "12"]), max_size=8)


@given(WORDS, st.integers(18, 60))
def test_running_text_is_laid_out_as_any_other(words: list[str], columns: int) -> None:
    text = SafeText(" ".join(words))
    fast = wrap_running(Paragraph(text), Cell(columns))
    general = list(_wrap(Paragraph(text), columns))
    if fast is not None:
        assert [(line.start, line.width, line.text) for line in fast] == [
            (line.start, line.width, line.text) for line in general
        ]
