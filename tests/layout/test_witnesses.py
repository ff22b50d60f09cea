"""Real lines in five languages, ordered and joined as FriBidi, ICU and HarfBuzz do.

The packages that order and shape do not testify for themselves: these three share no code with
them, nor with one another.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout.bidi import base_direction, ordered
from newsreader.layout.clusters import TAB, Cluster
from newsreader.layout.lines import Line, display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.shaping import shape
from newsreader.layout.wrapping import wrap
from newsreader.text.controls import SafeText
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.joining import joining_letters
from newsreader.text.offsets import Cell, CodePoint
from support.examples import examples
from support.witnesses import joined, spread, witnessed

LANGUAGES = {  # letters that a line of this one has, and of the others' none
    "Arabic": "ة",
    "Persian": "^(?=.*[کیگ])(?!.*[ٹڈںےھہەڵێۆڕ])",
    "Urdu": "[ٹڈںےھہ]",
    "Sorani": "[ەڵێۆڕ]",
    "Hebrew": "[א-ת]",
}
CONTROLS = "123456789b"  # bidi classes of what is never shown
AE, HAMZA = "\u06d5", "\u0621"
MARKS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]")
LAM_ALEFS = {
    0xFEF5 + 2 * number + final: chr(alef) + "\ufedf\ufee0"[final]
    for number, alef in enumerate((0xFE82, 0xFE84, 0xFE88, 0xFE8E))
    for final in (0, 1)
}


def test_there_are_lines_of_each_language() -> None:
    assert len(witnessed()) > 700
    for pattern in LANGUAGES.values():
        assert sum(bool(re.search(pattern, each.text)) for each in witnessed()) > 25
    assert sum(each.direction == 0 for each in witnessed()) > 100


def test_each_line_has_the_direction_of_fribidi_and_icu() -> None:
    wrong = [each for each in witnessed() if base_direction(each.text).value != each.direction]
    assert not wrong[:3]


@pytest.mark.parametrize("own", [True, False], ids=["its own direction", "the other direction"])
def test_each_line_has_the_order_of_fribidi_and_icu(own: bool) -> None:
    wrong = []
    for each in witnessed():
        text, runs = each.text, each.runs if own else each.other
        found = ordered(text, Direction(each.direction if own else 1 - each.direction))
        shown = {i for i, kind in enumerate(text.translate(BIDI_CLASS)) if kind not in CONTROLS}
        order = [(i, bool(found.backwards[i])) for i in sorted(shown, key=found.places.__getitem__)]
        if order != [placed for placed in spread(runs) if placed[0] in shown]:
            wrong.append(text)
    assert not wrong[:3]


def seen(clusters: list[Cluster], text: str) -> list[tuple[int, bool]]:
    """Return the first shown code point of each cluster, and whether it is turned."""
    kinds = text.translate(BIDI_CLASS)
    return [
        (next(i for i in range(c.start, c.end) if kinds[i] not in CONTROLS), c.rtl)
        for c in clusters
        if c.width
    ]


@pytest.mark.unmeasured
def test_each_line_of_a_wrapped_paragraph_has_the_order_of_icu() -> None:
    count = 0
    wrong = []
    for each in witnessed():
        paragraph = Paragraph(SafeText(each.text))
        start = 0
        for end, runs in each.lines:
            line = Line(paragraph, CodePoint(start), CodePoint(end), Cell(0))
            found = seen(list(line.clusters), each.text)
            kept = {place for place, _ in found}
            if found != [placed for placed in spread(runs) if placed[0] in kept]:
                wrong.append((each.text, start, end))
            count += 1
            start = end
    assert count > 2_000
    assert not wrong[:3]


def plain(text: str) -> str:
    """Return what is shown with what the witness does otherwise made alike.

    It parts lam and alef where a mark stands between, and has forms for the hamza, not for ae.
    """
    alike = {0xFE80: HAMZA, 0xFEE9: AE, 0xFEEA: AE}
    return text.translate(LAM_ALEFS).translate(alike)


@pytest.mark.unmeasured
def test_each_line_is_shown_as_fribidi_shows_it() -> None:
    """Shaped, ordered, mirrored, marks behind their base: all the stages at once."""
    wrong = []
    both = re.compile("\u0644[\u064b-\u0652\u0670]+[\u0622\u0623\u0625\u0627][\u064b-\u0652\u0670]")
    passed_over = 0
    for each in witnessed():
        if both.search(each.text):  # a ligature with the marks of both its letters
            passed_over += 1
        elif plain(display_text(Paragraph(SafeText(each.text), spelled=False))) != plain(
            each.shown
        ):
            wrong.append(each.text)
    assert passed_over < 5
    assert not wrong[:3]


def test_the_fast_ways_show_each_line_as_fribidi_does() -> None:
    """What fits one line, through `wrap`, which takes them where it can."""
    wrong = []
    count = 0
    for each in witnessed():
        (line,) = wrap(Paragraph(SafeText(each.text), spelled=False), Cell(10_000))
        count += "clusters" not in line.paragraph.__dict__
        wanted = plain(each.shown).replace("\t", " " * TAB)
        if MARKS.sub("", plain(line.text)) != MARKS.sub("", wanted):
            wrong.append(each.text)
    assert count > 200
    assert not wrong[:3]


# Letters that lack some form: the witness shows them bare there, we the nearest form they have.
FEWER_FORMS = {AE, "\u0677", "\u06ba"}


def same_forms(word: str) -> bool:
    """Say whether HarfBuzz shows each letter of a word as we do."""
    alike = {"\ufe80": HAMZA, " ": ""}  # its hamza's form; its joiners are blanks of no width
    return all(
        ours == alike.get(theirs, theirs) or (letter in FEWER_FORMS and theirs == letter)
        for letter, ours, theirs in zip(word, shape(word), joined(word), strict=True)
    )


ARABIC = "[\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u200c\u200d]+"


def test_each_word_is_joined_as_harfbuzz_joins_it() -> None:
    words = {word for each in witnessed() for word in re.findall(ARABIC, each.text)}
    assert len(words) > 5_000
    assert not [word for word in words if not same_forms(word)][:5]


LETTERS = [letter for letter, _ in joining_letters() if "\u0620" <= letter <= "\u08ff"]


@pytest.mark.unmeasured
def test_each_pair_of_letters_is_joined_as_harfbuzz_joins_it() -> None:
    common = [*"ابجدرسصطعفكلمنهويىةءأؤئ", *"پچگکیہےڑ", *"ەێۆڵڕ"]
    assert len(LETTERS) > 350
    pairs = [a + b for a in LETTERS for b in common] + [a + b for a in common for b in LETTERS]
    assert not [pair for pair in pairs if not same_forms(pair)][:5]


BETWEEN = "\u064e\u0651\u0652\u0670\u0640\u200c\u200d\u0610\u0308"
ALPHABET = st.sampled_from(LETTERS) | st.sampled_from("لاآأإهي" + BETWEEN)


@pytest.mark.unmeasured
@given(st.text(ALPHABET, min_size=1, max_size=9))
@examples(1500)
def test_any_letters_are_joined_as_harfbuzz_joins_them(word: str) -> None:
    assert same_forms(word)
