"""What it costs the first paint to ask the terminal what it is.

The same article in a terminal that is not asked, one that answers at once, one that never does.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

from bench.articles import article, shown_title
from bench.ptys import first_paint, in_turn

_ANSWER = b"\x1b[>41;390;0c\x1b[8;0$y\x1b[?64;1;2c"  # xterm's, XTVERSION left out
_UNASKED = {"TERM_PROGRAM": "Apple_Terminal"}


def main(rounds: int = 15) -> None:
    """Print the median seconds, and what the two differ by from the first."""
    with tempfile.TemporaryDirectory() as home:
        path = Path(home, "small", "small.txt")
        path.parent.mkdir()
        path.write_text(article(10_000), encoding="utf-8")
        command = [sys.executable, "-m", "newsreader", str(path)]
        kinds: list[tuple[bytes, dict[str, str]]] = [(b"", _UNASKED), (_ANSWER, {}), (b"", {})]
        runs = [partial(first_paint, command, home, shown_title(), *kind) for kind in kinds]
        rows = in_turn(runs, rounds)
    unasked, answering, silent = (statistics.median(column) for column in zip(*rows))
    print(f"first paint where the terminal is not asked: {unasked * 1000:.0f} ms")
    print(f"  one that answers: {(answering - unasked) * 1000:+.0f} ms")
    print(f"  one that is silent: {(silent - unasked) * 1000:+.0f} ms")
