"""What gets past the gate: text, and nothing that acts on a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import Fault
from newsreader.text.controls import label, printable_name, sanitise

NASTY = st.text(
    st.sampled_from(
        "\x1b\x9b\x9d\x90\x07\x9c\\[]P^_Xm;0123?hABC \n\r\t\x0b\x85\u2028\u2029\ufeff\ud800"
        "\U0010eeeeسلام"
    )
    | st.characters()
)


def is_safe(text: str) -> bool:
    return all(
        c in "\n\t" or (unicodedata.category(c) not in {"Cc", "Cs"} and c < "\U00100000")
        for c in text
    )


@given(NASTY)
def test_no_control_gets_past(text: str) -> None:
    assert is_safe(sanitise(text))
    assert is_safe(sanitise(text * 400))  # long texts go another way
    assert "\n" not in label(text)
    assert is_safe(label(text))
    assert is_safe(printable_name(text))


@given(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs"],
            exclude_characters="\u2028\u2029\ufeff",
            max_codepoint=0xFFFFF,
        )
    )
)
def test_text_stays_as_it_is(text: str) -> None:
    assert sanitise(text) == text


@given(NASTY)
def test_long_and_short_texts_are_treated_alike(text: str) -> None:
    # A sequence must not reach from one copy into the next.
    padded = f"{text}\nx"
    assert sanitise(padded) * 1500 == sanitise(padded * 1500)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x1b]0;title\x07b", "ab"),
        ("a\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("\x9b2Jx", "x"),
        ("\x1bPq#0\x1b\\after", "after"),
        ("lone \x1b] stays readable\nnext", "lone  stays readable\nnext"),
        ("\x1bcx", "x"),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\n\nf"),
        ("\ufeffx\ud800", "x\ufffd"),
        ("a\U0010eeee\u0305\U00100000", "a\ufffd\u0305\ufffd"),
        ("tab\there", "tab\there"),
    ],
)
def test_sequences_go_as_a_whole(text: str, left: str) -> None:
    assert sanitise(text) == left


def test_each_control_goes_from_long_texts_as_from_short_ones() -> None:
    for sign in map(chr, (*range(0xB0), 0x2028, 0x2029, 0xD800, 0xFEFF, 0x100000)):
        line = f"{sign}\nx"
        assert sanitise(line * 1500) == sanitise(line) * 1500, ascii(sign)


def test_long_texts_lose_the_same() -> None:
    assert sanitise("a\ud800\x1b[1mb" * 1000) == "a\ufffdb" * 1000


def test_labels_are_one_line() -> None:
    assert label("  two\n\n lines\t\u200b here ") == "two lines here"


def test_names_keep_what_is_no_control() -> None:
    assert printable_name("مقال\u200f (1).md") == "مقال\u200f (1).md"
    assert printable_name("a\x1b[2J\n\udcff.md") == "a\ufffd[2J\ufffd\ufffd.md"


def test_labels_keep_their_order_to_themselves() -> None:
    assert label("\u202eعنوان\u202c abc") == "عنوان abc"
    assert label("\u2067عنوان abc") == "عنوان abc"
    assert label("\u2067عنوان\u2069 abc") == "\u2067عنوان\u2069 abc"
    assert label("\u2067\u2066a\u2069ب\u2069 c") == "\u2067\u2066a\u2069ب\u2069 c"
    assert label("a\u2069 b\u2067c") == "a bc"  # as many ends as beginnings, none of them its own
    assert str(Fault("a\u202etxt.md", "is empty")) == "a\ufffdtxt.md: is empty"
