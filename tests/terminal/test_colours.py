"""How many colours a terminal is sent: what is in between counts."""

from __future__ import annotations

import pytest
from rich.console import Console

from newsreader.opening import _with_colours
from newsreader.terminal.detection import detect
from newsreader.terminal.replies import Replies

OUTER = {"xterm": "41;379;0", "vte": "65;7006;1", "konsole": "1;115;0", "kitty": "1;4000;26"}
SCREEN = "83;40900;0"


def colours(environment: dict[str, str], *answers: str) -> str | None:
    terminal = detect(environment, Replies(secondary=list(answers)))
    _with_colours(environment, terminal)
    return Console(force_terminal=True, _environ=environment).color_system


@pytest.mark.parametrize("outer", OUTER.values(), ids=OUTER)
@pytest.mark.parametrize("term", ["screen", "screen.xterm-256color", "screen-256color"])
def test_gnu_screen_is_sent_no_24_bit_colours(outer: str, term: str) -> None:
    """It inherits the variable of the terminal outside, and takes them for something else."""
    environment = {"TERM": term, "STY": "1.tty", "COLORTERM": "truecolor"}
    assert colours(environment, SCREEN, outer) == "256"
    assert "COLORTERM" not in environment


def test_a_terminal_itself_keeps_its_colours() -> None:
    assert colours({"TERM": "xterm-256color"}, OUTER["vte"]) == "truecolor"
    assert colours({"TERM": "xterm-256color"}, OUTER["xterm"]) == "256"
    assert colours({"TERM": "tmux-256color", "COLORTERM": "truecolor"}, "84;0;0", OUTER["vte"]) == (
        "truecolor"
    )
