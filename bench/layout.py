"""Laying out running text on first sight, against a plain reshape-then-get_display of its lines.

    python -m bench layout [FILE.jsonl[.gz] ...]

A file holds one article a line with its `text`; without files the corpus of `bench.corpus` is
laid out. Each run is a fresh interpreter: no cache is warm. Both programs get the same paragraphs.
"""

from __future__ import annotations

import gzip
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.corpus import generated

COLUMNS = 70
MOST = 2_000_000


def paragraphs(files: list[str]) -> list[str]:
    """Return the paragraphs of a corpus, white space folded, as loading hands them on."""
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


def _texts(files: list[str]) -> Iterator[str]:
    """Yield the texts of the articles in files of JSON lines."""
    for name in files:
        with gzip.open(name, "rt") if name.endswith(".gz") else Path(name).open("rt") as lines:
            for line in lines:
                yield json.loads(line)["text"]


def measure(which: str, files: list[str]) -> float:
    """Return the millions of code points a second that one of the two lays out."""
    texts = paragraphs(files)
    if which == "ours":
        from newsreader.layout.paragraphs import Paragraph
        from newsreader.layout.wrapping import wrap
        from newsreader.text.controls import SafeText
        from newsreader.text.offsets import Cell

        start = time.perf_counter()
        for text in texts:
            for line in wrap(Paragraph(SafeText(text)), Cell(COLUMNS)):
                _ = line.text
    else:
        import arabic_reshaper
        from bidi import get_display

        reshaper = arabic_reshaper.ArabicReshaper({"delete_harakat": False})
        start = time.perf_counter()
        for text in texts:
            get_display(reshaper.reshape(text))
    return sum(map(len, texts)) / (time.perf_counter() - start) / 1e6


def main(files: list[str], runs: int = 5) -> None:
    """Print both speeds and their ratio: the median of alternating runs."""
    speeds: dict[str, list[float]] = {"ours": [], "plain": []}
    for _ in range(runs):
        for which, found in speeds.items():
            command = [sys.executable, "-m", "bench.layout", which, *files]
            found.append(float(subprocess.run(command, capture_output=True, check=True).stdout))
    ratio = statistics.median(a / b for a, b in zip(*speeds.values()))
    ours, plain = (statistics.median(found) for found in speeds.values())
    name = ", ".join(Path(file).name for file in files) or "the generated corpus"
    print(f"layout of {name}: {ours:.2f} million code points a second")
    print(f"  reshape and get_display: {plain:.2f}; ratio {ratio:.2f}")


if __name__ == "__main__":
    print(measure(sys.argv[1], sys.argv[2:]))
