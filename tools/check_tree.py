"""Fail when git tracks something that does not belong into the repository.

Usage: python tools/check_tree.py

What may stand at the root is listed; a build product may stand nowhere. One line each for what
does not belong; exit status 1 when there is any.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import PurePosixPath

ROOT = {
    ".ci", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "articles", "bench", "docs", "pyproject.toml", "requirements-dev.lock", "requirements.lock",
    "src", "tests", "tools",
}  # fmt: skip
BUILT = {".whl", ".egg", ".pyc", ".so", ".gz", ".zip", ".orig", ".rej"}


def strays(paths: list[str]) -> list[str]:
    """Return those of `paths` (relative to the root, with slashes) that do not belong."""
    return [
        path
        for path in paths
        if PurePosixPath(path).parts[0] not in ROOT or PurePosixPath(path).suffix in BUILT
    ]


def main() -> int:
    """Check what git tracks; return the exit status."""
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, text=True)
    found = strays([path for path in listed.stdout.split("\0") if path])
    for path in found:
        print(f"{path}: does not belong into the repository (tools/check_tree.py)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
