"""By what a search may be narrowed: the sections and dates of what is found, each with a count."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from newsreader.library.searching import Results
from newsreader.search.folding import fold
from newsreader.search.requests import filter_in

__all__ = ["Facet", "facets"]

_MOST = 30  # of a row
_DATE = re.compile(r"(\d{1,4})(?:-(\d\d?))?")


class Facet(NamedTuple):
    """A filter by which a search may be narrowed: its kind and value, how many articles it leaves.

    `month` is 0 but for a month of a `year`. `back` is the value that takes the place of one that
    `is_chosen` when it is taken out.
    """

    kind: str
    value: str
    articles: int
    is_chosen: bool = False
    year: int = 0
    month: int = 0
    back: str = ""


def facets(typed: str, results: Results) -> tuple[tuple[Facet, ...], ...]:
    """Return the rows of facets of what was found: sections, then years, or the months of one."""
    rows = (_sections(typed, results), _dates(typed, results))
    return tuple(row for row in rows if row)


def _sections(typed: str, results: Results) -> tuple[Facet, ...]:
    """Return the sections, those with most articles first."""
    chosen = fold(filter_in(typed, "section"))
    return tuple(
        Facet("section", name, count, fold(name) == chosen)
        for name, count in results.sections[:_MOST]
        if count
    )


def _dates(typed: str, results: Results) -> tuple[Facet, ...]:
    """Return the years, the newest first; of one that is chosen, or alone, the months too."""
    date = _DATE.fullmatch(fold(filter_in(typed, "date")))
    year, month = (int(part or 0) for part in date.groups()) if date else (0, 0)
    years: Counter[int] = Counter()
    for (each, _), count in results.months:
        years[each] += count
    counted = [each for each in years if years[each]]
    alone = counted[0] if len(counted) == 1 else 0
    shown = [year] if year in counted and year != alone else [] if alone else counted
    found = [Facet("date", f"{y:04}", years[y], y == year, y) for y in shown]
    back = f"{year:04}" if year != alone else ""
    return tuple(
        (
            *found,
            *(
                Facet("date", f"{y:04}-{m:02}", count, (y, m) == (year, month), y, m, back)
                for (y, m), count in results.months
                if count and y == (alone or year)
            ),
        )[:_MOST]
    )
