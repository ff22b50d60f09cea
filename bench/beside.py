"""This tree beside a revision of it: both measured in turn, in one run, as ratios.

    python -m bench beside REVISION [ROUNDS]

The revision's source is laid out beside and run with this interpreter and its packages. What is
printed are the medians of the ratios of all rounds: a machine that is busy is busy for both.
"""

from __future__ import annotations

import compileall
import contextlib
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from bench import keys
from bench.articles import article, shown_title
from bench.layout import speeds
from bench.ptys import first_paint

__all__ = ["checked_out", "main", "running_from"]

_TREE = Path(__file__).parent.parent
_PRESSES = 60
_PAINTS = 7  # of each tree in a round: they are short

Environment = Mapping[str, str]
Figures = dict[str, float]


@contextlib.contextmanager
def checked_out(revision: str) -> Iterator[Path]:
    """Give the folder of a revision's source, compiled; it is there within the context alone."""
    with tempfile.TemporaryDirectory() as folder:
        archive = str(Path(folder, "tree.tar"))
        git = ["git", "-C", str(_TREE), "archive", f"--output={archive}", revision, "src"]
        subprocess.run(git, check=True)
        subprocess.run(["tar", "-xf", archive, "-C", folder], check=True)
        compileall.compile_dir(folder, quiet=1)
        yield Path(folder, "src")


def main(revision: str, rounds: int = 5) -> None:
    """Print each figure of both trees and the ratio, this tree's by the revision's."""
    random.seed(1)
    with checked_out(revision) as source, tempfile.TemporaryDirectory() as folder:
        trees = [running_from(_TREE / "src"), running_from(source)]
        measures = _measures(Path(folder))
        rows: dict[str, list[Sequence[float]]] = {}
        for number in range(rounds):
            for measured in measures:
                # Each goes first as often as the other.
                turn = 1 if number % 2 else -1
                ours, theirs = [measured(tree) for tree in trees[::turn]][::turn]
                for name, figure in ours.items():
                    rows.setdefault(name, []).append((figure, theirs[name]))
    print(f"this tree, {revision}, their ratio: medians of {rounds} rounds")
    for name, pairs in rows.items():
        middle = [statistics.median(column) for column in zip(*pairs)]
        ratio = statistics.median(ours / theirs for ours, theirs in pairs)
        print(f"  {name}: {middle[0]:.4g}, {middle[1]:.4g}, {ratio:.2f}")


def running_from(source: Path) -> Environment:
    """Return the variables with which the program runs from `source`; check that it does."""
    found = {"PYTHONPATH": os.pathsep.join((str(source), str(_TREE)))}
    command = [sys.executable, "-c", "import newsreader; print(newsreader.__file__)"]
    shown = subprocess.run(command, env={**os.environ, **found}, capture_output=True, check=True)
    assert Path(shown.stdout.decode().strip()).is_relative_to(source)
    return found


def _measures(folder: Path) -> list[Callable[[Environment], Figures]]:
    """Return the benchmarks, each a function from a tree to its figures."""
    small, large = folder / "small" / "small.txt", folder / "large" / "large.txt"
    for path, size in ((small, 10_000), (large, 10_000_000)):
        path.parent.mkdir()
        path.write_text(article(size), encoding="utf-8")
    return [_layout, partial(_paint, small), partial(_keys, large)]


def _layout(environment: Environment) -> Figures:
    """Return the speeds of laying out, in millions of code points a second."""
    found: Figures = {}
    for way in ("running", "mixed"):
        first, again = speeds(way, environment=environment)
        found |= {f"{way} text at first sight": first, f"{way} text again": again}
    plain = speeds("plain", environment=environment)[0]
    found["running text by reshape and get_display"] = found["running text at first sight"] / plain
    return found


def _paint(path: Path, environment: Environment) -> Figures:
    """Return the seconds until the article at `path` is on the screen, when started again."""
    command = [sys.executable, "-m", "newsreader", str(path)]
    with tempfile.TemporaryDirectory() as home:
        runs = [
            first_paint(command, home, shown_title(), environment=environment)
            for _ in range(_PAINTS + 1)
        ]
    return {"first paint (s)": statistics.median(runs[1:])}


def _keys(path: Path, environment: Environment) -> Figures:
    """Return the seconds from a key, and from another size, to the complete frame."""
    with tempfile.TemporaryDirectory() as home:
        found = keys.session(path, home, _PRESSES, environment)
    return {
        "key to frame (s)": statistics.median(found.scrolls),
        "key to frame while the rest is loaded (s)": statistics.median(found.early),
        "jump to frame (s)": statistics.mean(found.jumps.values()),
        "resize to frame (s)": statistics.mean(found.resizes),
    }
