"""Pictures for people to look at: a program in xterm, photographed and kept small."""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image
from tools.terminals.session import Display
from tools.terminals.terminals import FONT

__all__ = ["COLOURS", "NEWSREADER", "in_xterm", "keep"]

NEWSREADER = (sys.executable, "-m", "newsreader")
COLOURS = 32  # of a picture that is kept
_POINTS = 11


def in_xterm(display: Display, size: tuple[int, int], command: tuple[str, ...]) -> str:
    """Start a command in a window of so many columns and rows; return the window when it is seen.

    It is given the keys.
    """
    columns, rows = size
    display.start(
        ["xterm", "-tn", "xterm-256color", "-fa", FONT, "-fs", str(_POINTS), "-bg", "white",
         "-fg", "black", "-b", "0", "+sb", "-geometry", f"{columns}x{rows}+0+0", "-e", *command]
    )  # fmt: skip
    visible = ("search", "--onlyvisible", "--class", "xterm")
    display.wait_for(lambda: display.xdotool(*visible), "window")
    window = display.xdotool(*visible).split()[-1]
    display.xdotool("mousemove", "300", "200", "windowfocus", window)
    return window


def keep(display: Display, window: str, image: Image.Image, file: Path) -> None:
    """Keep what a picture of the display shows of a window."""
    image.crop(display.box([window])).quantize(COLOURS).save(file, optimize=True)
    print(file)
