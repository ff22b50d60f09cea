"""The links of an article, as they can be chosen from."""

from __future__ import annotations

from newsreader.article.links import links
from newsreader.loading import Stream, load


def test_every_link_in_reading_order_and_once() -> None:
    article = load(Stream(
        "# عنوان\n\nنص فيه [رابط **مهم**](b.md) و[[مقال آخر]] و[رابط ثان](b.md).\n\n"
        "> [في اقتباس](https://example.org/a?b=1)\n\n- [في\nقائمة](#place)\n\n"
        "| أ | ب |\n|---|---|\n| [في جدول](c.md) | [](d.md) |\n".encode()
    )).article  # fmt: skip
    assert article is not None
    assert links(article) == [
        ("رابط مهم", "b.md"),
        ("مقال آخر", "مقال آخر"),
        ("في اقتباس", "https://example.org/a?b=1"),
        ("في قائمة", "#place"),
        ("في جدول", "c.md"),
    ]


def test_without_links() -> None:
    article = load(Stream("# عنوان\n\nنص.\n".encode())).article
    assert article is not None
    assert links(article) == []
