"""An article as a page of HTML."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from newsreader.article.articles import Article
from newsreader.article.blocks import inlines
from newsreader.loading import load
from newsreader.printing.html import html_page

ARTICLES = Path(__file__).parents[2] / "articles"

TEXT = """---
title: "عنوان <b> & غيره"
author: فلان
date: 2026-01-02
lang: ar
---
نص **غليظ و[رابط](https://example.org/?a=1&b=2) فيه** و[آخر](ftp://example.org/a).

An English paragraph with <script>alert(1)</script>.

1. أول
2. ثان

> اقتباس

```
code <b>
```

| رأس | x |
|---|---|
| خلية | 12 |
"""


def page_of(path: Path) -> tuple[Article, html.HtmlElement]:
    article = load(path).article
    assert article is not None
    return article, html.document_fromstring("\n".join(html_page(article)))


def test_a_page(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(TEXT, "utf-8")
    _, page = page_of(path)
    assert page.get("dir") == "rtl"
    assert page.get("lang") == "ar"
    assert page.findtext(".//title") == page.findtext(".//h1") == "عنوان <b> & غيره"
    assert [link.get("href") for link in page.iter("a")] == ["https://example.org/?a=1&b=2"]
    first = next(p for p in page.iter("p") if "غليظ" in p.text_content())
    assert first.text_content() == "نص غليظ ورابط فيه وآخر."
    assert "".join(s.text_content() for s in first.iter("strong")) == "غليظ ورابط فيه"
    assert [each.get("type") for each in page.iter("script")] == ["application/ld+json"]
    assert page.findtext(".//pre/code").strip() == "code <b>"
    assert page.find(".//pre").get("dir") == "ltr"
    assert [cell.text_content() for cell in page.iter("th", "td")] == ["رأس", "x", "خلية", "12"]
    assert [item.text_content() for item in page.iter("li")] == ["أول", "ثان"]
    assert page.find(".//time").get("datetime") == "2026-01-02"


def test_all_of_every_sample_is_in_its_page_in_logical_order() -> None:
    for path in sorted(ARTICLES.iterdir()):
        article, page = page_of(path)
        text = "".join(page.text_content().split())
        assert "".join(article.title.split()) in text
        for block in article.blocks:
            for inline in inlines(block):
                assert "".join(inline.text.split()) in text
        assert not any("\ufe70" <= c <= "\ufefc" for c in text)
