"""Elements of HTML and of what is told about a page, one rule at a time."""

from __future__ import annotations

import datetime
import json

import pytest

from newsreader.article.articles import Reference
from newsreader.article.blocks import (
    Block,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from newsreader.article.spans import Span, Style
from newsreader.formats import scanned_html
from newsreader.formats.pages import linked, naming, page_metadata, tidying
from newsreader.formats.pages.page import likeness
from newsreader.formats.scanned_html import blocks_of
from newsreader.formats.tags import inline_text
from newsreader.formats.trees import blocks_of_html, local_name, markup_within, tree_of, tree_of_xml
from newsreader.loading import Stream, load
from newsreader.text.controls import SafeText
from newsreader.text.offsets import CodePoint
from support.blocks import inline, p
from support.outlines import outline

PROSE = "خرج الناس إلى السوق في الصباح وعادوا في المساء ومعهم ما اشتروه من الخبز والزيتون."


def html(source: str) -> list[str]:
    return [outline(block) for block in blocks_of_html(source)]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<p>a <b>b</b> c", ["p a **b** c"]), ("a<br>b<br/> c", ["p a\nb\nc"]),
        ("<pre>\nX = 1\nX\n</pre>", ["code:: 'X = 1\\nX'"]),
        ("<br><p>a", ["p a"]),
        ("<p>a  \n b</p>\n<p> c", ["p a b", "p c"]),
        ("<div>a<p>b</p>c</div>d", ["p a", "p b", "p c", "p d"]),
        ("<h1>a</h1><h6>b</h6><h2> </h2>", ["h1 a", "h6 b"]), ("<h2>a<br>b</h2>", ["h2 a b"]),
        ("<h2>a <img src=x alt=b></h2>", ["h2 a b"]),
        ("<h3><img src=x.png alt=b></h3>", ["img b <x.png>"]),
        ("<ul><li>a<li>b<li> </ul>", ["ul(p a; p b)"]),
        ("<ul><li><p>a<p>b</ul>", ["ul(p a + p b)"]),
        ("<ol start=5><li>a</ol>", ["ol5(p a)"]), ("<ol start=x><li>a</ol>", ["ol1(p a)"]),
        ("<ol start=1234567><li>a</ol>", ["ol1(p a)"]), ("<ol><li>a</ol><ul></ul>", ["ol1(p a)"]),
        ("<menu>a<li>b</menu>", ["ul(p b)"]), ("<blockquote>a<p>b</blockquote>", ["q(p a; p b)"]),
        ("<blockquote> </blockquote>", []), ("<pre>\n a\n  b\n</pre>", ["code:: ' a\\n  b'"]),
        ("<pre> \n</pre>", []), ("a<hr>b", ["p a", "rule", "p b"]),
        ("x <code>a</code>", ["p x `a`"]),
        ("<code>a</code> x", ["p `a` x"]), ("<code>a</code>", ["code:: 'a'"]),
        ("<script>a</script><style>b</style><nav>c</nav>d", ["p d"]), ("<!-- a -->b", ["p b"]),
        ("<img alt='a  b' src=' x '>", ["img a b <x>"]), ("<img title=t src=x>", ["img t <x>"]),
        ("<img src=x>", ["img  <x>"]),
        ("a <img alt=b src=x> c", ["p a b c"]), ("&lt;b&gt; &amp;amp;", ["p <b> &amp;"]),
        ("<?xml version='1.0'?><p>a", ["p a"]), ("  ", []), ("<!-- -->", []),
    ],
)  # fmt: skip
def test_blocks_of_html(source: str, wanted: list[str]) -> None:
    assert html(source) == wanted


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<table><tr><th>a<td>b<tr><td>c</table>", ["table(a | b // c | ; start start)"]),
        ("<table><thead><tr><td>a<td>b</thead><tbody><tr><td>c<td>d</tbody></table>",
         ["table(a | b // c | d; start start)"]),
        ("<table><tr><td>a<tr><td>b</table>", ["p a", "p b"]), ("<table><tr><td> </table>", []),
        ("<table><tr><td>a<p>b<td>c</table>", ["table(a\nb | c; start start)"]),
        ("<table><tr><td><td><tr><td>a<td>b</table>", ["table(a | b; start start)"]),
        (f"<table><tr><td>{'x' * 401}<td>b<tr><td><h2>c</h2></table>",
         [f"p {'x' * 401}", "p b", "h2 c"]),
        (f"<table><tr><td>{'x' * 400}<td>b</table>", [f"table({'x' * 400} | b; start start)"]),
    ],
)  # fmt: skip
def test_tables(source: str, wanted: list[str]) -> None:
    assert html(source) == wanted


def test_styles_and_links_are_spans() -> None:
    (block,) = blocks_of_html(
        "a <b>b <i>c </i></b><a href=' x\n'>d<code>e</code></a> <del>f</del><a>g</a><em> </em>h"
    )
    assert isinstance(block, Paragraph)
    text = block.content.text
    assert text == "a b c de fg h"
    found = [(text[s.start : s.end], s.style, s.link) for s in block.content.spans]
    assert found == [
        ("b c", Style.STRONG, None), ("c", Style.EMPHASIS, None), ("de", Style.NONE, "x"),
        ("e", Style.CODE, None), ("f", Style.STRIKE, None),
    ]  # fmt: skip


def test_a_span_does_not_reach_into_the_next_paragraph() -> None:
    assert html("<b>a b</b><p>c</p>d") == ["p **a b**", "p c", "p d"]


def test_trees() -> None:
    assert tree_of("<!-- a -->") is None
    assert tree_of("") is None
    assert local_name(tree_of_xml(b"<a:b xmlns:a='x'/>")) == "b"
    assert tree_of_xml(b"no xml") is None
    whole = tree_of_xml(b"<a>1<b x='2'>3</b><!-- 4 --><?pi 5?>6</a>")
    assert markup_within(whole) == '1<b x="2">3</b>6'
    entities = b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><a>x&e;y</a>"
    assert "".join(tree_of_xml(entities).itertext()).startswith("x")
    assert len("".join(tree_of_xml(entities).itertext())) <= 5


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("<br>", "\n"), ("<BR/>", "\n"), ("<br class='x'>", "\n"), ("<img alt='ا' src=x>", "ا"),
        ("<IMG ALT=ا>", "ا"), ("<img src=x>", ""), ("<b alt=x>", ""), ("</b>", ""),
        ("<!-- x -->", ""),
        ("<img alt='&lt;'>", "<"), ("no tag", ""),
    ],
)  # fmt: skip
def test_tags_within_a_line(tag: str, text: str) -> None:
    assert inline_text(tag) == text


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<p>a<br>b</p>c", ["p a\nb", "p c"]), ("<h2>a</h2>b", ["h2 a", "p b"]),
        ("a<img alt='' src=x>b", ["p ab"]),
        ("</h2>a", ["p a"]),
        ("<td>a</td><td>b</td>", ["table(a | b; start start)"]), ("<hr>", ["rule"]),
        ("a <b>b</b>\n c", ["p a b c"]),
        ("<pre>a\n b<br>c</pre>d", ["code:: 'a\\n b\\nc'", "p d"]), ("<pre> </pre>", []),
        ("<script>a</script>b", ["p b"]), ("<script/>b", ["p b"]),
        ("<style>a</script></style>b", ["p b"]),
        ("<img alt=a src=x>", ["img a <x>"]), ("a<img alt=b src=x>", ["p ab"]), ("<!-- a", []),
        ("a<!DOCTYPE x>b", ["p ab"]),
        ("<![CDATA[a<b]]>", ["p a<b"]), ("<?php x ?>a", ["p a"]), ("a &amp; b", ["p a & b"]),
        ("<a title='>'>x</a>", ["p x"]), ("a < b", ["p a < b"]), ("<div><div>a</div>", ["p a"]),
    ],
)  # fmt: skip
def test_scanned_html(source: str, wanted: list[str]) -> None:
    assert [outline(block) for block in blocks_of(source)] == wanted


# What a page tells


def data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_linked_data_of_an_article() -> None:
    thing = {
        "@type": ["Thing", "NewsArticle"], "headline": "a &amp; b", "name": "other",
        "author": [{"name": "A"}, "B", {"name": "https://x.example/"}, {"x": 1}, 7],
        "datePublished": "2023-03-12", "dateCreated": "2020-01-01", "articleSection": ["S"],
        "publisher": {"name": "The Site | always first"}, "keywords": ["x&#39;y", 7],
        "description": "d", "inLanguage": "ar", "url": "https://a.example/",
    }  # fmt: skip
    found = page_metadata.linked_data(data(thing))
    assert found.title == "a & b"
    assert found.byline == "A, B"
    assert found.date == datetime.date(2023, 3, 12)
    assert (found.section, found.source, found.tags) == ("S", "The Site", ("x'y", "7"))
    assert (found.summary, found.language, found.url) == ("d", "ar", "https://a.example/")
    named = page_metadata.linked_data(
        data({"@type": "Report", "name": "n", "dateCreated": "2020-01-01"})
    )
    assert (named.title, named.date) == ("n", datetime.date(2020, 1, 1))


@pytest.mark.parametrize("kind", ["Article", "NewsArticle", "BlogPosting", "Report", "Review"])
@pytest.mark.parametrize(
    "path", [[], ["@graph"], ["mainEntity"], ["mainEntityOfPage"], [0], [0, 0, 0]]
)
def test_where_linked_data_has_the_article(kind: str, path: list[str | int]) -> None:
    value: object = {"@type": kind, "headline": "a"}
    for step in reversed(path):
        value = [value] if step == 0 else {"@type": "WebPage", "headline": "b", str(step): value}
    assert page_metadata.linked_data(data({"@type": "Person"}) + data(value)).title == "a"


def test_linked_data_that_is_none() -> None:
    for value in ({"@type": "WebPage", "headline": "a"}, {"@type": 7}, {"headline": "a"},
                  [[[[[{"@type": "Article", "headline": "a"}]]]]]):  # fmt: skip
        assert page_metadata.linked_data(data(value)).title is None
    broken = '<script type="application/ld+json">{</script>'
    good = data({"@type": "Article", "headline": "a"})
    assert page_metadata.linked_data(broken + good).title == "a"
    assert page_metadata.linked_data(broken * 40 + good).title == "a"
    assert page_metadata.linked_data(broken * 41 + good).title is None
    assert page_metadata.linked_data(good.removesuffix("</script>")).title is None
    lines = '<SCRIPT type=application/ld+json>{"@type": "Article", "headline": "a\nb"}</SCRIPT>'
    assert page_metadata.linked_data(lines).title == "a b"


def test_the_root_s_attributes() -> None:
    assert page_metadata.root_attributes("<!x><HTML LANG=ar dir='rtl' x=y>") == {
        "lang": "ar", "dir": "rtl",
    }  # fmt: skip
    assert page_metadata.root_attributes('<html lang="en-GB">') == {"lang": "en-GB"}
    assert page_metadata.root_attributes("<html>") == page_metadata.root_attributes("x") == {}


@pytest.mark.parametrize(
    ("author", "found"),
    [
        ("Jane", "Jane"), ("The Site", None), ("https://x", None), ("a.com", None),
        ("photo.jpg", None), ("A. Commons", "A. Commons"), ("http x", None),
    ],
)  # fmt: skip
def test_names_of_authors(author: str, found: str | None) -> None:
    assert naming.author(author, ("The Site",)) == found


@pytest.mark.parametrize(
    ("page", "told", "site", "title"),
    [
        ("", "عنوان", None, "عنوان"), ("", "عنوان | الموقع", "الموقع", "عنوان"),
        ("", "الموقع :: عنوان", "الموقع", "عنوان"), ("", "أ - ب - الموقع", "الموقع", "أ - ب"),
        ("", "عنوان | آخر", "الموقع", "عنوان | آخر"),
        ("", "عنوان-الموقع", "الموقع", "عنوان-الموقع"),
        ("", "الموقع | الموقع", "الموقع", "الموقع | الموقع"),
        ("<title> عنوان <b>ما</b> – الموقع</title>", None, "الموقع", "عنوان ما"),
        ("<title>عنوان</title>", "", None, "عنوان"), ("", None, None, None),
        ("<h1>عنوان طويل</h1>", "عنوان طويل | الموقع", None, "عنوان طويل"),
        ("<h2 class=x>عنوانٌ طويل</h2>", "الموقع | عنوان طويل", None, "عنوانٌ طويل"),
        ("<h1>عنوان طويل</h1>", "في عنوان طويل منه | الموقع", None, "في عنوان طويل منه | الموقع"),
        ("<h1>ع</h1>", "ع | الموقع الطويل جدا هنا", None, "ع | الموقع الطويل جدا هنا"),
        ("<h3>عنوان طويل</h3>", "عنوان طويل | الموقع", None, "عنوان طويل | الموقع"),
    ],
)  # fmt: skip
def test_headlines(page: str, told: str | None, site: str | None, title: str | None) -> None:
    assert page_metadata.headline(page, told, site) == title


def test_a_heading_ends_within_a_thousand_code_points() -> None:
    for blanks, title in ((900, "عنوان طويل"), (1100, "عنوان طويل | الموقع")):
        page = f"<h1>عنوان طويل{' ' * blanks}</h1>"
        assert page_metadata.headline(page, "عنوان طويل | الموقع", None) == title


def test_forty_headings_are_looked_at() -> None:
    heading = "<h1>عنوان طويل</h1>"
    for count, title in ((39, "عنوان طويل"), (40, "عنوان طويل | الموقع")):
        page = "<h2>x</h2>" * count + heading
        assert page_metadata.headline(page, "عنوان طويل | الموقع", None) == title


# What is told twice


def kept(*blocks: Block, title: str | None = None) -> list[str]:
    return [plain_text(block) for block in tidying.tidied(blocks, title)]


def picture(text: str) -> Image:
    return Image(inline(text), "x")


def items(*texts: str) -> List:
    return List(tuple(Item((p(text),)) for text in texts))


def test_what_repeats_goes() -> None:
    other = PROSE.replace("السوق", "البحر")
    assert kept(p(PROSE), p(other), p(PROSE)) == [PROSE, other]
    assert kept(p("قصير"), p("قصير")) == ["قصير", "قصير"]
    sixty, fewer = "س" * 60, "س" * 59
    assert kept(p(sixty), p(sixty)) == [sixty]
    assert kept(p(fewer), p(fewer)) == [fewer, fewer]
    assert kept(Quote((p(PROSE),)), p(f"{PROSE} وأكثر")) == [f"{PROSE} وأكثر"]
    assert kept(Quote((p("قصير"),)), p("قصير جدا")) == ["قصير", "قصير جدا"]
    assert kept(p(PROSE), p("آخر"), title=PROSE) == ["آخر"]


def test_pictures_that_say_what_is_said_go() -> None:
    assert kept(picture("عنوان المقال"), p("نص"), title="عنوان المقال") == ["نص"]
    assert kept(picture("هذا نص"), p("هذا نص")) == ["هذا نص"]
    assert kept(Heading(2, inline("فصل")), picture("فصل")) == ["فصل"]
    assert kept(picture("صورة أخرى"), p("نص")) == ["صورة أخرى", "نص"]
    # Four words in five are those of the title.
    assert kept(picture("أ ب ت ث س"), p("نص"), title="أ ب ت ث ج") == ["نص"]
    assert kept(picture("أ ب ت س ش"), p("نص"), title="أ ب ت ث ج") == ["أ ب ت س ش", "نص"]
    assert kept(picture(""), p("نص"), title="عنوان") == ["", "نص"]


def test_signs_of_buttons_and_numbers_of_pages_go() -> None:
    assert kept(p("×"), p("نص"), p("<"), p("س")) == ["نص"]
    assert kept(p("12"), p("نص")) == ["12", "نص"]
    assert kept(p("نص"), p("12"), p("--")) == ["نص"]
    assert kept(p("نص"), Heading(2, inline("12"))) == ["نص", "12"]


def test_tables_of_contents_and_notes_go() -> None:
    notes = items("↑ أول", "^ ثان", "ثالث")
    half = items("↑ أول", "ثان")
    assert kept(p("المحتويات"), p("نص")) == ["نص"]
    assert kept(p("نص"), notes) == ["نص"]
    assert kept(p("نص"), half) == ["نص", plain_text(half)]
    assert kept(Heading(2, inline("المراجع")), notes, p("نص")) == ["نص"]
    assert kept(Heading(2, inline("المراجع")), half) == ["المراجع", plain_text(half)]
    assert kept(p("نص"), Heading(2, inline("المراجع"))) == ["نص", "المراجع"]


def test_a_lead_that_extraction_missed() -> None:
    lead = f"{PROSE} وبقية المقدمة هنا"
    page = f"<div class=lead>{lead}</div><p>{'س' * 80}</p>"
    blocks = [p("نص")]
    assert [plain_text(b) for b in tidying.with_lead(blocks, PROSE, page)] == [lead, "نص"]
    assert tidying.with_lead(blocks, None, page) == blocks
    assert tidying.with_lead(blocks, "قصير", page) == blocks
    assert tidying.with_lead([p(lead)], PROSE, page) == [p(lead)]
    assert tidying.with_lead(blocks, "آخر " * 20, page) == blocks
    assert len(tidying.with_lead(blocks, PROSE[:31], page)) == 2
    assert tidying.with_lead(blocks, PROSE[:29], page) == blocks


# Related articles


def related(markup: str) -> list[tuple[str | None, str | None]]:
    tree = tree_of(f"<html><body>{markup}</body></html>")
    return [(each.title, each.target) for each in linked.related(tree)]


LINKS = "".join(f"<li><a href=/{n}>عنوان مقال رقم {n} هنا</a>" for n in range(14))


def test_links_below_a_heading_that_says_so() -> None:
    one = [("عنوان مقال آخر هنا", "/a")]
    link = "<a href=/a>عنوان مقال آخر هنا</a>"
    assert related(f"<div><h3>مقالات ذات صلة</h3>{link}</div>") == one
    assert related(f"<div><div><div><b>مقالات ذات صلة</b></div></div>{link}</div>") == one
    assert related(f"<h3>مقالات ذات صلة</h3>{link}") == []  # the whole page is around it
    assert related(f"<div><h3>آخر</h3>{link}</div>") == []
    assert (
        related(f"<div><h3>مقالات ذات صلة</h3><p>نص</p></div><div><h3>اقرأ أيضا</h3>{link}</div>")
        == one
    )


def test_which_links_are_articles() -> None:
    heading = "<h3>مقالات ذات صلة</h3>"
    assert related(f"<div>{heading}<ul>{LINKS}</ul></div>") == [
        (f"عنوان مقال رقم {n} هنا", f"/{n}") for n in range(12)
    ]
    others = (
        "<a href=/s>قصير</a><a href='#x'>عنوان مقال طويل</a>"
        "<a href='javascript:x'>عنوان مقال طويل</a>"
        "<a>عنوان مقال طويل</a><a href=/a>عنوان مقال طويل</a><a href=/a>عنوان مقال ثان له</a>"
        "<a href=/t title='عنوان من صفته'></a>"
    )
    assert related(f"<div>{heading}{others}</div>") == [
        ("عنوان مقال طويل", "/a"), ("عنوان من صفته", "/t"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<html>", 1.0), (" <!DOCTYPE HTML><p>", 1.0), ("<?xml version='1.0'?>\n<html>", 1.0),
        ("<!-- a\n--><!-- b --><html", 1.0), ("<htmlx>", 0.0), ("a<html>", 0.0), ("<p>", 0.0),
        ("", 0.0),
    ],
)  # fmt: skip
def test_how_a_page_begins(text: str, found: float) -> None:
    assert likeness(text) == found


@pytest.mark.unmeasured
def test_the_date_of_a_line_where_no_markup_has_it() -> None:
    page = f"<html><body><h1>عنوان</h1><div> 12 آذار 2023 </div><p>{PROSE * 3}</p></body></html>"
    article = load(Stream(page.encode())).article
    assert article is not None
    assert article.date == datetime.date(2023, 3, 12)


def test_the_site_is_no_author_and_the_root_says_the_language() -> None:
    head = "<meta property='og:site_name' content='The Site'><meta name=author content='The Site'>"
    page = f"<html lang=fa dir=ltr><head>{head}</head><body><h1>عنوان</h1><p>{PROSE * 3}</p></body>"
    article = load(Stream(page.encode())).article
    assert article is not None
    assert (article.byline, article.source, article.language) == (None, "The Site", "fa")
    assert article.direction.name == "LTR"


def test_spans_of_one_place_have_the_outer_one_first() -> None:
    (block,) = blocks_of_html("<i><b>a</b> b</i>")
    assert isinstance(block, Paragraph)
    assert [(s.start, s.end) for s in block.content.spans] == [(0, 3), (0, 1)]
    assert block.content.spans[0] == Span(CodePoint(0), CodePoint(3), Style.EMPHASIS)


def test_a_table_keeps_the_styles_of_its_cells() -> None:
    (table,) = blocks_of_html("<table><tr><td><b>a</b><td>b</table>")
    assert isinstance(table, Table)
    assert table.header[0].spans == (Span(CodePoint(0), CodePoint(1), Style.STRONG),)
    assert Reference(SafeText("a")) == Reference(SafeText("a"), None)


def test_what_stands_behind_a_line_break_keeps_its_place() -> None:
    (block,) = blocks_of_html("<p>one two <br><b>three</b> four")
    assert isinstance(block, Paragraph)
    assert block.content.text == "one two\nthree four"
    assert [(s.start, s.end) for s in block.content.spans] == [(8, 13)]


def test_a_cell_of_more_than_four_hundred_letters_is_layout() -> None:
    for letters, kinds in ((400, [Table]), (401, [Paragraph, Paragraph])):
        found = blocks_of(f"<table><tr><td>{'a' * letters}</td><td>b</td></tr></table>")
        assert [type(block) for block in found] == kinds


def test_very_many_paragraphs_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_html, "_MOST", 3)
    monkeypatch.setattr(scanned_html, "_JOINED", 8)
    source = "".join(f"<p>نص {number}</p>\n" for number in range(8)) + "<pre> a\n  b</pre><p>ختام"
    blocks = scanned_html.blocks_of(source)
    texts = [plain_text(block) for block in blocks]
    assert texts[:3] == ["نص 0", "نص 1", "نص 2"]
    assert "\n".join(texts[3:-2]).split("\n") == [f"نص {number}" for number in range(3, 8)]
    assert 1 < len(texts[3:-2]) < 5
    assert texts[-2:] == [" a\n  b", "ختام"]


def test_very_many_items_are_put_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_html, "_MOST", 3)
    items = "".join(f"<li><b>نص</b> {number}</li><hr>" for number in range(40))
    texts = [plain_text(block) for block in scanned_html.blocks_of(f"<ul>{items}</ul>")]
    assert len(texts) < 10
    assert "\n".join(text for text in texts if text).split("\n") == [f"نص {n}" for n in range(40)]


def test_of_very_many_pictures_the_texts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanned_html, "_MOST", 3)
    source = "<img>" + "".join(f"<img src=a{number} alt='صورة {number}'><p>" for number in range(6))
    blocks = scanned_html.blocks_of(source)
    assert [type(block) for block in blocks[:3]] == [Image] * 3
    words = " ".join(plain_text(block) for block in blocks).split()
    assert words == [word for number in range(6) for word in ("صورة", str(number))]
