"""Pages of HTML that this program wrote, and what other pages share with them."""

from __future__ import annotations

import datetime

import pytest

from newsreader.article.articles import Article
from newsreader.formats.trees import blocks_of_html
from newsreader.loading import Stream, load
from support.fixtures import MORE, PROSE
from support.outlines import outline, outlines

GENERATOR = '<meta charset="utf-8"><meta name="generator" content="newsreader">'


def read(body: str, data: str = "{}") -> Article:
    script = f'<script type="application/ld+json">{data}</script>'
    source = f'<!DOCTYPE html><html dir="rtl"><head>{GENERATOR}{script}</head><body>{body}'
    found = load(Stream(source.encode(), "عنوان.html")).article
    assert found is not None
    assert found.format == "html"
    return found


def test_a_page_of_our_own_is_read_as_it_was_written() -> None:
    found = read(
        f"<header><h1>عنوان</h1><p role='doc-subtitle'>موجز</p></header><article><h2>أول</h2>"
        f"<p>{PROSE}<sup><a role='doc-noteref' href='#fn-ب'>[ب]</a></sup></p>"
        "<h6 aria-level='7'>سادس</h6><h6>خامس</h6><h6 aria-level='9'>غيره</h6>"
        "<figure><a class='picture' href='https://x.example/a.png'>[بديل]</a></figure>"
        "<figure><span class='picture'>[آخر]</span><figcaption>شرح</figcaption></figure>"
        "<p><span>نص</span></p>"
        "<aside role='doc-footnote' id='fn-ب'><sup>ب</sup><p>حاشية</p></aside>"
        "<aside role='doc-footnote'>بلا علامة</aside></article><footer><p>المصدر</p></footer>",
        '{"headline": "العنوان", "author": {"@type": "Person", "name": "admin"}, "mentions":'
        ' [{"name": "مقال", "url": "b.md"}], "datePublished": "2026-01-02T03:04:05"}',
    )
    assert (found.title, found.byline, found.date) == (
        "العنوان", "admin", datetime.datetime(2026, 1, 2, 3, 4, 5)
    )  # fmt: skip
    assert [(each.title, each.target) for each in found.related] == [("مقال", "b.md")]
    assert outlines(found) == [
        "h1 أول", f"p {PROSE}^[ب]^", "h6 سادس", "h5 خامس", "h6 غيره",
        "img بديل <https://x.example/a.png>", "img آخر <>", "caption شرح", "p نص",
        "note ب(p حاشية)",
        "p بلا علامة",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ('{"headline": "ع"}', "ع"), ("[]", "عنوان"), ("{", "عنوان"),
        ('{"datePublished": 7}', "عنوان"),
    ],
)  # fmt: skip
def test_a_page_that_says_it_is_ours_need_not_be(data: str, title: str) -> None:
    found = read(f"<article><h2>فصل</h2><p>{PROSE}</p></article>", data)
    assert (found.title, found.date) == (title, None)
    assert outlines(found) == ["h1 فصل", f"p {PROSE}"]
    without = read(f"<h1>آخر</h1><p>{PROSE}</p><p>{MORE}</p>", data)
    assert f"p {MORE}" in outlines(without)


def told(source: str) -> list[str]:
    return [outline(block) for block in blocks_of_html(source)]


def test_verses_boxes_sides_and_languages_are_read() -> None:
    poem = "<div class='poem'><div class='verse'><span>صدر</span> <span>عجز</span></div></div>"
    assert told(poem) == ["v صدر | عجز"]
    assert told("<div class='poem'><p>نص</p></div>") == ["p نص"]
    assert told("<div class='poem'><div class='verse'><p>نص</p></div></div>") == ["p نص"]
    boxes = (
        "<ul><li><input type=checkbox checked> تم</li><li><input type=checkbox><p>لم</p></li>"
        "<li>نص <input type=checkbox checked></li><li><input type=radio>آخر</li></ul>"
    )
    assert told(boxes) == ["ul([x] p تم; [ ] p لم; p نص; p آخر)"]
    table = (
        "<table><tr><th scope=col style='text-align: left'>أ</th></tr><tr><td>{}</td></tr></table>"
    )
    assert told(table.format("ب")) == ["table(أ // ب; left)"]
    assert told(table.format("ب" * 500)) == [f"table(أ // {'ب' * 500}; left)"]
    assert told("<table><tr><th>أ</th></tr><tr><td>ب</td></tr></table>") == ["p أ", "p ب"]
    assert told("<pre><code class='hl language-c++'>x</code></pre>") == ["code:c++: 'x'"]
    assert told("<pre class='language-py'>x</pre>") == ["code:py: 'x'"]
    assert told("<h2><a href='b'>رابط</a> و<b>غليظ</b></h2>") == ["h2 [رابط](b) و**غليظ**"]


@pytest.mark.parametrize(
    "source",
    ["<p>{}</p>", "<ul><li>{}</li></ul>", "<p><b>{}</b></p>", "<h2>{}</h2>",
     "<table><tr><td>{}</td><td>ب</td></tr></table>", "<figcaption>{}</figcaption>"],
)  # fmt: skip
def test_code_alone_in_a_line_is_of_the_line(source: str) -> None:
    (line,) = told(source.format("<code>x = 1</code>"))
    assert "`x = 1" in line
    assert "code:" not in line
    if "<p>" in source:
        assert told(source.format("<code>x = 1\ny</code>")) == ["code:: 'x = 1\\ny'"]
