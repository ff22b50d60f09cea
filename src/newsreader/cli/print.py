"""`newsreader print [PATH ...]`: articles to standard output, in logical order unless asked."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from itertools import chain
from typing import Any

from newsreader.article.articles import Article
from newsreader.article.serial import as_json
from newsreader.cli.arguments import Parser, encoding, number
from newsreader.cli.sources import loads_of
from newsreader.cli.streams import STANDARD_INPUT, end_with_pipe, json_text, tell
from newsreader.cli.terminals import output_for
from newsreader.loading import Options as LoadOptions
from newsreader.printing.articles import display_lines, logical_lines
from newsreader.terminal.output import Output

__all__ = ["print_paths", "run"]

_APART = "\n* * *\n"


class Options(argparse.Namespace):
    """What the command line says."""

    paths: list[str]
    width: int | None
    visual: bool
    json: bool
    terminal: str | None
    encoding: str | None
    as_it_is: bool


def _parser() -> Parser:
    """Return the parser of the words behind `print`."""
    parser = Parser("newsreader print", "Print articles: clean text in logical order.")
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    add("--width", type=number, metavar="N", help="wrap lines at N cells")
    order = parser.add_mutually_exclusive_group()
    order.add_argument("--visual", action="store_true", help="display order, as on a screen")
    order.add_argument("--logical", action="store_true", help="logical order (the default)")
    add("--json", action="store_true", help="everything that was found, as JSON")
    add("--terminal", metavar="PROFILE", help="the terminal that --visual prints for")
    add("--encoding", type=encoding, metavar="NAME", help="what the files are encoded in")
    add("--as-it-is", action="store_true", help="leave damaged Arabic as it is")
    return parser


def print_paths(paths: Sequence[str], encoding: str | None) -> int:
    """Print articles in logical order; return the exit status."""
    given = ["--encoding", encoding] if encoding else []
    return run([*given, "--", *paths])


def run(words: Sequence[str]) -> int:
    """Print the articles; return the exit status."""
    options = _parser().parse_args(words, Options())
    output = output_for(options.terminal, ask=options.visual)
    end_with_pipe()
    how = LoadOptions(encoding=options.encoding, repair=not options.as_it_is)
    loads, faults = loads_of(options.paths or [STANDARD_INPUT], how)
    tell(faults)
    status = 1 if faults else 0
    values = _JsonValues()
    count = 0
    for result in chain.from_iterable(loads):
        tell(result.faults)
        if result.article is None:
            status = 1
        elif options.json:
            values.add(as_json(result.article, result.faults))
        else:
            if count:
                print(_APART)
            _print_article(result.article, options, output)
            count += 1
    values.end()
    return status


def _print_article(article: Article, options: Options, output: Output) -> None:
    if not options.visual:
        for line in logical_lines(article, options.width):
            print(line)
        return
    from newsreader.display.labels import labels, page_texts
    from newsreader.settings import interface_language, load_settings

    texts = page_texts(article, labels(interface_language(load_settings()[0])))
    width = options.width or min(80, shutil.get_terminal_size().columns)
    print(output.begin, end="")
    for line in display_lines(article, texts, width, output.line):
        print(line)
    print(output.end, end="", flush=True)


class _JsonValues:
    """Prints values as JSON: one alone as it is, several as an array, none of them being kept."""

    def __init__(self) -> None:
        self._first: str | None = None
        self._count = 0

    def add(self, value: dict[str, Any]) -> None:
        """Print a value, the first one when it is known whether it is alone."""
        text = json_text(value)
        self._count += 1
        if self._count == 1:
            self._first = text
            return
        if self._first is not None:
            print("[\n" + self._first, end="")
            self._first = None
        print(",\n" + text, end="")

    def end(self) -> None:
        """Print what is still to be printed."""
        if self._first is not None:
            print(self._first)
        elif self._count:
            print("\n]")
