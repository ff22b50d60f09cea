"""The command line: arguments, pipes, exit statuses; a module a command.

Exit status 0; 1 when something could not be read; 2 for wrong usage. Faults go to standard error,
one line each.
"""

from newsreader.cli.entry import main

__all__ = ["main"]
