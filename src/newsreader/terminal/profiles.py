"""The table of terminals: what each does with Arabic by itself, and what makes it right.

Display text (visual order, presentation forms) is right in a terminal that reorders nothing. One
that has bidi of its own must be told to leave it, since the reader's bidi and the terminal's would
undo each other; where it cannot be told, the text is sent so that its own reordering comes to
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from newsreader.errors import UsageError

__all__ = ["PLAIN", "PROFILES", "Emission", "Profile", "Reordering", "Switch", "profile"]


class Reordering(Enum):
    """What a terminal reorders by itself."""

    NOTHING = "nothing"
    WORDS = "each word by itself"
    ROWS = "each row"
    STRETCHES = "each stretch of one style"


class Emission(Enum):
    """How display text is sent so that it stands as it is meant."""

    PLAIN = "as it is"
    CELLS = "each right-to-left cell in an ink of its own, next to the same"
    SLANTS = "the letters of each word in logical order, what touches them in another slant"
    WORDS = "the letters of each word in logical order, what touches them in another weight"
    OVERRIDE = "right-to-left stretches between U+202D and U+202C"


@dataclass(frozen=True, slots=True)
class Switch:
    """What turns a terminal's own bidi off and on again.

    `mode_8`: it is ECMA-48's mode 8, whose state DECRQM tells. `by_row`: it acts on the rows that
    are made while it is off, so behind a multiplexer, which makes none, it is sent for each row;
    what was printed under it stays as it was printed.
    """

    off: str
    on: str
    mode_8: bool = False
    by_row: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of terminal.

    `measured` is the version on which its row was measured, empty where it is what documentation
    and sources say. `joins`: it joins Arabic letters itself. `harakat`: it draws them on their
    letters; `undrawn` are characters that it cannot draw. `spills`: letters reach out of their
    cells, and what they leave on blanks beside them stays there when they go. `colours`: how many
    bits of colour it has whatever variables say, 0 where they are to be believed. `advice` is
    what its user can do to have it better.
    """

    name: str
    title: str
    measured: str = ""
    reorders: Reordering = Reordering.NOTHING
    joins: bool = False
    emission: Emission = Emission.PLAIN
    harakat: bool = True
    undrawn: str = ""
    spills: bool = False
    switch: Switch | None = None
    colours: int = 24
    advice: str = ""


PLAIN = Profile("plain", "a terminal that reorders nothing", colours=0)

_ROWS = Reordering.ROWS
_EXPLICIT = Switch("\x1b[8l", "\x1b[8h", mode_8=True)
# VTE 0.70 keeps the mode by row: it must be off before the rows are made.
_VTE = Switch("\x1b[8l", "\x1b[8h", mode_8=True, by_row=True)
# For xterm OSC 50 is the font command: it goes to Konsole alone.
_KONSOLE = Switch("\x1b]50;BidiRenderingEnabled=false\x07", "\x1b]50;BidiRenderingEnabled=true\x07")
_LTR_ADVICE = "With 'force_ltr yes' in kitty.conf choose kitty-ltr: no letter in another face."
_MLTERM = Switch("\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07")

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        PLAIN,
        Profile("xterm", "xterm", "379", colours=0),
        Profile("st", "st", "0.9"),
        Profile("urxvt", "urxvt", "9.30", spills=True, colours=0),
        Profile("alacritty", "Alacritty", "0.11", harakat=False),
        Profile("foot", "foot", "1.13.1", harakat=False),
        Profile(
            "kitty", "kitty up to 0.31", "0.26.5", Reordering.WORDS, True, Emission.SLANTS,
            advice=_LTR_ADVICE,
        ),
        # Fonts that stand in for others have no slant of their own here: see words.py.
        Profile(
            "kitty-0.32", "kitty from 0.32", "", Reordering.WORDS, True, Emission.WORDS,
            harakat=False, advice=_LTR_ADVICE,
        ),
        Profile("kitty-ltr", "kitty with 'force_ltr yes'", "0.26.5", harakat=False),
        Profile("vte", "VTE: GNOME Terminal, Xfce Terminal and kin", "0.70.6", _ROWS, True,
                switch=_VTE),
        Profile("konsole", "Konsole", "22.12.3", _ROWS, True, switch=_KONSOLE),
        Profile("mlterm", "mlterm", "3.9.0", _ROWS, True, undrawn="\u0670", spills=True,
                switch=_MLTERM, colours=8),
        Profile("qterminal", "QTerminal and LXQt's terminal widget", "1.2",
                Reordering.STRETCHES, True, Emission.CELLS, harakat=False),
        Profile("xterm.js", "xterm.js: terminals in browsers, VS Code, Hyper, Jupyter", "6.0",
                Reordering.STRETCHES, True, Emission.CELLS),
        Profile("explicit", "a terminal that honours ECMA-48's explicit mode", "", _ROWS, True,
                switch=_EXPLICIT, colours=0),
        Profile("mintty", "mintty", "", _ROWS, True, switch=_EXPLICIT),
        Profile("wezterm", "WezTerm", "", switch=_EXPLICIT,
                advice="WezTerm reorders only with 'bidi_enabled = true'; leave that off."),
        Profile("ghostty", "Ghostty"),
        Profile("windows-terminal", "Windows Terminal"),
        Profile("iterm2", "iTerm2",
                advice="Leave 'right-to-left text' off in iTerm2's settings."),
        Profile("apple-terminal", "Apple's Terminal", "", _ROWS, True, Emission.OVERRIDE,
                colours=0),
        Profile("linux", "the Linux console", colours=0,
                advice="Its font holds few letters: load one with Arabic presentation forms, "
                "or press x for plain letters."),
    )
}  # fmt: skip


def profile(name: str) -> Profile:
    """Return the profile of that name.

    Raises UsageError, which lists the names, when there is none.
    """
    found = PROFILES.get(name)
    if found is None:
        raise UsageError(f"no terminal profile '{name}': choose from {', '.join(PROFILES)}")
    return found
