"""By what a search may be narrowed."""

from __future__ import annotations

from newsreader.library.searching import Results
from newsreader.session.facets import Facet, facets
from newsreader.text.controls import SafeText

SECTIONS = ((SafeText("بيئة"), 5), (SafeText("رياضة"), 2), (SafeText("أدب"), 0))
MONTHS = (((2026, 2), 3), ((2026, 1), 1), ((2025, 12), 3), ((2024, 1), 0))
YEARS = (Facet("date", "2026", 4, year=2026), Facet("date", "2025", 3, year=2025))


def dates(typed: str, months: tuple[tuple[tuple[int, int], int], ...] = MONTHS) -> object:
    return facets(typed, Results(months=months))[0]


def test_sections_with_something_are_offered_those_with_most_first() -> None:
    (found,) = facets("مطر", Results(sections=SECTIONS))
    assert found == (Facet("section", "بيئة", 5), Facet("section", "رياضة", 2))
    (found,) = facets("مطر قسم:بيئه", Results(sections=SECTIONS))
    assert [each.is_chosen for each in found] == [True, False]


def test_years_then_the_months_of_one() -> None:
    assert dates("مطر") == YEARS
    chosen = YEARS[0]._replace(is_chosen=True)
    months = (
        Facet("date", "2026-02", 3, False, 2026, 2, "2026"),
        Facet("date", "2026-01", 1, False, 2026, 1, "2026"),
    )
    assert dates("date:2026") == (chosen, *months)
    first = months[1]._replace(is_chosen=True)
    assert dates("تاريخ:٢٠٢٦-١") == (chosen, months[0], first)
    assert dates("date:2019") == YEARS  # of which nothing was found
    assert dates("date:2025..2026") == YEARS


def test_of_one_year_alone_the_months() -> None:
    found = dates("date:2026-02", MONTHS[:2])
    assert found == (
        Facet("date", "2026-02", 3, True, 2026, 2, ""),
        Facet("date", "2026-01", 1, False, 2026, 1, ""),
    )


def test_nothing_is_offered_where_nothing_was_found() -> None:
    assert facets("", Results()) == ()
    assert facets("مطر", Results(months=MONTHS[3:], sections=SECTIONS[2:])) == ()
