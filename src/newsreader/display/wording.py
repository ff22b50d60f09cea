"""What the interface says: the names of its texts, and how it counts and dates."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from newsreader.display.dates import USUAL, Customs, hijri_date, month_names
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["Labels"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The texts of one language; `forms` of a counted thing: one, two, a few, many, none."""

    language: str
    direction: Direction
    months: tuple[str, ...]
    app: str
    related: str
    source: str
    by: str
    top: str
    loading: str
    coming: str
    empty_list: str
    nothing_found: str
    no_section: str
    no_source: str
    no_date: str
    no_letter: str
    up_to: str
    over_an_hour: str
    by_section: str
    by_date: str
    by_title: str
    by_source: str
    by_minutes: str
    by_opened: str
    opened: str
    never_opened: str
    find: str
    filter: str
    palette: str
    search: str
    search_hint: str
    some_words: str
    no_filter: str
    help_hint: str
    match: str
    no_match: str
    copied: str
    copied_to_file: str
    not_copied: str
    no_related: str
    links: str
    no_links: str
    no_faults: str
    headings: str
    no_headings: str
    named: str
    same_story: str
    shared: str
    also: str
    changed: str
    faults: str
    unread_only: str
    bookmarked_only: str
    bookmarked: str
    not_bookmarked: str
    read: str
    unread: str
    plain_letters: str
    shaped_letters: str
    fillings: Mapping[str, str]
    harakat: Mapping[str, str]
    digits: Mapping[str, str]
    harakat_left_out: str
    terminal: str
    sent_as: str
    not_measured: str
    card_hint: str
    remembered: str
    settings_read: str
    at_next_start: str
    as_it_is: str
    encoding: str
    automatic: str
    repaired: str
    minutes: tuple[str, str, str, str, str]
    minutes_left: tuple[str, str, str, str, str]
    articles: tuple[str, str, str, str, str]
    linear_prompt: str
    end_of_article: str
    customs: Customs = USUAL

    def counted(self, number: int, forms: tuple[str, str, str, str, str]) -> SafeText:
        """Return a number with its noun in the form that the number asks for."""
        one, two, few, many, none = forms
        if self.language != "ar":
            form = none if number == 0 else one if number == 1 else many
        elif number == 0:
            form = none
        elif number == 1:
            form = one
        elif number == 2:
            form = two
        else:
            # Arabic: 3 to 10 take the plural, 11 to 99 the singular; so on in each hundred.
            form = few if 3 <= number % 100 <= 10 else many
        return SafeText(form.format(number))

    def month(self, year: int, month: int) -> SafeText:
        """Return the name of a month with its year."""
        own = month_names(self.customs.months) if self.language == "ar" else None
        return SafeText(f"{(own or self.months)[month - 1]} {year}")

    def short_date(self, date: datetime.date | datetime.datetime) -> SafeText:
        """Return a date in one calendar, where there is no room for both."""
        if self.customs.calendar != "both":
            return self.date(date)
        return SafeText(f"{date.day} {self.month(date.year, date.month)}")

    def date(self, date: datetime.date | datetime.datetime) -> SafeText:
        """Return a date as the reader writes it: day, month, year, in one calendar or in both."""
        gregorian = f"{date.day} {self.month(date.year, date.month)}"
        if self.customs.calendar == "gregorian":
            return SafeText(gregorian)
        hijri = hijri_date(datetime.date(date.year, date.month, date.day), self.language)
        if hijri is None or self.customs.calendar == "hijri":
            return SafeText(hijri or gregorian)
        return SafeText(f"{hijri} ({gregorian})")
