"""From the words of the command line to a command, and from what came of it to an exit status.

What a command does not need is not imported: a filter loads neither Textual nor SQLite. So a
command's module, which imports all it needs, is imported when the command is called.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from newsreader.cli.streams import make_safe, tell
from newsreader.errors import SourceError, UsageError, on_one_line

__all__ = ["run"]

Command = Callable[[Sequence[str]], int]
"""Takes the words behind its name, returns the exit status."""


def _print(words: Sequence[str]) -> int:
    """Print articles. Returns the exit status."""
    from newsreader.cli.print import run

    return run(words)


def _bidi(words: Sequence[str]) -> int:
    """Filter standard input. Returns the exit status."""
    from newsreader.cli.bidi import run

    return run(words)


def _search(words: Sequence[str]) -> int:
    """Look for articles. Returns the exit status."""
    from newsreader.cli.search import run

    return run(words)


def _related(words: Sequence[str]) -> int:
    """List what is near to an article. Returns the exit status."""
    from newsreader.cli.related import run

    return run(words)


def _index(words: Sequence[str]) -> int:
    """Catalogue a folder. Returns the exit status."""
    from newsreader.cli.index import run

    return run(words)


def _doctor(words: Sequence[str]) -> int:
    """Print what terminal this is. Returns the exit status."""
    from newsreader.cli.doctor import run

    return run(words)


def _config(words: Sequence[str]) -> int:
    """Print the settings. Returns the exit status."""
    from newsreader.cli.config import run

    return run(words)


def _man(words: Sequence[str]) -> int:
    """Write the manual page. Returns the exit status."""
    from newsreader.cli.manual import man_page, parsers

    parsers()["man"].parse_args(words)
    print(*man_page(), sep="\n")
    return 0


def _completions(words: Sequence[str]) -> int:
    """Write what completes the command line in a shell. Returns the exit status."""
    from newsreader.cli.manual import SHELLS, completions_parser

    print(*SHELLS[completions_parser().parse_args(words).shell](), sep="\n")
    return 0


def _open(words: Sequence[str]) -> int:
    """Open the app. Returns the exit status."""
    from newsreader.cli.open import run

    return run(words, tuple(_COMMANDS))


_COMMANDS: Mapping[str, Command] = {
    "print": _print,
    "bidi": _bidi,
    "search": _search,
    "related": _related,
    "index": _index,
    "doctor": _doctor,
    "config": _config,
    "man": _man,
    "completions": _completions,
}


def run(arguments: Sequence[str] | None) -> NoReturn:
    """Run the command that the words name and leave with its exit status."""
    make_safe()
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        status = _command(words)
    except UsageError as error:
        print(f"newsreader: {on_one_line(str(error))}", file=sys.stderr)
        status = 2
    except SourceError as error:
        tell([error.fault])
        status = 1
    except BrokenPipeError:
        # The reader of our output has left: that is no fault of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)


def _command(words: Sequence[str]) -> int:
    command = _COMMANDS.get(words[0]) if words else None
    return _open(words) if command is None else command(words[1:])
