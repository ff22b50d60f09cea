"""What was searched before: kept with the reading state, a query a line, the last one last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from newsreader.errors import Fault
from newsreader.private import make_folder, write_file
from newsreader.text.controls import label

__all__ = ["Asked", "recall", "remember"]

_NAME = "searches.txt"
_REMEMBERED = 50
_LARGEST = 100_000  # bytes of the file: whatever is behind them nobody has searched
_LONGEST = 1_000  # code points of a query


@dataclass(frozen=True, slots=True)
class Asked:
    """What was searched before, the last one at the end, and which of it was come back to.

    `place` counts from the end, 0 for what is typed now.
    """

    queries: tuple[str, ...] = ()
    place: int = 0

    def keep(self, query: str) -> Asked:
        """Return this with a query that was searched, at the end and once."""
        query = " ".join(query.split())[:_LONGEST]
        if not query:
            return replace(self, place=0)
        return Asked((*(q for q in self.queries if q != query), query)[-_REMEMBERED:])

    def step(self, step: int) -> Asked:
        """Return this gone back (-1) or forward (1)."""
        return replace(self, place=max(0, min(len(self.queries), self.place - step)))

    @property
    def query(self) -> str:
        """The query that was come back to, "" for none."""
        return self.queries[-self.place] if self.place else ""


def recall(state: Path | None) -> tuple[Asked, tuple[Fault, ...]]:
    """Return what was searched, and what is wrong with the file that holds it."""
    if state is None:
        return Asked(), ()
    file = state / _NAME
    try:
        with file.open("rb") as stream:
            text = stream.read(_LARGEST).decode("utf-8", "replace")
    except FileNotFoundError:
        return Asked(), ()
    except OSError as error:
        return Asked(), (Fault(str(file), f"what was searched cannot be read: {error.strerror}"),)
    asked = Asked()
    for line in text.splitlines():
        asked = asked.keep(label(line))
    return asked, ()


def remember(state: Path | None, asked: Asked) -> tuple[Fault, ...]:
    """Keep what was searched, with what other windows have kept; return what prevented it."""
    if state is None or not asked.queries:
        return ()
    kept, faults = recall(state)
    if faults:  # what may be there is not written over
        return faults
    for query in asked.queries:
        kept = kept.keep(query)
    file = state / _NAME
    try:
        make_folder(state)
        write_file(file, "".join(f"{query}\n" for query in kept.queries))
    except OSError as error:
        return (Fault(str(file), f"what is searched cannot be kept: {error.strerror}"),)
    return ()
