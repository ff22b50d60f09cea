"""The terminal's ground is asked for, and what it answers is no key."""

from __future__ import annotations

import pytest

from newsreader.terminal.detection import detect
from newsreader.terminal.replies import QUERIES, Replies, ReplyFilter


@pytest.mark.parametrize(
    ("colour", "ground"),
    [
        ("rgb:ffff/ffff/ffff", "light"),
        ("rgb:ff/ff/dd", "light"),
        ("rgba:eeee/eeee/eeee/ffff", "light"),
        ("rgb:0000/0000/0000", "dark"),
        ("rgb:0/2/3", "dark"),
        ("rgb:2828/2c2c/3434", "dark"),
        ("rgb:0000/0000/ffff", "dark"),
        ("white", None),
        ("", None),
    ],
)
def test_grounds(colour: str, ground: str | None) -> None:
    assert Replies(colours=[colour]).ground == ground
    assert detect({}, Replies(colours=[colour])).ground == ground


def test_behind_a_multiplexer_the_last_to_answer_is_the_terminal() -> None:
    assert Replies(colours=["rgb:0/0/0", "rgb:f/f/f"]).ground == "light"
    assert Replies().ground is None


@pytest.mark.parametrize("end", [b"\x07", b"\x1b\\"])
def test_the_answer_is_kept_from_the_keys(end: bytes) -> None:
    asked = ReplyFilter()
    asked.expecting = True
    keys = b""
    for byte in b"j\x1b]11;rgb:ffff/ffff/ffff" + end + b"k\x1b[?62c\x1b]":
        keys += asked.feed(bytes([byte]))
    assert keys == b"jk"
    assert asked.release() == b"\x1b]"  # Alt and a bracket
    assert asked.replies.ground == "light"
    assert asked.replies.ends == 1


def test_it_is_asked_with_the_rest_and_through_a_multiplexer() -> None:
    # GNU screen ends what it hands on at ESC \, so the query ends otherwise.
    assert "\x1b]11;?\x07" in QUERIES
    assert "\x1b\\" not in QUERIES
