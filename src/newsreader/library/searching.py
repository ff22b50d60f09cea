"""A library searched: what the words find, as the filters say, and how much by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsreader.library.entries import Entry, Reading
from newsreader.library.index import Wanted
from newsreader.library.layers import Layer, Layers
from newsreader.library.lists import KINDS
from newsreader.library.nearness import Near
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


class _Hit(NamedTuple):
    """An article that was found, by its id, with what sorts it: the best first."""

    id: int
    rank: tuple[object, ...]
    score: float
    why: tuple[str, ...]


def searched(
    request: Request, archives: Layers, reading_of: Callable[[str], Reading], limit: int
) -> Results:
    """Return what a request finds; without words, the newest first."""
    is_loose = False
    if request.has_words:
        wanted = _wanted(request)
        near = [(layer, layer.archive.find(wanted, _MOST)) for layer in archives.layers()]
        if not any(hits for _, hits in near) and len(wanted.stems) > 1:
            is_loose, stems = True, dict.fromkeys(wanted.stems, 1)
            near = [(layer, layer.archive.found(stems, _MOST_LOOSE)) for layer, _ in near]
        best, sections, total = _accepted(request, archives, near)
    elif request.has_filters:
        best, sections, total = _newest(request, archives, limit)
    else:
        return Results()
    best = best[:limit]
    entries = archives.entries([hit.id for hit in best])
    found = [
        Found(entry.marked(reading_of(entry.path)), hit.score, hit.why)
        for hit in best
        if (entry := entries.get(hit.id)) is not None  # it may be gone meanwhile
    ]
    named = ((SafeText(name), count) for name, count in sections.most_common() if name)
    return Results(tuple(found), total, tuple(named), is_loose)


def _accepted(
    request: Request, archives: Layers, near: Sequence[tuple[Layer, Sequence[Near]]]
) -> tuple[list[_Hit], Counter[str], int]:
    """Return what is as the filters say, the best first, and how much there is of each section."""
    found: list[_Hit] = []
    sections: Counter[str] = Counter()
    hits_of = {layer.kind: hits for layer, hits in near}
    with archives.asking() as layers:
        for kind, archive in layers:
            hits = hits_of.get(kind, ())
            own = archive.lists.accepted([hit.number for hit in hits], request)
            sections.update(own.values())
            found += [
                _Hit(hit.number * KINDS + kind, (-hit.score,), hit.score, hit.stems)
                for hit in hits
                if hit.number in own
            ]
    return sorted(found, key=_rank), sections, len(found)


def _newest(request: Request, archives: Layers, limit: int) -> tuple[list[_Hit], Counter[str], int]:
    """Return the newest articles that are as the filters say, and how many there are by section."""
    found: list[_Hit] = []
    sections: Counter[str] = Counter()
    with archives.asking() as layers:
        for kind, archive in layers:
            rows = archive.lists.newest(request, kind, limit)
            found += [_Hit(each, tuple(rank), 0.0, ()) for each, *rank in rows]
            sections.update(archive.lists.sections_of(request))
    return sorted(found, key=_rank), sections, sections.total()


def _rank(hit: _Hit) -> tuple[object, ...]:
    return hit.rank


def _wanted(request: Request) -> Wanted:
    """Return what the index is asked for: common words count where there is nothing else."""
    stems = tuple(stem(word) for word in request.words if matters(word))
    numbers = [(word,) for word in request.words if word.isdigit()]
    phrases = (*request.phrases, *numbers)
    if not (stems or phrases or request.beginning):
        phrases = tuple((word,) for word in request.words)
    begun = request.beginning
    return Wanted(stems, phrases, begun, stem(begun) if matters(begun) else "")
