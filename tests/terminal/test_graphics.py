"""By which protocol pictures are drawn: what terminals were seen to answer, what was set."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios

import pytest

from newsreader.terminal.detection import Detected, detect
from newsreader.terminal.graphics import Graphics, cell_of_window, graphics_of
from newsreader.terminal.profiles import PLAIN
from newsreader.terminal.replies import Replies, ReplyFilter
from support.terminals import ANSWERS

CELL = (12, 24)
TMUX = b"\x1bP>|tmux 3.4\x1b\\\x1b[>84;0;0c\x1b[?1;2;4c"


def answered(data: bytes) -> Replies:
    replies = ReplyFilter()
    assert replies.feed(data) == b""
    return replies.replies


def protocol(data: bytes, window: tuple[int, int] | None = CELL, wanted: str = "auto") -> str:
    replies = answered(data)
    return graphics_of(detect({}, replies), replies, wanted, window).protocol


def version(name: str, attributes: str = "62") -> bytes:
    return f"\x1bP>|{name}\x1b\\\x1b[?{attributes}c".encode()


@pytest.mark.parametrize(
    ("name", "found"),
    [("xterm", "blocks"), ("vte", "blocks"), ("konsole", "iterm2"), ("mlterm", "sixel"),
     ("kitty", "blocks"), ("kitty-0.32", "kitty"),
     ("foot", "sixel"), ("alacritty", "blocks"), ("st", "blocks")],
)  # fmt: skip
def test_terminals_that_were_seen(name: str, found: str) -> None:
    assert protocol(b"".join(ANSWERS[name].values())) == found


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        (version("kitty(0.27.1)"), "blocks"),
        (version("kitty(0.28.0)"), "kitty"),
        (version("kitty(0.41.1)"), "kitty"),
        (version("ghostty 1.1.0"), "kitty"),
        (version("iTerm2 3.5.0", "64;1;4"), "iterm2"),
        (version("WezTerm 20240203", "65;4;6"), "iterm2"),
        (version("mintty 3.7.0", "64;4"), "iterm2"),
        (version("Konsole 21.12.0"), "blocks"),
        (version("XTerm(379)", "63;1;2;4;6"), "sixel"),
        (version("XTerm(379)", "4;6"), "blocks"),  # a VT132, no attribute
        (version("XTerm(379)", "64;14;24"), "blocks"),
        (TMUX, "blocks"),
        (TMUX + version("kitty(0.41.1)"), "kitty"),
        (TMUX + version("XTerm(379)", "63;4"), "blocks"),
        (b"\x1b[>83;40500;0c" + version("kitty(0.41.1)"), "blocks"),
        (b"", "blocks"),
    ],
)
def test_others_by_what_they_say_they_are(answers: bytes, found: str) -> None:
    assert protocol(answers) == found


def test_what_was_set_counts_for_more() -> None:
    for wanted in ("kitty", "sixel", "iterm2", "blocks"):
        assert protocol(version("kitty(0.41.1)"), wanted=wanted) == wanted


def test_sixel_needs_the_size_of_a_cell_from_the_system_or_the_terminal() -> None:
    said = version("XTerm(379)", "63;4")
    assert protocol(said, None) == "blocks"
    replies = answered(b"\x1b[6;22;11t" + said)
    assert graphics_of(detect({}, replies), replies, "auto", None).cell == (11, 22)
    assert graphics_of(detect({}, replies), replies, "auto", CELL).cell == CELL
    assert answered(b"\x1b[6;0;0t").cell is None


def test_without_answers_pictures_are_blocks() -> None:
    found = graphics_of(Detected(PLAIN, "not asked"), None, "auto", None)
    assert found == Graphics("blocks", "no sign of a protocol for pictures")


def test_a_size_is_no_key_and_a_key_no_size() -> None:
    replies = ReplyFilter()
    replies.expecting = True
    assert replies.feed(b"j\x1b[6;2") == b"j"
    assert replies.feed(b"2;11tk\x1b[6~\x1b[6;5~") == b"k\x1b[6~\x1b[6;5~"
    assert replies.replies.cell == (11, 22)


def test_the_system_knows_the_pixels_of_a_cell() -> None:
    far, near = pty.openpty()
    try:
        fcntl.ioctl(near, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 80, 964, 724))
        assert cell_of_window(near) == (12, 24)
        fcntl.ioctl(near, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 80, 0, 0))
        assert cell_of_window(near) is None
    finally:
        os.close(far)
        os.close(near)
    reading, writing = os.pipe()
    assert cell_of_window(writing) is None
    os.close(reading)
    os.close(writing)
