"""The reader's editor: what calls it, and a terminal that is his own again while it runs."""

from __future__ import annotations

import shlex
import shutil
import signal
import subprocess
import termios
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import PurePath

from newsreader.errors import Fault

__all__ = ["editor_words", "run_editor", "words_for_file"]

# They begin at a line by `+LINE FILE`, or by `FILE:LINE`.
_TAKES_PLUS = frozenset((
    "vi", "vim", "nvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "jed",
    "mg", "ne", "kak", "mcedit",
))  # fmt: skip
_TAKES_COLON = frozenset({"hx", "helix", "zed"})
# What an editor that was killed may have left: another form of the arrow keys, an ink.
_AS_BEFORE = "\x1b[?1l\x1b>\x1b[m"


def editor_words(environment: Mapping[str, str], others: Sequence[str] = ()) -> list[str]:
    """Return the words that call the reader's editor, else the first of `others` that is here.

    Empty where there is none, and where what is named cannot be parsed.
    """
    named = environment.get("VISUAL") or environment.get("EDITOR")
    try:
        return shlex.split(named or next(filter(shutil.which, others), ""))
    except ValueError:
        return []


def words_for_file(
    editor: Sequence[str], file: str | PathLike[str], line: int | None
) -> list[str | PathLike[str]]:
    """Return the words that open a file, at a line (from 1) where the editor is known to take it.

    In the first line it begins by itself.
    """
    name = PurePath(editor[0]).name
    if line is not None and line > 1 and name in _TAKES_PLUS:
        return [*editor, f"+{line}", file]
    if line is not None and line > 1 and name in _TAKES_COLON:
        return [*editor, f"{file}:{line}"]
    return [*editor, file]


def run_editor(words: Sequence[str | PathLike[str]], keyboard: int) -> tuple[Fault | None, str]:
    """Run a program in the terminal, to its end; from the main thread.

    Returns what went wrong, and what the terminal is to be sent before it is taken again. Keys
    that interrupt a program are the editor's meanwhile, and the line is left as it was found.
    """
    name = PurePath(words[0]).name
    modes = termios.tcgetattr(keyboard)
    ours = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGQUIT)}
    try:
        process = subprocess.Popen(words)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        return Fault(name, f"cannot be run: {reason or 'no such program'}"), ""
    try:
        for number in ours:  # only now: what is ignored is ignored by who is begun
            signal.signal(number, signal.SIG_IGN)
        status = process.wait()
    finally:
        for number, handler in ours.items():
            signal.signal(number, handler)
        termios.tcsetattr(keyboard, termios.TCSANOW, modes)
    if status == 0:
        return None, ""
    return Fault(name, f"ended with {128 - status if status < 0 else status}"), _AS_BEFORE
