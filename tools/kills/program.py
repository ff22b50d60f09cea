"""The program that is killed: it takes articles in, writes new ones, and reads.

    python -m tools.kills.program ROOT STATE SEED CALL

A line is written for each mark that was made (`m NUMBER SECONDS`), and when all marks up to one
are on the disk (`w NUMBER`). It ends itself at the call CALL within the library, unless that is 0.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from newsreader.library import archive, processes
from newsreader.library.libraries import Library

__all__ = ["PATHS", "WORD", "marked", "write_lines"]

PATHS = 40
"""How many articles are marked, in turn."""
WORD = "السوق"
"""A word that all articles have."""

_BY_PROCESSES = 0.25  # the share of programs that have other processes load the files
_COMMIT = 30  # articles, so that several commits are needed for what is there
_FILES = 9
_MOST_LINES = 150


def marked(root: Path, number: int) -> str:
    """Return the path of the article that a mark is of."""
    return str(root / f"more-{number % PATHS}.md")


def write_lines(root: Path, count: int, about: str) -> None:
    """Write a file of so many articles."""
    values = (
        {"title": f"خبر {number} {about}", "text": f"متن {WORD} رقم {number} {about}"}
        for number in range(count)
    )
    lines = "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    (root / "news.jsonl").write_text(lines, encoding="utf-8")


def main(root: Path, state: Path, seed: str, call: int) -> None:
    """Work until killed."""
    archive._COMMIT = _COMMIT
    if call:
        _end_at(call)
    library = Library([root], state)
    _say("begun")
    threading.Thread(target=_read, args=(library, root, random.Random(seed))).start()
    chance = random.Random(f"{seed} files")
    if chance.random() < _BY_PROCESSES:
        processes._MUCH = 0
    for turn in itertools.count():
        library.refresh()
        lot = chance.random()
        if lot < 0.2:
            write_lines(root, chance.randrange(_MOST_LINES), f"{seed} {turn}")
        elif lot < 0.4:
            (root / f"more-{chance.randrange(_FILES)}.md").unlink(missing_ok=True)
        else:
            file = root / f"more-{chance.randrange(_FILES)}.md"
            file.write_text(f"# عنوان {seed} {turn}\n\nمتن {WORD} {turn}.\n", encoding="utf-8")


def _read(library: Library, root: Path, chance: random.Random) -> None:
    """Mark articles, some at a time, and wait until all is written."""
    numbers: Iterator[int] = itertools.count(1)
    while True:
        number = 0
        for number in itertools.islice(numbers, chance.randint(1, 8)):
            library.mark_read(marked(root, number))
            library.set_place(marked(root, number), 1, _place(number))
            _say(f"m {number} {time.monotonic()}")
        while library._readings.owed:
            time.sleep(0.0005)
        _say(f"w {number}")


def _place(number: int) -> int:
    """Return the offset that a mark leaves an article at: larger than any before it."""
    return int(os.environ.get("KILLS_BEFORE", "0")) + number


def _say(line: str) -> None:
    """Write a line at once: it is there when the next thing is a kill."""
    os.write(1, f"{line}\n".encode())


def _end_at(call: int) -> None:
    """Kill this process at so many calls and returns in the library, in any of its threads."""
    room = str(Path(archive.__file__).parent)
    counted = itertools.count(1)

    def seen(frame: FrameType, _event: str, _argument: object) -> None:
        if frame.f_code.co_filename.startswith(room) and next(counted) == call:
            os.kill(os.getpid(), signal.SIGKILL)

    threading.setprofile(seen)
    sys.setprofile(seen)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
