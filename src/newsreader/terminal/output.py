"""Lines on a terminal whose screen is not ours: what a command prints and leaves there."""

from __future__ import annotations

import os
from collections.abc import Mapping

from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import Manner, emit_text, manner_of
from newsreader.terminal.multiplexers import passed
from newsreader.terminal.takeover import Takeover

__all__ = ["Output", "ask_terminal"]

_PATIENCE_SECONDS = 1.0  # over a slow line: what is printed stands there for good


class Output:
    """How lines are printed so that they stand right when the program is gone.

    A terminal whose switch holds for the rows made under it gets display text between `begin` and
    `end`. One whose switch holds for all that is on its screen would reorder the lines again at
    the end: it gets them in logical order and reorders them itself.
    """

    def __init__(self, terminal: Detected | None, manner: Manner | None = None) -> None:
        """Take the terminal, None for a file or a pipe, which gets display text."""
        found = manner_of(terminal.profile, slants=terminal.slants) if terminal else Manner()
        self._manner = manner or found
        switch = terminal.profile.switch if terminal and not terminal.off else None
        by_row = switch is not None and switch.by_row
        between = terminal.multiplexer if terminal else ""
        self.logical = switch is not None and not by_row
        self.begin = passed(switch.off, between) if switch and by_row else ""
        self.end = passed(switch.on, between) if switch and by_row else ""

    def line(self, display: str, logical: str) -> str:
        """Return what is printed for a line that has these two orders."""
        return logical if self.logical else emit_text(display, self._manner)


def ask_terminal(
    environment: Mapping[str, str], chosen: Detected | None, keyboard: int = 0
) -> tuple[Detected, Takeover]:
    """Return the terminal on standard output, asked through the keyboard; it is left as it was."""
    takeover = Takeover()
    takeover.ask(environment, keyboard, explicit=False)
    found = takeover.settle(chosen, _PATIENCE_SECONDS)
    takeover.give_back(0)
    _type_again(takeover.typed, keyboard)
    return found, takeover


def _type_again(keys: bytes, keyboard: int) -> None:
    """Give keys that were typed meanwhile to who reads next, where the system allows it."""
    if keys and os.isatty(keyboard):
        import fcntl
        import termios

        try:
            for key in keys:
                fcntl.ioctl(keyboard, termios.TIOCSTI, bytes([key]))
        except OSError:
            return  # newer kernels do not allow it
