"""A tmux that is none: it notes how it is called, and answers as it is told to."""

from __future__ import annotations

from pathlib import Path

__all__ = ["TMUX", "Tmux"]

# It keeps what it was called with, and answers each call with the next line of a file.
TMUX = """#!/bin/sh
echo "$@" >> {folder}/calls
read -r line < {folder}/answers
sed -i 1d {folder}/answers
test "$line" = fail && exit 1
echo "$line"
"""


class Tmux:
    """A tmux that answers as it is told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = folder / "tmux"
        command.write_text(TMUX.format(folder=folder), encoding="utf-8")
        command.chmod(0o755)

    def answers(self, *lines: str) -> None:
        """Answer the next calls so."""
        (self.folder / "answers").write_text("".join(f"{line}\n" for line in lines), "utf-8")

    def calls(self) -> list[str]:
        """Return the calls since the last look at them."""
        file = self.folder / "calls"
        found = file.read_text("utf-8").splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return found
