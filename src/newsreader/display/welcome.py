"""The lines of the first start: where one is, and which keys matter."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from newsreader.display.interface import Interface
from newsreader.private import make_file, make_folder
from newsreader.text.controls import isolated

__all__ = ["has_been_welcomed", "is_first_start", "welcome"]

_NAME = "welcomed"
_NAMED = ("switch_pane", "open", "page_down", "find", "search", "help", "language", "quit")


def welcome(interface: Interface, folder: str) -> tuple[str, ...]:
    """Return the lines; `folder` is what is open, "" for the articles that come with the program.

    What they name, keys too, is isolated.
    """
    labels = interface.labels
    named = {name: isolated(interface.way_to(name)) for name in _NAMED}
    named |= {"next": isolated(labels.next.own_name), "folder": isolated(folder)}
    named["command"] = isolated("newsreader FOLDER")
    where = labels.welcome_folder if folder else labels.welcome_samples
    lines = (where, labels.welcome_moving, labels.welcome_finding)
    return tuple(line.format(**named) for line in lines)


def is_first_start(state: Path | None) -> bool:
    """Return whether nobody was welcomed yet, as far as can be known."""
    return state is not None and not os.access(state / _NAME, os.F_OK)


def has_been_welcomed(state: Path) -> None:
    """Keep that somebody was welcomed; where nothing can be kept he will be once more."""
    with contextlib.suppress(OSError):
        make_folder(state)
        make_file(state / _NAME)
