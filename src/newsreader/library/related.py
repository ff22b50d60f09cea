"""What is related to an article, and why: named by it, the same story elsewhere, near to it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from newsreader.article.articles import Article
from newsreader.library.entries import Entry, said_of, text_of
from newsreader.library.layers import Layers
from newsreader.library.nearness import About
from newsreader.search.shorthand import written
from newsreader.search.words import Text, forms

__all__ = ["Related", "related", "with_naming"]

_SECTION = 1.1  # times the score of what is in the same section
_DAYS, _NEAR_DATE = 30, 1.08  # and of what was written within so many days
_MORE = 3  # times as many as wanted are ranked: some are the same story


class Related(NamedTuple):
    """A related article, and why: the article names it, it is the same story, or it shares words.

    `also` is the same story as this one in other places; `names`: it names the article itself.
    """

    entry: Entry
    score: float = 0.0
    why: tuple[str, ...] = ()
    named: bool = False
    is_same: bool = False
    also: tuple[Entry, ...] = ()
    names: bool = False


def related(
    article: Article,
    named: Sequence[Entry],
    archives: Layers,
    entry_of: Callable[[str], Entry | None],
    limit: int,
) -> list[Related]:
    """Return what an article names, its own story elsewhere, then what is near to it: `limit`."""
    text = Text(*map(written, text_of(article)))
    found = [Related(entry, named=True) for entry in named]
    taken = {article.path, *(entry.path for entry in named)}
    same = [entry for path in archives.same(text.words) if (entry := entry_of(path)) is not None]
    same = [entry for entry in same if entry.path not in taken]
    if same:
        found.append(Related(same[0], is_same=True, also=tuple(same[1:])))
        taken.update(entry.path for entry in same)
    if len(found) < limit:
        found += _gathered(_near(article, text, archives, entry_of, taken, limit))
    return found[:limit]


def with_naming(found: Sequence[Related], naming: Sequence[Entry]) -> list[Related]:
    """Return what is related with those behind it that name the article: it is said of all."""
    paths = {entry.path for entry in naming}
    said = [each._replace(names=each.entry.path in paths) for each in found]
    known = {each.entry.path for each in found}
    rest = [Related(entry, names=True) for entry in naming if entry.path not in known]
    return said + rest


def _near(
    article: Article,
    text: Text,
    archives: Layers,
    entry_of: Callable[[str], Entry | None],
    taken: set[str],
    limit: int,
) -> list[Related]:
    """Return what is near to an article, the nearest first, with the words they share."""
    about = About(Counter(text.stems.split()), Counter(text.words.split()))
    matches = archives.near(article.path, about, _MORE * limit, taken - {article.path})
    shared = {stem for match in matches for stem in match.stems}
    words = forms("\n".join(said_of(article)), shared)
    near = [
        Related(
            entry,
            match.score * _preference(article, entry),
            tuple(words.get(stem, stem) for stem in match.stems),
        )
        for match in matches
        if (entry := entry_of(match.path)) is not None  # it may be gone meanwhile
    ]
    return sorted(near, key=lambda each: -each.score)


def _preference(article: Article, entry: Entry) -> float:
    """Return what the score of an article is multiplied by, for its section and its date."""
    times = _SECTION if article.section and article.section == entry.section else 1.0
    if article.date is not None and entry.date is not None:
        apart = abs(_day(article.date) - _day(entry.date)).days
        times *= _NEAR_DATE if apart <= _DAYS else 1.0
    return times


def _day(date: datetime.date | datetime.datetime) -> datetime.date:
    return date.date() if isinstance(date, datetime.datetime) else date


def _gathered(near: Sequence[Related]) -> list[Related]:
    """Return related articles with those of one title as one: the same story in several places."""
    kept: dict[str, Related] = {}
    for each in near:
        title = each.entry.folded.partition("\n")[0]
        first = kept.get(title)
        kept[title] = each if first is None else first._replace(also=(*first.also, each.entry))
    return list(kept.values())
