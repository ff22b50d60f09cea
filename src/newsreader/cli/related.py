"""`newsreader related PATH`: the articles of a library that are near to one."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsreader.cli.libraries import Listed, ListOptions, library_of, list_parser, print_list
from newsreader.cli.streams import end_with_pipe, tell
from newsreader.loading import load, located

__all__ = ["run"]


class Options(ListOptions):
    """What the command line says."""

    path: str


def run(words: Sequence[str]) -> int:
    """Print the related articles; return the exit status."""
    parser = list_parser("newsreader related", "List related articles, the best first.")
    parser.add_argument("path", metavar="PATH", help="the article")
    options = parser.parse_args(words, Options())
    end_with_pipe()
    path = Path(os.path.realpath(options.path))
    result = load(located(str(path)))
    tell(result.faults)
    if result.article is None:
        return 1
    with library_of(options.library or str(path.parent)) as library:
        found = library.related(result.article, options.limit)
    named = "named by the article"
    print_list(
        (Listed(r.entry, r.score, named if r.named else r.why) for r in found), as_json=options.json
    )
    return 0
