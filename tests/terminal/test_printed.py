"""What is printed stands right when the terminal's own bidi lays it out again."""

from __future__ import annotations

import re
import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.detection import Detected
from newsreader.terminal.output import Output
from newsreader.terminal.printed import overridden, words_apart
from newsreader.terminal.profiles import PROFILES
from newsreader.text.controls import SafeText

CONTROLS = re.compile("[\u200c\u200e\u202a-\u202e]")
LINES = (
    "قال (أستاذ في MIT) إن السعر 12.5 دولار، نعم!",
    "«لا إلا الآن» قالت (نعم): 15٪",
    "English line with عربي (نعم) inside.",
    "كتب https://example.com/a?b=1 ثم قال: ٢٠-١٥ و(٣).",
    "שלום עולם (כן) 2026 وسلێمانی",
    "مُحَمَّدٌ كَتَبَ",
    "يمين │ يسار │ وسط",
    "    مقدمة بعد فراغ",
)
TEXTS = st.text(
    st.sampled_from(list("ابتجلا لاهيسرabc 12٣٤.,:-/()«»[]!،؟٪│\u05d0\u05d1")), max_size=40
)


def shown(text: str) -> str:
    return display_text(Paragraph(SafeText(text)))


def laid_out(sent: str) -> str:
    """Return what a terminal makes of a row in left-to-right order, marks and controls left out."""
    return plain(get_display(sent, base_dir="L"))


def plain(text: str) -> str:
    return "".join(c for c in CONTROLS.sub("", text) if not unicodedata.combining(c))


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("way", [words_apart, overridden])
def test_what_the_terminal_makes_of_it_is_the_display_text(way: type, line: str) -> None:
    assert laid_out(way(shown(line))) == plain(shown(line))


@given(TEXTS)
def test_words_apart_whatever_stands_between_them(text: str) -> None:
    assert laid_out(words_apart(shown(text))) == plain(shown(text))


@given(TEXTS)
def test_overridden_whatever_stands_in_it(text: str) -> None:
    parts = re.split("(│)", overridden(shown(text)))  # mlterm lays them out by themselves
    assert "".join(map(laid_out, parts)) == plain(shown(text))


def test_letters_of_a_word_join_as_they_are_meant_to() -> None:
    """In logical order; where two do not join, the terminal is kept from joining them."""
    assert words_apart(shown("بيت")) == "\u200e\ufe91\ufef4\ufe96\u200e"
    assert words_apart(shown("می\u200cخواهم")).replace("\u200c", "|") == (
        "\u200e\ufee3\ufbfd|\ufea7\ufeee|\ufe8d|\ufeeb\ufee2\u200e"
    )


def test_what_needs_nothing_is_left_alone() -> None:
    for text in ("", "plain text, 12 (x)", "│ a │"):
        assert words_apart(text) == overridden(text) == text


TEXT = shown("كتاب Python")
MANNERS = {
    "xterm": TEXT,
    "vte": f"\x1b[8l{TEXT}\x1b[8h",
    "mintty": f"\x1b[8l{TEXT}\x1b[8h",
    "konsole": words_apart(TEXT),
    "mlterm": overridden(TEXT),
}


@pytest.mark.parametrize("name", MANNERS)
def test_a_row_on_each_terminal(name: str) -> None:
    output = Output(Detected(PROFILES[name], "test"))
    assert output.row(TEXT) == MANNERS[name]
    assert output.row("") == ""
    assert bool(output.spare) == (name == "mlterm")


@pytest.mark.parametrize("between", ["tmux", "screen"])
@pytest.mark.parametrize("name", ["vte", "konsole", "mlterm"])
def test_behind_a_multiplexer_a_row_holds_without_a_switch(name: str, between: str) -> None:
    output = Output(Detected(PROFILES[name], "test", multiplexer=between))
    assert output.row(TEXT) == words_apart(TEXT)


@pytest.mark.parametrize("name", ["vte", "konsole", "mlterm"])
def test_where_the_terminals_bidi_is_off_display_text_is_printed(name: str) -> None:
    assert Output(Detected(PROFILES[name], "test", off=True)).row(TEXT) == TEXT


def test_a_file_gets_display_text() -> None:
    assert Output(None).row(TEXT) == TEXT
