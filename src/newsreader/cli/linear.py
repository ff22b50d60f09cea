"""`newsreader --linear`, for a screen reader: lines in logical order, one an utterance."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from newsreader.article.articles import Article
from newsreader.cli.sources import loads_of
from newsreader.cli.streams import tell
from newsreader.display.labels import Labels, labels_for
from newsreader.loading import Loaded, Options, load, located
from newsreader.printing.articles import logical_lines
from newsreader.settings import library_folders, load_settings

__all__ = ["read_aloud"]

_AT_ONCE = 10  # titles
_LEAVE = ("q", "ض")  # the same key with the Arabic layout


def read_aloud(paths: Sequence[str], language: str | None, encoding: str | None) -> int:
    """Print an article, or the titles to choose from, until there is no more to read.

    Returns the exit status: 1 where something could not be read.
    """
    folders, settings = library_folders(load_settings())
    texts = labels_for(settings.settings, language)
    options = Options(encoding=encoding)
    loads, faults = loads_of(paths or [str(folder) for folder in folders], options)
    tell((*settings.faults, *faults))
    bad: list[Loaded] = []
    found = _articles(loads, bad)
    first = list(islice(found, 2))
    if len(first) == 1:
        _read(first[0], texts)
    elif first:
        _choose(first, found, texts, options)
    return 1 if faults or bad or not first else 0


def _articles(loads: Iterable[Iterator[Loaded]], bad: list[Loaded]) -> Iterator[Article]:
    """Yield the articles; what is wrong is told as it comes, what gave none is put to the `bad`."""
    for results in loads:
        for loaded in results:
            tell(loaded.faults)
            if loaded.article is not None:
                yield loaded.article
            else:
                bad.append(loaded)


def _read(article: Article, texts: Labels) -> None:
    """Print an article, each of its paragraphs on one line."""
    for line in filter(str.strip, logical_lines(article)):
        print(line)
    print(texts.end_of_article, flush=True)


def _choose(first: list[Article], rest: Iterator[Article], texts: Labels, options: Options) -> None:
    """Print titles with their numbers, a few at once, and the articles that are chosen."""
    paths: list[str] = []
    coming = iter([*first])
    while True:
        shown = list(islice(coming, _AT_ONCE))
        shown += islice(rest, _AT_ONCE - len(shown))
        for article in shown:
            paths.append(article.path)
            print(f"{len(paths)}. {article.title}")
        answer = _answer(texts.linear_prompt)
        while answer.isdecimal():
            if 1 <= int(answer) <= len(paths):
                found = load(located(paths[int(answer) - 1]), encoding=options.encoding)
                tell(found.faults)
                if found.article is not None:
                    _read(found.article, texts)
            answer = _answer(texts.linear_prompt)
        if answer in _LEAVE:
            return


def _answer(prompt: str) -> str:
    """Return what is typed on a line; `q` where nothing more can be."""
    print(prompt, flush=True)
    line = sys.stdin.readline()
    return line.strip().lower() if line else _LEAVE[0]
