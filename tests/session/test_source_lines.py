"""The line of a file in which stands what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.layout.pages import PageTexts, page
from newsreader.layout.rows import Place
from newsreader.loading import load
from newsreader.session.pages import START, Page
from newsreader.session.source_lines import line_in_source, line_of_page
from newsreader.text.offsets import CodePoint

MARKDOWN = """---
title: العنوان
---
فقرة أولى عن الماء والبحر والقلعة القديمة.

## عنوان فرعي

فقرة ثانية فيها **كلام غليظ** وفيها [رابط](https://x.example/) إلى صفحة أخرى، وهي طويلة.

الخاتمة.
"""


@pytest.fixture
def opened(tmp_path: Path) -> Page:
    file = tmp_path / "a.md"
    file.write_text(MARKDOWN, encoding="utf-8")
    article = load(file).article
    assert article is not None
    return Page.opened(page(article, PageTexts()), article.direction, (30, 4), START)


@pytest.mark.parametrize(
    ("part", "offset", "line"),
    [(1, 0, 4), (1, 20, 4), (2, 0, 6), (3, 0, 8), (3, 20, 8), (4, 0, 10)],
)
def test_the_line_is_that_of_the_words(opened: Page, part: int, offset: int, line: int) -> None:
    place = Place(part, CodePoint(offset))
    there = Page.opened(opened.parts, opened.direction, (30, 1), place)
    assert line_of_page(there, MARKDOWN) == line


def test_at_the_headline_there_is_none(opened: Page) -> None:
    assert line_of_page(opened, MARKDOWN) is None


def test_of_words_that_come_again_it_is_the_nearest() -> None:
    source = "\n".join(f"سطر يتكرر\n{'كلام آخر ' * 5}" for _ in range(5))
    assert line_in_source(source, "سطر يتكرر", 0.0) == 1
    assert line_in_source(source, "سطر يتكرر", 0.41) == 5
    assert line_in_source(source, "سطر يتكرر", 1.0) == 9


def test_marks_between_the_letters_do_not_count() -> None:
    assert line_in_source("<p>\nقَالَ الرجُل: «نَعم»\n", "قال الرجل نعم", 0.0) == 2


def test_what_is_not_there_has_no_line() -> None:
    assert line_in_source("كلام", "غير موجود في الملف", 0.5) is None
    assert line_in_source("كلام", "كل", 0.5) is None
