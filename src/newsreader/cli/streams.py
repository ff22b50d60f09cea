"""The standard streams: what is wrong goes to standard error, a line each."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterable

from newsreader.errors import Fault

__all__ = ["STANDARD_INPUT", "end_with_pipe", "tell"]

STANDARD_INPUT = "-"
"""What standard input is called among paths."""


def tell(faults: Iterable[Fault]) -> None:
    """Write faults to standard error, a line each."""
    for fault in faults:
        print(f"newsreader: {fault}", file=sys.stderr)


def end_with_pipe() -> None:
    """Let a closed pipe end the program as it ends any filter: silently."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
