"""Which terminal this is: from what it answers, else from the environment.

The environment may be another terminal's (a terminal started from another inherits its variables)
or gone (over ssh): an answer wins over it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.terminal.profiles import PLAIN, PROFILES, Profile, profile
from newsreader.terminal.replies import Replies

__all__ = ["Detected", "Multiplexer", "choose", "detect", "multiplexer", "of_another", "recognised"]

Multiplexer = str
"""`tmux`, `screen`, or empty."""


@dataclass(frozen=True, slots=True)
class Detected:
    """The profile, the sign by which it was found, and what stands in between.

    `identity` is what the terminal calls itself: by it a reader's choice is remembered. `off` says
    that the terminal's own bidi was found switched off: it is left so. `slants`: slanted text comes
    out slanted (GNU screen, and tmux where it speaks like that, make it reverse). `ground` is
    `light` or `dark`, None where it is not known; `fonts` are the names of those of plain and of
    bold text, where they are known.
    """

    profile: Profile
    sign: str
    multiplexer: Multiplexer = ""
    identity: str = ""
    off: bool = False
    slants: bool = True
    ground: str | None = None
    fonts: tuple[str, ...] = ()


# What XTVERSION begins with.
_VERSIONS = (
    ("XTerm(", "xterm"), ("Konsole", "konsole"), ("kitty(", "kitty"), ("foot(", "foot"),
    ("VTE(", "vte"), ("mlterm(", "mlterm"), ("mintty", "mintty"), ("WezTerm", "wezterm"),
    ("ghostty", "ghostty"), ("iTerm2", "iterm2"), ("xterm.js", "xterm.js"),
    ("alacritty", "alacritty"), ("rxvt", "urxvt"), ("QTerminal", "qterminal"),
    ("Windows Terminal", "windows-terminal"),
)  # fmt: skip

_UNITS = {"7E565445": "vte", "7E4B4445": "konsole"}

# Secondary device attributes, as they were measured or as the sources have them.
_SECONDARY = tuple((re.compile(pattern), name) for pattern, name in (
    (r"6[15];[3-9]\d{3};1", "vte"), (r"1;115;0", "konsole"), (r"0;115;0", "qterminal"),
    (r"24;\d+;0", "mlterm"), (r"1;4000;\d+", "kitty"), (r"41;\d+;0", "xterm"),
    (r"0;1\d{3};1", "alacritty"), (r"1;0\d{5};0", "foot"), (r"85;\d+;0", "urxvt"),
    (r"0;276;0", "xterm.js"), (r"77;\d+;\d+", "mintty"), (r"1;277;0", "wezterm"),
    (r"0;10;1", "windows-terminal"), (r"1;10;0", "ghostty"), (r"1;95;0", "apple-terminal"),
    (r"0;95;0|64;2500;0", "iterm2"),
))  # fmt: skip

_TMUX, _SCREEN = "84;", "83;"

# From kitty 0.32 on a font that stands in for another has one face for all weights and slants
# that it lacks. What is right there is right in the versions before.
_NEWER_KITTY, _NEWER = "kitty-0.32", 32
_KITTY_VERSION = re.compile(r"kitty\(0\.(\d+)|1;4000;(\d+)")

# Variable → profile, in the order in which they count; a value where one variable has many.
_VARIABLES = (
    ("TERM", "mlterm", "mlterm"), ("TERM", "linux", "linux"), ("TERM", "xterm-kitty", _NEWER_KITTY),
    ("TERM", "foot", "foot"), ("TERM", "alacritty", "alacritty"), ("TERM", "rxvt", "urxvt"),
    ("TERM", "st-", "st"), ("TERM", "xterm-ghostty", "ghostty"), ("TERM", "wezterm", "wezterm"),
    ("XTERM_VERSION", "", "xterm"), ("KITTY_WINDOW_ID", "", _NEWER_KITTY),
    ("ALACRITTY_WINDOW_ID", "", "alacritty"), ("WT_SESSION", "", "windows-terminal"),
    ("TERM_PROGRAM", "vscode", "xterm.js"), ("TERM_PROGRAM", "Hyper", "xterm.js"),
    ("TERM_PROGRAM", "Apple_Terminal", "apple-terminal"), ("TERM_PROGRAM", "iTerm", "iterm2"),
    ("TERM_PROGRAM", "WezTerm", "wezterm"), ("TERM_PROGRAM", "ghostty", "ghostty"),
    ("TERM_PROGRAM", "mintty", "mintty"), ("MLTERM", "", "mlterm"),
    ("KONSOLE_VERSION", "", "konsole"), ("VTE_VERSION", "", "vte"),
)  # fmt: skip
# In a multiplexer TERM and TERM_PROGRAM are its own, and these may be those of its first terminal.
_STALE = ("TERM", "TERM_PROGRAM", "XTERM_VERSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID")


def multiplexer(environment: Mapping[str, str]) -> Multiplexer:
    """Return what the environment says to stand between the program and the terminal."""
    term = environment.get("TERM", "")
    if environment.get("TMUX") or term.startswith("tmux"):
        return "tmux"
    if environment.get("STY") or term.startswith("screen"):
        return "screen"
    return ""


def of_another(environment: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return an environment for another terminal behind the same multiplexer, by its TERM there.

    What the first one has set is not in it.
    """
    own = {name for name, *_ in _VARIABLES} - {"TERM"}
    others = {name: value for name, value in environment.items() if name not in own}
    return others | ({"KITTY_WINDOW_ID": kind} if "kitty" in kind else {})


def recognised(replies: Replies) -> tuple[str, str] | None:
    """Return the name of the profile that a terminal's answers name, and the sign."""
    for version in replies.versions:
        for start, name in _VERSIONS:
            if version.startswith(start):
                return _with_version(name, version), f"XTVERSION {version}"
    for unit in replies.units:
        if unit.upper() in _UNITS:
            return _UNITS[unit.upper()], f"DA3 {unit}"
    for attributes in replies.secondary:
        for pattern, name in _SECONDARY:
            if pattern.fullmatch(attributes):
                return _with_version(name, attributes), f"DA2 {attributes}"
    if any(mode in (1, 2) for mode in replies.modes):
        return "explicit", "DECRQM 8"
    return None


def _with_version(name: str, answer: str) -> str:
    """Return the profile's name for the version in an answer: kitty has two."""
    if name != "kitty":
        return name
    match = _KITTY_VERSION.match(answer)
    return name if match and int(match[1] or match[2]) < _NEWER else _NEWER_KITTY


def choose(name: str | None) -> Detected | None:
    """Return the profile that the user has chosen, None for none.

    Raises UsageError when there is no profile of that name.
    """
    if not name or name == "auto":
        return None
    return Detected(profile(name), "chosen by the user")


def detect(environment: Mapping[str, str], replies: Replies | None = None) -> Detected:
    """Return the terminal; `replies` are its answers, those of a multiplexer among them."""
    replies = replies or Replies()
    between = _between(environment, replies)
    answers = Replies(
        [version for version in replies.versions if not version.startswith("tmux")],
        [found for found in replies.secondary if not found.startswith((_TMUX, _SCREEN))],
        replies.units,
        replies.modes,
    )
    identity = next(iter([*answers.versions, *answers.secondary]), "")
    # Mode 8 was asked for before it was touched: reset means that its user wants it so.
    off = next((mode == 2 for mode in replies.modes if mode in (1, 2)), False)
    found = recognised(answers)
    term = environment.get("TERM", "")
    slants = between != "screen" and not (between and term.startswith("screen"))
    if found is not None:
        kind, sign = PROFILES[found[0]], found[1]
    else:
        identity = identity or term
        guessed = _from_environment(environment, bool(between))
        kind, sign = guessed or (PLAIN, "no sign of a terminal that reorders")
    fonts = tuple(replies.fonts)
    return Detected(kind, sign, between, identity, off, slants, replies.ground, fonts)


def _between(environment: Mapping[str, str], replies: Replies) -> Multiplexer:
    if any(version.startswith("tmux") for version in replies.versions):
        return "tmux"
    for start, name in ((_TMUX, "tmux"), (_SCREEN, "screen")):
        if any(found.startswith(start) for found in replies.secondary):
            return name
    # It answers for itself; what else answers is no multiplexer.
    return "" if replies.secondary or replies.versions else multiplexer(environment)


def _from_environment(
    environment: Mapping[str, str], in_multiplexer: bool
) -> tuple[Profile, str] | None:
    for variable, start, name in _VARIABLES:
        value = environment.get(variable, "")
        if value and value.startswith(start) and not (in_multiplexer and variable in _STALE):
            return PROFILES[name], variable
    return None
