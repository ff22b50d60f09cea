"""Dates as the reader writes them: names of months by country, and the Hijri calendar.

What most write stands among the texts of the interface; Babel and hijridate are imported where a
reader wants something else.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["USUAL", "Customs", "date_in", "hijri_date", "month_names"]

_LOCALES = {"levantine": "ar_LB", "maghrebi": "ar_DZ", "moroccan": "ar_MA"}


@dataclass(frozen=True, slots=True)
class Customs:
    """By which names Arabic calls the months, and by which calendar dates are written.

    `months`: egyptian, levantine, maghrebi, moroccan; `calendar`: gregorian, both, hijri.
    """

    months: str = "egyptian"
    calendar: str = "gregorian"


USUAL = Customs()


@lru_cache(4)
def month_names(months: str) -> tuple[str, ...] | None:
    """Return the twelve names of Arabic's months in a country; None for the usual ones."""
    if months not in _LOCALES:
        return None
    from babel.dates import get_month_names

    names = get_month_names("wide", locale=_LOCALES[months])
    return tuple(names[number] for number in range(1, 13))


def date_in(date: datetime.date, language: str) -> str:
    """Return a date in words of a language (its code), in figures where nobody knows how."""
    from babel.core import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(date, "long", Locale(language))
    except (UnknownLocaleError, ValueError):
        return date.strftime("%Y-%m-%d")


@lru_cache(512)
def hijri_date(date: datetime.date, language: str) -> str | None:
    """Return a date in the calendar of Umm al-Qura, None outside of the years that it is known for.

    It is known from 1924 to 2077.
    """
    from hijridate import Gregorian

    try:
        found = Gregorian(date.year, date.month, date.day).to_hijri()
    except OverflowError:
        return None
    month, era = found.month_name("ar"), "هـ"
    if language != "ar":
        month, era = found.month_name("en"), "AH"
    return f"{found.day} {month} {found.year} {era}"
