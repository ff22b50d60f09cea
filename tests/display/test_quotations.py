"""Quotations with their reference, each as its language writes them."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from newsreader.article.articles import Article
from newsreader.display.dates import USUAL, Customs
from newsreader.display.quotations import quotation
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

ARTICLE = Article(
    path="a", format="text", encoding="utf-8", language="ar", direction=Direction.RTL,
    title=SafeText("ترميم السوق"), byline=SafeText("ليلى الحسن"), source=SafeText("المرصد"),
    date=datetime.date(2026, 3, 19), url="https://e.org/1",
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "reference"),
    [
        ("ar", "«س»\n— ليلى الحسن، «ترميم السوق»، المرصد، 19 مارس 2026، https://e.org/1"),
        ("ar-LB", "«س»\n— ليلى الحسن، «ترميم السوق»، المرصد، 19 مارس 2026، https://e.org/1"),
        ("", "«س»\n— ليلى الحسن، «ترميم السوق»، المرصد، 19 مارس 2026، https://e.org/1"),
        ("en", "“س”\n— ليلى الحسن, “ترميم السوق”, المرصد, 19 March 2026, https://e.org/1"),
        ("fa", "«س»\n— ليلى الحسن، «ترميم السوق»، المرصد، 19 مارس 2026، https://e.org/1"),
        ("ur", "“س”\n— ليلى الحسن، “ترميم السوق”، المرصد، 19 مارچ، 2026، https://e.org/1"),
        ("de", "“س”\n— ليلى الحسن, “ترميم السوق”, المرصد, 19. März 2026, https://e.org/1"),
        ("xx", "“س”\n— ليلى الحسن, “ترميم السوق”, المرصد, 2026-03-19, https://e.org/1"),
    ],
)
def test_the_reference_is_in_the_form_of_the_language(language: str, reference: str) -> None:
    assert quotation(replace(ARTICLE, language=language), "س", USUAL) == reference


def test_what_an_article_does_not_have_is_left_out() -> None:
    bare = replace(ARTICLE, byline=None, source=None, date=None, url=None)
    assert quotation(bare, "سطر\n\nسطر", USUAL) == "«سطر\n\nسطر»\n— «ترميم السوق»"


def test_dates_are_those_of_the_reader_where_the_language_is_his() -> None:
    customs = Customs(months="levantine", calendar="gregorian")
    assert "19 آذار 2026" in quotation(ARTICLE, "س", customs)
    hijri = quotation(ARTICLE, "س", Customs(calendar="hijri"))
    assert "هـ" in hijri


def test_a_left_to_right_article_of_no_language_has_the_marks_of_english() -> None:
    plain = replace(ARTICLE, language="", direction=Direction.LTR)
    assert quotation(plain, "x", USUAL).startswith("“x”\n— ")
