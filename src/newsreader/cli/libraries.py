"""The library of a folder, for the commands that look into one, and lists of what they find."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from newsreader.cli.arguments import Parser, number
from newsreader.cli.streams import json_text, name_shown, tell, tell_progress
from newsreader.errors import Fault, UsageError
from newsreader.library.entries import Entry
from newsreader.library.libraries import Library
from newsreader.settings import library_folders, load_settings, state_folder

__all__ = ["ListOptions", "Listed", "library_of", "list_parser", "print_list"]

_WRITING = 10.0  # seconds to finish it


class Listed(NamedTuple):
    """An article that was found, its score, and why: the words, or what names it."""

    entry: Entry
    score: float
    why: Sequence[str] | str


class ListOptions(argparse.Namespace):
    """What the command line says of a list."""

    limit: int
    json: bool
    library: str | None


def list_parser(program: str, description: str) -> Parser:
    """Return a parser for a program that lists articles of a library."""
    parser = Parser(program, description)
    parser.add_argument("--limit", type=number, default=10, metavar="N", help="how many at most")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--library", metavar="DIR", help="the folder to look in")
    return parser


@contextlib.contextmanager
def library_of(folder: str | None) -> Iterator[Library]:
    """Open the library of a folder, refreshed; progress goes to a terminal's standard error."""
    if folder:
        roots = [Path(folder)]
    else:
        roots, settings = library_folders(load_settings())
        tell(settings.faults)
    roots = [Path(os.path.realpath(root)) for root in roots]
    if not os.path.lexists(roots[0]):
        raise UsageError(str(Fault(str(roots[0]), "there is no such folder")))
    state, homeless = state_folder()
    tell(homeless)
    library = Library(roots, state)
    tell(library.refresh(tell_progress if sys.stderr.isatty() else None).faults)
    yield library
    tell(library.close(_WRITING))


def print_list(found: Iterable[Listed], *, as_json: bool) -> None:
    """Print articles that were found: title and path, a line each, or all of it as JSON."""
    if as_json:
        rows = [_as_json(listed) for listed in found]
        print(json_text(rows))
        return
    for listed in found:
        print(f"{listed.entry.title}\t{name_shown(listed.entry.path)}")


def _as_json(listed: Listed) -> dict[str, object]:
    """Return an article that was found as JSON values."""
    return {
        "path": listed.entry.path,
        "title": listed.entry.title,
        "section": listed.entry.section,
        "score": round(listed.score, 4),
        "why": listed.why if isinstance(listed.why, str) else list(listed.why),
    }
