"""What is sent to a terminal when the screen is taken and when it is given back."""

from __future__ import annotations

from newsreader.terminal.detection import Detected

__all__ = ["enter", "leave"]


def enter(terminal: Detected, rows: int) -> str:
    """Return what switches the terminal's own bidi off, to be sent before the screen is cleared.

    `rows` is the height of the screen, for terminals that keep the mode by row behind tmux.
    """
    return _wrapped(terminal, terminal.profile.enter, rows)


def leave(terminal: Detected, rows: int) -> str:
    """Return what switches it on again."""
    return _wrapped(terminal, terminal.profile.leave, rows)


def _wrapped(terminal: Detected, switch: str, rows: int) -> str:
    """Put a switch into tmux's passthrough; its cursor must come back to where it was."""
    if not switch or not terminal.tmux:
        return switch
    if terminal.profile.by_row:
        each = "".join(f"\x1b[{row};1H{switch}" for row in range(1, rows + 1))
        switch = f"\x1b7{each}\x1b8"
    return "\x1bPtmux;" + switch.replace("\x1b", "\x1b\x1b") + "\x1b\\"
