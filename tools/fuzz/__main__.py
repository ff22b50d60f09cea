"""`python -m tools.fuzz`: in every core; exit status 1 when something failed."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tools.fuzz.growing import MEMORY, run

import newsreader

_ROOMS = ("recognition", "decoding", "sources", "formats", "collections", "loading")


def _covered(seed: int, count: int, keep: Path, data: Path | None, record: Path) -> Counter[str]:
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
        # Being watched takes half of the time, and memory of its own.
        return run(seed, count, keep, data=data, reached=reached, seconds=2.0, memory=2 * MEMORY)
    finally:
        watch.stop()
        watch.save()


def _uncovered(seed: int, count: int, keep: Path, data: Path | None, _record: Path) -> Counter[str]:
    return run(seed, count, keep, data=data, memory=MEMORY)


def _report(record: Path) -> None:
    """Print how much of each room was reached, in lines and branches."""
    import coverage

    source = Path(newsreader.__file__).parent
    whole = coverage.Coverage(data_file=str(record / "all"), branch=True, config_file=False)
    whole.combine([str(record)])
    print(f"lines and branches of {', '.join(_ROOMS)}, reached by these sources alone:")
    whole.report(include=[f"{source}/{room}/*" for room in _ROOMS], skip_covered=True)


def main() -> int:
    """Run in every core; return the exit status."""
    parser = argparse.ArgumentParser(description="Load sources grown and broken, of every kind.")
    parser.add_argument("--count", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--data", type=Path, metavar="DIR", help="real files to grow from")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()), metavar="DIR")
    parser.add_argument("--cover", action="store_true", help="grow by branches, and print them")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    cores = multiprocessing.cpu_count()
    each = -(-options.count // cores)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as record, multiprocessing.Pool(cores) as pool:
        work = [
            (options.seed * 1000 + core, each, options.keep, options.data, Path(record))
            for core in range(cores)
        ]
        done = sum(pool.starmap(_covered if options.cover else _uncovered, work), Counter[str]())
        failed = done.pop("failed", 0)
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(done.items()))
        print(f"{sum(done.values())} sources in {time.monotonic() - start:.0f} s: {kinds}")
        print(f"failed: {failed}")
        if options.cover:
            _report(Path(record))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
