"""Damaged sources of every kind, by the thousand: `python -m tools.fuzz [--count N] [--seed N]`.

Sound sources of each kind are broken: bytes changed, lost, doubled, spliced; marks of the formats
put where they do not belong. Whatever comes of it, loading must not raise, must take less than a
second, and must let no control character through. What fails is written to a file to try again.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from newsreader.errors import on_one_line
from newsreader.loading import load_all
from support import fixtures

SECONDS = 1.0
_GIVE_UP = 10.0
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_TEXT = f"محليات\n\nعنوان الخبر\n\n{fixtures.PROSE}\n\n{fixtures.MORE}\n\nالمصدر: النهر\n"
_MARKDOWN = (
    f"---\ntitle: عنوان\ntags: [أ, ب]\n---\n# عنوان\n\n{fixtures.PROSE}\n\n- أ\n- ب\n\n"
    "| a | b |\n|---|---|\n| ١ | ٢ |\n\n> صدر /// عجز\n\n[^1]: حاشية\n"
)
_MARKS = (
    "<p>", "</p>", "<div>", "<table><tr><td>", "<!--", "-->", "<script>", "<![CDATA[", "]]>",
    '"', "&amp;", "&#27;", "&#x9b;", "\x1b[2J", "\x9b", "---\n", "+++\n", "{", "}", "[", "]",
    ":", ",", "\\u001b", "\\ud800", "```", "~~~", "***", "///", "|", "\n\n", "\r\n", "\x00",
    "\ufeff", "\u202e", "\u2066", "<item>", "</entry>", "<?xml version='1.0'?>",
    '<!DOCTYPE x [<!ENTITY a "&b;">]>', "PK\x03\x04", "title: ", "المصدر: ", "اقرأ أيضا: ", "٢٠٢٤",
    "9999999999", "<ul><li>" * 40, "[" * 60, "> " * 60, '{"a":' * 60, "*" * 200,
)  # fmt: skip
_TOKENS = [mark.encode() for mark in _MARKS]


def seeds() -> dict[str, list[bytes]]:
    """Return sound sources by suffix."""
    page = fixtures.page(head="<title>x</title><script type='application/ld+json'>{}</script>")
    files: dict[str, str | bytes] = {
        "a.txt": _TEXT, "b.md": _MARKDOWN, "c.html": page, "d.jsonl": fixtures.lines(2)
    }  # fmt: skip
    archive = (
        b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\tboundary="--b"\r\n\r\n----b\r\nContent-Type: text/html; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: 8bit\r\n\r\n" + page.encode() + b"\r\n----b--\r\n"
    )
    return {
        ".txt": [
            _TEXT.encode(), _TEXT.encode("utf-16"), _TEXT.encode("cp1256", "replace"),
            _TEXT.encode("cp864", "replace"), _TEXT.encode().decode("cp1252", "replace").encode(),
        ],
        ".md": [_MARKDOWN.encode(), _MARKDOWN.replace("---", "+++").encode()],
        ".html": [page.encode(), page.encode("utf-16"), page.encode("cp1256", "replace")],
        ".mhtml": [archive],
        ".jsonl": [fixtures.lines(3).encode()],
        ".json": [f"[{fixtures.lines(1)}]".encode(), fixtures.lines(1).encode()],
        ".rss": [fixtures.RSS.encode()],
        ".atom": [fixtures.ATOM.encode()],
        ".epub": [fixtures.book()],
        ".zip": [fixtures.zipped(files)],
        ".tar": [fixtures.tarred(files)],
        ".tgz": [fixtures.tarred(files, "w:gz")],
        ".gz": [fixtures.packed(_TEXT)],
        "": [_TEXT.encode(), page.encode(), fixtures.book(), f"<p>{fixtures.PROSE}</p>".encode()],
    }  # fmt: skip


def broken(data: bytes, chance: random.Random) -> bytes:
    """Return bytes after one to eight accidents."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(found) + 1)
        end = min(len(found), place + int(chance.expovariate(1 / 40)))
        accident = chance.randrange(7)
        if accident == 0:
            found[place : place + 1] = bytes([chance.randrange(256)])
        elif accident == 1:
            del found[place:end]
        elif accident == 2:
            found[place:place] = found[place:end] * chance.randint(1, 30)
        elif accident == 3:
            found[place:place] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 5, 50))
        elif accident == 4:
            other = chance.randrange(len(found) + 1)
            found[place:end] = found[other : other + end - place]
        elif accident == 5 and chance.random() < 0.3:
            del found[place:]
        else:
            found[place:end] = chance.choice(_TOKENS)
    return bytes(found[: 1 << 20])


class _TooSlowError(Exception):
    pass


def _interrupt(_number: int, _frame: Any) -> None:
    raise _TooSlowError


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


def run(
    seed: int,
    count: int,
    keep: Path,
    tell: Callable[[str], None] = print,
    seconds: float = SECONDS,
) -> Counter[str]:
    """Load so many broken sources; return how many of each kind, and how many failed."""
    chance = random.Random(seed)
    sound = seeds()
    done: Counter[str] = Counter()
    signal.signal(signal.SIGALRM, _interrupt)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            suffix = chance.choice(list(sound))
            data = broken(chance.choice(sound[suffix]), chance)
            path = Path(folder, f"a{suffix}")
            path.write_bytes(data)
            signal.setitimer(signal.ITIMER_REAL, _GIVE_UP)
            wrong = list(faults(path, seconds))
            signal.setitimer(signal.ITIMER_REAL, 0)
            done[suffix or "(none)"] += 1
            if wrong:
                done["failed"] += 1
                kept = keep / f"{seed}-{number}{suffix}"
                kept.write_bytes(data)
                tell(f"{kept}: {wrong[0]}")
    return done


def main() -> int:
    """Run in every core; exit status 1 when something failed."""
    parser = argparse.ArgumentParser(description="Load broken sources of every kind.")
    parser.add_argument("--count", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=0, metavar="N")
    parser.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()), metavar="DIR")
    options = parser.parse_args()
    options.keep.mkdir(parents=True, exist_ok=True)
    cores = multiprocessing.cpu_count()
    each = -(-options.count // cores)
    start = time.monotonic()
    with multiprocessing.Pool(cores) as pool:
        work = [(options.seed * 1000 + core, each, options.keep) for core in range(cores)]
        done = sum(pool.starmap(run, work), Counter[str]())
    failed = done.pop("failed", 0)
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(done.items()))
    print(f"{sum(done.values())} broken sources in {time.monotonic() - start:.0f} s: {kinds}")
    print(f"failed: {failed}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
