"""Through tmux and GNU screen to the terminal behind them."""

from __future__ import annotations

import os

from newsreader.terminal.detection import Multiplexer

__all__ = ["Passthrough", "passed", "tmux"]

_SECONDS = 1.0
_SCREEN_PIECE = 700  # screen keeps at most 768 bytes of a string


def passed(text: str, multiplexer: Multiplexer) -> str:
    """Return `text` so wrapped that the multiplexer hands it on."""
    if not text or not multiplexer:
        return text
    if multiplexer == "tmux":
        return "\x1bPtmux;" + text.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    pieces = [text[i : i + _SCREEN_PIECE] for i in range(0, len(text), _SCREEN_PIECE)]
    return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)


class Passthrough:
    """tmux's `allow-passthrough` for our pane: on while we need it, then as it was."""

    def __init__(self) -> None:
        self._before: str | None = None
        self._changed = False

    def open(self) -> None:
        """Let tmux hand on what is wrapped; nothing where there is no tmux to ask (over ssh)."""
        if self._changed or not os.environ.get("TMUX"):
            return
        if tmux("show-options", "-Apv", "allow-passthrough") in ("on", "all"):
            return
        self._before = tmux("show-options", "-pv", "allow-passthrough") or None
        self._changed = tmux("set-option", "-p", "allow-passthrough", "on") is not None

    def close(self) -> None:
        """Put the option back."""
        if not self._changed:
            return
        self._changed = False
        if self._before is None:
            tmux("set-option", "-pu", "allow-passthrough")
        else:
            tmux("set-option", "-p", "allow-passthrough", self._before)


def tmux(*arguments: str) -> str | None:
    """Run a command of tmux on our pane; None when it fails: an old one, or a stale variable."""
    import subprocess

    pane = os.environ.get("TMUX_PANE")
    target = ["-t", pane] if pane else []
    command = ["tmux", arguments[0], *target, *arguments[1:]]
    try:
        done = subprocess.run(
            command, check=False, capture_output=True, timeout=_SECONDS, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None
