"""`newsreader doctor`: what terminal this is, what is sent to it, and a card to look at."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence

from newsreader.cli.arguments import Parser
from newsreader.cli.streams import json_text
from newsreader.cli.terminals import asked
from newsreader.terminal.doctor import as_json, report

__all__ = ["parser", "run"]


class Options(argparse.Namespace):
    """What the command line says."""

    terminal: str | None
    json: bool


def parser() -> Parser:
    """Return the parser of the words behind `doctor`."""
    made = Parser("newsreader doctor", "Tell what terminal this is and what is sent to it.")
    made.add_argument("--terminal", metavar="PROFILE", help="what terminal this is")
    made.add_argument("--json", action="store_true", help="as JSON")
    return made


def run(words: Sequence[str]) -> int:
    """Print the report; return the exit status."""
    options = parser().parse_args(words, Options())
    printer = asked(options.terminal)
    found, replies = printer.terminal, printer.replies
    if options.json:
        print(json_text(as_json(found, replies, os.environ, printer.graphics)))
        return 0
    for line in report(found, replies, os.environ, printer.output, printer.graphics):
        print(line)
    return 0
