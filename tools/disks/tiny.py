"""A disk of a few bytes to fill: a file system in memory, mounted where that is allowed."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["fill", "tiny_disk"]


@contextlib.contextmanager
def tiny_disk(size: int) -> Iterator[Path | None]:
    """Mount a disk of so many bytes; None where that is not allowed."""
    with tempfile.TemporaryDirectory() as folder:
        options = f"size={size},mode=0700"
        command = ["mount", "-t", "tmpfs", "-o", options, "newsreader-test", folder]
        if os.geteuid() or subprocess.run(command, capture_output=True, check=False).returncode:
            yield None
            return
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def fill(disk: Path, left: int) -> Path:
    """Fill a disk but for so many bytes; return the file that takes the room."""
    filler = disk / "filler"
    with filler.open("wb") as stream:
        stream.write(b"x" * max(0, shutil.disk_usage(disk).free - left))
    return filler
