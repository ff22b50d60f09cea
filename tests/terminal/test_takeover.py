"""One terminal, taken and given back within this process: what it is sent, in what order."""

from __future__ import annotations

import os
import termios
from collections.abc import Iterator

import pytest

from newsreader.terminal.detection import Detected, choose
from newsreader.terminal.leaving import Leaving
from newsreader.terminal.profiles import PROFILES
from newsreader.terminal.replies import END, QUERIES
from newsreader.terminal.takeover import Takeover
from support.ends import Ends
from support.terminals import ANSWERS

XTERM = {"TERM": "xterm-256color", "HOME": "/no/such/home"}
ASKED = (QUERIES.removesuffix(END) + "\x1b[8l" + END).encode()
SCREEN = b"\x1b[?1049h\x1b[?25l"
BACK = b"\x1b[m\x1b[?25h\x1b[?1049l"


@pytest.fixture
def takeover(monkeypatch: pytest.MonkeyPatch) -> Iterator[Takeover]:
    """Return a takeover that leaves the signals of this process alone."""
    monkeypatch.setattr(Leaving, "guard", lambda self, keyboard=0: None)
    with Takeover() as takeover:
        yield takeover


def answered(takeover: Takeover, ends: Ends, name: str, keys: bytes = b"") -> Detected:
    takeover.ask(XTERM, ends.near)
    ends.type(keys + b"".join(ANSWERS[name].values()))
    return takeover.settle()


def test_a_terminal_without_bidi(takeover: Takeover, ends: Ends) -> None:
    modes = termios.tcgetattr(ends.near)
    found = answered(takeover, ends, "xterm", b"jj")
    assert (found.profile.name, takeover.typed) == ("xterm", b"jj")
    assert termios.tcgetattr(ends.near) != modes
    takeover.take()
    takeover.give_back()
    takeover.give_back()
    assert ends.seen() == ASKED + SCREEN + BACK
    assert termios.tcgetattr(ends.near) == modes


def test_bidi_is_off_before_the_screen_is_taken_and_on_again_after_it(
    takeover: Takeover, ends: Ends
) -> None:
    assert answered(takeover, ends, "konsole").profile.name == "konsole"
    takeover.take()
    takeover.give_back()
    off, on = b"\x1b]50;BidiRenderingEnabled=false\x07", b"\x1b]50;BidiRenderingEnabled=true\x07"
    assert ends.seen() == ASKED + off + SCREEN + BACK + on


def test_vte_has_it_off_since_it_was_asked(takeover: Takeover, ends: Ends) -> None:
    assert answered(takeover, ends, "vte").profile.name == "vte"
    takeover.take()
    takeover.give_back()
    assert ends.seen() == ASKED + SCREEN + BACK + b"\x1b[8h"


def test_a_mode_that_was_set_and_is_not_needed_is_set_again_at_once(
    takeover: Takeover, ends: Ends
) -> None:
    takeover.ask(XTERM, ends.near)
    ends.type(b"\x1bP>|XTerm(379)\x1b\\\x1b[8;1$y\x1b[?64;1c")
    takeover.settle()
    takeover.give_back()
    assert ends.seen() == ASKED + b"\x1b[8h"


def test_a_terminal_that_says_nothing_has_the_mode_set_again(
    takeover: Takeover, ends: Ends
) -> None:
    takeover.ask(XTERM, ends.near)
    assert takeover.settle().profile.name == "plain"
    takeover.take()
    takeover.hand_over()
    takeover.give_back(0)
    assert ends.seen() == ASKED + SCREEN + BACK + b"\x1b[8h"


def test_a_terminal_that_has_it_reset_keeps_it_so(takeover: Takeover, ends: Ends) -> None:
    takeover.ask(XTERM, ends.near)
    ends.type(b"\x1b[8;2$y\x1b[?64;1c")
    assert takeover.settle().off
    takeover.take()
    takeover.give_back()
    assert ends.seen() == ASKED + SCREEN + BACK


def test_what_was_not_asked_is_taken_for_plain(takeover: Takeover) -> None:
    assert takeover.settle().profile.name == "plain"
    assert takeover.late() is None


def test_without_a_word_on_mode_8(takeover: Takeover, ends: Ends) -> None:
    takeover.ask(XTERM, ends.near, explicit=False)
    ends.type(b"".join(ANSWERS["vte"].values()))
    takeover.settle()
    takeover.give_back()
    assert ends.seen() == QUERIES.encode()


def test_what_takes_no_queries_is_not_asked(takeover: Takeover, ends: Ends) -> None:
    takeover.ask({"TERM": "linux", "HOME": "/no/such/home"}, ends.near)
    assert takeover.settle().profile.name == "linux"
    assert takeover.ask_again() == ""
    takeover.give_back()
    assert ends.seen() == b""


def test_what_is_chosen_counts_whatever_is_answered(takeover: Takeover, ends: Ends) -> None:
    takeover.ask(XTERM, ends.near)
    ends.type(b"".join(ANSWERS["vte"].values()))
    found = takeover.settle(choose("kitty-ltr"))
    assert (found.profile.name, found.sign) == ("kitty-ltr", "chosen by the user")
    assert found.identity == "65;7006;1"


def test_without_a_keyboard_nothing_is_asked(takeover: Takeover, ends: Ends) -> None:
    takeover.ask({**XTERM, "VTE_VERSION": "7006"}, None)
    assert takeover.settle().profile.name == "vte"
    assert takeover.settle(choose("st")).profile.name == "st"
    assert ends.seen() == b""


def test_answers_that_come_late(takeover: Takeover, ends: Ends) -> None:
    takeover.ask(XTERM, ends.near)
    takeover.settle()
    assert takeover.replies is not None
    assert takeover.late() is None  # nothing has come
    takeover.replies.feed(b"".join(ANSWERS["kitty"].values()))
    found = takeover.late()
    assert found is not None
    assert found.profile.name == "kitty"
    assert takeover.late() is None  # once
    assert takeover.replies.expecting is False


def test_late_answers_that_tell_nothing_new(takeover: Takeover, ends: Ends) -> None:
    takeover.ask(XTERM, ends.near)
    takeover.settle(Detected(PROFILES["plain"], "test"))
    assert takeover.replies is not None
    takeover.replies.feed(b"\x1b[?6c")
    assert takeover.late() is None


def test_another_terminal_behind_the_multiplexer_is_asked_anew(
    takeover: Takeover, ends: Ends
) -> None:
    behind = {"TERM": "screen", "VTE_VERSION": "7006", "HOME": "/no/such/home"}
    screen = b"\x1b[>83;40900;0c\x1b[?1;2c"
    takeover.ask_anew("st")
    assert ends.seen() == b""  # nothing was asked before
    takeover.ask(behind, ends.near)
    ends.type(screen + b"".join(ANSWERS["vte"].values()))
    assert takeover.settle().profile.name == "vte"
    ends.seen()
    takeover.ask_anew("xterm-kitty")
    asked = ends.seen()
    assert asked.startswith(b"\x1b[>q\x1b[>c")
    assert b"\x1b[8l" not in asked
    assert takeover.expects
    assert takeover.replies is not None
    takeover.replies.feed(screen)
    assert takeover.late() is None  # the multiplexer alone
    takeover.replies.feed(b"".join(ANSWERS["kitty"].values()))
    found = takeover.late()
    assert found is not None
    assert (found.profile.name, found.multiplexer) == ("kitty", "screen")
    assert takeover.is_another
    assert takeover.late() is None  # once
    takeover.give_back()
    ends.seen()
    takeover.ask_anew("st")
    assert ends.seen() == b""  # the screen is not ours any more


def test_another_profile_needs_another_switch(takeover: Takeover, ends: Ends) -> None:
    answered(takeover, ends, "konsole")
    takeover.take()
    takeover.become(Detected(PROFILES["mlterm"], "chosen"))
    takeover.become(Detected(PROFILES["xterm"], "chosen"))
    konsole, mlterm = PROFILES["konsole"].switch, PROFILES["mlterm"].switch
    assert konsole is not None
    assert mlterm is not None
    switches = konsole.on + mlterm.off + mlterm.on
    assert ends.seen().endswith(SCREEN + switches.encode())
    takeover.give_back()
    assert ends.seen() == BACK


def test_to_another_terminal_nothing_of_the_one_before_is_sent(
    takeover: Takeover, ends: Ends
) -> None:
    answered(takeover, ends, "konsole")
    takeover.take()
    ends.seen()
    takeover.is_another = True
    takeover.become(Detected(PROFILES["mlterm"], "DA2"))
    mlterm = PROFILES["mlterm"].switch
    assert mlterm is not None
    assert ends.seen() == mlterm.off.encode()
    takeover.become(Detected(PROFILES["xterm"], "chosen"))
    assert ends.seen() == mlterm.on.encode()


def test_before_the_screen_is_taken_another_profile_sends_nothing(
    takeover: Takeover, ends: Ends
) -> None:
    takeover.become(Detected(PROFILES["mlterm"], "chosen"))
    assert ends.seen() == b""
    assert takeover.terminal.profile.name == "mlterm"


def test_the_screen_is_handed_over_once(takeover: Takeover, ends: Ends) -> None:
    assert not takeover.hand_over()
    takeover.take()
    assert takeover.hand_over()
    assert not takeover.hand_over()
    assert ends.seen() == SCREEN


def test_rows_of_a_taller_screen_behind_a_multiplexer(takeover: Takeover, ends: Ends) -> None:
    takeover.terminal = Detected(PROFILES["vte"], "test", "screen")
    takeover.resized()
    assert ends.seen() == b""
    takeover.switch(on=True)
    switched = ends.seen()
    assert switched.count(b"\x1b[8l") > 1
    takeover.resized()
    assert ends.seen() == switched
    takeover.is_another = True
    takeover.resized()
    assert ends.seen() == b""  # this one's switch is not known yet
    takeover.is_another = False
    takeover.terminal = Detected(PROFILES["vte"], "test")
    takeover.resized()
    assert ends.seen() == b""


def test_what_is_not_answered_yet_is_for_nobody_else(takeover: Takeover, ends: Ends) -> None:
    takeover.ask(XTERM, ends.near)
    assert takeover.ask_again() == END
    ends.type(b"q" + b"".join(ANSWERS["xterm"].values()))
    takeover.settle()
    ends.type(b"k\x1b[?64;1c")
    takeover.give_back(5)
    assert takeover.typed == b"qk"


def test_reports_of_the_mouse_that_were_on_their_way_are_dropped(
    takeover: Takeover, ends: Ends
) -> None:
    answered(takeover, ends, "xterm")
    takeover.hand_over()
    ends.type(b"\x1b[<35;10;5M\n")
    takeover.give_back()
    assert takeover.typed == b""
    ends.type(b"later\n")
    assert os.read(ends.near, 100) == b"later\n"


def test_a_program_that_has_taken_nothing_just_ends(takeover: Takeover) -> None:
    takeover.leave(3)  # and this line is reached
    assert not takeover.leaving.guarded
