"""A library searched: what the words find, as the filters say, and how much by section."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from newsreader.library.entries import Entry, Reading
from newsreader.library.index import Wanted
from newsreader.library.layers import Layer, Layers
from newsreader.library.lists import KINDS
from newsreader.library.nearness import Near
from newsreader.library.orders import Month, age_of, month_in, month_of
from newsreader.search.requests import Request
from newsreader.search.words import matters, stem
from newsreader.text.controls import SafeText

__all__ = ["Found", "Results", "searched"]

_MOST = 5_000  # articles that are looked at: nobody goes through more
_DAY = 86_400  # seconds
_MOST_LOOSE = 1_000  # that have some of the words: by which, the index is asked for each


class Found(NamedTuple):
    """An article that was found: its score, and the stems by which."""

    entry: Entry
    score: float
    why: tuple[str, ...]


class Results(NamedTuple):
    """The best of what was found, how many there are in all, and how many by section and month.

    Those of other sections are counted too, as if no section were asked for; so those of other
    months. `is_loose`: nothing has all of the words, and these have some. `has_more`: there may be
    more than were counted.
    """

    found: tuple[Found, ...] = ()
    total: int = 0
    sections: tuple[tuple[SafeText, int], ...] = ()
    is_loose: bool = False
    months: tuple[tuple[Month, int], ...] = ()
    has_more: bool = False


class _Counts:
    """How many articles there are in all, of each section, of each month."""

    def __init__(self) -> None:
        self.total = 0
        self.sections: Counter[str] = Counter()
        self.months: Counter[Month | None] = Counter()


class _Hit(NamedTuple):
    """An article that was found, by its id."""

    id: int
    score: float
    why: tuple[str, ...]


def searched(
    request: Request, archives: Layers, reading_of: Callable[[str], Reading], limit: int
) -> Results:
    """Return what a request finds; without words, the newest first."""
    is_loose = has_more = False
    if request.has_words:
        wanted = _wanted(request)
        near = [(layer, layer.archive.find(wanted, _MOST)) for layer in archives.layers()]
        if not any(hits for _, hits in near) and len(wanted.stems) > 1:
            is_loose, stems = True, dict.fromkeys(wanted.stems, 1)
            near = [(layer, layer.archive.found(stems, _MOST_LOOSE)) for layer, _ in near]
        has_more = any(len(hits) == (_MOST_LOOSE if is_loose else _MOST) for _, hits in near)
        best, counts = _accepted(request, archives, near, limit)
    elif request.has_filters:
        best, counts = _newest(request, archives, limit)
    else:
        return Results()
    best = best[:limit]
    entries = archives.entries([hit.id for hit in best])
    found = [
        Found(entry.marked(reading_of(entry.path)), hit.score, hit.why)
        for hit in best
        if (entry := entries.get(hit.id)) is not None  # it may be gone meanwhile
    ]
    named = ((SafeText(name), count) for name, count in counts.sections.most_common() if name)
    dated = ((month, count) for month, count in counts.months.items() if month is not None)
    months = tuple(sorted(dated, reverse=True))
    return Results(tuple(found), counts.total, tuple(named), is_loose, months, has_more)


def _accepted(
    request: Request, archives: Layers, near: Sequence[tuple[Layer, Sequence[Near]]], limit: int
) -> tuple[list[_Hit], _Counts]:
    """Return the best of what is as the filters say, and how much there is of each kind."""
    found: list[tuple[int, Near]] = []
    counts, months = _Counts(), Counter[int]()
    hits_of = {layer.kind: hits for layer, hits in near}
    in_any = replace(request, sections=(), days=())
    fits_section = lru_cache(request.fits_section)
    with archives.asking() as layers:
        for kind, archive in layers:
            hits = {hit.number: hit for hit in hits_of.get(kind, ())}
            rows = archive.lists.accepted(sorted(hits), in_any)
            of_days = [row for row in rows if _fits_days(request, row[2])] if request.days else rows
            counts.sections.update(section for _, section, _, _ in of_days)
            of_section = [row for row in rows if fits_section(row[1])] if request.sections else rows
            months.update(month for _, _, _, month in of_section)
            both = [row for row in of_days if fits_section(row[1])] if request.sections else of_days
            found += ((kind, hits[number]) for number, _, _, _ in both)
    counts.total = len(found)
    for month, count in months.items():
        counts.months[month_in(month)] += count
    best = heapq.nsmallest(limit, found, key=lambda each: -each[1].score)
    return [_Hit(hit.number * KINDS + kind, hit.score, hit.stems) for kind, hit in best], counts


def _newest(request: Request, archives: Layers, limit: int) -> tuple[list[_Hit], _Counts]:
    """Return the newest articles that are as the filters say, and how many of each kind."""
    found: list[tuple[tuple[object, ...], int]] = []  # what sorts an article, and its id
    counts = _Counts()
    with archives.asking() as layers:
        for kind, archive in layers:
            rows = archive.lists.newest(request, kind, limit)
            found += ((tuple(rank), each) for each, *rank in rows)
            for section, count in archive.lists.sections_of(replace(request, sections=())).items():
                counts.sections[section] += count
                counts.total += count if request.fits_section(section) else 0
            for age, count in archive.lists.ages_of(replace(request, days=())):
                counts.months[month_of(age)] += count
    return [_Hit(each, 0.0, ()) for _, each in sorted(found, key=itemgetter(0))], counts


def _fits_days(request: Request, age: int) -> bool:
    """Return whether an article of an age is of the days that are asked for."""
    return all(
        age <= (age_of(first) if first is not None else 0)
        and (last is None or age > age_of(last) - _DAY)
        for first, last in request.days
    )


def _wanted(request: Request) -> Wanted:
    """Return what the index is asked for: common words count where there is nothing else."""
    stems = tuple(stem(word) for word in request.words if matters(word))
    numbers = [(word,) for word in request.words if word.isdigit()]
    phrases = (*request.phrases, *numbers)
    if not (stems or phrases or request.beginning):
        phrases = tuple((word,) for word in request.words)
    begun = request.beginning
    return Wanted(stems, phrases, begun, stem(begun) if matters(begun) else "")
