"""Dates by the reader's months and calendar."""

from __future__ import annotations

import datetime

import pytest

from newsreader.display.dates import Customs
from newsreader.display.labels import Labels, labels_for
from newsreader.settings import Settings

DAY = datetime.date(2026, 1, 5)


@pytest.mark.parametrize(
    ("months", "calendar", "arabic", "english"),
    [
        ("egyptian", "gregorian", "5 يناير 2026", "5 January 2026"),
        ("levantine", "gregorian", "5 كانون الثاني 2026", "5 January 2026"),
        ("maghrebi", "gregorian", "5 جانفي 2026", "5 January 2026"),
        ("moroccan", "gregorian", "5 يناير 2026", "5 January 2026"),
        ("egyptian", "hijri", "16 رجب 1447 هـ", "16 Rajab 1447 AH"),
        (
            "levantine", "both", "16 رجب 1447 هـ (5 كانون الثاني 2026)",
            "16 Rajab 1447 AH (5 January 2026)",
        ),
    ],
)  # fmt: skip
def test_dates(months: str, calendar: str, arabic: str, english: str) -> None:
    customs = Customs(months, calendar)
    assert Labels("ar", customs).date(DAY) == arabic
    assert Labels("en", customs).date(DAY) == english
    noon = datetime.datetime(2026, 1, 5, 12, tzinfo=datetime.timezone.utc)
    assert Labels("ar", customs).date(noon) == arabic


def test_in_the_list_a_date_is_of_one_calendar() -> None:
    calendars = ("gregorian", "both", "hijri")
    shown = [Labels("ar", Customs(calendar=each)).short_date(DAY) for each in calendars]
    assert shown == ["5 يناير 2026", "5 يناير 2026", "16 رجب 1447 هـ"]


def test_september_tells_morocco_from_its_neighbours() -> None:
    names = [Labels("ar", Customs(m)).month(2026, 9) for m in ("egyptian", "moroccan", "levantine")]
    assert names == ["سبتمبر 2026", "شتنبر 2026", "أيلول 2026"]


def test_years_for_which_the_calendar_is_not_known_are_gregorian() -> None:
    texts = Labels("ar", Customs(calendar="hijri"))
    assert texts.date(datetime.date(1900, 1, 1)) == "1 يناير 1900"
    assert texts.date(datetime.date(2100, 1, 1)) == "1 يناير 2100"


def test_by_the_settings() -> None:
    found = labels_for(Settings(months="levantine", calendar="hijri"), "ar")
    assert found.customs == Customs("levantine", "hijri")
    assert labels_for(Settings(), "en") == Labels("en")
