"""Libraries of any size: built, opened, asked, left alone; and how good it is what is found.

    python -m bench library [--sizes N ...] [--lines FILE] ... [--seed N] [--folder DIR]

Each library is made of a seeded model of Arabic text, and of the articles of each FILE (JSON Lines
with `text`, maybe with `label`; edited copies of some are put behind them). Beside it stand a bare
tantivy of the same texts, a bare table of SQLite and, up to some size, what version 0.1.0 finds.
Figures are followed by their ratio to those of the smallest library (`x`) and to the bare engine's
(`b`). To take in a million articles lasts eight minutes or so: the larger sizes are for who asks.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import first_version, listed, stocks
from bench.quality import Quality, quality
from bench.stocks import Stock
from bench.tables import Row, percentile, table

__all__ = ["each_size", "emptied", "left_alone", "main", "run", "size_of", "sizes"]

_TREE = Path(__file__).parent.parent
_MOST_FILES = 100_000  # of those that are looked at again
_IDLE = 20.0  # seconds

Values = dict[str, Any]


def main(arguments: Sequence[str]) -> None:
    """Print a table of the libraries of the model, and what is found in each, in each FILE too."""
    parser = argparse.ArgumentParser(prog="python -m bench library")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000], metavar="N")
    parser.add_argument("--lines", type=Path, action="append", default=[], metavar="FILE")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where all of it is made; else a temporary one")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        each_size(Path(name), options.sizes, options.seed, _measured)
        for lines in options.lines:
            folder = emptied(Path(name, "given"))
            stock = stocks.given(_made(folder / "root"), lines, options.seed)
            print(
                table([(f"{lines.name}", _measured(stock, folder, in_the_app=False))]), flush=True
            )
    print(flush=True)


def each_size(
    folder: Path, counts: Sequence[int], seed: int, measured: Callable[[Stock, Path], list[Row]]
) -> None:
    """Print what is measured of libraries of the model, a column more for each size."""
    found: list[tuple[str, list[Row]]] = []
    for size in sorted(counts):
        one = emptied(folder / "modelled")
        stock = stocks.modelled(_made(one / "root"), size, seed)
        found.append((f"{size:,}", measured(stock, one)))
        print(table(found), flush=True)


def _measured(stock: Stock, folder: Path, *, in_the_app: bool = True) -> list[Row]:
    """Return the figures of a library, in the order in which they are printed."""
    home = _made(folder / "home")
    state, bare = home / ".local" / "state" / "newsreader", _made(folder / "bare")
    flat = _made(folder / "table")
    questions = folder / "questions.jsonl"
    stock.questions(questions)
    thousands = len(stock.labels) / 1_000
    built = run("build", stock.root, state)
    plain = run("bare-build", stock.root, bare)
    run("bare-table", stock.root, flat)
    assert built["articles"] == len(stock.labels), built
    asked, answered = run("ask", stock.root, state, questions), run("bare-ask", bare, questions)
    index, catalogue = sizes(state)
    return [
        Row("build a thousand", "s", built["seconds"] / thousands, plain["seconds"] / thousands),
        Row(
            "  of the processor",
            "s",
            built["processor"] / thousands,
            plain["processor"] / thousands,
        ),
        Row("most memory", "MiB", built["peak"], plain["peak"]),
        Row("index by text", "", index / stock.size, size_of(bare) / stock.size),
        Row("catalogue by text", "", catalogue / stock.size),
        Row("later start", "s", asked["start"]),
        Row("memory after it", "MiB", asked["rest"]),
        *_latencies("related", asked, answered),
        *_latencies("search", asked, answered),
        *_lists(asked, run("bare-list", flat)),
        *(_in_the_app(stock, home) if in_the_app else ()),
        *(left_alone(folder, home, len(stock.labels)) if in_the_app else ()),
        *_found(stock, asked, answered, questions),
    ]


def _latencies(name: str, asked: Values, bare: Values) -> list[Row]:
    """Return the rows of what it takes to answer; none where nothing was asked."""
    ours, plain = (values[name]["seconds"] for values in (asked, bare))
    if not ours:
        return []
    processor = [statistics.median(values[name]["processor"]) for values in (asked, bare)]
    return [
        Row(f"{name}, median of the processor", "ms", 1_000 * processor[0], 1_000 * processor[1]),
        *(
            Row(
                f"{name}, {label}",
                "ms",
                1_000 * percentile(ours, share),
                1_000 * percentile(plain, share),
            )
            for label, share in (("median", 0.5), ("95 %", 0.95), ("99 %", 0.99))
        ),
    ]


def _lists(asked: Values, bare: Values) -> list[Row]:
    """Return the rows of what it takes to list all articles in another order, or some of them."""
    names = {"sort": "the list sorted anew", "filter": "the list filtered"}
    ours, plain = (
        {kind: 1_000 * statistics.median(values[kind]) for kind in names}
        for values in (asked, bare)
    )
    return [Row(name, "ms", ours[kind], plain[kind]) for kind, name in names.items()]


def _in_the_app(stock: Stock, home: Path) -> list[Row]:
    """Return the rows of the app on a library that is built."""
    limit = 30 + len(stock.labels) / 1_000
    listed.opened(stock.root, str(home), limit)  # warms the caches of the file system
    runs = [listed.opened(stock.root, str(home), limit) for _ in range(3)]
    scrolls, jumps, letters, typed = (
        [seconds for run in runs for seconds in getattr(run, name)]
        for name in ("scrolls", "jumps", "letters", "typed")
    )
    return [
        Row("first frame", "s", statistics.median(run.frame for run in runs)),
        Row("the list on the screen", "s", statistics.median(run.shown for run in runs)),
        Row("memory at rest", "MiB", statistics.median(run.resident for run in runs)),
        Row("a key in the list, median", "ms", 1_000 * percentile(scrolls, 0.5)),
        Row("a key in the list, 99 %", "ms", 1_000 * percentile(scrolls, 0.99)),
        Row("to the end or the beginning", "ms", 1_000 * percentile(jumps, 0.5)),
        Row("a letter of the filter, median", "ms", 1_000 * percentile(letters, 0.5)),
        Row("a letter of the filter, most", "ms", 1_000 * max(letters)),
        Row("a letter of the search, median", "ms", 1_000 * percentile(typed, 0.5)),
        Row("a letter of the search, 99 %", "ms", 1_000 * percentile(typed, 0.99)),
    ]


def left_alone(folder: Path, home: Path, count: int) -> list[Row]:
    """Return the rows of a folder of as many files, which do not change."""
    root, nothing = folder / "files", folder / "nothing"
    stocks.small_files(root, min(count, _MOST_FILES))
    nothing.write_text("")
    state = home / ".local" / "state" / "newsreader"
    run("build", root, state)
    again = run("ask", root, state, nothing)
    idle = listed.idle(root, str(home), _IDLE, 60 + again["start"])
    return [
        Row("unchanged files, looked at again", "s", again["rescan"]),
        Row("idle with these files", "% of a core", 100 * idle),
    ]


def _found(stock: Stock, asked: Values, bare: Values, questions: Path) -> list[Row]:
    """Return the rows of how good it is what is found, by version 0.1.0 too."""
    labelled = {
        value["number"]: stock.labels[value["number"]] for value in stock.asked if "text" in value
    }
    wanted = {number: label for number, label in labelled.items() if label}
    related, plain = (
        quality(_numbers(values["related"], labelled), wanted, stock.labels, stock.pairs)
        for values in (asked, bare)
    )
    search, plainly = (
        quality(_numbers(values["search"], stock.queries), stock.queries, stock.labels, {})
        for values in (asked, bare)
    )
    first = {}
    if len(stock.labels) <= first_version.MOST:
        first = first_version.related(stock.root, questions)
    before = quality(
        {n: f for n, f in first.items() if n in labelled}, wanted, stock.labels, stock.pairs
    )
    return [
        *_rows("related", related, plain), *_rows("search", search, plainly),
        *(_rows("related by 0.1.0", before, plain) if first else ()),
    ]  # fmt: skip


def _rows(name: str, ours: Quality, bare: Quality) -> list[Row]:
    """Return the rows of what is planted."""
    names = {
        "precision": "right of five", "right": "right of what is shown", "shown": "shown",
        "pairs": "known pairs among five", "rank": "mean reciprocal rank of pairs",
    }  # fmt: skip
    return [
        Row(f"{name}: {names[key]}", "", value, getattr(bare, key), ratio=False)
        for key, value in ours._asdict().items()
        if value is not None and (key != "shown" or value)
    ]


def _numbers(answers: Mapping[str, Any], asked: Mapping[int, str]) -> dict[int, list[int]]:
    """Return what was found, by the numbers of those questions that are asked for."""
    found: Mapping[str, list[int]] = answers["found"]
    return {int(number): one for number, one in found.items() if int(number) in asked}


def run(work: str, *paths: Path) -> Values:
    """Return what one process measures."""
    command = [sys.executable, "-m", "bench.measured", work, *map(str, paths)]
    done = subprocess.run(command, cwd=_TREE, stdout=subprocess.PIPE, check=True)
    values: Values = json.loads(done.stdout)
    return values


def sizes(state: Path) -> tuple[int, int]:
    """Return the bytes of the index and of the catalogue of the one library in a state folder."""
    (archive,) = (state / ".libraries").iterdir()
    return size_of(archive / "index"), sum(f.stat().st_size for f in archive.glob("catalogue*"))


def size_of(folder: Path) -> int:
    """Return the bytes of all files below a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def emptied(folder: Path) -> Path:
    """Return a folder without what the library before has left there."""
    shutil.rmtree(folder, ignore_errors=True)
    return _made(folder)
