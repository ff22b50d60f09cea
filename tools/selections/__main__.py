"""Mark random stretches of the samples with the mouse and compare what is copied.

    python -m tools.selections [--count N] [--seed N]

Through the app, by the bytes that a terminal sends: in windows and measures of several sizes, in
both languages, with lines filled by kashida, by spaces and not at all. What is meant is worked out
cell by cell (`tools/selections/oracle.py`), the screen's own letters are compared with it. The
exit status is 1 at any difference.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tools.selections.drags import KINDS, Case, tried

__all__ = ["cases", "main"]

_ARTICLES = Path(__file__).parents[2] / "articles"
_SIZES = ((100, 30, 70), (80, 24, 60), (60, 20, 40), (40, 16, 70), (130, 40, 90))
_FILLINGS = ("kashida", "spaces", "off")
_EACH = 40  # selections of a case


def cases(chance: random.Random, articles: Path = _ARTICLES) -> list[Case]:
    """Return every article in every size, each filled in some way, in some order."""
    paths = sorted(path for path in articles.iterdir() if path.suffix in (".md", ".txt"))
    found = [
        Case(path, (columns, rows), measure, chance.choice(_FILLINGS), chance.choice(("ar", "en")))
        for path, (columns, rows, measure) in itertools.product(paths, _SIZES)
    ]
    chance.shuffle(found)
    return found


def main() -> int:
    """Mark them and print what was counted; the exit status is 1 at any difference."""
    parser = argparse.ArgumentParser(prog="python -m tools.selections")
    parser.add_argument("--count", type=int, default=1000, help="how many")
    parser.add_argument("--seed", type=int, default=1, help="what they are drawn by")
    options = parser.parse_args()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME", "TERMUX_VERSION"):
        os.environ.pop(name, None)  # the clipboard of whoever runs this is his own
    chance = random.Random(options.seed)
    counts: Counter[str] = Counter()
    shown, copied, wrong = 0, 0, 0
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="newsreader-selections-") as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder
        for case in itertools.cycle(cases(chance)):
            left = options.count - counts.total()
            if left <= 0:
                break
            found = asyncio.run(tried(case, min(_EACH, left), chance))
            counts.update(found.counts)
            shown, copied, wrong = shown + 1, copied + found.copied, wrong + len(found.wrong)
            for line in found.wrong[:5]:
                print(f"✗ {case}\n    {line}", flush=True)
    for kind in KINDS:
        print(f"{counts[kind]:8}  {kind}")
    print(
        f"{counts.total():8}  selections of {shown} pages, {copied} code points,"
        f" in {time.monotonic() - began:.0f} s: {wrong} differences"
    )
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
