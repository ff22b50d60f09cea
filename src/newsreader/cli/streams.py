"""The standard streams: names that are no text, and nothing that would act on a terminal.

What is wrong goes to standard error, a line each.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import signal
import sys
from collections.abc import Iterable
from typing import TextIO

from newsreader.errors import Fault, in_lines, on_one_line

__all__ = [
    "STANDARD_INPUT", "end_with_pipe", "json_text", "make_safe", "name_shown", "tell",
    "tell_progress",
]  # fmt: skip

STANDARD_INPUT = "-"
"""What standard input is called among paths."""

_OWN_BYTES = "newsreader.own-bytes"
# What JSON lets pass, and a terminal not.
_BARE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class _Lines(io.TextIOBase):
    """A stream that takes lines, and lets nothing through that would act on a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write text; what would act on a terminal is U+FFFD."""
        self._stream.write(in_lines(text))
        return len(text)

    def flush(self) -> None:
        """Write what is held back."""
        self._stream.flush()

    def isatty(self) -> bool:
        """Return whether it is a terminal."""
        return self._stream.isatty()

    def fileno(self) -> int:
        """Return the descriptor."""
        return self._stream.fileno()


def make_safe() -> None:
    """Let no control character into standard error, tracebacks included; and any name out.

    The name of a file is bytes. On its way through Python it may hold what no encoding has: it
    goes to standard output as the bytes it was. What the terminal's encoding lacks is `?`. From a
    stream that is closed nothing comes, and what goes there is gone.
    """
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - as long as we run
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - the same
    if sys.stderr is not None:
        sys.stderr = _Lines(sys.stderr)
    codecs.register_error(_OWN_BYTES, _own_bytes)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors=_OWN_BYTES)


def _own_bytes(error: UnicodeError) -> tuple[bytes, int]:
    """Return the bytes for what cannot be encoded, and where to go on, in code points."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    data = bytes(ord(c) - 0xDC00 if "\udc80" <= c <= "\udcff" else ord("?") for c in lost)
    return data, error.end


def name_shown(path: str) -> str:
    """Return the name of a file as it is printed: a pipe gets it as it is, a terminal made safe."""
    return on_one_line(path) if sys.stdout.isatty() else path


def tell(faults: Iterable[Fault]) -> None:
    """Write faults to standard error, a line each."""
    for fault in faults:
        print(f"newsreader: {fault}", file=sys.stderr)


def tell_progress(share: float) -> None:
    """Say on standard error how much of a work is done, over and over on one line."""
    if sys.__stderr__ is not None:
        print(f"\r{share:4.0%}", end="\n" * (share >= 1), file=sys.__stderr__, flush=True)


def end_with_pipe() -> None:
    """Let a closed pipe end the program as it ends any filter: silently."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)


def json_text(value: object) -> str:
    """Return a value as JSON without control characters or surrogates; these are escaped.

    So the name of a file comes out as Python's `os.fsencode` takes it, also one that is not UTF-8.
    """
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2)
    return _BARE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
