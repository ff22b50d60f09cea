"""A search of the library as it is shown: what was found, and the words around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.library.entries import HEAD, Entry
from newsreader.library.libraries import Library
from newsreader.library.searching import Results
from newsreader.loading import Loaded
from newsreader.search.excerpts import Excerpt, excerpt
from newsreader.search.requests import Request, request
from newsreader.session.facets import Facet, facets

__all__ = ["Hit", "Searched", "searched"]

_SHOWN = 100  # articles: nobody goes through more, who can type another word
_QUOTED = 12  # of which the words around are read: as many as a screen shows
_LONGEST = 100_000  # code points in which words around are looked for


class Hit(NamedTuple):
    """An article that was found, and the words around what was found in it."""

    entry: Entry
    excerpt: Excerpt | None


class Searched(NamedTuple):
    """What a search found, what it asked for, and by what it may be narrowed: rows of facets."""

    asked: Request
    hits: tuple[Hit, ...] = ()
    results: Results = Results()
    facets: tuple[tuple[Facet, ...], ...] = ()


def searched(
    library: Library,
    typed: str,
    load: Callable[[str, int], Loaded],
    words: int,
    goes_on: Callable[[], bool],
) -> Searched:
    """Search for what is typed; quote about so many words of each article.

    `load` gives an article by its path; nothing is quoted any more when nobody waits for it.
    """
    asked = request(typed, is_typed=True)
    results = library.search(asked, _SHOWN)
    hits = [
        Hit(each.entry, _quoted(each.entry.path, asked, load, words) if quotes else None)
        for number, each in enumerate(results.found)
        for quotes in (asked.has_words and number < _QUOTED and goes_on(),)
    ]
    return Searched(asked, tuple(hits), results, facets(typed, results))


def _quoted(
    path: str, asked: Request, load: Callable[[str, int], Loaded], words: int
) -> Excerpt | None:
    """Return the words around what is found in an article; None where it is only in its title."""
    article = load(path, HEAD).article
    return excerpt(_text(article), asked, words) if article is not None else None


def _text(article: Article) -> str:
    """Return the beginning of an article's text."""
    texts: list[str] = []
    left = _LONGEST
    for block in article.blocks:
        texts.append(plain_text(block)[:left])
        left -= len(texts[-1])
        if left <= 0:
            break
    return "\n".join(texts)
