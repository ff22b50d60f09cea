"""Libraries of any size opened in the app: ratios to one of thirty articles.

    python -m bench openings [--sizes N ...] [--folder DIR]

What is measured is what the size of a library does to who opens it, not how long it takes to take
articles in: they are short, and written into the catalogue and the index as rows.
"""

from __future__ import annotations

import argparse
import datetime
import json
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import listed
from bench.articles import TITLE
from bench.measured import NEWS
from bench.tables import percentile
from newsreader.library.archive import Archive, folder_of
from newsreader.library.entries import Entry, Stamp
from newsreader.library.rows import Part, Row
from newsreader.search.words import Text
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["main"]

_FIRST = datetime.date(2026, 1, 1)
_SECTIONS = ("سياسة", "اقتصاد", "رياضة", "علوم", "فنون", "بيئة", "صحة", "محليات")
_SOURCES = ("الوطن", "الرأي", "الشرق", "الأنباء")
_WORDS = [
    "قمر",
    "شمس",
    "نهر",
    "جبل",
    "مدينة",
    "كتاب",
    "سوق",
    "مطر",
    "قلعة",
    "بحر",
    "لاعب",
    "شاعر",
    "طبيب",
    "قطار",
    "جسر",
    "حقل",
]
_BATCH = 2_000
_RUNS = 5


def main(arguments: Sequence[str]) -> None:
    """Print a line for each size, and its ratios to the first."""
    parser = argparse.ArgumentParser(prog="python -m bench openings")
    parser.add_argument("--sizes", type=int, nargs="*", default=[30, 10_000], metavar="N")
    parser.add_argument("--folder", type=Path, help="where all of it is made; else a temporary one")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        homes = {size: _made(Path(name, str(size)), size) for size in options.sizes}
        runs: dict[int, list[listed.Opened]] = {size: [] for size in homes}
        for _ in range(_RUNS + 1):  # in turn; the first round warms the caches of the file system
            for size, folder in homes.items():
                limit = 60 + size / 1_000
                runs[size].append(listed.opened(folder / "root", str(folder / "home"), limit))
        first: list[float] = []
        for size, found in runs.items():
            values = _figures(found[1:])
            first = first or [value for _, value, _ in values]
            print(f"{size:,} articles")
            for (label, value, unit), smallest in zip(values, first):
                print(f"  {label:32} {value:8.1f} {unit:4} {value / smallest:6.2f} x")


def _figures(runs: Sequence[listed.Opened]) -> list[tuple[str, float, str]]:
    """Return what was measured: a name, the median, its unit."""

    def keys(name: str) -> list[float]:
        return [seconds for run in runs for seconds in getattr(run, name)]

    scrolls, letters = keys("scrolls"), keys("letters")
    return [
        ("first frame", 1_000 * statistics.median(run.frame for run in runs), "ms"),
        ("the list on the screen", 1_000 * statistics.median(run.shown for run in runs), "ms"),
        ("memory at rest", statistics.median(run.resident for run in runs), "MiB"),
        ("a key in the list, median", 1_000 * statistics.median(scrolls), "ms"),
        ("a key in the list, 99 %", 1_000 * percentile(scrolls, 0.99), "ms"),
        ("to the end or the beginning", 1_000 * statistics.median(keys("jumps")), "ms"),
        ("a letter of the filter, median", 1_000 * statistics.median(letters), "ms"),
        ("a letter of the filter, most", 1_000 * max(letters), "ms"),
    ]


def _made(folder: Path, size: int) -> Path:
    """Make a library of so many articles in a folder; return it."""
    (folder / "root").mkdir(parents=True)
    (folder / "home").mkdir()
    file = folder / "root" / NEWS
    with file.open("w", encoding="utf-8") as out:
        for number in range(size):
            line = {"title": _title(number), "text": " ".join(_chosen(number, 12))}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    status = file.stat()
    stamp = Stamp(status.st_size, status.st_mtime_ns)
    state = folder / "home" / ".local" / "state" / "newsreader"
    state.mkdir(parents=True)
    archive = Archive.kept(folder_of(state, [folder / "root"], deep=True))
    assert archive.begin()
    for first in range(0, size, _BATCH):
        rows = list(_rows(file, stamp, first, min(size, first + _BATCH)))
        archive.put(Part(str(file), stamp, rows, first == 0, first + _BATCH >= size))
    archive.commit()
    archive.end()
    archive.close()
    return folder


def _rows(file: Path, stamp: Stamp, first: int, end: int) -> Iterator[Row]:
    """Yield the rows of articles by their numbers."""
    for number in range(first, end):
        entry = Entry(
            f"{file}#{number + 1}", str(file), number, SafeText(_title(number)),
            SafeText(_SECTIONS[number % len(_SECTIONS)]),
            _FIRST - datetime.timedelta(days=number * 4_000 // max(1, end)), None, "ar",
            Direction.RTL, 500, number % 9 + 1, (), SafeText(" ".join(_chosen(number, 15))),
            SafeText(_SOURCES[number % len(_SOURCES)]), stamp.modified,
        )  # fmt: skip
        words = " ".join(_chosen(number, 12))
        yield Row.of(entry, Text(words, words))


def _title(number: int) -> str:
    return " ".join(_chosen(number, 5)) if number else TITLE


def _chosen(number: int, count: int) -> Iterator[str]:
    """Yield words that depend on a number."""
    for place in range(count):
        yield _WORDS[(number * (place + 3) + number // 97 + place) % len(_WORDS)]
