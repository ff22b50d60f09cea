"""Facts on characters, against the interpreter's own Unicode data where it has them."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.directions import BIDI_CLASS, Direction, first_strong
from newsreader.text.mirroring import MIRROR, mirrored
from newsreader.text.properties import Property
from newsreader.text.widths import CELLS, IGNORABLE
from support.conformance import CLASS_LETTERS


@cache
def known() -> list[str]:
    """Return the characters that the interpreter knows."""
    every = map(chr, range(0x110000))
    return [c for c in every if unicodedata.category(c) not in ("Cn", "Cs")]


def test_what_shorthand_is_formatted_by_takes_no_cell() -> None:
    assert all(IGNORABLE.match(chr(code)) for code in range(0x1BCA0, 0x1BCA4))
    assert "\U0001bca0".translate(CELLS) == "0"


def test_a_table_of_a_property_as_it_is_written() -> None:
    found = Property("0U41L\nU5N2R3L*2;\n10ffaeqA")
    assert list(found.runs()) == [
        (0, 0x41, "U"), (0x41, 0x42, "L"), (0x42, 0x47, "U"), (0x47, 0x49, "0"),
        (0x49, 0x4C, "R"), (0x4C, 0x4E, "L"), (0x4E, 0x51, "R"), (0x51, 0x10FFFF, "L"),
        (0x10FFFF, 0x110000, '"'), (0x110000, 0x110000, "a"),
    ]  # fmt: skip
    assert "@ABFGHIQ\U0010ffff".translate(found) == 'ULUU00RL"'


@pytest.mark.unmeasured
def test_bidi_classes() -> None:
    wrong = [
        c
        for c in known()
        if BIDI_CLASS[ord(c)].replace("P", "O") != CLASS_LETTERS[unicodedata.bidirectional(c)]
    ]
    assert not wrong[:5]
    assert all(BIDI_CLASS[ord(c)] == "P" for c in "()[]{}⟨⟩")


def test_what_has_no_bidi_class_goes_by_its_block() -> None:
    """Nothing is known of these characters but where they stand."""
    assert "\u05ff\u0378\U0001e8ff".translate(BIDI_CLASS) == "rlr"


def test_mirrored_characters_are_those_of_the_property() -> None:
    assert all(unicodedata.mirrored(c) for c in known() if ord(c) in MIRROR)
    assert all(MIRROR[ord(other)] == chr(code) for code, other in MIRROR.items())
    assert mirrored("(«[{<") == ")»]}>"
    assert mirrored("“”﴾﴿") == "“”﴾﴿"  # these do not turn round


@given(st.text(st.sampled_from("LRAENCTSMWOBbt123456789"), max_size=30))
def test_first_strong_agrees_with_a_plain_reading_of_p2(classes: str) -> None:
    depth = 0
    wanted = None
    for letter in classes:
        if letter == "B":
            break
        if letter in "678":
            depth += 1
        elif letter == "9":
            depth = max(0, depth - 1)
        elif depth == 0 and letter in "LRA":
            wanted = Direction.LTR if letter == "L" else Direction.RTL
            break
    assert first_strong(classes) is wanted


def test_widths() -> None:
    assert "".join(CELLS[ord(c)] for c in "aب日😀") == "1122"
    assert CELLS[0x064E] == CELLS[0x200C] == CELLS[0x202B] == CELLS[0xFE0F] == "0"
    assert CELLS[ord("\t")] == "1"
    assert IGNORABLE.match("\u200f")
    assert not IGNORABLE.match("\u064e")
