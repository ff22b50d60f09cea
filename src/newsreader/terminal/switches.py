"""What is sent to a terminal when the screen is taken and when it is given back."""

from __future__ import annotations

from newsreader.terminal.detection import Detected
from newsreader.terminal.multiplexers import passed

__all__ = ["enter", "leave"]


def enter(terminal: Detected, rows: int) -> str:
    """Return what switches the terminal's own bidi off, to be sent before the screen is cleared.

    `rows` is the height of the screen, for terminals that keep the mode by row behind a
    multiplexer. Empty where its user has it off already.
    """
    switch = terminal.profile.switch
    return "" if switch is None or terminal.off else _through(terminal, switch.off, rows)


def leave(terminal: Detected, rows: int) -> str:
    """Return what switches it on again; empty where its user had it off."""
    switch = terminal.profile.switch
    return "" if switch is None or terminal.off else _through(terminal, switch.on, rows)


def _through(terminal: Detected, text: str, rows: int) -> str:
    """Put a switch through a multiplexer; the cursor must come back to where that believes it."""
    switch = terminal.profile.switch
    if terminal.multiplexer and switch is not None and switch.by_row:
        each = "".join(f"\x1b[{row};1H{text}" for row in range(1, rows + 1))
        text = f"\x1b7{each}\x1b8"
    return passed(text, terminal.multiplexer)
