"""The table of terminals: what each reorders by itself, and how that is switched off.

Display text (visual order, presentation forms) is right in a terminal that reorders nothing. One
that has bidi of its own must be told to leave it: the reader's bidi and the terminal's would undo
each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.errors import UsageError

__all__ = ["PLAIN", "PROFILES", "Profile", "profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of terminal.

    `enter` is sent before the alternate screen and the first clearing, `leave` at the end; both
    are empty for a terminal that reorders nothing. `by_row`: the switch acts on the row of the
    cursor, as VTE's does, so behind a multiplexer it is sent for each row.
    """

    name: str
    title: str
    enter: str = ""
    leave: str = ""
    by_row: bool = False


PLAIN = Profile("plain", "a terminal that reorders nothing (xterm and most others)")

PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        PLAIN,
        # ECMA-48 BDSM: explicit mode. VTE 0.70 keeps it by row: it must come before the rows do.
        Profile("vte", "VTE: GNOME Terminal, Xfce Terminal and kin", "\x1b[8l", "\x1b[8h", True),
        # For xterm OSC 50 is the font command: it goes to Konsole alone.
        Profile(
            "konsole",
            "Konsole",
            "\x1b]50;BidiRenderingEnabled=false\x07",
            "\x1b]50;BidiRenderingEnabled=true\x07",
        ),
        Profile("mlterm", "mlterm", "\x1b]5379;use_ctl=false\x07", "\x1b]5379;use_ctl=true\x07"),
    )
}


def profile(name: str) -> Profile:
    """Return the profile of that name.

    Raises UsageError, which lists the names, when there is none.
    """
    found = PROFILES.get(name)
    if found is None:
        raise UsageError(f"no terminal profile '{name}': choose from {', '.join(PROFILES)}")
    return found
