"""Which terminal a command prints on: asked, and left as it was."""

from __future__ import annotations

import os
from collections.abc import Mapping

from newsreader.terminal.detection import Detected
from newsreader.terminal.replies import Replies
from newsreader.terminal.takeover import Takeover

__all__ = ["ask_terminal"]

_PATIENCE_SECONDS = 1.0  # over a slow line: what is printed stands there for good


def ask_terminal(
    environment: Mapping[str, str], chosen: Detected | None, keyboard: int | None
) -> tuple[Detected, Replies | None]:
    """Return the terminal on standard output and what it has answered; it is left as it was.

    Without a keyboard to hear its answers it is not asked.
    """
    takeover = Takeover()
    takeover.ask(environment, keyboard, explicit=False)
    found = takeover.settle(chosen, _PATIENCE_SECONDS)
    if keyboard is not None:
        takeover.give_back(0)
        _type_again(takeover.typed, keyboard)
    return found, takeover.replies.replies if takeover.replies is not None else None


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
