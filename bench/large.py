"""Sources far larger than memory should hold: the first article's time, and the memory taken.

A text of 1 GB, JSON Lines of 200 MB and a zip of 100 MB, each beside a small one of its kind. The
memory is the most that was resident (VmHWM) while the whole was being taken in for so many
seconds.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
import zipfile
from functools import partial
from pathlib import Path

from bench.articles import article, shown_title
from bench.memory import most_resident
from bench.ptys import Timed, first_paint, in_turn

_KINDS = {"txt": 1 << 30, "jsonl": 200 << 20, "zip": 100 << 20}
_SMALL = 10_000


def main(seconds: float = 60, pairs: int = 5) -> None:
    """Print the ratios, and the memory."""
    with tempfile.TemporaryDirectory() as home:
        for kind, size in _KINDS.items():
            small, large = (Path(home, name, f"news.{kind}") for name in ("small", "large"))
            for path, count in ((small, _SMALL), (large, size)):
                path.parent.mkdir(exist_ok=True)
                _write(path, kind, count)
            runs = [
                partial(first_paint, _command(path), home, shown_title()) for path in (small, large)
            ]
            rows = in_turn(runs, pairs)
            ratio = statistics.median(row[1] / row[0] for row in rows)
            most = _memory(large, home, seconds)
            print(f"{size >> 20} MiB of {kind}: first article {ratio:.2f} x that of a small one,")
            print(f"  {most:.0f} MiB resident at most in {seconds:.0f} s")
            large.unlink()


def _write(path: Path, kind: str, size: int) -> None:
    """Write a source of about `size` bytes: a text, JSON lines or an archive."""
    text = article(_SMALL)
    count = max(1, size // len(text.encode()))
    if kind == "txt":
        with path.open("w", encoding="utf-8") as file:
            for _ in range(count):
                file.write(text + "\n\n")
    elif kind == "jsonl":
        short = article(2000)
        title, _, body = short.partition("\n\n")
        line = json.dumps({"title": title, "text": body}, ensure_ascii=False) + "\n"
        with path.open("w", encoding="utf-8") as file:
            for _ in range(max(1, size // len(line.encode()))):
                file.write(line)
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            for number in range(count):
                archive.writestr(f"{number:06}.txt", text)


def _command(path: Path) -> list[str]:
    return [sys.executable, "-m", "newsreader", str(path)]


def _memory(path: Path, home: str, seconds: float) -> float:
    """Return the most MiB that were resident."""
    end = time.monotonic() + seconds
    with Timed(_command(path), home) as timed:
        while time.monotonic() < end:
            timed.settle(0.5)
            time.sleep(0.2)
        return most_resident(timed.process)
