"""One thing done to a library in a process of its own, for its time and its memory.

    python -m bench.measured build ROOT STATE
    python -m bench.measured bare-build ROOT FOLDER
    python -m bench.measured bare-table ROOT FOLDER
    python -m bench.measured bare-list FOLDER
    python -m bench.measured ask ROOT STATE QUESTIONS
    python -m bench.measured bare-ask FOLDER QUESTIONS

Prints an object of JSON: seconds, the most MiB that were resident, the numbers of what was found.
A question is a line of JSON with a number, and with `text` for what is related or with `query`.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from bench.bare import Bare, BareTable
from bench.memory import Peak, most_resident, resident
from newsreader.article.articles import Article
from newsreader.library.libraries import Library
from newsreader.library.lists import Question
from newsreader.library.orders import Order
from newsreader.loading import Stream, load_all
from newsreader.opening import favour_keys

__all__ = ["LIMIT", "NEWS"]

LIMIT = 5
"""How many articles are asked for."""
NEWS = "news.jsonl"
"""The file of a library's articles in its folder."""

_FILTERS = ("ا", "ال", "الم", "م", "وا", "ست", "2024", "غ")
_ROUNDS = 3

Values = dict[str, Any]
Asked = TypeVar("Asked")


def main(arguments: list[str]) -> None:
    """Do what is asked for and print what came of it."""
    work: dict[str, Callable[..., Values]] = {
        "build": _build, "bare-build": _bare_build, "bare-table": _bare_table, "ask": _ask,
        "bare-ask": _bare_ask, "bare-list": _bare_list,
    }  # fmt: skip
    favour_keys()  # the collector walks over entries as seldom as in the app
    values = work[arguments[0]](*map(Path, arguments[1:]))
    values["peak"] = most_resident(os.getpid())
    print(json.dumps(values))


def _build(root: Path, state: Path) -> Values:
    """Build the library of a folder; by processes too, whose share is `others`."""
    library = Library([root], state)
    peak = Peak()
    seconds, processor = _timed(library.refresh)
    together = peak.end()
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    count = library.count()
    faults = [str(fault) for fault in library.close(60)]
    return {
        "articles": count, "seconds": seconds, "processor": processor, "faults": faults,
        "others": spent.ru_utime + spent.ru_stime, "together": together,
    }  # fmt: skip


def _bare_build(root: Path, folder: Path) -> Values:
    """Build a bare index of the same articles."""
    bare = Bare(folder)
    with (root / NEWS).open("rb") as file:
        seconds, processor = _timed(lambda: bare.build(file))
    return {"seconds": seconds, "processor": processor}


def _bare_table(root: Path, folder: Path) -> Values:
    """Build a bare table of the same articles."""
    table = BareTable(folder)
    with (root / NEWS).open("rb") as file:
        seconds, processor = _timed(lambda: table.build(file))
    return {"seconds": seconds, "processor": processor}


def _bare_list(folder: Path) -> Values:
    """List a bare table in each of its orders, and what each letter of a filter leaves."""
    table = BareTable(folder)
    return {
        "sort": [_timed(partial(table.listed, each))[0] for each in table.ORDERS * _ROUNDS],
        "filter": [_timed(partial(table.filtered, each))[0] for each in _FILTERS * _ROUNDS],
    }


def _ask(root: Path, state: Path, questions: Path) -> Values:
    """Open a library that is built, look at the disk again, and ask it."""
    library = Library([root], state)
    start, _ = _timed(library.refresh)
    rest = resident(os.getpid())
    rescan, _ = _timed(library.refresh)
    texts, queries = _questions(questions)
    related = _answered(
        lambda article: [_number(each.entry.path) for each in library.related(article, LIMIT)],
        {number: _article(root, number, value) for number, value in texts.items()},
    )
    search = _answered(
        lambda query: [_number(each.entry.path) for each in library.search(query, LIMIT).found],
        queries,
    )
    listed = _listed(library)
    library.close(60)
    return {
        "start": start, "rest": rest, "rescan": rescan, "related": related, "search": search,
        **listed,
    }  # fmt: skip


def _bare_ask(folder: Path, questions: Path) -> Values:
    """Ask a bare index the same."""
    bare = Bare(folder)
    texts, queries = _questions(questions)
    values = {number: (number, value) for number, value in texts.items()}
    return {
        "related": _answered(lambda each: bare.related(each[1], each[0], LIMIT), values),
        "search": _answered(lambda query: bare.search(query, LIMIT), queries),
    }


def _listed(library: Library) -> Values:
    """Return the seconds to list all in each order, and what each letter of a filter leaves."""

    def whole(question: Question) -> None:
        view = library.view(question)
        assert view is not None
        view.load()

    def asked(question: Question) -> float:
        return _timed(lambda: whole(question))[0]

    return {
        "sort": [asked(Question(order)) for order in list(Order) * _ROUNDS],
        "filter": [asked(Question(query=text)) for text in _FILTERS * _ROUNDS],
    }


def _questions(file: Path) -> tuple[dict[int, Values], dict[int, str]]:
    """Return the articles that are asked with, and the queries, by their numbers."""
    values = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    texts = {value["number"]: value for value in values if "text" in value}
    return texts, {value["number"]: value["query"] for value in values if "query" in value}


def _article(root: Path, number: int, value: Values) -> Article:
    """Return an article as it is in the library of a folder."""
    line = json.dumps(value, ensure_ascii=False) + "\n"
    (loaded,) = load_all(Stream(line.encode(), NEWS))
    assert loaded.article is not None
    return replace(loaded.article, path=f"{root / NEWS}#{number + 1}")


def _number(path: str) -> int:
    """Return the number (from 0) of an article of JSON lines."""
    return int(path.rpartition("#")[2]) - 1


def _answered(ask: Callable[[Asked], list[int]], questions: Mapping[int, Asked]) -> Values:
    """Return what each question finds, and the seconds of each; the first is asked twice."""
    found: dict[int, list[int]] = {}
    seconds: list[float] = []
    processor: list[float] = []
    for question in list(questions.values())[:1]:
        ask(question)  # what is imported late is there now
    for number, question in questions.items():
        start, spent = time.perf_counter(), time.process_time()
        found[number] = ask(question)
        seconds.append(time.perf_counter() - start)
        processor.append(time.process_time() - spent)
    return {"found": found, "seconds": seconds, "processor": processor}


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that something took, and those of the processor."""
    start, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - processor


if __name__ == "__main__":
    main(sys.argv[1:])
