"""Loading a source within bounds, and what is wrong with how it went."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from newsreader.article.articles import Article
from newsreader.errors import on_one_line
from newsreader.loading import Loaded, Options, Stream, load, load_all, load_found, located
from newsreader.printing.articles import logical_lines

__all__ = ["GIVE_UP", "MEMORY", "SECONDS", "Watched", "watched"]

SECONDS = 1.0
"""Of the processor, for one source, or for each `PACE` of its parts if they are more."""
PACE = 20_000
"""Paragraphs and other blocks, or articles that have none."""
MEMORY = 250
"""MB that the whole process may hold meanwhile."""
GIVE_UP = 10.0
"""Seconds of the processor, after which a source is given up."""

_STATUS = Path("/proc/self/status")
_DIMENSIONS = ("takes", "holds")  # the beginnings of what is wrong with time and memory
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HEAD = 20_000  # bytes
_SOUND = (b"<html><body><article><p>a</p></article></body></html>", b"# a\n\n[b](c.md)\n", b"{}")
_COLUMNS = 70
_PRINTED = 5_000  # code points of an article that is printed too, the first of its source


@dataclass(frozen=True, slots=True)
class Watched:
    """What is wrong with how a source was loaded, seconds of the processor, MB held at the most."""

    wrong: tuple[str, ...]
    seconds: float
    memory: float


class _TooSlowError(Exception):
    pass


def _interrupt(_number: int, _frame: Any) -> None:
    raise _TooSlowError


def watched(path: Path, seconds: float = SECONDS, memory: float = MEMORY) -> Watched:
    """Load a file, and print its first article when short.

    What takes too much is tried once more, in a process of its own: other programs may have kept
    the machine busy, and what this process has taken before is no part of it.
    """
    found = _watched(path, seconds, memory)
    if found.wrong and found.wrong[0].startswith(_DIMENSIONS):
        command = (sys.executable, "-m", "tools.fuzz.loading", path, f"{seconds}", f"{memory}")
        again = subprocess.run(command, capture_output=True, text=True, check=True)
        wrong, taken, held = json.loads(again.stdout)
        found = Watched(tuple(wrong), min(taken, found.seconds), min(held, found.memory))
    return found


def _watched(path: Path, seconds: float, memory: float) -> Watched:
    """Load a file, which is given up after ten seconds of the processor."""
    if _STATUS.exists():
        _STATUS.with_name("clear_refs").write_text("5", encoding="ascii")  # begin the peak anew
    signal.signal(signal.SIGPROF, _interrupt)
    signal.setitimer(signal.ITIMER_PROF, max(GIVE_UP, seconds))
    wrong: list[str] = []
    found = _Found()
    try:
        try:
            wrong += _faults(path, found)
            if found.first and sum(map(len, _texts(found.first))) < _PRINTED:
                wrong += _unsafe(logical_lines(found.first, _COLUMNS))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except _TooSlowError:
        wrong.append(f"hangs:\n{traceback.format_exc()}")
    except MemoryError:
        wrong.append(f"takes too much memory:\n{traceback.format_exc()}")
    except Exception:  # noqa: BLE001 - whatever it is, that it came is the finding
        wrong.append(traceback.format_exc())
    else:
        allowed = seconds * max(1.0, found.count / PACE)
        wrong += [f"takes {found.seconds:.1f} s"] if found.seconds > allowed else []
    held = _held()
    wrong += [f"holds {held:.0f} MB"] if held > memory else []
    return Watched(tuple(wrong), found.seconds, held)


@dataclass(slots=True)
class _Found:
    """The first article of a source, how many parts there are, the seconds of loading them all."""

    first: Article | None = None
    count: int = 0
    seconds: float = 0.0

    def timed(self, loads: Iterator[Loaded]) -> Iterator[Loaded]:
        """Yield what is loaded, and count the time."""
        while True:
            start = time.process_time()
            loaded = next(loads, None)
            self.seconds += time.process_time() - start
            if loaded is None:
                return
            self.count += max(1, len(loaded.article.blocks)) if loaded.article else 1
            yield loaded


def _faults(path: Path, found: _Found) -> Iterator[str]:
    """Yield what is wrong with what a file gives.

    By its bytes it is loaded whole, its head, out of a pipe, in an encoding that somebody chose,
    as one that was found in a folder; its last article by its name too.
    """
    size = path.stat().st_size
    way = size % 16
    stream = Stream(path.read_bytes()) if way == 1 else None
    source = path if stream is None else stream
    options = Options(head=_HEAD if way == 2 else None, encoding="cp1256" if way == 3 else None)
    last = None
    loads = load_found(path, options) if way == 4 else load_all(source, options)
    for loaded in found.timed(loads):
        for fault in loaded.faults:
            if on_one_line(str(fault)) != str(fault):
                yield f"a fault of several lines: {fault!s}"
        if loaded.article is not None:
            yield from _unsafe(_texts(loaded.article))
            found.first = found.first or loaded.article
            last = loaded.article
    if last is not None and last is not found.first and way in (1, 5, 6):
        load(located(last.path, stream), head=_HEAD)


def _unsafe(texts: Iterator[str]) -> Iterator[str]:
    """Yield a line when a control character is in one of the texts."""
    if any(_UNSAFE.search(text) for text in texts):
        yield "a control character came through"


def _texts(value: Any) -> Iterator[str]:
    """Yield every text within a value, in its fields and items."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from _texts(item)


def _held() -> float:
    """Return the most MB held since the peak was begun anew; 0 where the system does not say."""
    status = _STATUS.read_text(encoding="ascii") if _STATUS.exists() else "VmHWM: 0 kB"
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


if __name__ == "__main__":
    for sound in _SOUND:  # what is imported for them is no part of it
        load(Stream(sound))
    print(json.dumps(astuple(_watched(Path(sys.argv[1]), *map(float, sys.argv[2:])))))
