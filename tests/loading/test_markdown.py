"""Markdown and its front matter."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import markdown_it
import markdown_it.rules_core
import pytest
from markdown_it.rules_inline.linkify import linkify

from loading.conftest import Read
from newsreader.article.articles import Article, Reference
from newsreader.article.blocks import inlines, plain_text
from newsreader.formats.markdown import parser
from newsreader.formats.markdown.markdown import likeness
from newsreader.formats.markdown.parser import Parser
from newsreader.loading import load
from newsreader.text.directions import Direction
from support.examples import unmeasured
from support.outlines import outlines

ARTICLES = Path(__file__).parents[2] / "articles"


def test_every_element(read_markdown: Read) -> None:
    article = read_markdown(
        """# عنوان

فقرة **غليظة** و*مائلة* و***كلاهما*** و~~مشطوبة~~ و`شيفرة` و[رابط](a.md "t") و[مرجع][م].

سطر أول{blank}{blank}
سطر ثان\\
ثالث

Setext
======

## فرعي

- أ
- ب
  1. ج
  2. د

- [x] تم
- [ ] لم يتم

> قول
> > قول فيه

```python
x = 1
```

    indented

| أ | ب | c |
|:-|:-:|-:|
| ١ | **٢** | 3 |
| ناقص |

---

![وحدها](c.png "عنوان")

<div dir="rtl">

داخل **html**

</div>

<p>فقرة <b>html</b><br>سطر</p>

حاشية[^1] و[^x]، و<https://e.org> و![صورة](b.png).

نهاية \\*نجمة\\* &amp; كيان.

[م]: https://r.org

[^1]: نص الحاشية
[^x]: أخرى

    فقرة ثانية
""".replace("{blank}", " ")
    )
    assert article.title == "عنوان"
    assert outlines(article) == [
        "p فقرة **غليظة** و_مائلة_ و**_كلاهما**_ و~مشطوبة~ و`شيفرة` و[رابط](a.md)"
        " و[مرجع](https://r.org).",
        "p سطر أول\nسطر ثان\nثالث",
        "h1 Setext",
        "h2 فرعي",
        "ul(p أ; p ب + ol1(p ج; p د); [x] p تم; [ ] p لم يتم)",
        "q(p قول; q(p قول فيه))",
        "code:python: 'x = 1'",
        "code:: 'indented'",
        "table(أ | ب | c // ١ | **٢** | 3 // ناقص |  | ; left center right)",
        "rule",
        "img وحدها <c.png>",
        "caption عنوان",
        "p داخل **html**",
        "p فقرة html\nسطر",
        "p حاشية^[1]^ و^[2]^، و[https://e.org](https://e.org) وصورة.",
        "p نهاية *نجمة* & كيان.",
        "note 1(p نص الحاشية)",
        "note 2(p أخرى; p فقرة ثانية)",
    ]


def test_yaml_fields_under_the_names_of_site_generators(read_markdown: Read) -> None:
    article = read_markdown(
        """---
title: "عنوان"
categories: [أخبار, محلي]
authors: [فلان, {name: علان}]
date: 2024-02-03T10:30:00+03:00
publisher: الصحيفة
keywords: "أ، ب, #ج"
description: ملخص
canonical_url: https://example.org/a
lang: ar_SY
related_posts:
  - other.md
  - title: عنوان
    url: /x/y/
  - عنوان بلا مسار
  -
---

# عنوان

متن
"""
    )
    assert (article.title, article.section, article.byline) == ("عنوان", "أخبار", "فلان، علان")
    zone = datetime.timezone(datetime.timedelta(hours=3))
    assert article.date == datetime.datetime(2024, 2, 3, 10, 30, tzinfo=zone)
    assert (article.source, article.summary) == ("الصحيفة", "ملخص")
    assert (article.url, article.language) == ("https://example.org/a", "ar-SY")
    assert article.tags == ("أ", "ب", "ج")
    assert [(r.title, r.target) for r in article.related] == [
        (None, "other.md"),
        ("عنوان", "/x/y/"),
        ("عنوان بلا مسار", None),
    ]
    assert outlines(article) == ["p متن"]


def test_toml_fields_and_nested_tables(read_markdown: Read) -> None:
    article = read_markdown(
        "+++\ntitle = 'T'\ndate = 2023-05-06\ndir = 'rtl'\nnumber = 7\n[taxonomies]\n"
        "tags = ['a', 'b']\n[extra]\nauthor = {name = 'N'}\n+++\nEnglish body text here.\n"
    )
    assert (article.title, article.byline, article.tags) == ("T", "N", ("a", "b"))
    assert article.date == datetime.date(2023, 5, 6)
    assert article.direction is Direction.RTL


@pytest.mark.parametrize(
    ("content", "fault", "line"),
    [
        ("---\ntitle: [1, 2\n---\nbody\n", "is taken line by line: expected ',' or ']'", 3),
        ("---\ntitle: x\n\nbody\n", "the front matter has no closing ---", 1),
        ("+++\ntitle = 'x\n+++\nbody\n", "is taken line by line", 2),
        (
            "---\na: &x [1]\nb: [" + "*x, " * 5000 + "]\n---\nbody\n",
            "is taken line by line: it is too large",
            1,
        ),
        ("---\ntitle: \x7f\n---\nbody\n", "", None),
    ],
)
def test_bad_front_matter_is_told_and_the_body_kept(
    tmp_path: Path, content: str, fault: str, line: int | None
) -> None:
    path = tmp_path / "a.md"
    path.write_text(content, encoding="utf-8")
    loaded = load(path)
    assert loaded.article is not None
    assert "body" in (loaded.article.title + "".join(outlines(loaded.article)))
    if fault:
        assert [(f.source, f.line) for f in loaded.faults] == [(str(path), line)]
        assert fault in loaded.faults[0].message
        assert "\n" not in str(loaded.faults[0])


def test_prose_between_two_rules_is_no_front_matter(read_markdown: Read) -> None:
    article = read_markdown("---\nهذا كلام عادي بين خطين\n---\n\nوهذا بعده.\n")
    assert "هذا كلام عادي بين خطين" in article.title + "".join(outlines(article))


def test_fields_that_make_no_sense_are_passed_over(read_markdown: Read) -> None:
    article = read_markdown(
        "---\ntitle: {a: b}\ndate: soon\ntags: 7\nauthor: []\nlang: '?!'\ndir: up\n"
        "related: [{x: 1}, true]\nurl: 'javascript:alert(1)'\nsource: https://example.org/x\n"
        "deep: [[[[[[[[[[[[1]]]]]]]]]]]]\n---\nمتن طويل بما يكفي.\n"
    )
    assert article.title == "متن طويل بما يكفي."
    assert (article.date, article.byline, article.tags) == (None, None, ("7",))
    assert article.url == "https://example.org/x"


def test_related_and_source_at_the_end(read_markdown: Read) -> None:
    article = read_markdown(
        "# Title of the piece\n\nEnglish body text here, with enough words to be told.\n\n"
        "Read also: [Another piece](other.md)\n\nThe end of the story comes here.\n\n"
        "Source: Reuters\n\n---\n\n## Related articles\n\n- [One](one.md)\n- Two\n\n"
        "[Three](three.md)\n\nShare on Facebook\n"
    )
    assert article.source == "Reuters"
    assert [(r.title, r.target) for r in article.related] == [
        ("One", "one.md"),
        ("Two", None),
        ("Three", "three.md"),
        ("Another piece", "other.md"),
    ]
    assert outlines(article)[-1] == "p The end of the story comes here."


def test_title_byline_and_date_below_a_heading(read_markdown: Read) -> None:
    article = read_markdown("# عنوان المقال\n\nبقلم: فلان الفلاني\n\n12 آذار 2023\n\nمتن المقال.\n")
    assert (article.title, article.byline) == ("عنوان المقال", "فلان الفلاني")
    assert article.date == datetime.date(2023, 3, 12)
    assert outlines(article) == ["p متن المقال."]


def test_without_a_title_the_file_s_name_stands(tmp_path: Path) -> None:
    path = tmp_path / "من غير عنوان.md"
    path.write_text("![](a.png)\n", encoding="utf-8")
    article = load(path).article
    assert article is not None
    assert article.title == "من غير عنوان"


def test_unclosed_fences_and_html(read_markdown: Read) -> None:
    article = read_markdown("# عنوان\n\n```\ncode\n\nmore\n")
    assert outlines(article) == ["code:: 'code\\n\\nmore'"]
    article = read_markdown(
        "# عنوان\n\n<!-- تعليق\n\nطويل -->\n\nمتن\n\n<script>\nx\n\ny\n</script>\n"
    )
    assert outlines(article) == ["p متن"]


def test_verses_inside_quotations(read_markdown: Read) -> None:
    article = read_markdown(
        "# قصيدة\n\nمقدمة.\n\n> صدر أول  ///  عجز أول\n> صدر ثان  ///  عجز ثان\n"
    )
    assert outlines(article) == ["p مقدمة.", "v صدر أول | عجز أول / صدر ثان | عجز ثان"]


def test_standard_input_is_guessed(read_stream: Read) -> None:
    assert read_stream("# عنوان\n\nمتن **غليظ** و[رابط](a.md)\n").format == "markdown"
    assert read_stream("---\ntitle: عنوان\n---\nمتن\n").format == "markdown"
    plain = read_stream("كلام عادي بلا علامات.\n\nسطر ثان.\n")
    assert (plain.format, plain.path) == ("text", "-")


def test_the_markdown_samples() -> None:
    """Every field that a sample's front matter has is found, and its references are files."""
    count = 0
    for path in ARTICLES.glob("*.md"):
        loaded = load(path)
        article = loaded.article
        assert article is not None
        assert not loaded.faults
        assert all((article.section, article.byline, article.date, article.source, article.summary))
        assert article.tags
        assert article.blocks
        assert 2 <= len(article.related) <= 4
        for reference in article.related:
            assert isinstance(reference, Reference)
            assert (ARTICLES / str(reference.target)).is_file(), (path.name, reference)
        count += 1
    assert count > 30


def links_of(article: Article) -> list[tuple[str, str | None]]:
    """Return the text and the target of each link of an article's paragraphs."""
    return [
        (inline.text[span.start : span.end], span.link)
        for block in article.blocks
        for inline in inlines(block)
        for span in inline.spans
        if span.link
    ]


def test_wiki_links_are_links(read_markdown: Read) -> None:
    article = read_markdown(
        "# ع\n\nانظر [[السوق القديم]] و[[old-market|مقال *السوق*]] و[[ملف#قسم| نص ]] و![[صورة]] "
        "و **[[غليظ]]** و[[هدف|]].\n\n| أ | ب |\n|---|---|\n| [[جدول]] | [[x\\|y]] |\n"
    )
    assert plain_text(article.blocks[0]) == "انظر السوق القديم ومقال *السوق* ونص وصورة و غليظ وهدف."
    assert links_of(article) == [
        ("السوق القديم", "السوق القديم"), ("مقال *السوق*", "old-market"), ("نص", "ملف#قسم"),
        ("صورة", "صورة"), ("غليظ", "غليظ"), ("هدف", "هدف"), ("جدول", "جدول"), ("y", "x"),
    ]  # fmt: skip


def test_other_brackets_within_brackets_stay_what_they_are(read_markdown: Read) -> None:
    article = read_markdown(
        "# ع\n\nأ [[1]](a.html) ب [[2]] ج [[مرجع]] د [[x]][مرجع] ه [ [فراغ] ] "
        "و \\[[هرب]] ز [[\nسطر]] "
        "ح [[]] ط [[^هامش]] `[[شيفرة]]` ي ! [[ك]] [[ل [م]]] [ن [[س]]](n.html).\n\n"
        "[مرجع]: r.html\n"
    )
    assert plain_text(article.blocks[0]) == (
        "أ [1] ب [[2]] ج [مرجع] د [x] ه [ [فراغ] ] و [[هرب]] ز [[ سطر]] "
        "ح [[]] ط [[^هامش]] [[شيفرة]] ي ! ك [[ل [م]]] [ن س](n.html)."
    )
    assert links_of(article) == [
        ("[1]", "a.html"), ("مرجع", "r.html"), ("[x]", "r.html"), ("ك", "ك"), ("س", "س"),
    ]  # fmt: skip


def test_wiki_links_below_a_heading_are_related(read_markdown: Read) -> None:
    article = read_markdown(
        "# ع\n\nمتن المقال هنا بطوله.\n\n## مقالات ذات صلة\n\n- [[a.md|الأول]]\n- [[الثاني]]\n"
    )
    assert [(r.title, r.target) for r in article.related] == [
        ("الأول", "a.md"), ("الثاني", "الثاني"),
    ]  # fmt: skip


def test_each_kind_of_sign_counts_up_to_twenty_times() -> None:
    plain = "\nسطر" * 75
    assert likeness("> قول\n" * 25 + plain) == pytest.approx(20 / (2 + 100 / 4))
    assert likeness("> قول\n" * 19 + plain) == pytest.approx(19 / (2 + 94 / 4))


_SIGNS = (
    "[", "[", "[", "]", "]", "](a)", "![", "`", "\\", "ن", " ", "*", "^[", "[^1]", "[x]", "[[w]]",
    "<b>", "<a", "](", "'t')", "[r]", "\n", "~~", "https", "://", "e.org", "//", "a@", ":",
    "MAILTO:",
)  # fmt: skip


@pytest.mark.parametrize("seed", [0, *unmeasured(range(1, 6))])
def test_labels_and_addresses_end_where_the_library_finds_their_end(seed: int) -> None:
    chance = random.Random(seed)
    links = 0
    for _ in range(60):
        text = "".join(chance.choices(_SIGNS, k=chance.choice((5, 20, 60)))) + "\n\n[r]: u\n"
        own, plain = Parser(), Parser()
        plain._markdown = parser._markdown.__wrapped__()  # one of its own
        plain._markdown.helpers = markdown_it.helpers
        plain._markdown.inline.ruler.at("linkify", linkify)
        plain._markdown.core.ruler.at("linkify", markdown_it.rules_core.linkify)
        found = [token.as_dict() for token in own.tokens(text)]
        assert found == [token.as_dict() for token in plain.tokens(text)], text
        links += str(found).count("link_open")
    assert links > 20
