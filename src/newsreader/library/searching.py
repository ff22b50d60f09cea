"""A library searched: what the words find, as the filters say, and how much by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsreader.library.archives import Archives
from newsreader.library.entries import Entry
from newsreader.library.index import Wanted
from newsreader.search.requests import Request
from newsreader.search.words import matters, stem
from newsreader.text.controls import SafeText

__all__ = ["Found", "Results", "searched"]

_MOST = 10_000  # articles that are looked at: nobody goes through more
_MOST_LOOSE = 1_000  # that have some of the words: by which, the index is asked for each


class Found(NamedTuple):
    """An article that was found: its score, and the stems by which."""

    entry: Entry
    score: float
    why: tuple[str, ...]


class Results(NamedTuple):
    """The best of what was found, how many there are in all, and how many by section.

    `is_loose`: nothing has all of the words, and these have some.
    """

    found: tuple[Found, ...] = ()
    total: int = 0
    sections: tuple[tuple[SafeText, int], ...] = ()
    is_loose: bool = False


def searched(
    request: Request,
    archives: Archives,
    entry_of: Callable[[str], Entry | None],
    entries: Iterable[Entry],
    limit: int,
) -> Results:
    """Return what a request finds among the entries; without words, in their order."""
    is_loose = False
    if request.has_words:
        wanted = _wanted(request)
        matches = archives.find(wanted, _MOST)
        if not matches and len(wanted.stems) > 1:
            is_loose, matches = True, archives.found(dict.fromkeys(wanted.stems, 1), _MOST_LOOSE)
        hits = (
            Found(entry, match.score, match.stems)
            for match in matches
            if (entry := entry_of(match.path)) is not None  # it may be gone meanwhile
        )
        found = list(_accepted(request, hits))
    elif request.has_filters:
        found = list(_accepted(request, (Found(entry, 0.0, ()) for entry in entries)))
    else:
        found = []
    sections = Counter(each.entry.section for each in found if each.entry.section)
    return Results(tuple(found[:limit]), len(found), tuple(sections.most_common()), is_loose)


def _accepted(request: Request, hits: Iterable[Found]) -> Iterator[Found]:
    """Yield what is as the filters say."""
    if not request.has_filters:
        yield from hits  # of a common word there are thousands, at each letter that is typed
        return
    for hit in hits:
        entry = hit.entry
        if request.accepts(
            entry.section, entry.source, entry.date, read=entry.read, bookmarked=entry.bookmarked
        ):
            yield hit


def _wanted(request: Request) -> Wanted:
    """Return what the index is asked for: common words count where there is nothing else."""
    stems = tuple(stem(word) for word in request.words if matters(word))
    numbers = [(word,) for word in request.words if word.isdigit()]
    phrases = (*request.phrases, *numbers)
    if not (stems or phrases or request.beginning):
        phrases = tuple((word,) for word in request.words)
    begun = request.beginning
    return Wanted(stems, phrases, begun, stem(begun) if matters(begun) else "")
