"""Sources of very many short parts: what printing them takes beside a plain text of the same size.

Ratios of processor time, measured in turn; megabytes and parts a second; the memory that a byte
takes over what an empty text does.
"""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tools.hostile import measured
from tools.hostile_case import Case
from tools.hostile_files import tarred

from bench.articles import article

_LIMIT = 120  # seconds
_ITEM = "<item><title>خبر {0}</title><description>نص الخبر رقم {0} هنا</description></item>"


def _page(count: int) -> str:
    rows = "".join(f"<tr><td>اسم {n}</td><td>{n}</td></tr>\n" for n in range(count))
    return f"<html><body><h1>جدول</h1><table>{rows}</table></body></html>"


def _table(count: int) -> str:
    return "# جدول\n\n|اسم|عدد|\n|-|-|\n" + "".join(f"|اسم {n}|{n}|\n" for n in range(count))


def _lines(count: int) -> str:
    return "عنوان\n\n" + "".join(f"سطر {n}\n" for n in range(count))


def _breaks(count: int) -> str:
    return "<html><body><h1>عنوان</h1>" + "".join(f"نص {n}<br>" for n in range(count))


def _feed(count: int) -> str:
    return "<rss><channel><title>ن</title>" + "".join(map(_ITEM.format, range(count)))


def _strings(count: int) -> str:
    return json.dumps([f"نص {n}" for n in range(count)], ensure_ascii=False)


def _long_line(count: int) -> str:
    return json.dumps({"title": "عنوان", "text": article(count)}, ensure_ascii=False) + "\n"


# What there is, how it is made of so many parts, its suffix, how many parts.
_KINDS: tuple[tuple[str, Callable[[int], str | bytes], str, int], ...] = (
    ("rows of a table in HTML", _page, ".html", 100_000),
    ("rows of a table in Markdown", _table, ".md", 200_000),
    ("short lines", _lines, ".txt", 1_000_000),
    ("newlines", lambda count: "عنوان" + "\n" * count + "نص", ".txt", 5_000_000),
    ("lines ended by <br>", _breaks, ".html", 200_000),
    ("entries of a feed", _feed, ".rss", 50_000),
    ("members of a tar", lambda n: tarred(n, "{}.txt", "خبر\n\nنص".encode()), ".tar", 100_000),
    ("strings in an array of JSON", _strings, ".json", 100_000),
    ("bytes in a line of JSON", _long_line, ".jsonl", 15_000_000),
    ("![a", lambda count: "![a" * count, ".md", 50_000),
    ("a <![CDATA[", lambda count: "a <![CDATA[" * count, ".md", 30_000),
)


def main(rounds: int = 3) -> None:
    """Print a line for each kind."""
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        empty = measured(Case("", ".txt", partial(bytes, b"x")), folder, _LIMIT)
        for name, made, suffix, count in _KINDS:
            data = made(count)
            data = data.encode() if isinstance(data, str) else data
            prose = article(len(data)).encode()
            rows = [
                [
                    measured(Case(name, end, partial(bytes, whole)), folder, _LIMIT)
                    for end, whole in ((".txt", prose), (suffix, data))
                ]
                for _ in range(rounds)
            ]
            seconds = statistics.median(row[1].seconds for row in rows)
            ratio = statistics.median(row[1].seconds / row[0].seconds for row in rows)
            held = (max(row[1].memory for row in rows) - empty.memory) * 1e6 / len(data)
            print(
                f"{count:>9,} {name:30} {len(data) / 1e6:6.1f} MB: {ratio:5.1f} x plain text,"
                f" {len(data) / 1e6 / seconds:5.1f} MB/s, {count / seconds:>9,.0f} parts/s,"
                f" {held:4.1f} bytes a byte"
            )
