"""What is derived of a library's articles: a catalogue and an index, in a folder or in memory."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path

from newsreader.library.catalogue import Catalogue
from newsreader.library.engines import opened
from newsreader.library.entries import Entry, Stamp
from newsreader.library.index import Document, Index, IndexDamageError, Wanted
from newsreader.library.lock import Lock
from newsreader.library.nearness import Match, Near, found, near, same
from newsreader.library.rows import Part
from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.private import make_folder
from newsreader.text.controls import SafeText

__all__ = ["Archive", "folder_of"]

_SAME = 50  # articles with one phrase that are looked at
_COMMIT = 4_000  # articles that are written at a time


def folder_of(state: Path, roots: Sequence[Path], *, deep: bool) -> Path:
    """Return the folder for what is derived of the library with these roots.

    It is hidden: who opens the folder of the state as a library does not find it there.
    """
    name = b"\0".join([os.fsencode(root) for root in roots] + [b"deep" if deep else b""])
    return state / ".libraries" / hashlib.sha256(name).hexdigest()[:16]


class Archive:
    """The articles of a library by their files; one thread writes, any ask.

    The methods that write raise CatalogueError, after which `roll_back` is called. What was put
    in is found and outlives the program with the next commit. A commit is the catalogue's, which
    says what is half done, then the index's, then once more the catalogue's: whenever the program
    is killed, the next one knows what to take out.
    """

    def __init__(self, catalogue: Catalogue, index: Index, lock: Lock | None) -> None:
        self._catalogue = catalogue
        self._index = index
        self._lock = lock
        self._generation = catalogue.generation()
        self._stamps = catalogue.stamps()
        self._file = 0  # the number of the file that is being put in
        self._whole: list[int] = []  # numbers of files that are, with the next commit
        self._uncommitted = 0
        self.is_damaged = False
        """Whether something was asked that it could not answer."""

    @classmethod
    def passing(cls) -> Archive:
        """Return an empty archive that goes with the program."""
        return cls(Catalogue.in_memory(), opened(None), None)

    @classmethod
    def kept(cls, folder: Path) -> Archive:
        """Return the archive in a folder; made anew if there is none or it is of no use.

        Raises CatalogueError.
        """
        try:
            return cls._kept(folder)
        except CatalogueError as error:
            if error.trouble not in (Trouble.DAMAGED, Trouble.LATER):
                raise
            cls.clear(folder)
            return cls._kept(folder)

    @staticmethod
    def clear(folder: Path) -> None:
        """Take away what an archive has in a folder. Raises CatalogueError."""
        lock = Lock(folder / "lock")
        with _translated():
            if not lock.take():
                raise CatalogueError(Trouble.BUSY)
            shutil.rmtree(folder / "index", ignore_errors=True)
            for file in folder.glob("catalogue.sqlite3*"):
                file.unlink()
            lock.let_go()

    @classmethod
    def _kept(cls, folder: Path) -> Archive:
        """Return the archive in a folder as it is. Raises CatalogueError."""
        with _translated():
            make_folder(folder.parent)
            make_folder(folder)
            make_folder(folder / "index")
            catalogue = Catalogue.writer(folder / "catalogue.sqlite3")
            catalogue.hurry()
            archive = cls(catalogue, opened(folder / "index"), Lock(folder / "lock"))
        archive._look_over()
        return archive

    def _look_over(self) -> None:
        """See that catalogue and index are of the same articles, if nobody writes just now.

        Raises CatalogueError when they are not.
        """
        if self._index.count() == self._catalogue.count():
            return
        try:
            if self.begin():
                self._compare()
                self.end()
        except CatalogueError:
            self.roll_back()
            self.close()
            raise

    def _compare(self) -> None:
        """Raise CatalogueError when the catalogue and the index are not of the same articles."""
        if self._index.count() != self._catalogue.count():
            raise CatalogueError(Trouble.DAMAGED)

    # What is there

    def look(self) -> None:
        """See what other programs have written."""
        with _translated():
            generation = self._catalogue.generation()
            if generation != self._generation:
                self._generation = generation
                self._stamps = self._catalogue.stamps()

    def has(self, file: str, stamp: Stamp) -> bool:
        """Return whether all articles of a file are in, as they are in this state of the file."""
        return self._stamps.get(file) == stamp

    def entries(self, file: str, section: SafeText | None) -> Iterator[Entry]:
        """Yield the articles of a file; `section` is that of those without one.

        Raises ValueError where they are broken, maybe after some of them.
        """
        try:
            yield from self._catalogue.entries(file, section)
        except CatalogueError as error:
            raise ValueError(str(error)) from error

    def digests(self, file: str) -> dict[int, str]:
        """Return the paths of the articles of a file by what tells them from others."""
        with contextlib.suppress(CatalogueError):  # the next question finds the damage
            return self._catalogue.digests(file)
        return {}

    def missing(self) -> list[str]:
        """Return the files that are in it and no longer on the disk."""
        return [file for file in self._stamps if not os.path.lexists(file)]

    def near(
        self, path: str, counted: Mapping[str, int], limit: int, exclude: Collection[str]
    ) -> list[Match]:
        """Return what is near to the article at a path, of these counted stems, nearest first."""

        def asked() -> list[Near]:
            numbers = self._catalogue.numbers
            own = next(iter(numbers([path])), None)
            return near(self._index, counted, own, limit, numbers(exclude))

        return self._asked(asked)

    def found(self, counted: Mapping[str, int], limit: int) -> list[Match]:
        """Return what a query of these stems finds, the best first."""
        return self._asked(lambda: found(self._index, counted, limit))

    def same(self, words: str) -> list[Match]:
        """Return the articles that tell the same in the same words, a text's own among them."""
        return self._asked(lambda: [Near(n, 0.0, ()) for n in same(self._index, words, _SAME)])

    def find(self, wanted: Wanted, limit: int) -> list[Match]:
        """Return what holds all that is wanted, the best first."""
        return self._asked(
            lambda: [Near(*hit, wanted.stems) for hit in self._index.find(wanted, limit)]
        )

    def _asked(self, ask: Callable[[], list[Near]]) -> list[Match]:
        """Return what was found, with its paths; nothing where it cannot be read."""
        try:
            self._index.reload()
            hits = ask()
            paths = self._catalogue.paths([hit.number for hit in hits])
        except (CatalogueError, IndexDamageError):
            self.is_damaged = True
            return []
        return [Match(paths[n], score, stems) for n, score, stems in hits if n in paths]

    # Writing

    def begin(self) -> bool:
        """Begin to write, unless another program does; return whether it is begun."""
        if self._lock is None:
            return True
        with _translated():
            is_held = self._lock.take()
            self.look()
            if is_held and self._lock.was_left():
                self._mend()
        return is_held

    def _mend(self) -> None:
        """Take out what is half done: somebody was ended in the middle of writing."""
        self._catalogue.begin()
        forgotten, partial = self._catalogue.half_done()
        for file in partial:
            forgotten += self._catalogue.forget(file)
        self._index.forget(forgotten)
        self.commit()
        self._compare()

    def put(self, part: Part) -> bool:
        """Put articles of a file in: the first ones in the place of all older ones.

        Until the last ones are in, the file does not count as catalogued. Returns whether all that
        was put in so far was committed.
        """
        file, stamp, rows, first, last = part
        with _translated():
            self._catalogue.begin()
            if first:
                self.forget(file)
                self._file = self._catalogue.open_file(file, stamp)
            numbers = self._catalogue.add(self._file, rows)
            self._index.add(
                Document(number, self._file, row.words, row.stems)
                for number, row in zip(numbers, rows)
            )
            if last:
                self._whole.append(self._file)
                self._stamps[file] = stamp
            self._uncommitted += len(rows)
        if self._uncommitted < _COMMIT:
            return False
        self.commit()
        return True

    def forget(self, file: str) -> None:
        """Take a file out."""
        self._stamps.pop(file, None)
        with _translated():
            self._catalogue.begin()
            numbers = self._catalogue.forget(file)
            if numbers:
                self._index.forget(numbers)

    def commit(self) -> None:
        """Let what was put in be found, and outlive the program."""
        with _translated():
            self._catalogue.commit()
            self._index.commit()
            self._catalogue.begin()
            self._catalogue.close_files(self._whole)
            self._catalogue.commit()
        self._whole.clear()
        self._uncommitted = 0

    def end(self) -> None:
        """Be done with writing, after a commit: another program may."""
        with _translated():
            self._index.rest()
        if self._lock is not None:
            self._lock.let_go()

    def roll_back(self) -> None:
        """Let go of what was not committed."""
        self._catalogue.roll_back()
        self._whole.clear()
        self._uncommitted = 0
        with contextlib.suppress(CatalogueError):
            self._stamps = self._catalogue.stamps()
        with contextlib.suppress(IndexDamageError):
            self._index.rest()
        if self._lock is not None:
            self._lock.let_go(is_done=False)

    def close(self) -> None:
        """Let go of the files."""
        with contextlib.suppress(CatalogueError):
            self._catalogue.close()


@contextlib.contextmanager
def _translated() -> Iterator[None]:
    """Let whatever is wrong with the disk or the index come out as CatalogueError."""
    try:
        yield
    except IndexDamageError as error:
        trouble = Trouble.FULL if "No space left" in str(error) else Trouble.DAMAGED
        raise CatalogueError(trouble) from error
    except OSError as error:
        raise CatalogueError(Trouble.OTHER, error.strerror or str(error)) from error
