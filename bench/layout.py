"""Laying out paragraphs at first sight and again, against a plain reshape-then-get_display.

    python -m bench layout [FILE.jsonl[.gz] ...]

A file holds one article a line with its `text`; without files the corpora of `bench.corpus` are
laid out. Each run is a fresh interpreter: no cache is warm. All programs get the same paragraphs.
"""

from __future__ import annotations

import gzip
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.corpus import generated, mixed

COLUMNS = 70
MOST = 2_000_000
WAYS = ("running", "filled", "general", "plain", "mixed", "mixed, filled")
"""Running text, the same filled by kashida, without the fast ways, by the packages alone; mixed."""


def paragraphs(files: Sequence[str], way: str = "running") -> list[str]:
    """Return the paragraphs of a corpus, white space folded, as loading hands them on."""
    if way.startswith("mixed"):
        return mixed(MOST // 4)
    if not files:
        return generated(MOST)
    found: list[str] = []
    size = 0
    for text in _texts(files):
        for line in text.split("\n"):
            folded = " ".join(line.split())
            if folded:
                found.append(folded)
                size += len(folded)
        if size > MOST:
            break
    return found


def _texts(files: Sequence[str]) -> Iterator[str]:
    """Yield the texts of the articles in files of JSON lines."""
    for name in files:
        with gzip.open(name, "rt") if name.endswith(".gz") else Path(name).open("rt") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def measure(way: str, files: Sequence[str]) -> tuple[float, float]:
    """Return the millions of code points a second laid out one way, at first sight and again."""
    texts = paragraphs(files, way)
    size = sum(map(len, texts)) / 1e6
    lay_out = _LAYING.get(way, _wrapped)
    seconds = []
    for _ in range(2):
        start = time.process_time()  # a machine that others use: its own work alone
        lay_out(texts)
        seconds.append(time.process_time() - start)
    return size / seconds[0], size / seconds[1]


def _wrapped(texts: list[str]) -> None:
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.layout.wrapping import wrap
    from newsreader.text.controls import SafeText
    from newsreader.text.offsets import Cell

    for text in texts:
        for line in wrap(Paragraph(SafeText(text)), Cell(COLUMNS)):
            _ = line.text


def _filled(texts: list[str]) -> None:
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.layout.stretching import Filling
    from newsreader.layout.wrapping import wrap
    from newsreader.text.controls import SafeText
    from newsreader.text.offsets import Cell

    for text in texts:
        for line in wrap(Paragraph(SafeText(text)), Cell(COLUMNS), Filling.KASHIDA):
            _ = line.text


def _generally(texts: list[str]) -> None:
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.layout.wrapping import _wrap
    from newsreader.text.controls import SafeText

    for text in texts:
        for line in list(_wrap(Paragraph(SafeText(text)), COLUMNS)):
            _ = line.text


def _plainly(texts: list[str]) -> None:
    import arabic_reshaper
    from bidi import get_display

    reshaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False})
    for text in texts:
        get_display(reshaper.reshape(text))


_LAYING: Mapping[str, Callable[[list[str]], None]] = {
    "plain": _plainly,
    "general": _generally,
    "filled": _filled,
    "mixed, filled": _filled,
}


def speeds(
    way: str, files: Sequence[str] = (), environment: Mapping[str, str] | None = None
) -> tuple[float, float]:
    """Return what `measure` does, of a fresh interpreter with these variables in addition."""
    command = [sys.executable, "-m", "bench.layout", way, *files]
    around = {**os.environ, **(environment or {})}
    out = subprocess.run(command, capture_output=True, check=True, env=around).stdout
    first, again = map(float, out.split())
    return first, again


def main(files: Sequence[str], runs: int = 5) -> None:
    """Print all speeds and their ratios: the medians of alternating runs."""
    rows = [{way: speeds(way, files) for way in WAYS} for _ in range(runs)]
    name = ", ".join(Path(file).name for file in files) or "the generated corpus"
    print(f"layout of {name}, million code points a second, at first sight and again:")
    for way in WAYS:
        first, again = (statistics.median(row[way][i] for row in rows) for i in (0, 1))
        print(f"  {way}: {first:.2f}, {again:.2f}")
    for way in ("plain", "general"):
        ratio = statistics.median(row["running"][0] / row[way][0] for row in rows)
        print(f"  running / {way} at first sight: {ratio:.2f}")
    ratio = statistics.median(row["filled"][0] / row["running"][0] for row in rows)
    print(f"  filled / running at first sight: {ratio:.2f}")


if __name__ == "__main__":
    print(*measure(sys.argv[1], sys.argv[2:]))
