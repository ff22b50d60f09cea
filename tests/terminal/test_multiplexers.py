"""tmux's `allow-passthrough`: on while it is needed, then as it was."""

from __future__ import annotations

import pytest

from newsreader.terminal.multiplexers import Passthrough, passed
from newsreader.terminal.probing import Probe
from support.tmux import TMUX, Tmux

SHOWN = "show-options -t %7 -Apv allow-passthrough"
OWN = "show-options -t %7 -pv allow-passthrough"
SET = "set-option -t %7 -p allow-passthrough"


def test_what_the_pane_did_not_have_is_taken_away_again(tmux: Tmux) -> None:
    through = Passthrough()
    tmux.answers("off", "", "", "")
    through.open()
    through.open()  # it is on
    assert tmux.calls() == [SHOWN, OWN, f"{SET} on"]
    through.close()
    through.close()
    assert tmux.calls() == ["set-option -t %7 -pu allow-passthrough"]


def test_what_the_pane_had_is_put_back(tmux: Tmux) -> None:
    through = Passthrough()
    tmux.answers("off", "off", "", "")
    through.open()
    through.close()
    assert tmux.calls() == [SHOWN, OWN, f"{SET} on", f"{SET} off"]


@pytest.mark.parametrize("value", ["on", "all"])
def test_what_is_on_is_left_alone(tmux: Tmux, value: str) -> None:
    through = Passthrough()
    tmux.answers(value)
    through.open()
    through.close()
    assert tmux.calls() == [SHOWN]


def test_a_tmux_that_knows_no_such_option(tmux: Tmux) -> None:
    through = Passthrough()
    tmux.answers("fail", "fail", "fail")
    through.open()
    through.close()
    assert tmux.calls() == [SHOWN, OWN, f"{SET} on"]


def test_an_answer_of_what_fails_is_none(tmux: Tmux) -> None:
    """It says why on standard output too: that is not the option's value."""
    (tmux.folder / "tmux").write_text("#!/bin/sh\necho on; exit 1\n", "utf-8")
    through = Passthrough()
    through.open()
    (tmux.folder / "tmux").write_text(TMUX.format(folder=tmux.folder), "utf-8")
    through.close()
    assert tmux.calls() == []


def test_it_is_opened_before_the_terminal_behind_it_is_asked(tmux: Tmux) -> None:
    tmux.answers("on")
    Probe(0, {"TMUX": "here"}).ask()
    assert tmux.calls() == [SHOWN]
    Probe(0, {"TERM": "screen"}).ask()
    assert tmux.calls() == []


def test_without_tmux_nothing_is_asked(tmux: Tmux, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX")
    Passthrough().open()
    assert tmux.calls() == []


def test_long_texts_pass_screen_in_pieces_and_come_out_whole() -> None:
    text = "".join(chr(ord("a") + place % 26) for place in range(1500))
    pieces = passed(text, "screen").split("\x1b\\")
    assert "".join(piece.removeprefix("\x1bP") for piece in pieces) == text
    assert passed("", "tmux") == ""
    assert passed("a\x1bb", "") == "a\x1bb"
