"""What can happen to the disk on which the reading state is kept, one after the other.

Usage: python -m tools.disks [--step BYTES] [--lock SECONDS] [CASE ...]

In each try articles are read before and while it happens. The table says for each case how many
tries there were, the longest that any question or mark of the screen's thread took (milliseconds),
what was read, what of it the next start knows, what was said to be lost, and what was lost and not
said. Exit status 1 when anything was, when an exception came out, or when anything took longer
than 50 ms. The disks are mounted in memory, for which one must be root.
"""

from __future__ import annotations

import argparse
import sys
import threading

from tools.disks.cases import CASES, Options
from tools.disks.reader import BOUND, Outcome


def main() -> int:
    """Try the cases and print the table; return the exit status."""
    parser = argparse.ArgumentParser(description="What can happen to the disk, tried.")
    parser.add_argument("cases", nargs="*", metavar="CASE", help=", ".join(CASES))
    parser.add_argument("--step", type=int, default=16 << 10, help="bytes between two sizes")
    parser.add_argument("--lock", type=float, default=30, help="seconds that a lock is held")
    words = parser.parse_args()
    raised: list[str] = []
    threading.excepthook = lambda found: raised.append(repr(found.exc_value))
    print(f"{'case':24}{'tries':>6}{'ms':>8}{'read':>8}{'kept':>8}{'said':>7}{'unsaid':>8}")
    is_bad = False
    for name in words.cases or CASES:
        total = Outcome()
        for outcome in CASES[name](Options(words.step, words.lock)):
            total.add(outcome)
        errors = [*total.errors, *raised]
        raised.clear()
        print(
            f"{name:24}{total.tries:6}{total.worst:8.1f}{total.read:8}{total.kept:8}"
            f"{total.said:7}{total.unsaid:8}  {'; '.join(errors[:3])}",
            flush=True,
        )
        is_bad = is_bad or bool(total.unsaid or errors) or total.worst > BOUND
    return int(is_bad)


if __name__ == "__main__":
    sys.exit(main())
