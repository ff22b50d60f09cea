"""The command line: arguments, pipes, exit statuses; a module a command.

Exit status 0; 1 when something could not be read; 2 for wrong usage. Faults go to standard error,
one line each.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program and leave with its exit status.

    Ctrl-C ends it as it ends any program, without a traceback, while it is still being imported
    too; once there is something to be given back, the terminal's part deals with it.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from newsreader.cli.entry import run

    run(arguments)
