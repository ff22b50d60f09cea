"""Articles taken in: how many a second, in how much memory, how large what comes of them is.

    python -m bench intake [--sizes N ...] [--seed N] [--folder DIR]

Each size is a file of JSON lines of 3.5 KB an article, from the seeded model. Beside it stand a
bare tantivy of the same texts and a bare SQLite of their titles, sections, sources and dates.
Figures are followed by their ratio to those of the smallest size (`x`) and to those of the bare
engines (`b`). Keys are pressed in the app while it takes the articles in.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench import listed
from bench.library import each_size, emptied, left_alone, run, size_of, sizes
from bench.stocks import Stock
from bench.tables import Row, percentile

__all__ = ["main"]


def main(arguments: Sequence[str]) -> None:
    """Print a table of the sizes."""
    parser = argparse.ArgumentParser(prog="python -m bench intake")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 40_000], metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where all of it is made; else a temporary one")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        each_size(Path(name), options.sizes, options.seed, _measured)
    print(flush=True)


def _measured(stock: Stock, folder: Path) -> list[Row]:
    """Return the figures of a size, in the order in which they are printed."""
    count = len(stock.labels)
    home, bare, flat = (emptied(folder / name) for name in ("home", "bare", "flat"))
    state = home / ".local" / "state" / "newsreader"
    plain, table_ = run("bare-build", stock.root, bare), run("bare-table", stock.root, flat)
    built = run("build", stock.root, state)
    assert built["articles"] == count, built
    both = plain["seconds"] + table_["seconds"]
    spent = built["processor"] + built["others"]
    index, catalogue = sizes(state)
    shutil.rmtree(state)
    keys = listed.pressed(stock.root, str(home))
    return [
        Row("articles a second", "", count / built["seconds"], count / both),
        Row("  of the bare index alone", "", count / plain["seconds"]),
        Row("  of the bare table alone", "", count / table_["seconds"]),
        Row("processor, all together", "us", 1e6 * spent / count, _each(count, plain, table_)),
        Row("  of the processes that load", "us", 1e6 * built["others"] / count),
        Row("most memory, all together", "MiB", built["together"], plain["peak"]),
        Row("index by text", "", index / stock.size, size_of(bare) / stock.size),
        Row("catalogue by text", "", catalogue / stock.size, size_of(flat) / stock.size),
        Row("a key meanwhile, median", "ms", 1_000 * percentile(keys, 0.5)),
        Row("a key meanwhile, 99 %", "ms", 1_000 * percentile(keys, 0.99)),
        *left_alone(folder, home, count),
    ]


def _each(count: int, *built: dict[str, float]) -> float:
    """Return the microseconds of the processor that an article took."""
    return 1e6 * sum(values["processor"] for values in built) / count
