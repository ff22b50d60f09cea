"""`newsreader related PATH`: the articles of a library that are near to one."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from newsreader.cli.arguments import Parser, number
from newsreader.cli.libraries import Listed, library_of, print_list
from newsreader.cli.streams import end_with_pipe, tell
from newsreader.loading import load, located

__all__ = ["run"]


class Options(argparse.Namespace):
    """What the command line says."""

    path: str
    limit: int
    json: bool
    library: str | None


def _parser() -> Parser:
    """Return the parser of the words behind `related`."""
    parser = Parser("newsreader related", "List related articles, the best first.")
    parser.add_argument("path", metavar="PATH", help="the article")
    parser.add_argument("--limit", type=number, default=10, metavar="N", help="how many at most")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--library", metavar="DIR", help="the folder to look in")
    return parser


def run(words: Sequence[str]) -> int:
    """Print the related articles; return the exit status."""
    options = _parser().parse_args(words, Options())
    end_with_pipe()
    path = Path(os.path.realpath(options.path))
    result = load(located(str(path)))
    tell(result.faults)
    if result.article is None:
        return 1
    library = library_of(options.library or str(path.parent))
    found = library.related(result.article, options.limit)
    named = "named by the article"
    print_list(
        (Listed(r.entry, r.score, named if r.named else r.why) for r in found), as_json=options.json
    )
    return 0
