"""What is sent to terminals that reorder by themselves: models of them undo it exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout.bidi import ordered
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.emission import Manner, Sent, emit, emit_text, manner_of
from newsreader.terminal.profiles import PROFILES, Emission
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import Direction
from newsreader.text.mirroring import MIRROR
from newsreader.text.widths import CELLS

LETTERS = "ابتثجلاآإهويىةئءپچگکیە"
TEXTS = st.text(
    st.sampled_from(LETTERS + "abcXYZ 0123٠١٢۳۴ ()[]«»“”.,:؛؟!-%│" + "\u064e\u0651\u0650 "),
    max_size=40,
)


def display(text: str) -> str:
    return display_text(Paragraph(SafeText(sanitise(text)), Direction.RTL))


def clusters(text: str) -> list[str]:
    out: list[str] = []
    for character, width in zip(text, text.translate(CELLS)):
        if width == "0" and out:
            out[-1] += character
        else:
            out.append(character)
    return out


def stretches(sent: list[Sent]) -> str:
    """Draw as QTerminal and xterm.js do: each stretch of one style reordered by itself."""
    drawn = ""
    for each in sent:
        places, backwards = ordered(each.text, Direction.LTR)
        for place in sorted(range(len(places)), key=places.__getitem__):
            character = each.text[place]
            drawn += MIRROR.get(ord(character), character) if backwards[place] else character
    return drawn


@given(TEXTS)
def test_cells_stand_right_where_each_stretch_is_reordered(text: str) -> None:
    shown = display(text).replace("\u0650", "").replace("\u064e", "").replace("\u0651", "")
    sent = emit([shown], [False], Manner(Emission.CELLS))
    assert stretches(sent) == shown


def test_cells_of_one_ink_never_touch() -> None:
    sent = emit([display("قال (نعم) 2026")], [False], Manner(Emission.CELLS))
    twists = [each.twist for each in sent]
    assert all(a is not b for a, b in zip(twists, twists[1:]))


def test_an_override_surrounds_what_runs_from_right_to_left() -> None:
    shown = display("abc سلام 12")
    sent = emit_text(shown, Manner(Emission.OVERRIDE))
    assert sent.replace("\u202d", "").replace("\u202c", "") == shown
    assert sent.count("\u202d") == sent.count("\u202c") == 1
    assert emit_text("abc", Manner(Emission.OVERRIDE)) == "abc"


@given(TEXTS)
def test_display_text_is_left_as_it_is_where_nothing_reorders(text: str) -> None:
    assert emit_text(display(text), Manner()) == display(text)


@pytest.mark.parametrize("name", PROFILES)
def test_text_without_right_to_left_letters_is_sent_as_it_is(name: str) -> None:
    assert emit_text("Plain (text), 10% │ x", manner_of(PROFILES[name])) == "Plain (text), 10% │ x"


# The exact bytes of one line for every kind of terminal.
LINE = "قَال (نعم)"
SENT = {
    Emission.PLAIN: "(\ufee2\ufecc\ufee7) \ufedd\ufe8e\ufed7\u064e",
    # A letter with a mark is a stretch of its own.
    Emission.SLANTS: (
        "\x1b[3m(\x1b[23m\ufee7\ufecc\ufee2\x1b[3m)\x1b[23m \ufe8e\ufedd\x1b[3m\ufed7\u064e\x1b[23m"
    ),
    Emission.WORDS: (
        "\x1b[3m(\x1b[23m\ufee7\ufecc\ufee2\x1b[3m)\x1b[23m \ufe8e\ufedd\x1b[1m\ufed7\u064e\x1b[22m"
    ),
    Emission.CELLS: (
        "\x1b[38;2;128;128;128m(\x1b[38;2;128;128;129m\ufee2\x1b[38;2;128;128;128m\ufecc"
        "\x1b[38;2;128;128;129m\ufee7\x1b[38;2;128;128;128m)\x1b[38;2;128;128;129m "
        "\x1b[38;2;128;128;128m\ufedd\x1b[38;2;128;128;129m\ufe8e\x1b[38;2;128;128;128m"
        "\ufed7\u064e\x1b[39m"
    ),
    Emission.OVERRIDE: "(\u202d\ufee2\ufecc\ufee7) \ufedd\ufe8e\ufed7\u064e\u202c",
}


BARE = {Emission.WORDS: "\x1b[3m(\x1b[23m\ufee7\ufecc\ufee2\x1b[3m)\x1b[23m \ufed7\ufe8e\ufedd"}


@pytest.mark.parametrize("name", PROFILES)
def test_the_bytes_of_a_line(name: str) -> None:
    manner = manner_of(PROFILES[name])
    wanted = SENT[manner.emission]
    if not PROFILES[name].harakat:
        wanted = BARE.get(manner.emission, wanted.replace("\u064e", ""))
    assert emit_text(display(LINE), manner) == wanted
    assert (
        emit_text(display(LINE), manner_of(PROFILES[name], harakat=True)) == SENT[manner.emission]
    )
