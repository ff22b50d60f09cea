"""The article files below a folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from newsreader.errors import Fault
from newsreader.loading.registry import SUFFIXES
from newsreader.sources.sources import reason
from newsreader.text.controls import printable_name

__all__ = ["discover"]


def discover(
    path: str | os.PathLike[str], *, deep: bool = True
) -> tuple[list[Path], tuple[Fault, ...]]:
    """Return the files with an article's suffix below `path`, sorted, and what went wrong.

    Without `deep` only those of the folder itself.
    Hidden files count, folders whose name begins with a dot are passed over (version control,
    environments, trash). Links are followed; one that leads back to a folder it stands in is a
    fault. A `path` that is a file is its own only answer, whatever its suffix.
    """
    root = Path(path)
    walk = _Walk(deep)
    try:
        status = root.stat()
    except (OSError, ValueError) as error:
        return [], (_fault(root, error),)
    if not stat.S_ISDIR(status.st_mode):
        return [root], ()
    walk.folder(root, (_identity(status),))
    return sorted(walk.files), tuple(walk.faults)


class _Walk:
    def __init__(self, deep: bool) -> None:
        """Begin without files; `deep` looks into folders within folders."""
        self.deep = deep
        self.files: list[Path] = []
        self.faults: list[Fault] = []
        self._seen: set[tuple[int, int]] = set()

    def folder(self, path: Path, above: tuple[tuple[int, int], ...]) -> None:
        """Take the files of a folder and of those below; `above` are it and those around it."""
        self._seen.add(above[-1])
        try:
            with os.scandir(path) as entries:
                names = sorted(entry.name for entry in entries)
        except OSError as error:
            self.faults.append(_fault(path, error))
            return
        for name in names:
            self.entry(path / name, above)

    def entry(self, path: Path, above: tuple[tuple[int, int], ...]) -> None:
        """Add what stands at `path`: a file, a folder's files, or a fault."""
        is_article = path.suffix.lower() in SUFFIXES
        try:
            status = path.stat()
        except OSError as error:
            if is_article and not path.name.startswith("."):  # an editor's lock is no article
                self.faults.append(_fault(path, error))
            return
        if stat.S_ISDIR(status.st_mode):
            if path.name.startswith(".") or not self.deep:
                return
            if _identity(status) in above:
                self.faults.append(Fault(printable_name(str(path)), "is a link in a circle"))
            elif _identity(status) not in self._seen:  # links can name a folder many times
                self.folder(path, (*above, _identity(status)))
        elif is_article and stat.S_ISREG(status.st_mode):
            self.files.append(path)


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _fault(path: Path, error: OSError | ValueError) -> Fault:
    return Fault(printable_name(str(path)), reason(error))
