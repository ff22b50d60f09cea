"""The terminal that a command prints on."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.cli.streams import tell
from newsreader.settings import load_settings, state_folder
from newsreader.terminal.asking import ask_terminal
from newsreader.terminal.choosing import chosen_terminal, remembered
from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import manner_for
from newsreader.terminal.graphics import Graphics, cell_of_window, graphics_of
from newsreader.terminal.output import Output
from newsreader.terminal.replies import Replies

__all__ = ["Printer", "asked"]


@dataclass(frozen=True, slots=True)
class Printer:
    """A terminal, what it has answered (None: it was not asked), how rows are printed on it.

    `graphics` is how the app would have it draw pictures.
    """

    terminal: Detected
    replies: Replies | None
    output: Output
    graphics: Graphics


def asked(chosen: str | None) -> Printer:
    """Return the terminal on standard output.

    Raises UsageError when there is no profile called `chosen`.
    """
    terminal, settings = chosen_terminal(chosen, load_settings())
    with _keyboard() as keyboard:
        found, replies = ask_terminal(os.environ, terminal, keyboard)
    found, choice, forgotten = remembered(found, terminal, state_folder()[0])
    manner = manner_for(found, choice.harakat)
    output = Output(found if sys.stdout.isatty() else None, manner)
    tell(settings.faults + forgotten)
    window = cell_of_window(sys.stdout.fileno()) if sys.stdout.isatty() else None
    graphics = graphics_of(found, replies, settings.settings.graphics, window)
    return Printer(found, replies, output, graphics)


@contextlib.contextmanager
def _keyboard() -> Iterator[int | None]:
    """Yield a descriptor of the terminal's keyboard: standard input may be something else."""
    if sys.stdin.isatty():
        yield sys.stdin.fileno()
        return
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        yield None
        return
    try:
        yield terminal
    finally:
        os.close(terminal)
