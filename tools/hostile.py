"""Hostile sources of every kind, read by the program: `python -m tools.hostile [--only PATTERN]`.

Each is written to a file and read in a process of its own, whose processor time, memory and
output are measured. Printed is a table of the worst; the exit status is 1 when one takes too long
to its first text, or from one to the next, takes too much, ends with a traceback, or gives neither
text nor a fault. What is larger than 5 MB may take as much more. How long it takes until all is
printed is told, not judged: that is as much as there is in it. With `--app N` so many of them,
chosen by `--seed`, are opened in the app instead.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.hostile_app import AtTheScreen, opened
from tools.hostile_case import Case, held, processor_time, write

from newsreader import bounds
from tools import hostile_files, hostile_texts

SECONDS = 2.0
MEMORY = 250  # MB
_SIZE = 5_000_000
_OUTPUT = 200  # times the size of the file that may be printed, beyond what is harmless
_FAULTS = 20  # lines on standard error


@dataclass(frozen=True, slots=True)
class Measured:
    """What reading a source took: seconds of the processor, those until the first text or fault.

    Then the longest without more of either, MB at the most, bytes read and printed, faults, what
    is wrong.
    """

    case: Case
    seconds: float
    first: float
    pause: float
    memory: float
    size: int
    printed: int
    faults: str
    wrong: str


def cases(size: int = _SIZE) -> Iterator[Case]:
    """Yield every hostile source, each of about so many bytes where that is open."""
    yield from hostile_texts.cases(size)
    yield from hostile_files.cases(size)


def measured(case: Case, folder: Path, limit: float) -> Measured:
    """Return what the program takes for a source; it is stopped after `limit` seconds."""
    path = folder / f"hostile{case.suffix}"
    # In a process of its own: what this one has held counts for those that it starts.
    writer = multiprocessing.Process(target=write, args=(case, path))
    writer.start()
    writer.join()
    size = path.stat().st_size
    piped = not case.suffix
    command = [sys.executable, "-m", "newsreader", case.command]
    if case.command == "print":
        command.append("-" if piped else str(path))
    out, err = folder / "out", folder / "err"
    with path.open("rb") as source, out.open("wb") as output, err.open("wb") as errors:
        process = subprocess.Popen(command, stdin=source, stdout=output, stderr=errors)
        status, taken, first, pause, memory = _wait(process.pid, limit, (out, err))
    printed, told = out.stat().st_size, err.read_bytes().decode("utf-8", "replace")
    lines = told.splitlines()
    faults = f"{len(lines)}: {lines[0][:90]}" if lines else ""
    path.unlink()
    return Measured(
        case,
        taken,
        first,
        pause,
        memory,
        size,
        printed,
        faults,
        _wrong(status, printed, told, size),
    )


def _wait(
    process: int, limit: float, written: Sequence[Path]
) -> tuple[int, float, float, float, float]:
    """Return a process's exit status, its processor time, those to the first and the next, and MB.

    It is killed after `limit` seconds of it.
    """
    memory = first = pause = since = 0.0
    size = 0
    while True:
        # What this process has held counts in the usage of those that it starts, not in there.
        memory = max(memory, held(process))
        done, status, usage = os.wait4(process, os.WNOHANG)
        taken = usage.ru_utime + usage.ru_stime if done else processor_time(process)
        grown = sum(path.stat().st_size for path in written)
        if grown > size or done:
            first, pause = first or taken, max(pause, taken - since)
            since, size = taken, grown
        if done:
            return os.waitstatus_to_exitcode(status), taken, first, pause, memory
        if taken > limit:
            os.kill(process, signal.SIGKILL)
        time.sleep(0.004)


def _wrong(status: int, printed: int, told: str, size: int) -> str:
    if "Traceback" in told:
        return told.strip().splitlines()[-1][:60]
    if status < 0:
        return "killed"
    if not printed and not told:
        return "silent"
    if printed > max(_OUTPUT * size, bounds.ALLOWANCE):
        return f"prints {printed >> 20} MiB"
    if len(told.splitlines()) > _FAULTS:
        return f"{len(told.splitlines())} faults"
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", told):
        return "a control character in a fault"
    return ""


def _row(row: Measured) -> str:
    return (
        f"{row.seconds:6.2f} s {row.first:6.2f} s {row.pause:6.2f} s {row.memory:6.0f} MB"
        f" {row.size / 1e6:7.2f} MB {row.printed / 1e6:7.2f} MB"
        f"  {row.case.name:45} {row.wrong:30} {row.faults}"
    )


def main() -> int:
    """Measure all, or those with some words in their names; print the table."""
    parser = argparse.ArgumentParser(description="Read hostile sources of every kind.")
    parser.add_argument("--only", default="", help="a pattern in the names of the cases")
    parser.add_argument("--size", type=int, default=_SIZE, help="bytes of a source")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which to give up")
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help="without a text: more is too long"
    )
    parser.add_argument("--memory", type=float, default=MEMORY, help="MB; more is too much")
    parser.add_argument("--all", action="store_true", help="print a row for each at once")
    parser.add_argument("--worst", type=int, default=25, help="rows of the table")
    parser.add_argument("--app", type=int, default=0, metavar="N", help="open N of them")
    parser.add_argument("--seed", type=int, default=1, help="by which those are chosen")
    options = parser.parse_args()
    chosen = [case for case in cases(options.size) if re.search(options.only, case.name)]
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, XDG_STATE_HOME=home, XDG_CONFIG_HOME=home)
        if options.app:
            files = [case for case in chosen if case.command == "print"]
            some = random.Random(options.seed).sample(files, min(options.app, len(files)))
            return _opened_all(some, Path(home), options)
        return _printed_all(chosen, Path(home), options)


def _printed_all(chosen: Sequence[Case], home: Path, options: argparse.Namespace) -> int:
    """Print sources; return the exit status."""
    rows: list[Measured] = []
    for case in chosen:
        rows.append(measured(case, home, options.limit))
        if options.all:
            print(_row(rows[-1]), flush=True)
    failed = [row for row in rows if _is_too_much(row, options)]
    rows.sort(key=lambda row: (row not in failed, -row.pause))
    print("   all    first    pause   memory      size    printed  source; what is wrong; faults")
    for row in rows[: max(options.worst, len(failed))]:
        print(_row(row))
    most = max((row.memory for row in rows), default=0.0)
    slowest = [max(times) for times in zip(*((row.first, row.pause, row.seconds) for row in rows))]
    print(
        f"{len(rows)} sources, {len(failed)} failed; at the most {slowest[0]:.2f} s to the first"
        f" text or fault, {slowest[1]:.2f} s from one to the next, {slowest[2]:.2f} s to the end,"
        f" {most:.0f} MB"
    )
    return 1 if failed else 0


def _is_too_much(row: Measured, options: argparse.Namespace) -> bool:
    """Return whether a source is read wrongly, or takes more than one of its size may."""
    times = max(1.0, row.size / _SIZE)
    most, memory = options.seconds * times, options.memory * times
    return bool(row.wrong) or row.pause > most or row.memory > memory


def _opened_all(chosen: Sequence[Case], home: Path, options: argparse.Namespace) -> int:
    """Open sources in the app; return the exit status."""
    rows: list[tuple[Case, AtTheScreen]] = []
    print(" first     help      end   memory  source; what is wrong")
    for case in chosen:
        row = opened(case, home, options.limit)
        rows.append((case, row))
        if options.all or _is_failed(row, options):
            print(_app_row(case, row), flush=True)
    failed = sum(_is_failed(row, options) for _, row in rows)
    slowest = [max(times) for times in zip(*((r.first, r.key, r.end, r.memory) for _, r in rows))]
    print(
        f"{len(rows)} sources opened, {failed} failed; at the most {slowest[0]:.2f} s to the first"
        f" text, {slowest[1]:.2f} s and {slowest[2]:.2f} s to the keys' answers,"
        f" {slowest[3]:.0f} MB"
    )
    return 1 if failed else 0


def _is_failed(row: AtTheScreen, options: argparse.Namespace) -> bool:
    """Return whether a source is opened wrongly, or takes more than one of its size may.

    However large it is, keys are answered in the same time.
    """
    times = max(1.0, row.size / _SIZE)
    if row.first > options.seconds * times or max(row.key, row.end) > options.seconds:
        return True
    return bool(row.wrong) or row.memory > options.memory * times


def _app_row(case: Case, row: AtTheScreen) -> str:
    return (
        f"{row.first:6.2f} s {row.key:6.2f} s {row.end:6.2f} s {row.memory:5.0f} MB"
        f"  {case.name:45} {row.wrong}"
    )


if __name__ == "__main__":
    sys.exit(main())
