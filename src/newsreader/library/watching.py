"""Changes of files in folders, told by the system; where it tells nothing, they are looked for."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from newsreader.library.database import is_utf8

__all__ = ["Watch", "tells"]

_GATHERED = 400  # milliseconds in which changes are one
_LOOK = 2_000  # milliseconds after which nothing is said to have changed
_STEP = 400  # milliseconds between two looks whether something has come
_MOUNTS = Path("/proc/self/mounts")
_REMOTE = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "fuse.sshfs",
    "fuse.rclone", "vboxsf", "prl_fs",
}  # fmt: skip
"""Kinds of disks on which changes are made elsewhere: no system tells of those."""

_ESCAPED = re.compile(r"\\([0-7]{3})")  # as blanks, tabs and backslashes are in `_MOUNTS`


class Watch:
    """Calls `changed` from a thread of its own when something in folders has changed.

    What is hidden is not looked at: nobody lists it. `deep`: in their folders too.
    """

    def __init__(
        self, folders: Sequence[Path], changed: Callable[[], object], *, deep: bool
    ) -> None:
        self._folders = [os.path.realpath(folder) for folder in folders]
        self._changed = changed
        self._deep = deep
        self._identities = self._identified()
        self._ending = threading.Event()
        self._is_silent = False
        threading.Thread(target=self._run, daemon=True, name="watch").start()

    @property
    def is_silent(self) -> bool:
        """Whether the system tells of none: whoever wants to know must look.

        While that is not known yet it is not so: what came meanwhile is told of with the first.
        """
        return self._is_silent or self.is_lost

    @property
    def is_lost(self) -> bool:
        """Whether a folder is another one than when it began, or gone."""
        return self._identities != self._identified()

    def end(self) -> None:
        """Watch no longer; what is under way is left behind."""
        self._ending.set()

    def _identified(self) -> list[tuple[int, int] | None]:
        """Return what distinguishes each folder from others of its name; None for no folder."""
        return [_identity(Path(folder)) for folder in self._folders]

    def _run(self) -> None:
        """Watch until that ends, or the system has no more watches to give."""
        try:
            self._watch()
        finally:
            self._is_silent = True

    def _watch(self) -> None:
        """Watch until that cannot be done any more."""
        if None in self._identities or not all(map(_can_be_watched, self._folders)):
            return
        with contextlib.suppress(ImportError, OSError, RuntimeError):
            from watchfiles import watch

            is_first = True  # what came before it was watched is looked for once more
            for found in watch(
                *self._folders, watch_filter=self._is_listed, debounce=_GATHERED,
                stop_event=self._ending, recursive=self._deep, yield_on_timeout=True,
                rust_timeout=_LOOK, step=_STEP,
                ignore_permission_denied=True, raise_interrupt=False,
            ):  # fmt: skip
                if is_first or found:
                    self._changed()
                is_first = False

    def _is_listed(self, _change: object, path: str) -> bool:
        """Return whether a path may be that of an article, or of a folder of some."""
        below = (path[len(folder) :] for folder in self._folders if path.startswith(folder))
        return not any("/." in rest for rest in below)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what distinguishes a folder from others of its name; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def _can_be_watched(folder: str) -> bool:
    """Return whether the system tells of changes below a folder, whose name must be text."""
    return is_utf8(folder) and tells(folder)


def tells(folder: str) -> bool:
    """Return whether the system tells of changes below a folder: not of those made elsewhere."""
    try:
        mounts = [line.split()[1:3] for line in os.fsdecode(_MOUNTS.read_bytes()).split("\n")[:-1]]
    except OSError:  # no Linux: the disks of this machine are told of
        return True
    told = (
        (_ESCAPED.sub(lambda sign: chr(int(sign[1], 8)), place), kind) for place, kind in mounts
    )
    above = (
        (len(place), n, kind) for n, (place, kind) in enumerate(told) if _is_below(folder, place)
    )
    return max(above, default=(0, 0, ""))[2] not in _REMOTE


def _is_below(folder: str, place: str) -> bool:
    """Return whether a folder is a place or below it."""
    return f"{folder}/".startswith(f"{place.rstrip('/')}/")
