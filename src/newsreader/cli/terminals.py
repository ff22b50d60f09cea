"""The terminal that a command prints on."""

from __future__ import annotations

import os
import sys

from newsreader.terminal.detection import Detected, choose
from newsreader.terminal.output import Output, ask_terminal
from newsreader.terminal.takeover import Takeover

__all__ = ["asked", "output_for"]


def asked(chosen: str | None) -> tuple[Detected, Takeover]:
    """Return the terminal on standard output, and what was asked to find it.

    Raises UsageError when there is no profile called `chosen`.
    """
    return ask_terminal(os.environ, choose(chosen))


def output_for(chosen: str | None, *, ask: bool) -> Output:
    """Return how display lines are printed: for the terminal chosen, else the one they go to.

    Raises UsageError when there is no profile called `chosen`.
    """
    terminal = choose(chosen)
    if terminal is None and ask and sys.stdout.isatty() and sys.stdin.isatty():
        terminal, _ = asked(None)
    return Output(terminal)
