"""The command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run(
    *arguments: object, home: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with a home of its own, none of its variables; return what came of it."""
    variables = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    variables |= {"HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": ""} | environment
    return subprocess.run(
        [sys.executable, "-m", "newsreader", *map(str, arguments)],
        input=stdin.decode("utf-8", "surrogateescape"),
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        env=variables,
        timeout=60,
    )
