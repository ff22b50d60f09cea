"""What is sent is noted, and what puts it back is exactly the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.terminal.ledger import Ledger

SWITCHES = st.sampled_from(
    [
        "\x1b[?1049h", "\x1b[?1049l", "\x1b[?25l", "\x1b[?25h", "\x1b[?7l", "\x1b[?7h",
        "\x1b[?1003h", "\x1b[?1003l", "\x1b[?2004h", "\x1b[?1000;1006h", "\x1b[?1006l",
        "\x1b[>29u", "\x1b[<u",
        "\x1b]22;text\x07", "\x1b]22;default\x07", "\x1b[?2026h", "\x1b[?2026l", "سلام", "\x1b[1m",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("sent", "back"),
    [
        ("", ""),
        ("سلام \x1b[1mx", ""),
        ("\x1b[?25l", "\x1b[m\x1b[?25h"),
        ("\x1b[?25l\x1b[?25h", ""),
        ("\x1b[?1049h\x1b[?25l\x1b[>29u", "\x1b[m\x1b[<u\x1b[?25h\x1b[?1049l"),
        ("\x1b[>29u\x1b[<u", ""),
        ("\x1b[?1000;1006h", "\x1b[m\x1b[?1006l\x1b[?1000l"),
        ("\x1b[?7l\x1b[?1000h\x1b[?1000l", "\x1b[m\x1b[?7h"),
        ("\x1b]22;text\x07", "\x1b[m\x1b]22;default\x07"),
        ("\x1b]22;text\x07\x1b]22;default\x07", ""),
        ("\x1b[?1016h", "\x1b[m\x1b[?1016l"),
    ],
)
def test_what_puts_it_back(sent: str, back: str) -> None:
    ledger = Ledger()
    ledger.note(sent)
    assert ledger.undo() == back


@given(st.lists(SWITCHES))
def test_whatever_was_sent_nothing_is_left(sent: list[str]) -> None:
    ledger = Ledger()
    for text in sent:
        ledger.note(text)
    ledger.note(ledger.undo())
    assert ledger.undo() == ""


@given(st.lists(SWITCHES, min_size=2))
def test_texts_may_come_in_one_piece_or_in_many(sent: list[str]) -> None:
    whole, parts = Ledger(), Ledger()
    whole.note("".join(sent))
    for text in sent:
        parts.note(text)
    assert whole.undo() == parts.undo()
