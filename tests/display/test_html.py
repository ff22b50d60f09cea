"""An article as a page of HTML."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from lxml import html

from newsreader.article.articles import Article
from newsreader.article.blocks import Block, Code, Footnote, Image, Item, List, Quote, inlines
from newsreader.article.spans import Inline
from newsreader.loading import Stream, load
from newsreader.printing.html import html_page
from support.examples import examples
from support.written import METADATA, articles, same_form

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
        words = (page.text_content(), *(picture.get("alt", "") for picture in page.iter("img")))
        text = "".join("".join(words).split())
        assert "".join(article.title.split()) in text
        for block in article.blocks:
            for inline in inlines(block):
                assert "".join(inline.text.split()) in text
        assert not any("\ufe70" <= c <= "\ufefc" for c in text)


def read_again(article: Article) -> Article:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.html"
        path.write_text("\n".join(html_page(article)), encoding="utf-8")
        loaded = load(path)
    assert loaded.article is not None
    assert loaded.faults == ()
    return loaded.article


def as_html_has_it(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks without what HTML has no form for: marks in a picture's text, blank code."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Image):
            found.append(replace(block, alternative=Inline(block.alternative.text)))
        elif isinstance(block, List):
            items = (Item(as_html_has_it(item.blocks), item.checked) for item in block.items)
            found.append(replace(block, items=tuple(items)))
        elif isinstance(block, (Quote, Footnote)):
            inner = as_html_has_it(block.blocks)
            found += [replace(block, blocks=inner)] if inner else []
        elif not isinstance(block, Code) or block.text.strip():
            found.append(block)
    return tuple(found)


def assert_same(article: Article) -> None:
    again = read_again(article)
    for name in METADATA:
        assert getattr(again, name) == getattr(article, name), name
    wanted = as_html_has_it(article.blocks)
    assert without_blanks(same_form(again.blocks)) == without_blanks(same_form(wanted))


def without_blanks(form: object) -> object:
    """Return what is compared: of a letter that is a blank neither which one nor its link.

    HTML has one blank for several, whichever they are, and a link ends before that at its edge.
    """
    letter = form[0] if isinstance(form, tuple) and len(form) == 3 else None
    if isinstance(letter, str) and letter.isspace():
        return "\n" if letter == "\n" else " "
    if isinstance(form, (list, tuple)):
        found = [*map(without_blanks, form)]
        return [each for n, each in enumerate(found) if each != " " or found[n - 1 : n] != [" "]]
    return form


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_every_sample_is_read_again_as_it_was(path: Path) -> None:
    article = load(path).article
    assert article is not None
    assert_same(article)


@examples(200)
@given(articles())
def test_any_article_is_read_again_as_it_was(article: Article) -> None:
    assert_same(article)


def test_elements_run_as_they_do_on_the_screen(tmp_path: Path) -> None:
    source = (
        "---\ntitle: 'PHAB2: أول هاتف من نوعه'\nlang: ar\n---\nAll in English.\n\n"
        "GitHub موقع للشيفرة.\n\n"
        "- `id`: قيمة السمة\n- English\n\n| a | عمود |\n|---|---|\n| b | 12 |\n"
    )
    (tmp_path / "a.md").write_text(source, encoding="utf-8")
    _, page = page_of(tmp_path / "a.md")
    elements = page.iter("h1", "p", "li", "table", "th", "td")
    assert [(each.tag, each.get("dir")) for each in elements] == [
        ("h1", "rtl"), ("p", "ltr"), ("p", "rtl"), ("li", "rtl"), ("p", "rtl"), ("li", "ltr"),
        ("p", "ltr"), ("table", "rtl"), ("th", "ltr"), ("th", "rtl"), ("td", "ltr"), ("td", "rtl"),
    ]  # fmt: skip


def test_captions_and_pictures_stand_in_figures(tmp_path: Path) -> None:
    source = (
        '# عنوان\n\nنص أول هنا.\n\n![بديل](a.png "شرح الصورة")\n\n![آخر](https://x.example/b.png)\n\n'
        '![ثالث](javascript:x)\n\n<aside class="pullquote">كلمات</aside>\n\nنص[^ملاحظة] أخير.\n\n'
        "```c++\nint x;\n```\n\n###### سادس\n\nخاتمة.\n\n[^ملاحظة]: الحاشية.\n"
    )
    (tmp_path / "a.md").write_text(source, encoding="utf-8")
    article, page = page_of(tmp_path / "a.md")
    figures = [html.tostring(each, encoding="unicode").strip() for each in page.iter("figure")]
    assert figures == [
        '<figure><img src="a.png" alt="بديل">\n<figcaption dir="rtl">شرح الصورة</figcaption>'
        "</figure>",
        '<figure><a class="picture" href="https://x.example/b.png">[آخر]</a></figure>',
    ]  # fmt: skip
    # Nothing is fetched by a page that is opened, and nothing done.
    assert [each.get("src") for each in page.iter("img")] == ["a.png"]
    (mark,) = [each for each in page.iter("a") if each.get("role") == "doc-noteref"]
    assert page.get_element_by_id(mark.get("href")[1:]).get("role") == "doc-footnote"
    assert page.find(".//h6").get("aria-level") == "7"
    assert_same(article)


@pytest.mark.parametrize(
    ("data", "title"),
    [
        ('{"headline": "ع"}', "ع"),
        ("[]", "عنوان"),
        ("{", "عنوان"),
        ('{"datePublished": "x"}', "عنوان"),
    ],
)
def test_a_page_that_says_it_is_ours_need_not_be(data: str, title: str) -> None:
    head = '<meta charset="utf-8"><meta name="generator" content="newsreader">'
    script = f'<script type="application/ld+json">{data}</script>'
    body = "<article><h2>عنوان</h2><p>نص</p><aside role=doc-footnote>لا</aside></article>"
    found = load(Stream(f"<html><head>{head}{script}</head><body>{body}".encode(), "عنوان.html"))
    assert found.article is not None
    assert found.article.title == title
    assert found.article.date is None
    none = load(Stream(f"<html><head>{head}</head><body><p>نص وحده".encode())).article
    assert none is not None
    assert none.title == "نص وحده"
