"""`newsreader doctor`: what terminal this is, what is sent to it, and a card to look at."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from newsreader.cli.arguments import Parser
from newsreader.cli.streams import json_text
from newsreader.cli.terminals import asked
from newsreader.terminal.doctor import as_json, report
from newsreader.terminal.output import Output

__all__ = ["run"]


class Options(argparse.Namespace):
    """What the command line says."""

    terminal: str | None
    json: bool


def _parser() -> Parser:
    """Return the parser of the words behind `doctor`."""
    parser = Parser("newsreader doctor", "Tell what terminal this is and what is sent to it.")
    parser.add_argument("--terminal", metavar="PROFILE", help="what terminal this is")
    parser.add_argument("--json", action="store_true", help="as JSON")
    return parser


def run(words: Sequence[str]) -> int:
    """Print the report; return the exit status."""
    options = _parser().parse_args(words, Options())
    found, takeover = asked(options.terminal)
    replies = takeover.replies.replies if takeover.replies is not None else None
    if options.json:
        print(json_text(as_json(found, replies, os.environ)))
        return 0
    output = Output(found if sys.stdout.isatty() else None)
    print(output.begin, end="")
    for line in report(found, replies, os.environ, output):
        print(line)
    print(output.end, end="", flush=True)
    return 0
