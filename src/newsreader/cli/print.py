"""`newsreader print [PATH ...]`: articles to standard output, in logical order unless asked."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from newsreader.article.articles import Article
from newsreader.article.serial import as_json
from newsreader.cli.arguments import Parser, encoding, number
from newsreader.cli.rows import output_for
from newsreader.cli.sources import loads_of
from newsreader.cli.streams import STANDARD_INPUT, end_with_pipe, json_text, tell
from newsreader.errors import Summary
from newsreader.loading import Options as LoadOptions
from newsreader.printing.articles import display_lines, logical_lines
from newsreader.printing.exports import lines_in
from newsreader.terminal.detection import choose
from newsreader.terminal.output import Output

__all__ = ["parser", "print_paths", "run"]

_APART = "\n* * *\n"


class Options(argparse.Namespace):
    """What the command line says."""

    paths: list[str]
    width: int | None
    visual: bool
    html: bool
    markdown: bool
    json: bool
    terminal: str | None
    encoding: str | None
    as_it_is: bool


def parser() -> Parser:
    """Return the parser of the words behind `print`."""
    made = Parser("newsreader print", "Print articles: clean text in logical order.")
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - is standard input")
    add("--width", type=number, metavar="N", help="wrap lines at N cells")
    order = made.add_mutually_exclusive_group()
    order.add_argument("--visual", action="store_true", help="display order, as on a screen")
    order.add_argument("--html", action="store_true", help="a page, its directions said")
    order.add_argument("--markdown", action="store_true", help="Markdown with a front matter")
    order.add_argument("--logical", action="store_true", help="logical order (the default)")
    add("--json", action="store_true", help="everything that was found, as JSON")
    add("--terminal", metavar="PROFILE", help="the terminal that --visual prints for")
    add("--encoding", type=encoding, metavar="NAME", help="what the files are encoded in")
    add("--as-it-is", action="store_true", help="leave damaged Arabic as it is")
    return made


def print_paths(paths: Sequence[str], encoding: str | None) -> int:
    """Print articles in logical order; return the exit status."""
    given = ["--encoding", encoding] if encoding else []
    return _print(parser().parse_args([*given, "--", *paths], Options()))


def run(words: Sequence[str]) -> int:
    """Print the articles; return the exit status."""
    options = parser().parse_args(words, Options())
    choose(options.terminal)
    end_with_pipe()
    return _print(options)


def _print(options: Options) -> int:
    """Print what the options name; return the exit status."""
    how = LoadOptions(encoding=options.encoding, repair=not options.as_it_is)
    loads, faults = loads_of(options.paths or [STANDARD_INPUT], how)
    tell(faults)
    status = 1 if faults else 0
    values, pages = _JsonValues(), _Pages(options)
    for results in loads:
        summary = Summary()
        for result in results:
            summary.add(result.faults)
            if result.article is None:
                status = 1
            elif options.json:
                values.add(as_json(result.article, result.faults))
            else:
                pages.add(result.article)
        tell(summary.faults())
    values.end()
    return status


class _Pages:
    """Prints articles one after the other, in logical order or as on a screen."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._count = 0
        self._output: Output | None = None

    def add(self, article: Article) -> None:
        """Print an article, apart from the one before."""
        if self._count and not (self._options.html or self._options.markdown):
            print(_APART)
        self._count += 1
        lines = self._lines(article)
        sys.stdout.writelines(f"{line}\n" for line in lines)

    def _lines(self, article: Article) -> Iterator[str]:
        """Return the lines of an article in the form that the options name."""
        if self._options.html or self._options.markdown:
            return lines_in("html" if self._options.html else "markdown", article)
        if self._options.visual:
            return self._as_on_a_screen(article)
        return logical_lines(article, self._options.width)

    def _as_on_a_screen(self, article: Article) -> Iterator[str]:
        """Yield the rows of the page, right where they go to and right when we are gone."""
        from newsreader.display.labels import labels_for
        from newsreader.display.page_texts import page_texts
        from newsreader.display.panes import spacing_of
        from newsreader.settings import load_settings

        if self._output is None:
            # Only now: what writes into a pipe that was read may have asked for a password.
            self._output = output_for(self._options.terminal)
        settings = load_settings().settings
        texts = page_texts(article, labels_for(settings))
        columns = shutil.get_terminal_size().columns - self._output.spare
        width = self._options.width or max(1, min(80, columns))
        spacing = spacing_of(settings)
        yield from display_lines(article, texts, width, self._output.row, spacing)


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
