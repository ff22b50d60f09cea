"""What a kill has left behind: marks, two stores, what is found in them."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.kills.program import WORD, marked

from newsreader.library.archive import Archive, folder_of
from newsreader.library.entries import Reading
from newsreader.library.libraries import Library

__all__ = ["Marks", "Verdict", "judged"]

_LATE = 5.0  # seconds in which a mark is to be written, however busy the machine is
_ALL = 10_000


@dataclass
class Marks:
    """What a program has said before it was killed: the times of its marks, which were written."""

    made: dict[int, float] = field(default_factory=dict)
    written: int = 0

    @classmethod
    def of(cls, lines: Sequence[str]) -> Marks:
        """Return what these lines say; the last one may be cut."""
        marks = cls()
        for line in lines:
            kind, *words = line.split()
            if kind == "m" and len(words) == 2:
                marks.made[int(words[0])] = float(words[1])
            elif kind == "w" and words:
                marks.written = int(words[0])
        return marks


@dataclass
class Verdict:
    """What is there after a kill.

    `lost` are marks that were written, or had long been to be; `open` are those that were just
    made and are not there, with the `age` of the oldest in seconds. `made_again`: what is derived
    was thrown away. `wrong` is whatever else is not as it should be.
    """

    marks: int = 0
    written: int = 0
    lost: int = 0
    open: int = 0
    age: float = 0.0
    made_again: bool = False
    wrong: list[str] = field(default_factory=list)


def judged(root: Path, state: Path, marks: Marks, before: int, ended: float) -> Verdict:
    """Return what is there; `before` is the place before the first mark, `ended` when it ended."""
    verdict = Verdict(len(marks.made), marks.written)
    folder = folder_of(state, [root], deep=True)
    library = Library([root], state)
    with _held(folder / "catalogue.sqlite3") as old:
        faults = list(library.refresh().faults)
        verdict.made_again = old is not None and not _is_still(folder / "catalogue.sqlite3", old)
    _look_for(verdict, library, root, marks, before, ended)
    verdict.wrong += _differences(library, root)
    faults += library.close(10)
    verdict.wrong += [str(fault) for fault in faults if fault.source.startswith(str(state))]
    verdict.wrong += _damages(state)
    archive = Archive.kept(folder)
    counts = archive._index.count(), archive._catalogue.count()
    archive.close()
    if counts[0] != counts[1]:
        verdict.wrong.append(f"{counts[0]} articles in the index, {counts[1]} in the catalogue")
    return verdict


def _look_for(
    verdict: Verdict, library: Library, root: Path, marks: Marks, before: int, ended: float
) -> None:
    """Look for each mark in what is known of its article, and count those that are not there."""
    for number, made in marks.made.items():
        if _is_there(library.reading(marked(root, number)), before + number):
            continue
        age = ended - made
        if number <= marks.written or age > _LATE:
            verdict.lost += 1
        else:
            verdict.open += 1
            verdict.age = max(verdict.age, age)


def _is_there(reading: Reading, place: int) -> bool:
    """Return whether a mark, or a later one of the same article, is there."""
    return reading.read and reading.place is not None and reading.place[1] >= place


def _differences(library: Library, root: Path) -> Iterator[str]:
    """Yield what a library shows and finds that one without a memory does not, or the other way."""
    fresh = Library([root])
    fresh.refresh()
    titles = [[(e.path, e.title) for e in each.entries] for each in (library, fresh)]
    if titles[0] != titles[1]:
        yield f"{len(titles[0])} articles where there are {len(titles[1])}"
    found = [{f.entry.path for f in each.search(WORD, _ALL).found} for each in (library, fresh)]
    if found[0] != found[1]:
        yield f"{len(found[0])} articles found of {len(found[1])}"
    fresh.close()


def _damages(state: Path) -> Iterator[str]:
    """Yield what SQLite finds wrong with the files of a state folder."""
    for file in state.rglob("*.sqlite3"):
        with contextlib.closing(sqlite3.connect(file)) as base:
            said = [row[0] for row in base.execute("PRAGMA integrity_check")]
        if said != ["ok"]:
            yield f"{file.name}: {said[0]}"


@contextlib.contextmanager
def _held(file: Path) -> Iterator[os.stat_result | None]:
    """Hold a file open, None where there is none: as long as it is, no other gets its number."""
    try:
        descriptor = os.open(file, os.O_RDONLY)
    except FileNotFoundError:
        yield None
        return
    try:
        yield os.fstat(descriptor)
    finally:
        os.close(descriptor)


def _is_still(file: Path, old: os.stat_result) -> bool:
    """Return whether a file is the one that it was."""
    return file.exists() and os.path.samestat(file.stat(), old)
