"""Asking a terminal: what it answers is taken out of what is typed, and is not waited for long."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from newsreader.terminal.discipline import Discipline
from newsreader.terminal.probing import Probe
from newsreader.terminal.replies import END, FONT_QUERIES, QUERIES
from support.ends import Ends
from support.terminals import ANSWERS

XTERM = {"TERM": "xterm-256color"}
VTE = b"".join(ANSWERS["vte"].values())


@pytest.fixture
def quiet(ends: Ends) -> Iterator[Ends]:
    line = Discipline()
    line.quiet(ends.near)
    yield ends
    line.restore()


def test_what_is_asked() -> None:
    assert Probe(0, XTERM).ask(explicit=False) == QUERIES
    assert Probe(0, XTERM).ask() == QUERIES.removesuffix(END) + "\x1b[8l" + END
    for kitty in ({"TERM": "xterm-kitty"}, {"TERM": "xterm", "KITTY_WINDOW_ID": "1"}):
        asked = Probe(0, kitty).ask(explicit=False)
        assert asked == QUERIES.removesuffix(END) + FONT_QUERIES + END
    assert FONT_QUERIES not in Probe(0, {"TERM": "screen", "KITTY_WINDOW_ID": "1"}).ask()
    wrapped = "\x1bPtmux;" + QUERIES.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    asked = Probe(0, {"TERM": "tmux"}).ask()
    assert asked == QUERIES.removesuffix(END) + wrapped + "\x1b[8l" + END


def test_answers_are_told_from_keys(quiet: Ends) -> None:
    probe = Probe(quiet.near, XTERM)
    probe.ask()
    quiet.type(b"j" + VTE + b"\x1b[A")
    found = probe.answers()
    assert probe.is_complete
    assert (found.replies.units, found.replies.modes) == (["7E565445"], [1])
    assert (probe.typed, found.expecting) == (b"j\x1b[A", False)


def test_what_may_be_the_beginning_of_an_answer_is_a_key_when_all_have_come(quiet: Ends) -> None:
    probe = Probe(quiet.near, XTERM)
    probe.ask()
    quiet.type(VTE + b"\x1b")
    probe.answers()
    assert probe.typed == b"\x1b"


def test_one_question_more_is_answered_last(quiet: Ends) -> None:
    probe = Probe(quiet.near, XTERM)
    probe.ask()
    assert probe.ask_again() == END
    quiet.type(VTE)
    assert probe.answers().expecting
    quiet.type(b"\x1b[?65;1;9c")
    assert not probe.answers().expecting
    assert probe.is_complete


@pytest.mark.parametrize(
    ("answers", "complete"),
    [
        (b"\x1b[>84;0;0c\x1b[?1;2c", False),  # the multiplexer alone
        (b"\x1b[>83;0;0c\x1b[?1;2c", False),
        (b"\x1b[>84;0;0c\x1b[?1;2c\x1b[?65;1;9c", True),  # both
        (b"\x1b[>65;7006;1c\x1b[?65;1;9c", True),  # none: the variable was another's
        (b"\x1b[?65;1;9c", False),
    ],
)
def test_behind_a_multiplexer_two_answer(quiet: Ends, answers: bytes, complete: bool) -> None:
    probe = Probe(quiet.near, {"TERM": "screen"})
    probe.ask()
    quiet.type(answers)
    probe.answers()
    assert probe.is_complete is complete


@pytest.mark.parametrize(
    ("environment", "patience", "seconds"),
    [
        (XTERM, 0.0, 0.05), (XTERM, 0.01, 0.05), (XTERM, 0.1, 0.1),
        ({**XTERM, "SSH_TTY": "/dev/pts/1"}, 0.0, 0.15), ({"TERM": "screen"}, 0.0, 0.15),
    ],
)  # fmt: skip
def test_a_terminal_that_says_nothing(
    quiet: Ends, environment: dict[str, str], patience: float, seconds: float
) -> None:
    probe = Probe(quiet.near, environment)
    probe.ask()
    start = time.monotonic()
    assert probe.answers(patience).expecting
    assert seconds - 0.01 < time.monotonic() - start < seconds + 20


def test_what_has_come_is_taken_however_late_it_is_looked_at(
    quiet: Ends, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe = Probe(quiet.near, XTERM)
    probe.ask()
    quiet.type(VTE)
    later = time.monotonic() + 60
    monkeypatch.setattr(time, "monotonic", lambda: later)
    assert probe.answers().replies.ends == 1


def test_a_terminal_that_is_gone_answers_nothing(quiet: Ends) -> None:
    probe = Probe(quiet.near, XTERM)
    probe.ask()
    os.close(quiet.far)
    assert not probe.answers(5).replies.ends


def test_a_keyboard_that_ends_answers_nothing() -> None:
    reading, writing = os.pipe()
    os.close(writing)
    probe = Probe(reading, XTERM)
    probe.ask()
    assert not probe.answers(5).replies.ends
    os.close(reading)
