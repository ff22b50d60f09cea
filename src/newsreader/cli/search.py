"""`newsreader search QUERY`: the articles of a library that a query finds."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from newsreader.cli.arguments import Parser, number
from newsreader.cli.libraries import Listed, library_of, print_list
from newsreader.cli.streams import end_with_pipe

__all__ = ["run"]


class Options(argparse.Namespace):
    """What the command line says."""

    words: list[str]
    limit: int
    json: bool
    library: str | None


def _parser() -> Parser:
    """Return the parser of the words behind `search`."""
    parser = Parser("newsreader search", "List the articles that a query finds, the best first.")
    parser.add_argument("words", nargs="+", metavar="QUERY", help="what to look for")
    parser.add_argument("--limit", type=number, default=10, metavar="N", help="how many at most")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--library", metavar="DIR", help="the folder to look in")
    return parser


def run(words: Sequence[str]) -> int:
    """Print what the query finds; return the exit status."""
    options = _parser().parse_args(words, Options())
    end_with_pipe()
    found = library_of(options.library).search(" ".join(options.words), options.limit)
    print_list((Listed(f.entry, f.score, f.why) for f in found), as_json=options.json)
    return 0
