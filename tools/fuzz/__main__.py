"""`python -m tools.fuzz`: in every core; exit status 1 when something failed."""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import reduce
from pathlib import Path

from tools.fuzz.apart import Apart
from tools.fuzz.growing import Run, bounded, run
from tools.fuzz.loading import MEMORY, SECONDS, Watched, watched

import newsreader

_GUARD = 1 << 30  # bytes: what takes more gets none, before the machine has none
_UNIT = 2_000  # sources that one process loads
_GROWN = 10_000  # the same where they grow on one another
_ROOMS = ("recognition", "decoding", "sources", "formats", "collections", "loading")


def _covered(seed: int, count: int, keep: Path, data: Path | None, record: Path) -> Run:
    """Run with the branches that are taken recorded in a file."""
    import coverage

    source = Path(newsreader.__file__).parent
    watch = coverage.Coverage(
        data_file=str(record / f"{seed}"), branch=True, config_file=False,
        include=[f"{source}/{room}/*" for room in _ROOMS],
    )  # fmt: skip
    watch.start()

    def reached() -> int:
        found = watch.get_data()
        return sum(len(found.arcs(file) or ()) for file in found.measured_files())

    try:
        # Being watched takes most of the time, and memory of its own.
        def load(path: Path) -> Watched:
            return watched(path, 3.0, 4 * MEMORY)

        return run(seed, count, keep, load=load, data=data, reached=reached)
    finally:
        watch.stop()
        watch.save()


def _uncovered(seed: int, count: int, keep: Path, data: Path | None, _record: Path) -> Run:
    bounded(_GUARD)
    load = Apart(SECONDS, MEMORY)
    try:
        return run(seed, count, keep, load=load, data=data)
    finally:
        load.close()


def _apart(work: Callable[..., Run], *arguments: object) -> Run:
    """Do some work in a process of its own: what it holds in the end goes with it."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("fork")) as process:
        return process.submit(work, *arguments).result()


def _report(record: Path) -> None:
    """Print how many branches of each room were reached, worst modules first."""
    import coverage

    source = Path(newsreader.__file__).parent
    whole = coverage.Coverage(data_file=str(record / "all"), branch=True, config_file=False)
    whole.combine([str(file) for file in record.iterdir()])
    with contextlib.redirect_stdout(io.StringIO()):
        whole.json_report(
            include=[f"{source}/{room}/*" for room in _ROOMS], outfile=str(record / "report")
        )
    report = json.loads((record / "report").read_text(encoding="utf-8"))
    rows = [(file, found["summary"]) for file, found in report["files"].items()]
    rows.sort(key=lambda row: row[1]["missing_branches"], reverse=True)
    for file, one in [*rows, ("in all", report["totals"])]:
        taken, there = one["covered_branches"], one["num_branches"]
        if taken < there:
            print(f"{taken:5} of {there:5} branches, {100 * taken / there:3.0f} %: {file}")


def main() -> int:
    """Run in every core; return the exit status."""
    parser = argparse.ArgumentParser(description="Load sources grown and broken, of every kind.")
    parser.add_argument("--count", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--data", type=Path, metavar="DIR", help="real files to grow from")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()), metavar="DIR")
    cores = multiprocessing.cpu_count()
    parser.add_argument("--processes", type=int, default=cores, metavar="N")
    parser.add_argument("--cover", action="store_true", help="grow by branches, and print them")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    each = _GROWN if options.cover else _UNIT
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as record, ThreadPoolExecutor(options.processes) as pool:
        units = [
            pool.submit(
                _apart, _covered if options.cover else _uncovered,
                options.seed * 1000 + number, min(each, options.count - done), options.keep,
                options.data, Path(record),
            )
            for number, done in enumerate(range(0, options.count, each))
        ]  # fmt: skip
        found = reduce(Run.add, (unit.result() for unit in units))
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(found.done.items()))
        print(f"{found.done.total()} sources in {time.monotonic() - start:.0f} s: {kinds}")
        print(f"at the most {found.seconds:.2f} s, {found.memory:.0f} MB")
        print(f"failed: {len(found.failed)}")
        if options.cover:
            _report(Path(record))
    return 1 if found.failed else 0


if __name__ == "__main__":
    sys.exit(main())
