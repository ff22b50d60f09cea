"""What is derived of a library's articles: a catalogue and an index, in a folder or in memory."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from newsreader.library.catalogue import Catalogue
from newsreader.library.engines import is_first_without_tantivy, opened
from newsreader.library.entries import Stamp
from newsreader.library.index import Index, IndexDamageError, Wanted
from newsreader.library.lists import Lists
from newsreader.library.lock import Lock
from newsreader.library.looking import Looking
from newsreader.library.nearness import About, Match, Near, found, near, same
from newsreader.library.pending import Pending
from newsreader.library.resting import Resting
from newsreader.library.rows import Part
from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.private import make_folder

__all__ = ["Archive", "folder_of"]

T = TypeVar("T")

_INDEX = "index"  # the folder's name
_SAME = 50  # articles with one phrase that are looked at
# Articles that are written at a time, and the letters of long ones: until they are, all are held in
# memory. Of fewer the index's engine would put a million together twice, in memory of its size.
_COMMIT, _LETTERS = 16_000, 64 << 20


def folder_of(state: Path, roots: Sequence[Path], *, deep: bool) -> Path:
    """Return the folder for what is derived of the library with these roots.

    It is hidden: who opens the folder of the state as a library does not find it there.
    """
    name = b"\0".join([os.fsencode(root) for root in roots] + [b"deep" if deep else b""])
    return state / ".libraries" / hashlib.sha256(name).hexdigest()[:16]


class Archive(Looking):
    """The articles of a library by their files; one thread writes, any ask.

    The methods that write raise CatalogueError, after which `roll_back` is called. What was put
    in is listed with the next `flush`, found and outlives the program with the next `commit`. A
    commit is the catalogue's, which says what is half done, then the index's, then once more the
    catalogue's: whenever the program is killed, the next one knows what to take out.
    """

    def __init__(
        self, catalogue: Catalogue, index: Index, lock: Lock | None, looker: Callable[[], Catalogue]
    ) -> None:
        """Take the catalogue to write to; `looker` opens it for who asks, and waits for nobody."""
        super().__init__(looker())
        self._catalogue = catalogue
        self._index = index
        self._lock = lock
        self.lists = Lists(looker())
        self._pending = Pending(catalogue, index)
        self._resting = Resting(index, lock)
        self.written = 0
        """How often something was written to the catalogue."""
        self._generation = catalogue.generation()

    @classmethod
    def passing(cls) -> Archive:
        """Return an empty archive that goes with the program."""
        catalogue = Catalogue.in_memory()
        return cls(catalogue, opened(None), None, lambda: catalogue)

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
    def is_first_without_tantivy(folder: Path) -> bool:
        """Return whether the archive in a folder will be the first one without tantivy."""
        return is_first_without_tantivy(folder / _INDEX)

    @staticmethod
    def clear(folder: Path) -> None:
        """Take away what an archive has in a folder. Raises CatalogueError."""
        lock = Lock(folder / "lock")
        with _translated():
            if not lock.take():
                raise CatalogueError(Trouble.BUSY)
            shutil.rmtree(folder / _INDEX, ignore_errors=True)
            for file in folder.glob("catalogue.sqlite3*"):
                file.unlink()
            lock.let_go()

    @classmethod
    def _kept(cls, folder: Path) -> Archive:
        """Return the archive in a folder as it is. Raises CatalogueError."""
        with _translated():
            make_folder(folder.parent)
            make_folder(folder)
            make_folder(folder / _INDEX)
            file = folder / "catalogue.sqlite3"
            catalogue = Catalogue.writer(file)
            catalogue.hurry()
            index, lock = opened(folder / _INDEX), Lock(folder / "lock")
            archive = cls(catalogue, index, lock, lambda: Catalogue.looker(file))
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
        if self._index.count() != self._catalogue.count() or self._catalogue.has_orphans():
            raise CatalogueError(Trouble.DAMAGED)

    # What is there

    def was_written_elsewhere(self) -> bool:
        """Return whether another program has written since this was asked last."""
        before = self._generation
        with contextlib.suppress(CatalogueError):  # whoever wants something of it is told
            self._generation = self._catalogue.generation()
        return before != self._generation

    def stamps(self, files: Sequence[str]) -> dict[str, Stamp]:
        """Return the state in which each of some files was taken in, of those that were, whole.

        Raises CatalogueError.
        """
        return self._catalogue.stamps(files)

    def whole_count(self) -> int:
        """Return how many files were taken in whole. Raises CatalogueError."""
        return self._catalogue.whole_count()

    def near(self, path: str, about: About, limit: int, exclude: Collection[str]) -> list[Match]:
        """Return what is near to the article at a path, by what it is about, nearest first."""

        def asked() -> list[Near]:
            numbers = self._shown.numbers
            own = next(iter(numbers([path])), None)
            return near(self._index, about, own, limit, numbers(exclude))

        return self._asked(asked)

    def found(self, counted: Mapping[str, int], limit: int) -> list[Near]:
        """Return what a query of these stems finds, by numbers, the best first."""
        return self._hits(lambda: found(self._index, counted, limit))

    def same(self, words: str) -> list[Match]:
        """Return the articles that tell the same in the same words, a text's own among them."""
        return self._asked(lambda: [Near(n, 0.0, ()) for n in same(self._index, words, _SAME)])

    def find(self, wanted: Wanted, limit: int) -> list[Near]:
        """Return what holds all that is wanted, by numbers, the best first."""
        return self._hits(
            lambda: [Near(*hit, wanted.stems) for hit in self._index.find(wanted, limit)]
        )

    def _hits(self, ask: Callable[[], list[Near]]) -> list[Near]:
        """Return what was found; nothing where it cannot be read."""
        try:
            self._index.reload()
            return ask()
        except IndexDamageError:
            self.is_damaged = True
        except CatalogueError as error:
            self.suspect(error)
        return []

    def _asked(self, ask: Callable[[], list[Near]]) -> list[Match]:
        """Return what was found, with its paths; nothing where it cannot be read."""
        hits = self._hits(ask)
        paths = self._looked_up(lambda: self._shown.paths([hit.number for hit in hits])) or {}
        return [Match(paths[n], score, stems) for n, score, stems in hits if n in paths]

    # Writing

    def begin(self) -> bool:
        """Begin to write, unless another program does; return whether it is begun."""
        with _translated():
            self._resting.wait()
            if self._lock is None:
                return True
            is_held = self._lock.take()
            if is_held and self._lock.was_left():
                self._mend()
        self._pending.count_on()
        return is_held

    def _mend(self) -> None:
        """Take out what is half done: somebody was ended in the middle of writing."""
        with self._catalogue.transaction():
            forgotten, partial = self._catalogue.half_done()
            for file in partial:
                forgotten += self._catalogue.forget(file)
        self._index.forget(forgotten)
        self.commit()
        self._compare()

    def put(self, part: Part) -> bool:
        """Put articles of a file in: the first ones begin to take the place of all older ones.

        Until the last ones are in, the file does not count as catalogued. Returns whether all that
        was put in so far was committed.
        """
        with _translated():
            self._pending.put(part)
        if self._pending.articles < _COMMIT and self._pending.letters < _LETTERS:
            return False
        self.commit()
        return True

    def forget(self, file: str) -> None:
        """Take a file out."""
        with _translated():
            self._pending.forget(file)

    def flush(self) -> None:
        """Let what was put in be listed."""
        self.written += self._pending.flush()

    def commit(self) -> None:
        """Let what was put in be found, and outlive the program."""
        with _translated():
            self._pending.commit()
        self.written += 1

    def end(self) -> None:
        """Be done with writing, after a commit: another program may, soon."""
        with _translated():
            self._resting.begin()

    def let_go(self, unasked: float) -> None:
        """Let go of what the index takes to be asked, if it was not for so many seconds."""
        self._index.let_go(unasked)

    def roll_back(self) -> None:
        """Let go of what was not committed."""
        self._pending.clear()
        self.wait()
        with contextlib.suppress(IndexDamageError):
            self._index.rest()
        if self._lock is not None:
            self._lock.let_go(is_done=False)

    def wait(self, seconds: float | None = None) -> None:
        """Wait until the index rests that `end` lets go of, or so long."""
        with contextlib.suppress(IndexDamageError):
            self._resting.wait(seconds)

    def close(self, seconds: float | None = None) -> None:
        """Let go of the files, when the index rests, or after so long."""
        self.wait(seconds)
        for base in (self._catalogue, self._shown, self.lists.base):
            with contextlib.suppress(CatalogueError):
                base.close()


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
