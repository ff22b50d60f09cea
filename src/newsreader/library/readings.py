"""What was read, in memory: known at once, whatever becomes of the disk."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from newsreader.library.entries import Reading
from newsreader.library.rows import Change

__all__ = ["Readings"]

_NOTHING = Reading()


class Readings:
    """The readings by path, and what of them is still to be written; for several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, Reading] = {}
        self._passing: dict[str, Reading] = {}  # of what does not outlive the program
        self._unsaved: dict[str, Change] = {}

    def of(self, path: str) -> Reading:
        """Return what is known of the reading of an article."""
        return self._known.get(path) or self._passing.get(path, _NOTHING)

    def change(self, path: str, change: Change) -> None:
        """Take a change, which is to be written."""
        with self._lock:
            self._known[path] = change.applied(self.of(path))
            self._unsaved[path] = change.over(self._unsaved.get(path))

    def keep_in_mind(self, path: str, change: Change) -> None:
        """Take a change of an article that does not outlive the program."""
        with self._lock:
            self._passing[path] = change.applied(self.of(path))

    @property
    def owed(self) -> int:
        """Of how many articles something is to be written."""
        return len(self._unsaved)

    def unsaved(self) -> dict[str, Change]:
        """Return what is to be written."""
        with self._lock:
            return dict(self._unsaved)

    def saved(self, changes: Mapping[str, Change]) -> None:
        """Take note that changes have been written; newer ones of the same article have not."""
        with self._lock:
            for path, change in changes.items():
                if self._unsaved.get(path) is change:
                    del self._unsaved[path]

    def learn(self, found: Mapping[str, Reading]) -> dict[str, Reading]:
        """Take what a file holds; what is to be written counts for more.

        Returns the readings whose marks are others than what was known.
        """
        marks: dict[str, Reading] = {}
        with self._lock:
            for path, reading in found.items():
                unsaved = self._unsaved.get(path)
                new = unsaved.applied(reading) if unsaved is not None else reading
                if not new.is_marked_as(self.of(path)):
                    marks[path] = new
                self._known[path] = new
        return marks

    def owe_all_but(self, found: Mapping[str, Reading]) -> None:
        """Let all that a file does not hold be written to it."""
        with self._lock:
            for path, reading in self._known.items():
                if path not in found:
                    self._unsaved[path] = Change.to(reading)

    def marks(self) -> dict[str, Reading]:
        """Return the readings that a list shows, of what does not outlive the program too."""
        with self._lock:
            both = {**self._passing, **self._known}
        return {path: each for path, each in both.items() if each.is_marked or each.opened}

    def all(self) -> dict[str, Reading]:
        """Return all that is known."""
        with self._lock:
            return dict(self._known)
