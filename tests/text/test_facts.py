"""Facts on characters, against the interpreter's own Unicode data where it has them."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.directions import BIDI_CLASS, Direction, first_strong
from newsreader.text.mirroring import CLOSING, MIRROR, OPENING, mirrored
from newsreader.text.widths import CELLS, IGNORABLE
from support.conformance import CLASS_LETTERS

# The characters that the interpreter's table knows too; of a later one than ours, those that are
# old enough to be in both.
OURS = (15, 0, 0)
IS_LATER = tuple(map(int, unicodedata.unidata_version.split("."))) > OURS
KNOWN = [
    chr(code)
    for code in range(0x110000)
    if not 0xD800 <= code < 0xE000
    and (unicodedata.ucd_3_2_0 if IS_LATER else unicodedata).category(chr(code)) != "Cn"
]
# Unicode 14 turned the Hanunoo pamudpod from a mark into a letter-like sign.
TURNED = "\u1734"


def test_bidi_classes() -> None:
    wrong = [
        c
        for c in KNOWN
        if c != TURNED and BIDI_CLASS[ord(c)] != CLASS_LETTERS[unicodedata.bidirectional(c) or "L"]
    ]
    assert not wrong[:5]


def test_mirrored_characters_are_those_of_the_property() -> None:
    assert all(unicodedata.mirrored(c) for c in KNOWN if ord(c) in MIRROR)
    assert all(MIRROR[ord(other)] == chr(code) for code, other in MIRROR.items())
    assert mirrored("(«[{<") == ")»]}>"
    assert mirrored("“”﴾﴿") == "“”﴾﴿"  # these do not turn round


def test_bracket_pairs() -> None:
    assert OPENING["("] == ")"
    assert OPENING["\u2329"] == "\u3009"  # canonically the same as U+3008
    assert set(OPENING.values()) == set(CLOSING.values())


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
