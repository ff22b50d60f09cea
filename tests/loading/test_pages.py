"""Saved web pages: the article, all of it, and nothing else."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys

import pytest

from newsreader.article.articles import Article
from newsreader.article.blocks import plain_text
from newsreader.decoding import languages
from newsreader.formats.pages import extraction, linked, naming, page_metadata
from newsreader.formats.pages.tidying import tidied
from newsreader.formats.trees import blocks_of_html, blocks_of_tree, tree_of
from newsreader.loading import Stream, load
from newsreader.loading.registry import format_for
from newsreader.text.directions import Direction
from support.fixtures import LAST, MORE, PROSE, page
from support.outlines import outline, outlines

BODY = f"<p>{PROSE}</p><p>{MORE}</p><p>{LAST}</p>"
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "صحيفة النهر"},
        {
            "@type": ["NewsArticle"],
            "headline": "ترميم السوق القديم",
            "datePublished": "2024-03-05T08:30:00+03:00",
            "author": [{"@type": "Person", "name": "ليلى الحسن"}, "https://nahr.example/logo.png"],
            "articleSection": ["محليات"],
            "keywords": "سوق, ترميم",
            "publisher": {"name": "صحيفة النهر | أخبار المدينة"},
            "inLanguage": "ar",
            "description": "بدء العمل في &quot;السوق&quot;.",
        },
    ],
}


def read(source: str) -> Article:
    loaded = load(Stream(source.encode()))
    assert loaded.article is not None
    assert loaded.article.format == "html"
    return loaded.article


def script(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'<title>x</title><script type="application/ld+json">{text}</script>'


def test_a_page_of_news() -> None:
    found = read(page())
    assert found.title == "ترميم السوق القديم"
    assert outlines(found) == [f"p {PROSE}", f"p {MORE}", f"p {LAST}"]
    assert (found.language, found.direction) == ("ar", Direction.RTL)


def test_what_linked_data_tells() -> None:
    found = read(page(head=script("{broken") + script(DATA)))
    assert found.byline == "ليلى الحسن"
    assert found.section == "محليات"
    assert found.source == "صحيفة النهر"
    assert found.tags == ("سوق", "ترميم")
    assert found.summary == 'بدء العمل في "السوق".'
    zone = datetime.timezone(datetime.timedelta(hours=3))
    assert found.date == datetime.datetime(2024, 3, 5, 8, 30, tzinfo=zone)


def test_linked_data_that_tells_nothing() -> None:
    for value in (
        {"@type": "Person"},
        [17],
        "[" * 100_000,
        {"@type": None},
        {"@graph": 3},
        {"@type": "Article", "author": {"name": 3}},
    ):
        assert page_metadata.linked_data(script(value)).title is None
    assert (
        page_metadata.linked_data('<script type="application/ld+json">{"@type": "Article"').title
        is None
    )
    site = {"@type": "Article", "author": "النهر", "publisher": "النهر", "headline": "س"}
    assert read(page(head=script(site))).byline is None


def test_what_the_head_tells() -> None:
    head = (
        '<title>ترميم السوق القديم | النهر</title><meta property="og:site_name" content="النهر">'
        '<meta property="og:title" content="ترميم السوق القديم | النهر">'
        '<meta name="author" content="ليلى الحسن"><meta property="article:section" content="محليات">'
        '<meta property="article:published_time" content="2024-03-05T08:30:00Z">'
        '<link rel="canonical" href="https://nahr.example/a">'
    )
    found = read(page(head=head))
    assert (found.title, found.byline, found.source) == (
        "ترميم السوق القديم",
        "ليلى الحسن",
        "النهر",
    )
    assert (found.section, found.url) == ("محليات", "https://nahr.example/a")
    assert str(found.date) == "2024-03-05"


@pytest.mark.parametrize(
    ("named", "heading", "site", "title"),
    [
        ("ترميم السوق - النهر", "ترميم السوق", None, "ترميم السوق"),
        ("النهر | ترميم السوق", "آخر الأخبار", "النهر", "ترميم السوق"),
        ("ترميم السوق | محليات | النهر", "قائمة", "النهر", "ترميم السوق - محليات"),
        ("ترميم - السوق", "س", None, "ترميم - السوق"),
        ("ترميم السوق", "س", None, "ترميم السوق"),
        (None, "س", None, "اسم الصفحة"),
    ],
)
def test_headlines(named: str | None, heading: str, site: str | None, title: str) -> None:
    markup = f"<title>اسم <b>الصفحة</b></title><h1><a>{heading}</a></h1>"
    assert page_metadata.headline(markup, named, site) == title


def test_a_page_without_anything() -> None:
    assert page_metadata.headline("", None, None) is None
    assert page_metadata.headline("<title></title><title>أ", None, None) is None
    assert naming.first_part(None) is None
    assert page_metadata.root_attributes("<p>") == {}
    assert load(Stream(b"<html><body></body></html>")).article is not None
    found = read("<html><body><p>سطر واحد</p></body></html>")
    assert (found.title, outlines(found)) == ("سطر واحد", [])
    assert read("<html><!-- --></html>").blocks == ()


def test_dates_of_lines() -> None:
    line = "<div class='x'>تم نشره الجمعة 24 نيسان / أبريل 2020 09:22 مساءً</div>"
    assert str(read(page(before=line)).date) == "2020-04-24 21:22:00"
    assert (
        read(page(body=BODY + "<p>(2009-11-17) صدر الكتاب الأول في هذا الباب كله.</p>")).date
        is None
    )


def test_a_lead_that_stands_apart() -> None:
    lead = "أعلنت بلدية المدينة أن السوق القديم سيُغلق سنتين كاملتين بدءا من الشهر القادم للترميم."
    head = f'<title>ترميم السوق القديم</title><meta name="description" content="{lead[:70]}…">'
    before = f"<div class='announce'>{lead}</div>"
    found = read(page(head=head, before=before))
    assert outlines(found)[0] == f"p {lead}"
    assert outlines(read(page(head=head)))[0] == f"p {PROSE}"  # it stands nowhere on the page


def test_what_a_page_says_twice() -> None:
    body = (
        f"<img src='a.jpg' alt='ترميم السوق القديم'><p>{PROSE}</p><blockquote>{PROSE[:80]}</blockquote>"
        f"<h2>السقف</h2><img src='b.jpg' alt='السقف'><p>{MORE}</p><p>{MORE}</p><p>×</p><p>{LAST}</p>"
        "<img src='c.jpg' alt='عمال على السقف'><p>17302</p>"
    )
    found = read(page(body))
    assert [line.split(" <")[0] for line in outlines(found)] == [
        f"p {PROSE}", "h2 السقف", f"p {MORE}", f"p {LAST}"
    ]  # fmt: skip
    pictures = blocks_of_html(body.replace("<p>×</p>", "<p>×</p><p>2024</p>"))
    assert [line.split(" <")[0] for line in map(outline, tidied(pictures, found.title))] == [
        f"p {PROSE}", "h2 السقف", f"p {MORE}", "p 2024", f"p {LAST}", "img عمال على السقف"
    ]  # fmt: skip


def test_contents_and_notes_are_left_out() -> None:
    source = (
        f"<h2>محتويات</h2><h2>السقف</h2><p>{PROSE}</p><h2>المراجع</h2>"
        "<ul><li>↑ كتاب السوق، صفحة 3</li><li>^ كتاب النهر</li></ul><h2>المراجع</h2><p>نص آخر</p>"
    )
    assert [outline(block) for block in tidied(blocks_of_html(source), None)] == [
        "h2 السقف", f"p {PROSE}", "h2 المراجع", "p نص آخر"
    ]  # fmt: skip
    assert [outline(block) for block in tidied(blocks_of_html("<hr><p>2024</p><hr>"), None)] == [
        "rule", "p 2024", "rule"
    ]  # fmt: skip


def test_related_links() -> None:
    after = (
        "<aside><div><h3>مواضيع ذات صلة</h3></div><ul><li><a href='/1'>حكاية النهر والمدينة</a></li>"
        "<li><a href='/1'>حكاية النهر والمدينة</a></li><li><a href='#'>سوق آخر في المدينة</a></li>"
        "<li><a href='/2' title='سوق الورق القديم'></a></li><li><a href='/3'>قصير</a></li></ul></aside>"
    )
    found = read(page(after=after))
    assert [(one.title, one.target) for one in found.related] == [
        ("حكاية النهر والمدينة", "/1"), ("سوق الورق القديم", "/2")
    ]  # fmt: skip
    assert linked.related(tree_of("<body><p>مواضيع ذات صلة</p></body>")) == ()
    assert linked.related(tree_of("<h3>مواضيع ذات صلة</h3>")) == ()
    deep = "<div>" * 6 + "<h3>مواضيع ذات صلة</h3>" + "</div>" * 6
    assert linked.related(tree_of(f"<body>{deep}<a href='/1'>حكاية النهر والمدينة</a>")) == ()


def test_elements_become_blocks() -> None:
    source = """نص قبل <b>كل</b> شيء<h1><img alt="صورة" src="x.png">عنوان <i>أول</i></h1>
    <p>سطر<br>ثان <a href="/a">رابط <code>رمز</code></a> <del>محذوف</del><img alt="داخل"> بعد</p>
    <p><br></p><ol start="3"><li>أول<ul><li>داخل</li></ul></li><li></li><li>ثان</li></ol>
    <ol start="x"><li>س</li></ol><ul></ul><blockquote><p>قول</p></blockquote><blockquote></blockquote>
    <pre>  سطر
  آخر</pre><pre> </pre><hr><table><tr><th>اسم</th><th>سعر</th></tr><tr><td>خبز</td></tr><tr></tr></table>
    <table><tr><td><p>وحده</p></td></tr></table><table></table><img src="y"><script>x()</script>
    <style>p{}</style><?php x ?><div><span>في <p>فقرة</p> ما</span></div><h2> </h2><!-- x --><code>وحده</code>
    <table><tr><td><p>أ</p><p>ب</p><img alt="س"></td><td>ج</td></tr></table>"""
    assert [outline(block) for block in blocks_of_html(source)] == [
        "p نص قبل **كل** شيء", "h1 عنوان أول", "img صورة <x.png>",
        "p سطر\nثان [رابط `رمز](/a)` ~محذوف~داخل بعد",
        "ol3(p أول + ul(p داخل); p ثان)", "ol1(p س)", "q(p قول)", "code:: '  سطر\\n  آخر'", "rule",
        "table(اسم | سعر // خبز | ; start start)", "p وحده", "img  <y>",
        "p في", "p فقرة", "p ما", "code:: 'وحده'", "table(أ\nب | ج; start start)",
    ]  # fmt: skip


def test_trees_of_trafilatura_become_blocks() -> None:
    import lxml.etree

    tree = lxml.etree.fromstring(
        "<body><head rend='h3'>عنوان</head><head rend='hx'>آخر</head><p>نص <hi rend='#b'>قوي</hi>"
        " <ref target='/x'>رابط</ref><?x?><lb/>سطر</p><list rend='ol'><item>أول</item></list>"
        "<quote>قول</quote><table><row><p/><cell role='head'>أ</cell><cell>ب</cell></row></table>"
        "<graphic src='x.png' title='صورة'/><p>رمز <code>س</code></p><code>ص</code>ذيل</body>"
    )
    assert [outline(block) for block in blocks_of_tree(tree)] == [
        "h3 عنوان", "h2 آخر", "p نص **قوي** [رابط](/x)\nسطر", "ol1(p أول)", "q(p قول)",
        "table(أ | ب; start start)", "img صورة <x.png>", "p رمز `س`", "p `ص`ذيل",
    ]  # fmt: skip


def test_deep_and_broken_trees() -> None:
    deep = "<div>" * 3000 + "نص" + "</div>" * 3000
    assert "نص" in "".join(plain_text(block) for block in blocks_of_html(deep))
    lists = "<ul><li>" * 300 + "نص"
    assert "نص" in "".join(plain_text(block) for block in blocks_of_html(lists))
    tables = "<table><tr><td>" * 200 + "نص"
    assert "نص" in "".join(plain_text(block) for block in blocks_of_html(tables))
    table = "<table><thead><tr><th>أ</th><th>ب</th></tr></thead><caption>س</caption></table>"
    assert [outline(block) for block in blocks_of_html(table)] == [
        "table(أ | ب; start start)", "caption س",
    ]  # fmt: skip
    assert blocks_of_html("") == []
    assert blocks_of_html("<!-- -->") == []


def test_a_fragment() -> None:
    loaded = load(Stream(f"نص <br> سطر <p>{PROSE}</p><p>{MORE}</p><p>س</p>".encode()))
    assert loaded.article is not None
    assert loaded.article.format == "fragment"
    for source in (f"<p>{PROSE}</p>", f"<p>{'نص' * 9000}</p>"):
        assert load(Stream(source.encode()), head=1).article is not None


def test_a_large_page_is_shown_whole(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: object
) -> None:
    source = page(head="<title>س</title><script>" + "x" * 100_000 + "</script>")
    loaded = load(Stream(source.encode()), head=1000)
    assert not loaded.partial
    assert loaded.article is not None
    assert loaded.article.blocks
    for name in ("html", "fragment", "text"):
        assert format_for("", "", name).unfinished("<p>") is None


def test_a_page_laid_out_in_tables() -> None:
    cells = "".join(f"<tr><td><a href='/{n}'>خبر {n}</a></td></tr>" for n in range(20))
    body = (
        "<html><title>ترميم السوق القديم</title><body><table><tr><td><table>"
        f"{cells}</table></td><td>{BODY}</td></tr></table></body></html>"
    )
    found = read(body)
    assert f"p {PROSE}" in outlines(found)


def test_a_table_of_data_stays_one(monkeypatch: pytest.MonkeyPatch) -> None:
    table = (
        "<table><tr><th>العام</th><th>الدكاكين</th></tr><tr><td>1920</td><td>45</td></tr></table>"
    )
    found = read(page(BODY + table))
    assert outlines(found)[-1].startswith("table(العام | الدكاكين // 1920 | 45")
    monkeypatch.setattr(extraction, "_MORE", 0)  # the links brought more than belongs to it
    again = read(page(BODY.replace("النهر", "<a href='/x'>النهر</a>") + table))
    assert outlines(again) == outlines(found)


def test_a_page_without_a_headline() -> None:
    found = read(f"<html><title>ترميم السوق</title><body><article>{BODY}</article></body></html>")
    assert found.title == "ترميم السوق"
    assert outlines(found) == [f"p {PROSE}", f"p {MORE}", f"p {LAST}"]


def test_controls_in_a_page_reach_nobody() -> None:
    body = f"<p>{PROSE}&#27;[31m\x1b]0;x\x07</p><p>{MORE}&#x9b;1m</p>"
    text = "".join(plain_text(block) for block in read(page(body)).blocks)
    assert PROSE in text
    assert not any((ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 for c in text)


def test_what_pages_need_is_not_imported_for_texts() -> None:
    code = (
        "import sys; from newsreader.loading import Stream, load\n"
        "load(Stream('عنوان\\n\\nنص المقال.'.encode()))\n"
        "sys.exit(any(name in sys.modules for name in ('trafilatura', 'lxml', 'email', 'zipfile')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_address_is_no_source_where_the_page_has_a_name() -> None:
    address = '<meta property="og:site_name" content="https://nahr.example/">'
    for head, name in (
        ('<meta name="application-name" content="النهر">', "النهر"),
        ("<title>ترميم السوق القديم | محليات | النهر</title>", "النهر"),
        ('<title>النهر - ترميم السوق القديم</title><meta name="publisher" content="س">', "النهر"),
        ('<meta name="publisher" content="دار النهر - موقع الأخبار">', "دار النهر"),
        ('<meta name="twitter:site" content="@nahr_ar">', "nahr.example"),
        ("<title>ترميم السوق القديم</title>", "nahr.example"),
    ):
        assert read(page(head=address + head)).source == name
    data = {"@type": "Article", "headline": "س", "publisher": {"name": "https://10.0.0.7/"}}
    assert read(page(head=script(data))).source is None
    assert read(page(head='<meta property="og:site_name" content="NJ.com">')).source == "NJ.com"


def test_the_name_of_a_site_is_no_author() -> None:
    site = '<meta property="og:site_name" content="خبرگزاری باشگاه | آخرین اخبار | YJC">'
    for name, byline in (
        ("ترمیم | خبرگزاری باشگاه | YJC", None),
        ("عنوان | آخرین اخبار | YJC", None),
        ("خبرگزاری باشگاه", None),
        ("خبرگزاري باشگاه - YJC", None),
        ("admin", None),
        ("nahr.example", None),
        ("علی - تهران", "علی - تهران"),
        ("ليلى الحسن", "ليلى الحسن"),
    ):
        data = {"@type": "Article", "headline": "ترميم السوق القديم", "author": {"name": name}}
        assert read(page(head=site + script(data))).byline == byline
        assert naming.author(name, ("خبرگزاری باشگاه", "YJC")) == byline


def test_sections_that_say_nothing_are_passed_over() -> None:
    def head(*sections: str) -> str:
        data = {"@type": "Article", "headline": "س", "articleSection": list(sections)}
        return script(data) + '<meta property="og:site_name" content="النهر">'

    meta = '<meta property="article:section" content="{}">'
    for markup, section in (
        (head("featured", "News", "محليات"), "محليات"),
        (head("News") + meta.format("سياسة &gt; انتخابات"), "سياسة"),
        (head() + meta.format("أخبار / ثقافة"), "ثقافة"),
        (head("الأخبار") + meta.format("النهر"), None),
        (head("آخر الأخبار"), None),
    ):
        assert read(page(head=markup)).section == section


def test_categories_of_a_menu_are_none() -> None:
    for count, section in ((2, "ثقافة 0"), (9, None)):
        links = "".join(f'<a href="/category/{n}">ثقافة {n}</a>' for n in range(count))
        markup = page().replace("<article>", f'<article><div class="entry-meta">{links}</div>')
        assert read(markup).section == section


ENGLISH = "The council said on Monday that work on the old market begins next week. " * 3
HEBREW = "המועצה הודיעה ביום שני כי העבודות בשוק הישן יתחילו בשבוע הבא. " * 3


@pytest.mark.parametrize(
    ("told", "text", "language", "direction"),
    [
        ("en-US", PROSE, "ar", Direction.RTL),
        ("en-US", HEBREW, "he", Direction.RTL),
        ("ar", ENGLISH, "en", Direction.LTR),
        ("ar", HEBREW, "he", Direction.RTL),
        ("he", PROSE, "ar", Direction.RTL),
        ("fa", PROSE, "fa", Direction.RTL),  # of the same script: it is believed
        ("en-GB", ENGLISH, "en-GB", Direction.LTR),
        ("en", ENGLISH * 2 + PROSE[:40], "en", Direction.LTR),
        ("ar", PROSE + ENGLISH, "ar", Direction.RTL),
        ("ru", ENGLISH, "ru", Direction.LTR),
    ],
)
def test_the_text_decides_over_a_language_that_it_contradicts(
    told: str, text: str, language: str, direction: Direction
) -> None:
    side = "rtl" if languages.direction_of(told) is Direction.RTL else "ltr"
    source = f'<html lang="{told}" dir="{side}"><body><article><p>{text}</p><p>{text}</p></article>'
    found = read(source)
    assert (found.language, found.direction) == (language, direction)


def test_a_language_is_not_contradicted_by_a_few_letters() -> None:
    assert not languages.contradicts("نص قصير", "en")
    assert not languages.contradicts(PROSE, "")
