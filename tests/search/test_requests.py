"""What is typed into a search: words, phrases, filters, and what was probably meant."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.folding import fold
from newsreader.search.requests import Days, Request, Wrong, filter_in, narrowed, request

DAY = datetime.date


def days(first: tuple[int, int, int] | None, last: tuple[int, int, int] | None) -> Request:
    return Request(days=(Days(DAY(*first) if first else None, DAY(*last) if last else None),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Request()),
        ("  \n ", Request()),
        ("القَلعة  BAHR", Request(("القلعه", "bahr"))),
        ('مطر "حصاد المطر" ماء', Request(("مطر", "ماء"), (("حصاد", "المطر"),))),
        ('"لم يُغلق', Request((), (("لم", "يغلق"),))),
        ('"" "؟"', Request()),
        ("10:30 http://x.org", Request(("10", "30", "http", "x", "org"))),
        ("كلمة:", Request(("كلمه",))),
        ("section:بيئة", Request(sections=("بييه",))),
        ('قسم:"الشرق الأوسط" خبر', Request(("خبر",), sections=("الشرق الاوسط",))),
        ("Section:A section:b", Request(sections=("a", "b"))),
        ("section:", Request()),
        ("source:الوطن مصدر:الرأي", Request(sources=("الوطن", "الراي"))),
        ("is:unread", Request(read=False)),
        ("حال:مقروء", Request(read=True)),
        ("is:unread is:read", Request(read=True)),
        ("is:unr", Request()),  # still being typed
        ("date:2026", days((2026, 1, 1), (2026, 12, 31))),
        ("date:2024-02", days((2024, 2, 1), (2024, 2, 29))),
        ("date:2025-12", days((2025, 12, 1), (2025, 12, 31))),
        ("تاريخ:٢٠٢٦-١-٥", days((2026, 1, 5), (2026, 1, 5))),
        ("date:9999", days((9999, 1, 1), (9999, 12, 31))),
        ("date:2025..2026-03", days((2025, 1, 1), (2026, 3, 31))),
        ("date:2025..", days((2025, 1, 1), None)),
        ("date:..2025-05-06", days(None, (2025, 5, 6))),
        ("date:..", days(None, None)),
    ],
)
def test_what_is_asked_for(text: str, expected: Request) -> None:
    assert request(text) == expected


@pytest.mark.parametrize(
    ("text", "given", "nearest"),
    [
        ("secton:بيئة", "secton:بيئة", "section:"),
        ("sorce:x", "sorce:x", "source:"),
        ("تارخ:2026", "تارخ:2026", "تاريخ:"),
        ("is:unraed", "is:unraed", "is:unread"),
        ("is:xyz", "is:xyz", "is:unread"),
        ("date:yesterday", "date:yesterday", "date:2026-01-31, date:2025..2026"),
        ("date:2026-0-5", "date:2026-0-5", "date:2026-01-31, date:2025..2026"),
        ("date:2026-13", "date:2026-13", "date:2026-01-31, date:2025..2026"),
        ("date:2026..soon", "date:2026..soon", "date:2026-01-31, date:2025..2026"),
        ("date:0", "date:0", "date:2026-01-31, date:2025..2026"),
    ],
)
def test_a_wrong_filter_is_told_with_the_nearest(text: str, given: str, nearest: str) -> None:
    assert request(text).wrong == (Wrong(given, nearest),)


def test_the_last_word_that_is_typed_may_not_be_finished() -> None:
    assert request("مطر السط", is_typed=True) == Request(("مطر",), beginning="السط")
    assert request("مطر السط ", is_typed=True) == Request(("مطر", "السط"))
    assert request('"مطر', is_typed=True) == Request((), (("مطر",),))
    assert request("section:ب", is_typed=True) == Request(sections=("ب",))
    assert request("؟", is_typed=True) == Request()


def test_sections_and_sources_that_are_asked_for() -> None:
    asked = request("section:شرق source:وطن date:2026-01 is:unread")
    assert asked.has_filters
    assert not asked.has_words
    assert asked.fits_section("الشرق الأوسط")
    assert not asked.fits_section("الغرب")
    assert not asked.fits_section("")
    assert asked.fits_source("الوطن")
    assert not asked.fits_source("الرأي")
    assert request("المطر").fits_section("")
    assert not request("section:أ section:ب").fits_section("أ")


@pytest.mark.parametrize("state", ["is:bookmarked", "حال:محفوظ"])
def test_bookmarks_are_asked_for(state: str) -> None:
    asked = request(f"{state} is:read")
    assert asked.has_filters
    assert (asked.read, asked.bookmarked, asked.wrong) == (True, True, ())
    assert request("is:bookmarkd").wrong == (("is:bookmarkd", "is:bookmarked"),)


@given(st.text(st.sampled_from('ابsection:date:is:"2026-.. \n') | st.characters(), max_size=60))
def test_anything_can_be_typed(text: str) -> None:
    for is_typed in (False, True):
        asked = request(text, is_typed=is_typed)
        assert all(word and not word.isspace() for word in asked.words)
        assert all(asked.phrases)


@pytest.mark.parametrize(
    ("text", "value", "narrowed_text"),
    [
        ("مطر", "بيئة", "section:بيئة مطر"),
        ("", "بيئة", "section:بيئة "),
        ("مطر ", "علوم الأرض", 'section:"علوم الأرض" مطر '),
        ("مطر قسم:أدب بئر", "بيئة", "section:بيئة مطر بئر"),
        ('section:"علوم الأرض" مطر', "", "مطر"),
        ("مطر section:أدب", "", "مطر "),
        ("date:2026 section:أدب", "", "date:2026 "),
        ("section:a قسم:b مطر", "", "مطر"),
        ("مطر  بئر", "", "مطر  بئر"),
        ('"section:a" x', "", '"section:a" x'),
        ("مطر", 'a "b" c', 'section:"a b c" مطر'),
    ],
)
def test_a_filter_takes_the_place_of_those_of_its_kind(
    text: str, value: str, narrowed_text: str
) -> None:
    assert narrowed(text, "section", value, "section") == narrowed_text
    if value:
        assert filter_in(narrowed_text, "section") == value.replace('"', "")
        assert request(narrowed_text).sections == (fold(value.replace('"', "")),)
