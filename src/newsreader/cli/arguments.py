"""Parsers of command lines, and the values that options take."""

from __future__ import annotations

import argparse
from typing import NamedTuple, NoReturn

from newsreader.errors import on_one_line

__all__ = ["FILES", "Option", "Parser", "encoding", "number"]


FILES = ("PATH", "DIR")
"""What a value is called that is a file or a folder."""


class Option(NamedTuple):
    """An option: its names, what it takes ("" for nothing), what it is for, what it may be."""

    flags: tuple[str, ...]
    value: str
    about: str
    choices: tuple[str, ...]


class Parser(argparse.ArgumentParser):
    """A parser that takes no option by its beginning."""

    def __init__(self, prog: str, description: str, epilog: str | None = None) -> None:
        super().__init__(prog=prog, description=description, epilog=epilog, allow_abbrev=False)

    def options(self) -> list[Option]:
        """Return the options, in the order in which they were added."""
        return [
            Option(
                tuple(action.option_strings),
                str(action.metavar or action.dest.upper()) if action.nargs != 0 else "",
                action.help or "",
                tuple(map(str, action.choices or ())),
            )
            for action in self._actions
            if action.option_strings
        ]

    @property
    def takes_files(self) -> bool:
        """Whether files or folders are named behind the options."""
        named = (action.metavar for action in self._actions if not action.option_strings)
        return any(name in FILES for name in named)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, on one line, and leave."""
        super().error(on_one_line(message))


def number(text: str) -> int:
    """Return a number from 1 to 10,000: of cells, or of results."""
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"not a number from 1 to 10000: {text!r}")
    return int(text)


def encoding(text: str) -> str:
    """Return the name by which the program knows an encoding."""
    from newsreader.decoding.encodings import canonical

    found = canonical(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"no encoding is called {text!r}")
    return found
