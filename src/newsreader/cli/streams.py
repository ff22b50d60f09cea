"""The standard streams: what is wrong goes to standard error, a line each."""

from __future__ import annotations

import io
import json
import re
import signal
import sys
from collections.abc import Iterable

from newsreader.errors import Fault

__all__ = ["STANDARD_INPUT", "end_with_pipe", "json_text", "pass_on_names", "tell"]

STANDARD_INPUT = "-"
"""What standard input is called among paths."""

_BARE = re.compile(
    "[\x7f-\x9f\u2028\u2029\ud800-\udfff]"
)  # what JSON lets pass, and a terminal not


def tell(faults: Iterable[Fault]) -> None:
    """Write faults to standard error, a line each."""
    for fault in faults:
        print(f"newsreader: {fault}", file=sys.stderr)


def end_with_pipe() -> None:
    """Let a closed pipe end the program as it ends any filter: silently."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def pass_on_names() -> None:
    """Let the names of files go out as the bytes they are, UTF-8 or not."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="surrogateescape")


def json_text(value: object) -> str:
    """Return a value as JSON without control characters or surrogates; these are escaped.

    So the name of a file comes out as Python's `os.fsencode` takes it, also one that is not UTF-8.
    """
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _BARE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
