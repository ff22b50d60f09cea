"""`newsreader related PATH`: the articles of a library that are near to one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsreader.cli.arguments import Parser
from newsreader.cli.libraries import Listed, ListOptions, library_of, list_parser, print_list
from newsreader.cli.streams import end_with_pipe, tell
from newsreader.library.related import Related
from newsreader.loading import load, located

__all__ = ["parser", "run"]


class Options(ListOptions):
    """What the command line says."""

    path: str


def parser() -> Parser:
    """Return the parser of the words behind `related`."""
    made = list_parser("newsreader related", "List related articles, the best first.")
    made.add_argument("path", metavar="PATH", help="the article")
    return made


def run(words: Sequence[str]) -> int:
    """Print the related articles; return the exit status."""
    options = parser().parse_args(words, Options())
    end_with_pipe()
    path = Path(os.path.realpath(options.path))
    result = load(located(str(path)))
    tell(result.faults)
    if result.article is None:
        return 1
    with library_of(options.library or str(path.parent)) as library:
        found = library.related(result.article, options.limit, options.limit)
    print_list(
        (Listed(each.entry, each.score, _why(each)) for each in found[: options.limit]),
        as_json=options.json,
    )
    return 0


def _why(related: Related) -> Sequence[str] | str:
    """Return why an article is related: the words that are shared, or what else it is."""
    if related.named:
        return "named by the article"
    if related.names and not related.why:
        return "names the article"
    return "the same story" if related.is_same else related.why
