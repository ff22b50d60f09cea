"""The shelf: the library, and the thread that keeps it up with the disk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from newsreader.errors import Fault
from newsreader.ui.background import Latest

if TYPE_CHECKING:
    from newsreader.library.libraries import Changes, Library

__all__ = ["Shelf"]

_STEPS = 20


class Shelf:
    """Makes the library in a thread, looks at the disk again when asked, and says what it found.

    What it finds goes to `pump` as messages. `library` is None until there is something in it;
    `is_refreshing`: whether the disk is being looked at.
    """

    @dataclass
    class Grew(Message):
        """There is more in a library that is still being loaded: the share that is done."""

        library: Library
        share: float

    @dataclass
    class Changed(Message):
        """The disk was looked at; `first`: for the first time, so that all of it is there now."""

        library: Library
        changes: Changes
        first: bool

    def __init__(self, pump: MessagePump, make: Callable[[], Library]) -> None:
        self._pump = pump
        self._refreshing = Latest(pump)
        self._make = make
        self._made: Library | None = None
        self.is_refreshing = False
        self._step = 0
        self.library: Library | None = None

    def refresh(self, first: bool = False, *, files: bool = True) -> None:
        """Look at the disk, unless that is under way already; without `files` see `Library`."""
        if not self.is_refreshing:
            self.is_refreshing = True
            self._refreshing.start(lambda _goes_on: self._refreshed(first, files), self._arrived)

    def _refreshed(self, first: bool, files: bool) -> Changed:
        """Return what was found; in the library's thread."""
        library = self._made = self._made or self._make()
        if first:
            library.look()
            self._pump.post_message(Shelf.Grew(library, 0.0))
        changes = library.refresh(self._reached if first else None, files=files)
        return Shelf.Changed(library, changes, first)

    def _reached(self, share: float) -> None:
        """Say how much is done, so many times at most; in the library's thread."""
        step = int(share * _STEPS)
        if share < 1 and step != self._step and self._made is not None:
            self._step = step
            self._pump.post_message(Shelf.Grew(self._made, share))

    def _arrived(self, changed: Changed) -> None:
        """Take note that the disk has been looked at."""
        self.is_refreshing = False
        self.library = changed.library
        self._pump.post_message(changed)

    def close(self) -> Sequence[Fault]:
        """Let go of the library; return what of the reading state could not be kept."""
        return self.library.close() if self.library is not None else ()
