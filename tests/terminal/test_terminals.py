"""Which terminal it is, what is sent to it, and the card to look at."""

from __future__ import annotations

import pytest

from newsreader.errors import UsageError
from newsreader.terminal.detection import Detected, detect
from newsreader.terminal.doctor import CARD, report
from newsreader.terminal.profiles import PROFILES, profile
from newsreader.terminal.switches import enter, leave


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"TERM": "xterm-256color"}, "plain"),
        ({"VTE_VERSION": "7006"}, "vte"),
        ({"KONSOLE_VERSION": "221203"}, "konsole"),
        ({"MLTERM": "3.9.0"}, "mlterm"),
        ({"TERM": "mlterm-256color", "VTE_VERSION": "7006"}, "mlterm"),
        # A terminal that was started from another inherits its variables.
        ({"XTERM_VERSION": "XTerm(379)", "VTE_VERSION": "7006"}, "plain"),
        ({"KITTY_WINDOW_ID": "1", "KONSOLE_VERSION": "221203"}, "plain"),
        ({"TMUX": "/tmp/x,1,0", "VTE_VERSION": "7006", "XTERM_VERSION": "old"}, "vte"),
    ],
)
def test_detection(environment: dict[str, str], name: str) -> None:
    assert detect(environment).profile.name == name


def test_what_is_chosen_wins() -> None:
    assert detect({"VTE_VERSION": "7006"}, "konsole").profile.name == "konsole"
    assert detect({"VTE_VERSION": "7006"}, "auto").profile.name == "vte"
    with pytest.raises(UsageError, match="no terminal profile 'teletype': choose from plain, vte"):
        profile("teletype")


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("plain", "", ""),
        ("vte", "\x1b[8l", "\x1b[8h"),
        (
            "konsole",
            "\x1b]50;BidiRenderingEnabled=false\x07",
            "\x1b]50;BidiRenderingEnabled=true\x07",
        ),
        ("mlterm", "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
    ],
)
def test_what_is_sent(name: str, start: str, end: str) -> None:
    terminal = Detected(PROFILES[name], "test")
    assert (enter(terminal, 24), leave(terminal, 24)) == (start, end)


def test_through_tmux_the_switch_is_wrapped_and_sent_for_each_row() -> None:
    konsole = Detected(PROFILES["konsole"], "test", tmux=True)
    assert enter(konsole, 24) == "\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=false\x07\x1b\\"
    vte = Detected(PROFILES["vte"], "test", tmux=True)
    assert enter(vte, 2) == (
        "\x1bPtmux;\x1b\x1b7\x1b\x1b[1;1H\x1b\x1b[8l\x1b\x1b[2;1H\x1b\x1b[8l\x1b\x1b8\x1b\\"
    )
    assert enter(Detected(PROFILES["plain"], "test", tmux=True), 2) == ""


def test_the_report_and_its_card() -> None:
    lines = list(report(detect({"VTE_VERSION": "7006", "TMUX": "x"})))
    assert lines[0].startswith("terminal: VTE")
    assert lines[1] == "found by: VTE_VERSION, inside tmux"
    assert len(lines) == 4 + len(CARD)
    assert "\ufee1\ufefc\ufeb3" in lines[5]
