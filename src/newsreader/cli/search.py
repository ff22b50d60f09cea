"""`newsreader search QUERY`: the articles of a library that a query finds."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.cli.libraries import Listed, ListOptions, library_of, list_parser, print_list
from newsreader.cli.streams import end_with_pipe

__all__ = ["run"]


class Options(ListOptions):
    """What the command line says."""

    words: list[str]


def run(words: Sequence[str]) -> int:
    """Print what the query finds; return the exit status."""
    parser = list_parser(
        "newsreader search", "List the articles that a query finds, the best first."
    )
    parser.add_argument("words", nargs="+", metavar="QUERY", help="what to look for")
    options = parser.parse_args(words, Options())
    end_with_pipe()
    with library_of(options.library) as library:
        found = library.search(" ".join(options.words), options.limit)
    print_list((Listed(f.entry, f.score, f.why) for f in found), as_json=options.json)
    return 0
