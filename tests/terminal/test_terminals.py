"""Which terminal it is, what is sent to it, and what is put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.errors import UsageError
from newsreader.terminal.detection import Detected, choose, detect, multiplexer, of_another
from newsreader.terminal.memory import Choice, recall, remember
from newsreader.terminal.multiplexers import passed
from newsreader.terminal.preferences import bidi_is_off
from newsreader.terminal.probing import may_be_asked
from newsreader.terminal.profiles import PROFILES, profile
from newsreader.terminal.replies import QUERIES, Replies, ReplyFilter
from newsreader.terminal.switches import enter, leave
from support.terminals import ANSWERS


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"TERM": "xterm-256color"}, "plain"),
        ({"VTE_VERSION": "7006"}, "vte"),
        ({"KONSOLE_VERSION": "221203"}, "konsole"),
        ({"MLTERM": "3.9.0"}, "mlterm"),
        ({"TERM": "linux"}, "linux"),
        ({"TERM": "xterm-kitty"}, "kitty-0.32"),
        ({"TERM": "foot-extra"}, "foot"),
        ({"TERM": "st-256color", "VTE_VERSION": "7006"}, "st"),
        ({"TERM": "rxvt-unicode-256color"}, "urxvt"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "vscode"}, "xterm.js"),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, "apple-terminal"),
        ({"TERM": "xterm-256color", "WT_SESSION": "x"}, "windows-terminal"),
        # A terminal that was started from another inherits its variables.
        ({"TERM": "mlterm-256color", "VTE_VERSION": "7006"}, "mlterm"),
        ({"XTERM_VERSION": "XTerm(379)", "VTE_VERSION": "7006"}, "xterm"),
        ({"KITTY_WINDOW_ID": "1", "KONSOLE_VERSION": "221203"}, "kitty-0.32"),
        # Behind tmux some of them are those of the terminal in which it was first started.
        ({"TMUX": "/tmp/x,1,0", "VTE_VERSION": "7006", "XTERM_VERSION": "old"}, "vte"),
    ],
)
def test_detection_from_the_environment(environment: dict[str, str], name: str) -> None:
    assert detect(environment).profile.name == name


def answers_of(name: str) -> Replies:
    asked = ReplyFilter()
    assert asked.feed(b"".join(ANSWERS[name].values())) == b""
    return asked.replies


@pytest.mark.parametrize("name", sorted(set(ANSWERS) - {"st"}))
def test_detection_from_what_was_answered(name: str) -> None:
    """The answers as they were recorded, over ssh, where the environment says nothing."""
    found = detect({"TERM": "xterm-256color"}, answers_of(name))
    assert found.profile.name == name
    assert found.identity
    assert not found.off


def test_what_is_answered_wins_over_a_stale_environment() -> None:
    stale = {"VTE_VERSION": "7006", "TMUX": "/tmp/x,1,0", "KONSOLE_VERSION": "221203"}
    found = detect(stale, answers_of("kitty"))
    assert (found.profile.name, found.multiplexer) == ("kitty", "")
    assert detect({"TERM": "st-256color"}, answers_of("st")).profile.name == "st"


@pytest.mark.parametrize(
    ("own", "name"),
    [(b"\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c", "tmux"), (b"\x1b[>83;40900;0c", "screen")],
)
def test_behind_a_multiplexer_the_outer_terminal_counts(own: bytes, name: str) -> None:
    asked = ReplyFilter()
    asked.feed(own + b"\x1b[?1;2c" + b"".join(ANSWERS["vte"].values()))
    found = detect({"TERM": "xterm-256color"}, asked.replies)
    assert (found.profile.name, found.multiplexer) == ("vte", name)
    assert found.identity == "65;7006;1"


def test_a_terminal_that_honours_explicit_mode_is_known_by_that_alone() -> None:
    assert detect({}, Replies(modes=[1], ends=1)).profile.name == "explicit"
    assert detect({}, Replies(modes=[0], ends=1)).profile.name == "plain"


def test_a_user_who_has_bidi_off_finds_it_off() -> None:
    found = detect({"VTE_VERSION": "7006"}, Replies(modes=[2], ends=1))
    assert found.off
    assert enter(found, 24) == leave(found, 24) == ""


def test_multiplexers_of_the_environment() -> None:
    assert multiplexer({"TMUX": "x"}) == multiplexer({"TERM": "tmux-256color"}) == "tmux"
    assert multiplexer({"STY": "x"}) == multiplexer({"TERM": "screen"}) == "screen"
    assert multiplexer({"TERM": "xterm"}) == ""


def test_another_terminal_has_not_what_the_first_one_has_set() -> None:
    first = {"TERM": "screen", "STY": "1.x", "VTE_VERSION": "7006", "TERM_PROGRAM": "vscode"}
    assert of_another(first, "st-256color") == {"TERM": "screen", "STY": "1.x"}
    kitty = of_another({**first, "KITTY_WINDOW_ID": "3"}, "xterm-kitty")
    assert kitty == {"TERM": "screen", "STY": "1.x", "KITTY_WINDOW_ID": "xterm-kitty"}
    assert "VTE_VERSION" in first


def test_what_is_chosen_wins() -> None:
    chosen = choose("konsole")
    assert chosen is not None
    assert chosen.profile.name == "konsole"
    assert choose("auto") is choose(None) is choose("") is None
    with pytest.raises(
        UsageError, match="no terminal profile 'teletype': choose from plain, xterm"
    ):
        profile("teletype")


# The exact bytes for every profile: at the start, at the end.
SWITCHED = {
    "vte": ("\x1b[8l", "\x1b[8h"),
    "explicit": ("\x1b[8l", "\x1b[8h"),
    "mintty": ("\x1b[8l", "\x1b[8h"),
    "wezterm": ("\x1b[8l", "\x1b[8h"),
    "konsole": ("\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07"),
    "mlterm": ("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
}


@pytest.mark.parametrize("name", PROFILES)
def test_what_is_sent(name: str) -> None:
    terminal = Detected(PROFILES[name], "test")
    assert (enter(terminal, 24), leave(terminal, 24)) == SWITCHED.get(name, ("", ""))


def test_through_a_multiplexer_the_switch_is_wrapped_and_sent_for_each_row() -> None:
    konsole = Detected(PROFILES["konsole"], "test", "tmux")
    assert enter(konsole, 24) == "\x1bPtmux;\x1b\x1b]50;BidiRenderingEnabled=false\x07\x1b\\"
    vte = Detected(PROFILES["vte"], "test", "tmux")
    assert enter(vte, 2) == (
        "\x1bPtmux;\x1b\x1b7\x1b\x1b[1;1H\x1b\x1b[8l\x1b\x1b[2;1H\x1b\x1b[8l\x1b\x1b8\x1b\\"
    )
    screen = Detected(PROFILES["vte"], "test", "screen")
    assert leave(screen, 1) == "\x1bP\x1b7\x1b[1;1H\x1b[8h\x1b8\x1b\\"
    assert enter(Detected(PROFILES["plain"], "test", "tmux"), 2) == ""
    # screen keeps no more than 768 bytes of a string.
    assert max(map(len, passed("x" * 2000, "screen").split("\x1bP"))) < 768


def test_keys_among_the_answers_are_kept() -> None:
    asked = ReplyFilter()
    asked.expecting = True
    keys = b""
    stream = b"j" + b"k".join(ANSWERS["vte"].values()) + "\u062a\x1b[A\x1b[<0;3;4M".encode()
    for byte in stream:
        keys += asked.feed(bytes([byte]))
    assert keys == "jkkk\u062a\x1b[A\x1b[<0;3;4M".encode()
    assert asked.replies.ends == 1
    assert asked.replies.units == ["7E565445"]


def test_what_begins_like_an_answer_is_held_until_it_is_none() -> None:
    asked = ReplyFilter()
    asked.expecting = True
    assert asked.feed(b"\x1b") == b""
    assert asked.release() == b"\x1b"
    assert asked.feed(b"\x1b[>4") == b""
    assert asked.feed(b"m") == b"\x1b[>4m"
    asked.expecting = False
    assert asked.feed(b"\x1b") == b"\x1b"
    # Textual's own questions are not ours.
    assert asked.feed(b"\x1b[?2026;2$y") == b"\x1b[?2026;2$y"


def test_who_may_be_asked() -> None:
    assert may_be_asked({"TERM": "xterm-256color"})
    assert not may_be_asked({"TERM": "linux"})
    assert not may_be_asked({"TERM": "dumb"})
    assert not may_be_asked({})
    assert not may_be_asked({"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"})
    assert QUERIES.endswith("\x1b[c")  # which every terminal answers


def test_the_settings_of_konsole_and_mlterm(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path)}
    assert not bidi_is_off("konsole", environment)
    assert not bidi_is_off("mlterm", environment)
    assert not bidi_is_off("vte", environment)
    config, data = tmp_path / ".config", tmp_path / ".local/share/konsole"
    config.mkdir()
    data.mkdir(parents=True)
    (config / "konsolerc").write_text("[Desktop Entry]\nDefaultProfile=Mine.profile\n")
    (data / "Mine.profile").write_text("[General]\nName=Mine\nParent=Base.profile\n")
    (data / "Base.profile").write_text("[Terminal Features]\nBidiRenderingEnabled=false\n")
    assert bidi_is_off("konsole", environment)
    (data / "Mine.profile").write_text("[Terminal Features]\nBidiRenderingEnabled=true\n")
    assert not bidi_is_off("konsole", environment)
    (data / "Mine.profile").write_text("no section\n")
    assert not bidi_is_off("konsole", environment)
    (tmp_path / ".mlterm").mkdir()
    (tmp_path / ".mlterm" / "main").write_text("fontsize=12\nuse_ctl = false\n")
    assert bidi_is_off("mlterm", environment)


def test_a_choice_is_remembered_for_its_terminal(tmp_path: Path) -> None:
    state = tmp_path / "state"
    choice = Choice("kitty", harakat=True, told=True)
    assert recall(state, "kitty(0.26.5)") == (Choice(), ())
    assert remember(state, "kitty(0.26.5)", choice) == ()
    assert recall(state, "kitty(0.26.5)") == (choice, ())
    assert recall(state, "XTerm(379)") == (Choice(), ())
    assert remember(None, "x", choice) == ()
    assert recall(None, "x") == (Choice(), ())
    (state / "terminals.json").write_text("{")
    found, faults = recall(state, "kitty(0.26.5)")
    assert found == Choice()
    assert "terminals.json" in str(faults[0])
    assert remember(state, "x", choice) == faults
    assert (state / "terminals.json").read_text() == "{"
    (state / "terminals.json").write_text('{"x": {"profile": 3, "harakat": "no"}, "y": 1}')
    assert recall(state, "x") == recall(state, "y") == (Choice(), ())
