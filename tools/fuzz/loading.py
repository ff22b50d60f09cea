"""Loading a source within bounds, and what is wrong with how it went."""

from __future__ import annotations

import re
import signal
import time
import traceback
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from newsreader.errors import on_one_line
from newsreader.loading import load_all

__all__ = ["SECONDS", "faults", "watched"]

SECONDS = 1.0
"""Of the processor, for one source."""

_GIVE_UP = 10.0
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class _TooSlowError(Exception):
    pass


def _interrupt(_number: int, _frame: Any) -> None:
    raise _TooSlowError


def watched(path: Path, seconds: float = SECONDS) -> list[str]:
    """Return what is wrong with the loading of a file, which is given up after ten seconds."""
    signal.signal(signal.SIGALRM, _interrupt)
    signal.setitimer(signal.ITIMER_REAL, max(_GIVE_UP, seconds))
    try:
        try:
            return list(faults(path, seconds))
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    except _TooSlowError:
        return ["hangs"]  # told in the very moment in which it was done


def faults(path: Path, seconds: float = SECONDS) -> Iterator[str]:
    """Yield what is wrong with the loading of a file, which should be nothing."""
    start = time.process_time()
    try:
        for loaded in load_all(path):
            for fault in loaded.faults:
                if on_one_line(str(fault)) != str(fault):
                    yield f"a fault of several lines: {fault!s}"
            if loaded.article is not None and any(
                _UNSAFE.search(text) for text in _texts(loaded.article)
            ):
                yield "a control character came through"
    except _TooSlowError:
        yield f"hangs:\n{traceback.format_exc()}"
    except MemoryError:
        yield "takes too much memory"
    except Exception:  # noqa: BLE001 - whatever it is, that it came is the finding
        yield traceback.format_exc()
    taken = time.process_time() - start
    if taken > seconds:
        yield f"takes {taken:.1f} s"


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
