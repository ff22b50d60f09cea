"""`newsreader index DIR`: a folder is catalogued beforehand."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from newsreader.cli.arguments import Parser
from newsreader.cli.libraries import library_of
from newsreader.cli.streams import name_shown

__all__ = ["parser", "run"]


class Options(argparse.Namespace):
    """What the command line says."""

    folder: str | None


def parser() -> Parser:
    """Return the parser of the words behind `index`."""
    made = Parser("newsreader index", "Catalogue a folder of articles.")
    made.add_argument("folder", nargs="?", metavar="DIR", help="the folder; else the library's")
    return made


def run(words: Sequence[str]) -> int:
    """Catalogue the folder and print how many articles it has; return the exit status."""
    options = parser().parse_args(words, Options())
    with library_of(options.folder) as library:
        count = library.count()
    names = ", ".join(name_shown(str(root)) for root in library.roots)
    print(f"{names}: {count} article{'' if count == 1 else 's'}")
    return 0
