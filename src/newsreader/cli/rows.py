"""Rows on standard output: a terminal is asked what it is, a pipe needs nothing of that."""

from __future__ import annotations

import sys

from newsreader.terminal.detection import choose
from newsreader.terminal.output import Output

__all__ = ["output_for"]


def output_for(chosen: str | None) -> Output:
    """Return how rows are printed on standard output: as for the terminal that is chosen.

    Else for the one that it is; into a file or a pipe goes display text. Raises UsageError when
    there is no profile called `chosen`.
    """
    terminal = choose(chosen)
    if terminal is None and sys.stdout.isatty():
        from newsreader.cli.terminals import asked

        return asked(None).output
    return Output(terminal)
