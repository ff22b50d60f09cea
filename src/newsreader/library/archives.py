"""Where articles are kept: on the disk if that can be, in memory while it cannot be."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from newsreader.errors import Fault
from newsreader.library.archive import Archive
from newsreader.library.entries import Entry, Stamp
from newsreader.library.index import Wanted
from newsreader.library.nearness import Match
from newsreader.library.rows import Part
from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.text.controls import SafeText

__all__ = ["Archives"]


_MANY = 100  # articles of one story: more are not told of


class Archives:
    """An archive in a folder, if there is one, and one that goes with the program.

    One thread writes, any ask. What cannot be written to the folder stays in memory, and the next
    start reads it anew; that is said once.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._kept: Archive | None = None
        self._passing: Archive | None = None
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
            if self._kept is not None:
                self._kept.look()
            elif self._folder is not None:
                self._kept = Archive.kept(self._folder)
        except CatalogueError as error:
            self._say(error)

    @property
    def is_damaged(self) -> bool:
        """Whether what is on the disk was found to be damaged."""
        return self._kept is not None and self._kept.is_damaged

    def discard(self) -> None:
        """Take what is on the disk away: all files are to be put in again."""
        kept, self._kept = self._kept, None
        if kept is not None and self._folder is not None:
            kept.close()
            try:
                Archive.clear(self._folder)
            except CatalogueError as error:
                self._say(error)

    def close(self) -> None:
        """Let go of the files, between one refresh and the next."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    # What is there

    def has(self, file: str, stamp: Stamp) -> bool:
        """Return whether a file is on the disk as it is in this state."""
        return self._kept is not None and self._kept.has(file, stamp)

    def entries(self, file: str, section: SafeText | None) -> Iterator[Entry]:
        """Yield the articles of a file on the disk. Raises ValueError where they are broken."""
        assert self._kept is not None  # it has the file
        return self._kept.entries(file, section)

    def missing(self) -> list[str]:
        """Return the files that are in the catalogue and no longer on the disk."""
        return self._kept.missing() if self._kept is not None else []

    def digests(self, file: str) -> dict[int, str]:
        """Return the paths of the articles of a file by what tells them from others."""
        found: dict[int, str] = {}
        for archive in (self._kept, self._passing):
            found |= archive.digests(file) if archive is not None else {}
        return found

    def near(
        self, path: str, counted: Mapping[str, int], limit: int, exclude: Collection[str]
    ) -> list[Match]:
        """Return what is near to the article at a path, of these counted stems, nearest first."""
        return self._best(lambda archive: archive.near(path, counted, limit, exclude), limit)

    def found(self, counted: Mapping[str, int], limit: int) -> list[Match]:
        """Return what a query of these stems finds, the best first."""
        return self._best(lambda archive: archive.found(counted, limit), limit)

    def same(self, words: str) -> list[str]:
        """Return the paths of articles that tell the same in the same words."""
        return [match.path for match in self._best(lambda archive: archive.same(words), _MANY)]

    def find(self, wanted: Wanted, limit: int) -> list[Match]:
        """Return what holds all that is wanted, the best first."""
        return self._best(lambda archive: archive.find(wanted, limit), limit)

    def _best(self, ask: Callable[[Archive], list[Match]], limit: int) -> list[Match]:
        """Return the best of what both have found, each path once."""
        asked = [ask(each) for each in (self._kept, self._passing) if each is not None]
        best = heapq.merge(*asked, key=lambda match: -match.score)
        return list({match.path: match for match in best}.values())[:limit]

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
                self._uncommitted.clear()
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

    def commit(self) -> None:
        """Let all that was put in be found, and on the disk if that can be."""
        if self._is_writing and self._kept is not None:
            try:
                self._kept.commit()
                self._kept.end()
            except CatalogueError as error:
                self._give_up(error)
        if self._passing is not None:
            self._passing.commit()
            self._passing.end()
        self._uncommitted.clear()
        self._is_writing = None

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
