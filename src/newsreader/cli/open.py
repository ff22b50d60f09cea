"""`newsreader [PATH ...]`: the app; the articles' text where there is no screen to show it on."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from newsreader import __version__
from newsreader.cli.arguments import Parser, encoding
from newsreader.cli.streams import STANDARD_INPUT, end_with_pipe, tell
from newsreader.messages import languages
from newsreader.terminal.abilities import shows_screens

__all__ = ["parser", "run"]


class Options(argparse.Namespace):
    """What the command line says."""

    paths: list[str]
    language: str | None
    terminal: str | None
    encoding: str | None
    linear: bool


def parser(commands: Sequence[str]) -> Parser:
    """Return the parser of a command line that names none of the commands."""
    made = Parser(
        "newsreader",
        "Read Arabic articles in the terminal.",
        f"Commands: newsreader {{{','.join(commands)}}} --help",
    )
    add = made.add_argument
    add("paths", nargs="*", metavar="PATH", help="files and folders; - is a pipe")
    add("--language", choices=languages(), help="language of the interface")
    add("--terminal", metavar="PROFILE", help="what terminal this is")
    add("--encoding", type=encoding, metavar="NAME", help="what PATH is encoded in")
    add("--linear", action="store_true", help="for a screen reader: lines of text, no screen")
    add("--version", action="version", version=f"newsreader {__version__}")
    return made


def run(words: Sequence[str], commands: Sequence[str]) -> int:
    """Open the app, or print into a pipe; return the exit status."""
    options = parser(commands).parse_args(words, Options())
    paths = options.paths
    if not paths and not sys.stdin.isatty():
        paths = [STANDARD_INPUT]
    if options.linear:
        from newsreader.cli.linear import read_aloud

        return read_aloud(paths, options.language, options.encoding)
    if sys.stdout.isatty() and shows_screens(os.environ):
        from newsreader.opening import open_app

        return open_app(paths, options.language, options.terminal, options.encoding)
    return _print(paths, options.encoding)


def _print(paths: Sequence[str], encoding: str | None) -> int:
    """Print the articles; a terminal without a screen gets them through a pager."""
    from newsreader.cli.print import print_paths

    if not paths:
        from newsreader.settings import library_folders, load_settings

        folders, settings = library_folders(load_settings())
        tell(settings.faults)
        paths = [str(folder) for folder in folders]
    if not sys.stdout.isatty():
        end_with_pipe()
        return print_paths(paths, encoding)
    from newsreader.cli.paging import paged

    return paged(lambda: print_paths(paths, encoding), os.environ)
