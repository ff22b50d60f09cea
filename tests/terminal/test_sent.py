"""What is sent, stretch by stretch: styles stay with their cells, twists with what they part."""

from __future__ import annotations

import pytest

from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import Manner, emit, emit_text, manner_for
from newsreader.terminal.profiles import PROFILES, Emission
from newsreader.terminal.sent import Sent, Twist, clusters, joined

INK, WEIGHT, SLANT, FRESH = (
    Twist.OTHER_INK, Twist.OTHER_WEIGHT, Twist.OTHER_SLANT, Twist.FRESH_INK,
)  # fmt: skip
NOON, AIN, MEEM = "\ufee7", "\ufecc", "\ufee2"  # the letters of a word in their forms
WORD = MEEM + AIN + NOON  # as it is shown, from left to right


def test_stretches_without_text_are_not_sent() -> None:
    assert emit(["", "abc", ""], [False] * 3, Manner()) == [Sent("abc", 1)]
    for emission in Emission:
        assert emit(["ab", "", "c"], [False] * 3, Manner(emission)) == [Sent("ab", 0), Sent("c", 2)]
        assert emit([], [], Manner(emission)) == []


def test_what_is_not_drawn_is_left_out() -> None:
    text = f"{NOON}\u064e\u0651{AIN}\u0670 \ufffc"
    assert emit([text], [False], Manner(harakat=False)) == [Sent(f"{NOON}{AIN} \ufffc", 0)]
    assert emit([text], [False], Manner(undrawn="\u0670\ufffc")) == [
        Sent(f"{NOON}\u064e\u0651{AIN} ", 0)
    ]
    assert emit([text], [False], Manner()) == [Sent(text, 0)]
    # Hebrew points are drawn where harakat are: in Alacritty a cell away.
    assert emit(["\u05d0\u05b0", "\u064e"], [False] * 2, Manner(harakat=False)) == [
        Sent("\u05d0", 0)
    ]
    assert emit(["\u05d0\u05b0"], [False], Manner()) == [Sent("\u05d0\u05b0", 0)]


def test_blanks_are_drawn_anew_where_letters_spill() -> None:
    assert emit(["a  b ", f" {WORD}"], [False] * 2, Manner(spills=True)) == [
        Sent("a", 0), Sent("  ", 0, FRESH), Sent("b", 0), Sent(" ", 0, FRESH),
        Sent(" ", 1, FRESH), Sent(WORD, 1),
    ]  # fmt: skip


def test_inks_alternate_from_the_first_right_to_left_letter_to_the_last() -> None:
    cells = Manner(Emission.CELLS)
    assert emit([f"a {WORD} b"], [False], cells) == [
        Sent("a ", 0), Sent(MEEM, 0, INK), Sent(AIN, 0), Sent(NOON, 0, INK), Sent(" b", 0),
    ]  # fmt: skip
    # Two letters: the cell behind them is inked too, or the second would go with it.
    assert emit([f"a{MEEM}{AIN}b c"], [False], cells) == [
        Sent("a", 0), Sent(MEEM, 0, INK), Sent(AIN, 0), Sent("b", 0, INK), Sent(" c", 0),
    ]  # fmt: skip
    assert emit([f"{MEEM}", f"{AIN}\u064e"], [False] * 2, cells) == [
        Sent(MEEM, 0, INK), Sent(f"{AIN}\u064e", 1),
    ]  # fmt: skip
    assert emit(["٣ a 4 א"], [False], cells)[0] == Sent("٣", 0, INK)
    assert emit(["a\u064e"], [False], cells) == [Sent("a\u064e", 0)]


def test_an_override_goes_from_the_first_letter_to_the_last() -> None:
    override = Manner(Emission.OVERRIDE)
    assert emit(["a ", WORD, f" b {NOON}\u064e c"], [False] * 3, override) == [
        Sent("a ", 0), Sent(f"\u202d{WORD}", 1), Sent(f" b {NOON}\u064e\u202c c", 2),
    ]  # fmt: skip
    assert emit([NOON], [False], override) == [Sent(f"\u202d{NOON}\u202c", 0)]


def test_words_are_sent_in_logical_order_and_styles_stay_in_their_places() -> None:
    words = Manner(Emission.WORDS)
    assert emit([f"x {WORD} y"], [False], words) == [Sent(f"x {WORD[::-1]} y", 0)]
    assert emit([MEEM, AIN + NOON], [False, False], words) == [Sent(NOON, 0), Sent(AIN + MEEM, 1)]
    # Another weight is another font: each part by itself.
    assert emit([MEEM, AIN + NOON], [False, True], words) == [Sent(MEEM, 0), Sent(NOON + AIN, 1)]


def test_a_sign_that_touches_a_word_is_in_another_slant_or_weight() -> None:
    text = f"({WORD})"
    slanted = [Sent("(", 0, SLANT), Sent(WORD[::-1], 0), Sent(")", 0, SLANT)]
    assert emit([text], [False], Manner(Emission.WORDS)) == slanted
    assert emit([text], [False], Manner(Emission.SLANTS)) == slanted
    assert emit([text], [False], Manner(Emission.WORDS, slants=False)) == [
        Sent("(", 0, WEIGHT), Sent(WORD[::-1], 0), Sent(")", 0, WEIGHT),
    ]  # fmt: skip
    # What is slanted already is set upright.
    assert emit([text], [False], Manner(Emission.WORDS), [True]) == slanted


def test_styles_of_one_look_are_sent_together() -> None:
    sent = [Sent("a", 0), Sent("b", 0), Sent("c", 1), Sent("d", 1, INK), Sent("e", 1, INK)]
    assert joined(sent) == [Sent("ab", 0), Sent("c", 1), Sent("de", 1, INK)]
    assert joined([]) == []


def test_marks_stand_on_the_character_before_them() -> None:
    assert clusters("a\u0301b\u064e\u0651") == ["a\u0301", "b\u064e\u0651"]
    assert clusters("\u064ea") == ["\u064e", "a"]
    assert clusters("") == []


def test_the_bytes_of_each_twist() -> None:
    assert emit_text(f"({WORD})", Manner(Emission.WORDS)) == (
        f"\x1b[3m(\x1b[23m{WORD[::-1]}\x1b[3m)\x1b[23m"
    )
    assert emit_text(f"({WORD})", Manner(Emission.WORDS, slants=False)) == (
        f"\x1b[1m(\x1b[22m{WORD[::-1]}\x1b[1m)\x1b[22m"
    )
    assert emit_text(f"{MEEM}{AIN} x", Manner(Emission.CELLS)) == (
        "\x1b[38;2;128;128;128m"
        f"\x1b[38;2;128;128;129m{MEEM}\x1b[38;2;128;128;128m{AIN}"
        "\x1b[38;2;128;128;129m \x1b[38;2;128;128;128mx\x1b[39m"
    )
    assert emit_text("a  b", Manner(spills=True)) == "a  b"


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("slants", [True, False])
def test_the_manner_of_a_profile(name: str, slants: bool) -> None:
    profile = PROFILES[name]
    terminal = Detected(profile, "test", slants=slants)
    manner = manner_for(terminal)
    assert (manner.emission, manner.undrawn, manner.spills, manner.slants) == (
        profile.emission, profile.undrawn, profile.spills, slants,
    )  # fmt: skip
    by_weight = profile.emission is Emission.SLANTS and not slants
    assert manner.harakat == (profile.harakat and not by_weight)
    for harakat in (True, False):
        assert manner_for(terminal, harakat).harakat is harakat
