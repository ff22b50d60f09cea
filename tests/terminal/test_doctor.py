"""The report on a terminal: what was found and why, what is sent, and the card."""

from __future__ import annotations

from newsreader.terminal.detection import Detected
from newsreader.terminal.doctor import as_json, report
from newsreader.terminal.graphics import Graphics
from newsreader.terminal.output import Output
from newsreader.terminal.profiles import PROFILES
from newsreader.terminal.replies import Replies

VTE = Detected(PROFILES["vte"], "DA2 65;7006;1", "", "65;7006;1")
REPLIES = Replies(["VTE(7006)"], ["65;7006;1"], ["7E565445"], [1], ends=1)
SIXEL = Graphics("sixel", "DA1 62;4", (10, 20))
BLOCKS = Graphics()


def test_all_that_is_known_as_json() -> None:
    assert as_json(VTE, REPLIES, {"TERM": "xterm-256color", "HOME": "/home/reader"}, SIXEL) == {
        "profile": "vte",
        "terminal": "VTE: GNOME Terminal, Xfce Terminal and kin",
        "sign": "DA2 65;7006;1",
        "identity": "65;7006;1",
        "multiplexer": None,
        "measured": "0.70.6",
        "reorders": "each row",
        "joins": True,
        "harakat": True,
        "sent": "as it is",
        "at_start": "\x1b[8l",
        "at_exit": "\x1b[8h",
        "bidi_found_off": False,
        "advice": None,
        "pictures": {"by": "sixel", "sign": "DA1 62;4", "cell": (10, 20)},
        "replies": {
            "XTVERSION": ["VTE(7006)"],
            "DA2": ["65;7006;1"],
            "DA3": ["7E565445"],
            "DECRQM 8": [1],
            "DA1": 1,
        },
        "environment": {"TERM": "xterm-256color"},
    }


def test_what_is_not_known_is_null() -> None:
    inside = Detected(PROFILES["iterm2"], "TERM_PROGRAM", "tmux", off=True)
    found = as_json(inside, None, {}, SIXEL)
    assert found["multiplexer"] == "tmux"
    assert found["measured"] is found["replies"] is None
    assert found["bidi_found_off"] is True
    assert found["advice"] == "Leave 'right-to-left text' off in iTerm2's settings."
    assert found["environment"] == {}


def test_a_switch_is_shown_for_one_row() -> None:
    inside = as_json(Detected(PROFILES["vte"], "VTE_VERSION", "screen"), None, {}, SIXEL)
    assert inside["at_start"] == "\x1bP\x1b7\x1b[1;1H\x1b[8l\x1b8\x1b\\"
    assert inside["at_exit"] == "\x1bP\x1b7\x1b[1;1H\x1b[8h\x1b8\x1b\\"


def lines(
    found: Detected,
    replies: Replies | None,
    environment: dict[str, str],
    graphics: Graphics = BLOCKS,
) -> list[str]:
    return list(report(found, replies, environment, Output(None), graphics))


def test_the_report_says_what_was_found_and_why() -> None:
    said = lines(VTE, REPLIES, {"TERM": "xterm-256color"})
    assert said[:9] == [
        "terminal: VTE: GNOME Terminal, Xfce Terminal and kin (profile vte, measured on 0.70.6)",
        "found by: DA2 65;7006;1",
        "it answered: XTVERSION VTE(7006), DA2 65;7006;1, DA3 7E565445, DECRQM 8 1, DA1 1",
        "environment: TERM=xterm-256color",
        "by itself it reorders each row and joins letters",
        "so text is sent as it is",
        "sent at the start: '\\x1b[8l', at the end: '\\x1b[8h'",
        "pictures are shown by halves of cells: not looked for",
        "",
    ]


def test_the_report_on_a_terminal_that_was_not_asked() -> None:
    foot = Detected(PROFILES["foot"], "TERM", "tmux")
    said = lines(foot, None, {"TERM": "foot", "LANG": "ar\x1b[2J"})
    assert said[1:6] == [
        "found by: TERM, inside tmux",
        "it was not asked: its answers would not come back",
        "environment: TERM=foot LANG=ar\ufffd[2J",
        "by itself it reorders nothing and joins no letters",
        "so text is sent as it is, no harakat",
    ]
    assert lines(foot, Replies(), {})[2] == "it answered: nothing"


def test_the_report_on_bidi_that_its_user_has_off_and_on_advice() -> None:
    off = Detected(PROFILES["vte"], "VTE_VERSION", off=True)
    assert "its own bidi was found switched off, and is left so" in lines(off, None, {})
    advised = lines(Detected(PROFILES["iterm2"], "TERM_PROGRAM"), None, {})
    assert "advice: Leave 'right-to-left text' off in iTerm2's settings." in advised
    assert not any(line.startswith("sent at the start") for line in advised)


def test_the_card_stands_beside_what_is_right() -> None:
    card = lines(VTE, REPLIES, {})[10:]
    ends = {len(line) - len(line.lstrip(" ")) for line in card}
    assert len(card) >= 4
    assert len(ends) > 1  # texts of several lengths, which end at one cell
    assert all(line[18:22].strip() for line in card)


def test_how_pictures_are_drawn_and_why() -> None:
    said = "pictures are drawn by sixel: DA1 62;4; a cell has 10 × 20 pixels"
    assert said in lines(VTE, REPLIES, {}, SIXEL)
