"""Whether a terminal can show a screen at all."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["shows_screens"]

_NONE = ("", "dumb", "unknown")
_KNOWN = ("xterm", "tmux", "screen", "linux", "vt1", "vt2", "rxvt", "st-", "alacritty", "foot")


def shows_screens(environment: Mapping[str, str]) -> bool:
    """Return whether the cursor can be put anywhere, by the name of the terminal.

    One that the system does not know is taken to be of the usual kind: it may be newer than that,
    or the system's at the other end of a line.
    """
    term = environment.get("TERM", "")
    if term in _NONE:
        return False
    if term.startswith(_KNOWN):
        return True
    try:
        import curses
    except ImportError:  # a Python without it
        return True
    try:
        curses.setupterm(term)
        return curses.tigetstr("cup") is not None
    except curses.error:
        return True
