"""Archives that are listed together, each file as the first of them has it."""

from __future__ import annotations

import contextlib
import heapq
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from newsreader.library.archive import Archive
from newsreader.library.entries import Entry, Reading, Stamp
from newsreader.library.lists import KINDS
from newsreader.library.nearness import About, Match
from newsreader.library.troubles import CatalogueError

__all__ = ["Layer", "Layers"]

_MANY = 100  # articles of one story: more are not told of
_DISCARDED = 2  # the kind of an archive that was
_UNKNOWN = Stamp(-1, -1)  # as no file is


class Layer(NamedTuple):
    """An archive as one of those that are listed together; its `kind` is part of its ids."""

    kind: int
    archive: Archive


class Layers:
    """An archive in memory, one in a folder, and one that was thrown away: what is there.

    Any thread may ask. `known` gives what was read of all articles.
    """

    def __init__(self, known: Callable[[], Mapping[str, Reading]]) -> None:
        self._known = known
        self._passing: Archive | None = None
        self._kept: Archive | None = None
        self._discarded: Archive | None = None

    def layers(self) -> list[Layer]:
        """Return the archives, those first whose files count."""
        each = (self._passing, self._kept, self._discarded)
        return [Layer(kind, archive) for kind, archive in enumerate(each) if archive is not None]

    @contextlib.contextmanager
    def asking(self, goes_on: Callable[[], bool] | None = None) -> Iterator[list[Layer]]:
        """Let those be asked that can be, which know what was read; all within is of one moment.

        Raises CatalogueError when it need not go on.
        """
        listed: list[Layer] = []
        above: set[str] = set()
        with contextlib.ExitStack() as stack:
            layers = self.layers()
            for layer in layers:
                archive = layer.archive
                try:
                    stack.enter_context(archive.lists.asking(goes_on))
                    archive.lists.hide(above)
                    archive.lists.mark(self._known, archive.written)
                    above.update(archive.files() if layer is not layers[-1] else ())
                except CatalogueError as error:
                    if goes_on is not None and not goes_on():
                        raise
                    archive.suspect(error)
                    continue
                listed.append(layer)
            yield listed

    def suspect(self, error: CatalogueError) -> None:
        """Take note of what could not be read."""
        if self._kept is not None:
            self._kept.suspect(error)

    def learn(self, marks: Mapping[str, Reading]) -> None:
        """Take note of what was read of articles."""
        for layer in self.layers():
            layer.archive.lists.learn(marks)

    def stamps(self, files: Sequence[str]) -> dict[str, Stamp]:
        """Return the state in which each of some files was taken in; of damaged ones, no file's."""
        found: dict[str, Stamp] = {}
        for kind, archive in reversed(self.layers()):
            with _suspected(archive):
                stamps = archive.stamps(files)
                found.update(stamps if kind != _DISCARDED else dict.fromkeys(stamps, _UNKNOWN))
        return found

    def whole_files(self) -> Iterator[str]:
        """Yield the files that were taken in whole; those of two archives twice."""
        for _, archive in self.layers():
            with _suspected(archive):
                yield from archive.files(whole=True)

    def whole_count(self) -> int:
        """Return how many files were taken in whole; those of two archives count twice."""
        return self._total(Archive.whole_count)

    def let_go(self, unasked: float) -> None:
        """Let go of what it takes to be asked for words, if that was not for so many seconds."""
        for _, archive in self.layers():
            archive.let_go(unasked)

    def count(self) -> int:
        """Return about how many articles there are: some may be there twice."""
        return self._total(Archive.count)

    def _total(self, count: Callable[[Archive], int]) -> int:
        """Return the sum of what can be counted."""
        total = 0
        for _, archive in self.layers():
            with _suspected(archive):
                total += count(archive)
        return total

    def members(self, file: str) -> list[str]:
        """Return the paths of the articles of a file."""
        return next(filter(None, (a.members(file) for _, a in self.layers())), [])

    def known(self, paths: Sequence[str]) -> list[str]:
        """Return those of some paths at which there is an article."""
        found = {path for _, archive in self.layers() for path in archive.known(paths)}
        return [path for path in paths if path in found]

    def entry(self, path: str) -> tuple[int, Entry] | None:
        """Return the id and the unread entry of an article; None where there is none."""
        for kind, archive in self.layers():
            found = archive.entry(path)
            if found is not None:
                return found[0] * KINDS + kind, found[1]
        return None

    def entries(self, ids: Sequence[int]) -> dict[int, Entry]:
        """Return the unread entries of articles by their ids, of those that can be had."""
        found: dict[int, Entry] = {}
        for kind, archive in self.layers():
            numbers = [each // KINDS for each in ids if each % KINDS == kind]
            entries = archive.entries(numbers).items() if numbers else ()
            found.update((number * KINDS + kind, entry) for number, entry in entries)
        return found

    def titled(self, title: str) -> list[Entry]:
        """Return the unread entries with a title, in each archive the newest first."""
        return [entry for _, archive in self.layers() for entry in archive.titled(title)]

    def naming(self, keys: Sequence[int]) -> list[tuple[int, str, str]]:
        """Return the ids of articles that may name one with these keys, and how they do."""
        return [
            (number * KINDS + kind, target, title)
            for kind, archive in self.layers()
            for number, target, title in archive.naming(keys)
        ]

    def digests(self, file: str) -> dict[int, str]:
        """Return the paths of the articles of a file by what tells them from others."""
        found: dict[int, str] = {}
        for _, archive in self.layers():
            found |= archive.digests(file)
        return found

    def near(self, path: str, about: About, limit: int, exclude: Collection[str]) -> list[Match]:
        """Return what is near to the article at a path, by what it is about, nearest first."""
        return self._best(lambda archive: archive.near(path, about, limit, exclude), limit)

    def same(self, words: str) -> list[str]:
        """Return the paths of articles that tell the same in the same words."""
        return [match.path for match in self._best(lambda archive: archive.same(words), _MANY)]

    def _best(self, ask: Callable[[Archive], list[Match]], limit: int) -> list[Match]:
        """Return the best of what all have found, each path once."""
        asked = [ask(archive) for _, archive in self.layers()]
        best = heapq.merge(*asked, key=lambda match: -match.score)
        return list({match.path: match for match in best}.values())[:limit]


@contextlib.contextmanager
def _suspected(archive: Archive) -> Iterator[None]:
    """Let the archive take note of what cannot be read of it."""
    try:
        yield
    except CatalogueError as error:
        archive.suspect(error)
