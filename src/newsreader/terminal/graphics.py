"""How a terminal draws pictures: by which protocol and why, and how large its cells are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.terminal.detection import Detected, Multiplexer
from newsreader.terminal.replies import Replies

__all__ = ["BLOCKS", "ITERM2", "KITTY", "SIXEL", "Graphics", "cell_of_window", "graphics_of"]

KITTY, SIXEL, ITERM2, BLOCKS = "kitty", "sixel", "iterm2", "blocks"
_PLACEHOLDERS_SINCE = 28  # kitty's 0.28
_KITTY_VERSION = re.compile(r"kitty\(0\.(\d+)")
# These draw iTerm2's pictures; of Konsole its answer on Sixel says that it is new enough to.
_ITERM2 = ("iTerm2", "WezTerm", "mintty")
_SIXEL_ATTRIBUTE = "4"
_USUAL_CELL = (10, 20)


@dataclass(frozen=True, slots=True)
class Graphics:
    """The protocol, the sign by which it was found, the pixels of a cell (width and height).

    `between` is the multiplexer through which pictures are handed on.
    """

    protocol: str = BLOCKS
    sign: str = "not looked for"
    cell: tuple[int, int] = _USUAL_CELL
    between: Multiplexer = ""


def graphics_of(
    terminal: Detected, replies: Replies | None, wanted: str, window: tuple[int, int] | None
) -> Graphics:
    """Return how a terminal draws pictures.

    `wanted` is a protocol, or `auto`; `window` the pixels of a cell by the system, None where it
    does not know. No terminal is sent what it is not known for: it is asked nothing of its own.
    """
    cell = window or (replies.cell if replies is not None else None)
    if wanted != "auto":
        found = wanted, "chosen by the user"
    else:
        found = _found(terminal, replies.attributes if replies is not None else ())
        if found[0] == SIXEL and cell is None:
            found = BLOCKS, "Sixel, but it does not say how large its cells are"
    return Graphics(*found, cell or _USUAL_CELL, terminal.multiplexer)


def _found(terminal: Detected, attributes: Sequence[str]) -> tuple[str, str]:
    """Return the protocol that a terminal is known for by its answers, and the sign."""
    name, between = terminal.identity, terminal.multiplexer
    kitty = _KITTY_VERSION.match(name)
    if between != "screen" and (
        name.startswith("ghostty") or (kitty and int(kitty[1]) >= _PLACEHOLDERS_SINCE)
    ):
        return KITTY, f"placeholders of {name}"
    if between:
        return BLOCKS, f"inside {between} only kitty's placeholders are drawn at their place"
    draws_sixel = any(_SIXEL_ATTRIBUTE in each.split(";")[1:] for each in attributes)
    if name.startswith(_ITERM2) or (name.startswith("Konsole") and draws_sixel):
        return ITERM2, f"pictures of {name}"
    if draws_sixel:
        return SIXEL, f"DA1 {next(iter(attributes))}"
    return BLOCKS, "no sign of a protocol for pictures"


def cell_of_window(descriptor: int) -> tuple[int, int] | None:
    """Return the pixels of a cell, width and height, as the system has them; None for no answer."""
    import fcntl
    import struct
    import termios

    try:
        size = fcntl.ioctl(descriptor, termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return None
    rows, columns, width, height = struct.unpack("HHHH", size)
    found = width // max(1, columns), height // max(1, rows)
    return found if all(found) else None
