"""Where articles are kept: on the disk if that can be, in memory while it cannot be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from newsreader.errors import Fault
from newsreader.library.archive import Archive
from newsreader.library.entries import Reading
from newsreader.library.layers import Layers
from newsreader.library.rows import Part
from newsreader.library.troubles import CatalogueError, Trouble

__all__ = ["Archives"]

_WITHOUT = "is not installed: SQLite looks for words in its place, more slowly"


class Archives(Layers):
    """An archive in a folder, if there is one, and one that goes with the program.

    One thread writes, any ask. What cannot be written to the folder stays in memory, and the next
    start reads it anew; that is said once. A file is listed as the first of them has it that has
    it at all: the one in memory, the one in the folder, one that was thrown away as damaged and is
    listed until all its files are there again.
    """

    def __init__(
        self, folder: Path | None, known: Callable[[], Mapping[str, Reading]] = dict
    ) -> None:
        """Take a folder, and what gives what was read of all articles."""
        super().__init__(known)
        self._folder = folder
        self._is_writing: bool | None = None  # None: that was not tried yet
        self._uncommitted: list[Part] = []
        self._faults: list[Fault] = []
        self._said: set[Trouble] = set()

    def take_faults(self) -> list[Fault]:
        """Return what went wrong since this was asked last."""
        faults, self._faults = self._faults, []
        return faults

    def look(self) -> None:
        """See what is on the disk."""
        try:
            if self._kept is None and self._folder is not None:
                is_told = Archive.is_first_without_tantivy(self._folder)
                self._kept = Archive.kept(self._folder)
                if is_told:
                    self._faults.append(Fault("tantivy", _WITHOUT))
        except CatalogueError as error:
            self._say(error)

    def was_written_elsewhere(self) -> bool:
        """Return whether another program has written since this was asked last."""
        return self._kept is not None and self._kept.was_written_elsewhere()

    @property
    def is_damaged(self) -> bool:
        """Whether what is on the disk was found to be damaged."""
        return self._kept is not None and self._kept.is_damaged

    def discard(self) -> None:
        """Take what is on the disk away: all files are to be put in again; they are listed yet."""
        kept, self._kept = self._kept, None
        if kept is not None and self._folder is not None:
            self._discarded = kept
            kept.wait()
            try:
                Archive.clear(self._folder)
            except CatalogueError as error:
                self._say(error)

    def close(self, seconds: float | None = None) -> None:
        """Let go of the files, between one refresh and the next; waits no longer than so."""
        for archive in (self._kept, self._discarded):
            if archive is not None:
                archive.close(seconds)
        self._kept = self._discarded = None

    # Writing

    def put(self, part: Part, *, passes: bool) -> None:
        """Put articles in; `passes`: they are not to outlive the program."""
        if passes or not self._begun():
            self._put_passing(part)
            return
        assert self._kept is not None
        self._uncommitted.append(part)
        try:
            if self._kept.put(part):
                self._written()
        except CatalogueError as error:
            self._give_up(error)

    def forget(self, file: str) -> None:
        """Take a file out."""
        if self._passing is not None:
            self._passing.forget(file)
        if self._begun() and self._kept is not None:
            try:
                self._kept.forget(file)
            except CatalogueError as error:
                self._give_up(error)

    def flush(self) -> None:
        """Let all that was put in be listed."""
        if self._is_writing and self._kept is not None:
            try:
                self._kept.flush()
            except CatalogueError as error:
                self._give_up(error)
        if self._passing is not None:
            self._passing.flush()

    def commit(self) -> None:
        """Let all that was put in be found, and on the disk if that can be."""
        if self._is_writing and self._kept is not None:
            try:
                self._kept.commit()
                self._written()
                self._kept.end()
            except CatalogueError as error:
                self._give_up(error)
        if self._passing is not None:
            self._passing.commit()
            self._passing.end()
        self._uncommitted.clear()
        self._is_writing = None

    def forget_discarded(self) -> None:
        """Let go of what was damaged: all that it held is there again, or gone."""
        discarded, self._discarded = self._discarded, None
        if discarded is not None:
            discarded.close()

    def _written(self) -> None:
        """Take out of memory what is on the disk now."""
        if self._passing is not None:
            for file in {part.file for part in self._uncommitted}:
                self._passing.forget(file)
        self._uncommitted.clear()

    def _begun(self) -> bool:
        """Return whether the disk can be written to, until the next commit."""
        if self._is_writing is None:
            self._is_writing = False
            if self._kept is not None:
                try:
                    self._is_writing = self._kept.begin()
                except CatalogueError as error:
                    self._give_up(error)
        return self._is_writing

    def _put_passing(self, part: Part) -> None:
        if self._passing is None:
            self._passing = Archive.passing()
        self._passing.put(part)

    def _give_up(self, error: CatalogueError) -> None:
        """Write to the disk no more for now; what was not committed there is put in memory."""
        self._is_writing = False
        self._say(error)
        kept = self._kept
        if kept is not None:
            kept.roll_back()
            kept.is_damaged = kept.is_damaged or error.trouble is Trouble.DAMAGED
        owed, self._uncommitted = self._uncommitted, []
        for part in owed:
            self._put_passing(part)

    def _say(self, error: CatalogueError) -> None:
        """Say what is wrong, once; that another window writes just now is nothing wrong."""
        if error.trouble is not Trouble.BUSY and error.trouble not in self._said:
            self._said.add(error.trouble)
            message = f"articles cannot be catalogued for now: {error}"
            self._faults.append(Fault(str(self._folder), message))
