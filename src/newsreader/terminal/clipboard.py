"""The system's clipboard, by the tools that are there for it.

A terminal may take a text for the clipboard by an escape sequence (OSC 52); many do not, and none
says so. What a tool has taken is there for certain. (pyperclip lets the tools write to the screen,
does not look at how they ended, and may start a window system's library: not for a full screen.)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from newsreader.private import make_folder, write_file

__all__ = ["MOST_IN_OSC_52", "TAKES_OSC_52", "Tool", "keep_in_file", "put", "tools"]

TAKES_OSC_52 = frozenset({"kitty", "alacritty", "foot", "wezterm", "ghostty", "windows-terminal"})
"""The profiles of terminals that take OSC 52 as they come."""

MOST_IN_OSC_52 = 100_000
"""Bytes of a text that is sent so: terminals pass over longer ones, and all else waits for it."""

_SECONDS = 2.0


class Tool(NamedTuple):
    """A command that reads a text for the clipboard, in an encoding."""

    command: tuple[str, ...]
    encoding: str = "utf-8"


def tools(
    environment: Mapping[str, str],
    platform: str = sys.platform,
    which: Callable[[str], object] = shutil.which,
) -> list[Tool]:
    """Return the tools that may reach a clipboard from here, the likeliest first."""
    wanted: list[tuple[bool, Tool]] = [
        (platform == "darwin", Tool(("pbcopy",))),
        ("WSL_DISTRO_NAME" in environment, Tool(("clip.exe",), "utf-16-le")),
        ("WAYLAND_DISPLAY" in environment, Tool(("wl-copy",))),
        ("DISPLAY" in environment, Tool(("xclip", "-selection", "clipboard", "-in"))),
        ("DISPLAY" in environment, Tool(("xsel", "--clipboard", "--input"))),
        ("TERMUX_VERSION" in environment, Tool(("termux-clipboard-set",))),
        ("TMUX" in environment, Tool(("tmux", "load-buffer", "-w", "-"))),
    ]
    return [tool for is_here, tool in wanted if is_here and which(tool.command[0])]


def put(text: str, candidates: Sequence[Tool], seconds: float = _SECONDS) -> Tool | None:
    """Give a text to the first tool that takes it, and return that; None where none does.

    Tools that go on in the background to serve the clipboard are left alone with it.
    """
    for tool in candidates:
        try:
            done = subprocess.run(
                tool.command, input=text.encode(tool.encoding, "replace"), timeout=seconds,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
                check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired):
            continue
        if done.returncode == 0:
            return tool
    return None


def keep_in_file(text: str, folder: Path) -> Path | None:
    """Write a text into a file of the folder that nobody else may read; None if that fails."""
    file = folder / "newsreader-copied.txt"
    try:
        make_folder(folder)
        write_file(file, text)
    except OSError:
        return None
    return file
