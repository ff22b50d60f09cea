"""Where letters leave ink on the blanks beside them these are drawn anew in every frame."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from newsreader.terminal.emission import Manner, Sent, Twist, emit, manner_of
from newsreader.terminal.profiles import PROFILES
from newsreader.ui.filters import Sending

LINE = "  \ufedd\ufe8e\ufed7  x "
GROUND = Color.parse("#121212")


def test_blanks_are_stretches_of_their_own() -> None:
    assert emit([LINE], [False], Manner(spills=True)) == [
        Sent("  ", 0, Twist.FRESH_INK), Sent("\ufedd\ufe8e\ufed7", 0),
        Sent("  ", 0, Twist.FRESH_INK), Sent("x", 0), Sent(" ", 0, Twist.FRESH_INK),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["mlterm", "urxvt"])
def test_every_blank_has_another_ink_in_the_next_frame(name: str) -> None:
    sending = Sending(manner_of(PROFILES[name]))
    style = Style(color="#e0e0e0", bgcolor="#121212", bold=True)
    frames = [sending.apply([Segment(LINE, style)], GROUND) for _ in range(2)]
    for before, after in zip(*frames):
        assert before.text == after.text
        assert before.style is not None
        assert after.style is not None
        assert (before.style == after.style) is (before.text[0] != " ")
        # All but the ink stays: it is what nobody sees on a blank.
        assert {each.style.without_color for each in (before, after) if each.style} == {
            style.without_color
        }
        assert before.style.bgcolor == after.style.bgcolor == style.bgcolor


@pytest.mark.parametrize("seen", ["reverse", "underline", "strike"])
def test_an_ink_that_is_seen_on_blanks_stays(seen: str) -> None:
    sending = Sending(Manner(spills=True))
    style = Style.parse(f"{seen} #e0e0e0 on #121212")
    assert {each.style for each in sending.apply([Segment(LINE, style)], GROUND)} == {style}
