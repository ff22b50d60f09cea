"""The links of an article, as they can be chosen from."""

from __future__ import annotations

from newsreader.article.articles import Article
from newsreader.article.blocks import Footnote, Paragraph
from newsreader.article.links import leads, links
from newsreader.article.spans import Inline, Span, Style
from newsreader.loading import Stream, load
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint


def test_every_link_in_reading_order_and_once() -> None:
    article = load(Stream(
        "# عنوان\n\nنص فيه [رابط **مهم**](b.md) و[[مقال آخر]] و[رابط ثان](b.md).\n\n"
        "> [في اقتباس](https://example.org/a?b=1)\n\n- [في\nقائمة](#place)\n\n"
        "| أ | ب |\n|---|---|\n| [في جدول](c.md) | [](d.md) |\n".encode()
    )).article  # fmt: skip
    assert article is not None
    assert [(link.text, link.target) for link in links(article)] == [
        ("رابط مهم", "b.md"),
        ("مقال آخر", "مقال آخر"),
        ("في اقتباس", "https://example.org/a?b=1"),
        ("في قائمة", "#place"),
        ("في جدول", "c.md"),
    ]
    assert leads(article) == links(article)


def test_an_address_that_is_the_text_is_not_said_twice() -> None:
    article = load(Stream(
        "# عنوان\n\nنص <https://example.org/%D8%A3/> و<a@example.org> و[example.org](http://example.org/)"
        " و[صفحة](https://example.org/ب).\n".encode()
    )).article  # fmt: skip
    assert article is not None
    assert [link.aside for link in links(article)] == ["", "", "", "https://example.org/ب"]


def test_footnotes_stand_among_the_links_where_the_text_refers_to_them() -> None:
    article = load(Stream(
        "# عنوان\n\nنص[^ب] و[رابط](a.md) وحاشية[^أ] ثم[^ب] و[^لا].\n\n"
        "[^أ]: فيها [آخر](b.md).\n[^ب]: ذات\n\n    فقرتين.\n[^ج]: بلا إشارة.\n".encode()
    )).article  # fmt: skip
    assert article is not None
    assert leads(article) == [
        ("[1] ذات فقرتين.", "", "1"),
        ("رابط", "a.md", ""),
        ("[2] فيها آخر.", "", "2"),
        ("آخر", "b.md", ""),
        ("[ج] بلا إشارة.", "", "ج"),
    ]
    assert [link.text for link in links(article)] == ["رابط", "آخر"]


def test_of_notes_of_one_label_the_first_counts() -> None:
    notes = [Footnote(SafeText("1"), (Paragraph(Inline(SafeText(each))),)) for each in "أب"]
    mark = Span(CodePoint(0), CodePoint(3), Style.NOTE)
    text = Paragraph(Inline(SafeText("[1]"), (mark,)))
    article = Article(
        "-", "html", "utf-8", "ar", Direction.RTL, SafeText("ع"), blocks=(text, *notes)
    )
    assert leads(article) == [("[1] أ", "", "1")]


def test_without_links() -> None:
    article = load(Stream("# عنوان\n\nنص.\n".encode())).article
    assert article is not None
    assert links(article) == leads(article) == []
