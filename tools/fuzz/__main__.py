"""`python -m tools.fuzz`: in every core; exit status 1 when something failed."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from pathlib import Path

from tools.fuzz.growing import Run, bounded, run
from tools.fuzz.loading import MEMORY

import newsreader

_GUARD = 1 << 30  # bytes: what takes more gets none, before the machine has none
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
        return run(seed, count, keep, data=data, reached=reached, seconds=3.0, memory=4 * MEMORY)
    finally:
        watch.stop()
        watch.save()


def _uncovered(seed: int, count: int, keep: Path, data: Path | None, _record: Path) -> Run:
    bounded(_GUARD)
    return run(seed, count, keep, data=data)


def _report(record: Path) -> None:
    """Print how much of each room was reached, in lines and branches."""
    import coverage

    source = Path(newsreader.__file__).parent
    whole = coverage.Coverage(data_file=str(record / "all"), branch=True, config_file=False)
    whole.combine([str(record)])
    print(f"lines and branches of {', '.join(_ROOMS)}, reached by these sources alone:")
    whole.report(include=[f"{source}/{room}/*" for room in _ROOMS], skip_covered=True)


def main() -> int:
    """Run in every core; return the exit status; what ends a process is left as SEED-tried."""
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
    each = -(-options.count // options.processes)
    start = time.monotonic()
    with (
        tempfile.TemporaryDirectory() as record,
        ProcessPoolExecutor(options.processes, multiprocessing.get_context("fork")) as pool,
    ):
        work = [
            pool.submit(
                _covered if options.cover else _uncovered,
                options.seed * 1000 + number, each, options.keep, options.data, Path(record),
            )
            for number in range(options.processes)
        ]  # fmt: skip
        found = reduce(Run.add, (done.result() for done in work))
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(found.done.items()))
        print(f"{found.done.total()} sources in {time.monotonic() - start:.0f} s: {kinds}")
        print(f"at the most {found.seconds:.2f} s, {found.memory:.0f} MB")
        print(f"failed: {len(found.failed)}")
        if options.cover:
            _report(Path(record))
    return 1 if found.failed else 0


if __name__ == "__main__":
    sys.exit(main())
