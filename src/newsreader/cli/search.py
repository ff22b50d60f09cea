"""`newsreader search QUERY`: the articles of a library that a query finds."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.cli.arguments import Parser
from newsreader.cli.libraries import Listed, ListOptions, library_of, list_parser, print_list
from newsreader.cli.streams import end_with_pipe
from newsreader.errors import UsageError
from newsreader.search.requests import request

__all__ = ["parser", "run"]


_DESCRIPTION = (
    "List the articles that hold all words of a query, the best first. A phrase in quotes is looked"
    " for as it is written; section:NAME, source:NAME, date:2026-01..2026-03, is:unread and"
    " is:bookmarked leave what is so."
)


class Options(ListOptions):
    """What the command line says."""

    words: list[str]


def parser() -> Parser:
    """Return the parser of the words behind `search`."""
    made = list_parser("newsreader search", _DESCRIPTION)
    made.add_argument("words", nargs="+", metavar="QUERY", help="what to look for")
    return made


def run(words: Sequence[str]) -> int:
    """Print what the query finds; return the exit status."""
    options = parser().parse_args(words, Options())
    end_with_pipe()
    asked = request(" ".join(options.words))
    for given, nearest in asked.wrong:
        raise UsageError(f"there is no filter {given}: is {nearest} meant?")
    with library_of(options.library) as library:
        results = library.search(asked, options.limit)
    print_list((Listed(f.entry, f.score, f.why) for f in results.found), as_json=options.json)
    return 0
