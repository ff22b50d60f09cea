"""What follows from an article: the lede, the whole text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.article.articles import Article, lede, whole_text
from newsreader.article.blocks import Alignment, Item, List, Paragraph, Quote, Table, Verse, Verses
from newsreader.article.spans import Inline
from newsreader.display.labels import ARABIC
from newsreader.display.page_texts import page_texts
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.rows import Role
from newsreader.session.pages import START, Page
from newsreader.session.selection import Selection, whole
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

BODY = "أعلنت بلدية المدينة، صباح اليوم، بدء العمل في ترميم السوق القديم وسقفه الخشبي."


def article(summary: str | None, title: str = "ترميم السوق") -> Article:
    return Article(
        path="a", format="text", encoding="utf-8", language="ar", direction=Direction.RTL,
        title=SafeText(title), summary=SafeText(summary) if summary is not None else None,
        blocks=(Paragraph(Inline(SafeText(BODY))), Paragraph(Inline(SafeText("خاتمة.")))),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("سوق عمره أربعة قرون يُغلق عامين لترميمه.", True),
        (None, False),
        ("", False),
        (BODY, False),
        (BODY[:60] + "…", False),  # the beginning of the text, cut
        ("أعلنت بلدية المدينة صباح اليوم - بدء العمل في ترميم السوق القديم", False),
        ("ترميم السوق.", False),  # the headline
        ("خاتمة", False),
    ],
)
def test_a_summary_is_a_lede_where_the_text_does_not_say_it(summary: str, shown: bool) -> None:
    found = article(summary)
    assert lede(found) == (summary if shown else None)
    parts = page(found, page_texts(found, ARABIC))
    ledes = [part for part in parts if part.role is Role.LEDE]
    assert len(ledes) == shown
    if shown:
        roles = [part.role for part in parts]
        assert roles.index(Role.TITLE) < roles.index(Role.LEDE) < roles.index(Role.BODY)


def test_the_whole_text_is_as_written() -> None:
    assert whole_text(article(None)) == f"ترميم السوق\n\n{BODY}\n\nخاتمة."


def test_the_whole_text_is_what_marking_all_of_the_page_gives() -> None:
    """Also where a table stands in a list, and a poem in a quotation."""
    cells = tuple(Inline(SafeText(text)) for text in "أبج")
    table = Table(cells[:2], (cells[1:],), (Alignment.START,) * 2)
    poem = Verses((Verse(cells[:2]), Verse(cells[1:])))
    blocks = (List((Item((table,)),)), Quote((poem, Paragraph(cells[0]))))
    found = replace(article(None), blocks=blocks)
    parts = page(found, PageTexts())
    shown = Page.opened(parts, Direction.RTL, (60, 20))
    last = whole(shown, len(parts) - 1)
    marked = Selection(START, last.head).text(shown.document)
    assert marked == whole_text(found) == "ترميم السوق\n\nأ\tب\nب\tج\n\nأ   ب\nب   ج\nأ"
