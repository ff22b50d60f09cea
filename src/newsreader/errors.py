"""Every fault that a user can cause: each names the source and the fault.

    NewsreaderError
    ├── SourceError     something could not be read: a file, a folder, standard input
    └── UsageError      the words of the command line do not fit

A fault that leaves an article usable is no exception but a `Fault` value beside the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

__all__ = [
    "Fault", "NewsreaderError", "SourceError", "Summary", "UsageError", "in_lines", "on_one_line",
    "traceback_of",
]  # fmt: skip

# Bidi controls too: in a file's name they would put what stands behind it somewhere else.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def on_one_line(message: str) -> str:
    """Return `message` without what would act on a terminal or end the line: U+FFFD instead.

    All else stays, joiners too: the name of a Persian file is still the name of that file.
    """
    return _UNFIT.sub("\ufffd", message)


def in_lines(text: str) -> str:
    """Return `text` without what would act on a terminal, its lines as they are."""
    return "\n".join(map(on_one_line, text.expandtabs().split("\n")))


def traceback_of(error: BaseException) -> str:
    """Return what Python shows of an exception, in lines that a terminal may be shown."""
    import traceback

    return in_lines("".join(traceback.format_exception(error)))


@dataclass(frozen=True, slots=True)
class Fault:
    """One line for the user: what is wrong with which source; the work goes on.

    `source` is the name as the user knows it (a path, `-` for standard input), `line` counts
    from 1 where the fault has a place.
    """

    source: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        """`source:line: message`, on one line and printable whatever the source's name holds."""
        place = self.source if self.line is None else f"{self.source}:{self.line}"
        return on_one_line(f"{place}: {self.message}")


class Summary:
    """The faults of sources, in one line each: the first, and how many more there are.

    However many they are, one of each source is held.
    """

    def __init__(self) -> None:
        """Begin without faults."""
        self._first: dict[str, Fault] = {}
        self._count: dict[str, int] = {}

    def add(self, faults: Iterable[Fault]) -> None:
        """Take faults; those of a collection's articles are faults of the collection."""
        for fault in faults:
            source = fault.source.partition("#")[0]
            self._first.setdefault(source, fault)
            self._count[source] = self._count.get(source, 0) + 1

    def faults(self) -> list[Fault]:
        """Return one fault for each source, in the order in which they came."""
        return [
            fault
            if (more := self._count[source] - 1) == 0
            else replace(fault, message=f"{fault.message} (and {more:,} more)")
            for source, fault in self._first.items()
        ]


class NewsreaderError(Exception):
    """The root of all faults that a user can cause."""


class SourceError(NewsreaderError):
    """A source gives no article at all; carries the `Fault` to show."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


class UsageError(NewsreaderError):
    """The words of the command line do not fit; exit status 2."""
