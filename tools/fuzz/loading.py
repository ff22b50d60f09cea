"""Loading a source within bounds, and what is wrong with how it went."""

from __future__ import annotations

import re
import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from newsreader.article.articles import Article
from newsreader.errors import on_one_line
from newsreader.loading import load_all
from newsreader.printing.articles import logical_lines

__all__ = ["MEMORY", "SECONDS", "Watched", "watched"]

SECONDS = 1.0
"""Of the processor, for one source."""
MEMORY = 250
"""MB that the whole process may hold meanwhile."""

_STATUS = Path("/proc/self/status")
_GIVE_UP = 10.0
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_COLUMNS = 70
_PRINTED = (3, 300)  # articles of a source, lines of each


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
    """Load a file, which is given up after ten seconds, and print its beginning."""
    if _STATUS.exists():
        _STATUS.with_name("clear_refs").write_text("5", encoding="ascii")  # begin the peak anew
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, max(_GIVE_UP, seconds))
    start = time.process_time()
    wrong: list[str] = []
    articles: list[Article] = []
    try:
        try:
            wrong += _faults(path, articles)
            taken = time.process_time() - start
            for article in articles:
                wrong += _unsafe(islice(logical_lines(article, _COLUMNS), _PRINTED[1]))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooSlowError:
        wrong.append(f"hangs:\n{traceback.format_exc()}")
    except MemoryError:
        wrong.append(f"takes too much memory:\n{traceback.format_exc()}")
    except Exception:  # noqa: BLE001 - whatever it is, that it came is the finding
        wrong.append(traceback.format_exc())
    else:
        wrong += [f"takes {taken:.1f} s"] if taken > seconds else []
    held = _held()
    wrong += [f"holds {held:.0f} MB"] if held > memory else []
    return Watched(tuple(wrong), time.process_time() - start, held)


def _faults(path: Path, articles: list[Article]) -> Iterator[str]:
    """Yield what is wrong with what a file gives; its first articles are left in a list."""
    for loaded in load_all(path):
        for fault in loaded.faults:
            if on_one_line(str(fault)) != str(fault):
                yield f"a fault of several lines: {fault!s}"
        if loaded.article is not None:
            yield from _unsafe(_texts(loaded.article))
            if len(articles) < _PRINTED[0]:
                articles.append(loaded.article)


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
