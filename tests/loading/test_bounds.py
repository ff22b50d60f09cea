"""What exceeds a bound ends in one line; what came before it is kept."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from tools.hostile_files import _overlapping

from newsreader import bounds
from newsreader.article.articles import Article
from newsreader.article.blocks import (
    Heading,
    List,
    Paragraph,
    PlainLines,
    Quote,
    Table,
    Verse,
    Verses,
    inlines,
    plain_text,
)
from newsreader.errors import Fault, Summary
from newsreader.formats import cutting, scanned_html
from newsreader.formats.grids import EMPTY, tables_of
from newsreader.formats.pages import extraction
from newsreader.formats.trees import tree_of
from newsreader.loading import Loaded, Member, Stream, load, load_all
from newsreader.text.controls import SafeText
from support.blocks import inline
from support.examples import unmeasured
from support.fixtures import MORE, PACKAGE, PROSE, RSS, book, zipped
from support.outlines import outline, outlines


def text_of(article: Article | None) -> str:
    assert article is not None
    return "\n".join(plain_text(block) for block in article.blocks)


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def told(loads: list[Loaded]) -> list[str]:
    return [fault.message for loaded in loads for fault in loaded.faults]


# Faults


def test_the_faults_of_a_source_are_one_line() -> None:
    faults = [
        Fault("a.zip#x.txt", "is empty"),
        Fault("b.txt", "is empty"),
        Fault("a.zip#y.txt", "is encrypted"),
        *(Fault("c.jsonl", "is no JSON", line) for line in range(7, 2007)),
    ]
    summary = Summary()
    summary.add(faults)
    assert list(map(str, summary.faults())) == [
        "a.zip#x.txt: is empty (and 1 more)",
        "b.txt: is empty",
        "c.jsonl:7: is no JSON (and 1,999 more)",
    ]
    assert Summary().faults() == []


def test_parts_without_an_article_end_the_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "CHAIN", 10)
    good = json.dumps({"text": PROSE})
    path = written(tmp_path / "a.jsonl", "\n".join([good, *["{"] * 10, good, *["{"] * 20, good]))
    loads = list(load_all(path))
    assert sum(loaded.article is not None for loaded in loads) == 2
    assert told(loads)[-1] == "more than 10 parts in a row give no article: not read further"
    assert len(told(loads)) == 10 + 11 + 1


# Lines


def test_a_text_of_many_lines_comes_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "LINES", 100)
    lines = [f"سطر رقم {number} من القصيدة" for number in range(400)]
    for end in ("\n", "\r\n", "\r", "\u2028", "\u2029"):
        path = written(tmp_path / "a.txt", end.join(["عنوان", "", *lines]))
        loads = list(load_all(path))
        assert "\n".join(text_of(one.article) for one in loads).split() == " ".join(lines).split()
        names = [one.article.path.partition("#")[2] for one in loads if one.article]
        assert names == ["1", *(f"1.{number}" for number in range(2, len(loads) + 1))]
        assert [one.article.title for one in loads if one.article][:2] == ["عنوان", "عنوان (1.2)"]
        for one in loads:
            assert one.article is not None
            again = load(Member(path, one.article.path.partition("#")[2]))
            assert again.article == one.article
    assert all(one.article for one in load_all(written(tmp_path / "b.txt", "\n".join(lines[:90]))))


def test_pieces_of_pieces_are_found_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LINES", 50)
    monkeypatch.setattr(bounds, "PIECE", 4096)
    monkeypatch.setattr(bounds, "ARTICLE", 8192)
    lines = [f"سطر {number}" for number in range(2000)]
    path = written(tmp_path / "a.txt", "\n".join(["عنوان", "", *lines]))
    loads = list(load_all(path))
    assert "\n".join(text_of(one.article) for one in loads).split() == " ".join(lines).split()
    for one in loads[::7]:
        assert one.article is not None
        assert load(Member(path, one.article.path.partition("#")[2])).article == one.article
    packed = list(load_all(written(tmp_path / "a.zip", zipped({"a.txt": path.read_bytes()}))))
    assert [one.article.blocks for one in packed if one.article] == [
        one.article.blocks for one in loads if one.article
    ]


def test_blank_lines_are_no_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LINES", 3)
    path = written(tmp_path / "a.txt", "\n" * 40 + "a" * 9 + "\n" * 40)
    (loaded,) = load_all(path)
    assert loaded.article is not None
    assert (loaded.article.title, loaded.faults) == ("a" * 9, ())
    assert told(list(load_all(written(path, "\n" * 40)))) == ["holds no articles"]
    (loaded,) = load_all(written(path, "a" * 50 + "\n" * 4))
    assert loaded.article is not None


# Blocks


def test_lines_kept_as_one_text() -> None:
    lines = PlainLines(SafeText("أ\nب\nج"))
    verses = tuple(Verse((inline(letter),)) for letter in "أبج")
    assert (len(lines), lines[1], lines[1:]) == (3, verses[1], verses[1:])
    assert lines == verses
    assert lines != "x"
    assert hash(lines) == hash(verses)
    assert Verses(lines) == Verses(PlainLines(SafeText("أ\nب\nج")))
    assert plain_text(Verses(lines)) == plain_text(Verses(verses)) == "أ\nب\nج"
    assert [one.text for one in inlines(Verses(lines))] == ["أ", "ب", "ج"]


def test_long_poems_and_tables_are_cut() -> None:
    text = "\n".join(f"سطر {number}" for number in range(5000))
    parts = list(cutting.bounded([Verses(PlainLines(SafeText(text)))]))
    assert len(parts) > 1
    assert "\n".join(map(plain_text, parts)) == text
    assert all(len(plain_text(part)) <= cutting.LONGEST for part in parts)
    assert all(len(plain_text(part)) > cutting.LONGEST - 20 for part in parts[:-1])
    long = "س" * (cutting.LONGEST + 9)
    (alone,) = cutting.bounded([Verses(PlainLines(SafeText(long)))])
    assert plain_text(alone) == long
    first, last = cutting.bounded([Verses(PlainLines(SafeText(f"{long}\nب")))])
    assert (plain_text(first), plain_text(last)) == (long, "ب")
    before = "ت" * (cutting.LONGEST - 9)
    parts = list(cutting.bounded([Verses(PlainLines(SafeText(f"{before}\n{long}\nب")))]))
    assert list(map(plain_text, parts)) == [before, long, "ب"]
    rows = [[inline(f"اسم {number}"), inline(str(number))] for number in range(4000)]
    (table,) = tables_of([[inline("الاسم"), inline("العدد")], *rows])
    parts = list(cutting.bounded([table]))
    assert len(parts) > 1
    assert "\n".join(map(plain_text, parts)) == plain_text(table)
    assert all(isinstance(part, Table) and part.header == () for part in parts[1:])


@pytest.mark.parametrize("sign", ["ก\u0e31", "ي\u064b", "☝\ufe0f", "👩\u200d👧", "न\u093f"])
def test_no_sign_without_its_base_begins_a_part(sign: str) -> None:
    for before in ("", "س", "سس"):
        text = before + sign * cutting.LONGEST
        parts = [plain_text(part) for part in cutting.bounded([Paragraph(inline(text))])]
        assert "".join(parts) == text
        assert len(parts) > 1
        assert all(part.startswith(sign) for part in parts[1:])


def test_whatever_is_too_long_is_cut() -> None:
    half = inline("صدر البيت هنا")
    poem = Verses((Verse((half, half)),) * 2000)
    quote = Quote((Paragraph(inline("قول")),) * 9000)
    heading = Heading(2, inline("س" * (cutting.LONGEST + 1)))
    for block in (poem, quote):
        parts = list(cutting.bounded([block]))
        assert len(parts) > 1
        assert "\n".join(map(plain_text, parts)) == plain_text(block)
    assert list(cutting.bounded([heading])) == [heading]


def test_cells_that_are_not_there_do_not_fill_a_table() -> None:
    wide = [inline(str(number)) for number in range(500)]
    one = [inline("أ")]
    found = list(tables_of([wide, *[one] * 5000, [], *[one] * 5]))
    assert [len(table.rows) + 1 for table in found] == [1, 5000, 5]
    assert sum(len(table.header) for table in found) == 502
    (small,) = tables_of([[*one, *one, *one], one])
    assert small.rows == ((*one, EMPTY, EMPTY),)


# Pages


@pytest.mark.parametrize(("bound", "most"), [("EXTRACTED", 40), ("EXTRACTED_TEXT", 2000)])
def test_a_page_too_large_for_extraction_gives_its_main_part(
    monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    monkeypatch.setattr(bounds, bound, most)
    links = "<nav><a href='/x'>روابط</a></nav><p>شريط</p>"
    for tag in ("article", "main", "div role='main'"):
        body = f"<{tag}><h1>ترميم السوق</h1>{f'<p>{PROSE}</p>' * 30}</{tag.split()[0]}>"
        page = f"<html><title>ترميم السوق</title><body>{links}{body}{links}"
        article = load(Stream(page.encode())).article
        assert article is not None
        assert article.title == "ترميم السوق"
        assert outlines(article) == [f"p {PROSE}"] * 30
    page = f"<html><title>ترميم السوق</title><body>{f'<div>{PROSE}</div>' * 60}"
    assert text_of(load(Stream(page.encode())).article).count(PROSE) == 60


def test_scripts_and_styles_do_not_make_a_page_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "EXTRACTED_TEXT", 2000)
    page = f"<html><style>{'x' * 9000}</style><script>{'x' * 9000}</script><p>{PROSE}"
    assert extraction.article(tree_of(page), page).metadata is not None


def test_long_texts_between_elements_are_not_moved_about(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "JOINED", 100_000)
    page = "<html><body>" + f"<p></p>{PROSE}" * 60
    assert extraction.article(tree_of(page), page).metadata is None
    assert text_of(load(Stream(page.encode())).article).count(PROSE) == 60


def test_attributes_titles_and_scripts_without_measure() -> None:
    tree = tree_of(
        f"<html><title>{'ع' * 9000}</title><script>{'x' * 200_000}</script>"
        f"<body><p class='{'c' * 9000}'>{PROSE}"
    )
    extraction._shortened(tree)
    assert len(tree.find(".//title").text) == 2000
    assert not tree.find(".//script").text
    assert len(tree.find(".//p").get("class")) == 2000


def test_html_of_more_tags_than_a_tree_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "TREE", 20)
    rows = "".join(f"<tr><td>اسم {n}</td><td>{n}</td></tr>" for n in range(50))
    page = f"<html><title>جدول</title><body><h2>قسم</h2><p>{MORE}</p><table>{rows}</table>"
    article = load(Stream(page.encode())).article
    assert article is not None
    assert article.title == "جدول"
    assert outlines(article)[:2] == ["h2 قسم", f"p {MORE}"]
    assert outlines(article)[-1].startswith("table(اسم 0 | 0 // اسم 1 | 1 //")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<ul><li>أ<li>ب</ul>نص", ["ul(p أ; p ب)", "p نص"]),
        ("<li>أ<img src=a alt=ص><h2>ق</h2>", ["ul(p أص)", "h2 ق"]),
        ("<li>أ</li><img src=a alt=ص>", ["ul(p أ)", "img ص <a>"]),
        ("<table><tr><td>أ<td></td><td>ب<tr><td>1</table>",
         ["table(أ |  | ب // 1 |  | ; start start start)"]),
        ("<table><caption>ق</caption><tr><td>أ<td>ب</table>ن", ["table(ق |  // أ | ب; start start)", "p ن"]),
        ("<td>أ<B>ب</B><p>ج<td>د", ["table(أب\nج | د; start start)"]),
        ("<table><tr><td>أ<tr><td>ب<br>ج</table>", ["p أ", "p ب", "p ج"]),
        ("<table><tr><td><img alt=ص><td>أ", ["table(ص | أ; start start)"]),
        ("<table></table><tr></tr>", []),
        (f"<table><tr><td>{'أ' * 500}<td>ب", [f"p {'أ' * 500}", "p ب"]),
        ("<!--x-->أ<?y?>ب<!z>ج<![CDATA[<د>]]>ه<!-- و", ["p أبج<د>ه"]),
        ("أ<!ب", ["p أ<!ب"]),
        ("أ<![CDATA[ب", ["p أب"]),
        ("<svg/>أ<script>x</script>ب<style>y", ["p أب"]),
        ("<pre>a&lt;\n b<br>c</pre><pre> </pre>", ["code:: 'a<\\n b\\nc'"]),
        ("<p>&nbsp;</p><p>&#27;<hr>", ["rule"]),
        ("<p a='>' b=\">\">أ<p a='>ب", ["p أ<p a='>ب"]),
        ("<p>&amp;amp;&#27;[2J", ["p &amp;[2J"]),
        ("<img src='a&amp;b' ALT=\"ص &quot;x&quot;\">", ['img ص "x" <a&b>']),
    ],
)  # fmt: skip
def test_html_told_by_a_scanner(source: str, expected: list[str]) -> None:
    assert [outline(block) for block in scanned_html.blocks_of(source)] == expected


# Markdown


def test_marks_beyond_the_bound_stand_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MARKS", 200)
    monkeypatch.setattr(bounds, "FOR_EACH_MARK", 10**9)
    text = (
        "# عنوان\n\n" + "".join(f"فقرة **رقم {n}** هنا.\n\n" for n in range(20)) + "[^1]: x\n" * 30
    )
    article = load(Stream(f"---\na: b\n---\n{text}".encode())).article
    assert article is not None
    lines = outlines(article)
    assert lines[0] == "p فقرة **رقم 0** هنا."
    assert "p فقرة **رقم 19** هنا." in lines
    first, last = article.blocks[0], article.blocks[19]
    assert next(iter(inlines(first))).spans
    assert not next(iter(inlines(last))).spans
    faults = load(Stream(f"---\na: b\n---\n{text}".encode())).faults
    assert [fault.message for fault in faults] == [
        "has too many signs of Markdown: the last ones stand as they are"
    ]


def test_marks_beyond_the_bound_in_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MARKS", 200)
    monkeypatch.setattr(bounds, "FOR_EACH_MARK", 10**9)
    rows = "".join(f"| اسم {n} | **{n}** |\n" for n in range(200))
    table = markdown(f"# عنوان\n\n| أ | ب |\n|-|-|\n{rows}").blocks[0]
    assert isinstance(table, Table)
    assert (table.rows[0][1].text, table.rows[199][1].text) == ("0", "**199**")


def markdown(text: str) -> Article:
    article = load(Stream(f"---\na: b\n---\n{text}".encode())).article
    assert article is not None
    return article


def test_long_markdown_goes_past_the_library() -> None:
    rows = "\n".join(
        f"| اسم {n} | **{n}** | a\\|b | اسم أطول من أن يتكرر {n} |" for n in range(200)
    )
    article = markdown(f"# عنوان\n\n| أ | ب | ج | د |\n|:-|-:|:-:|-|\n{rows}\n\nنص")
    table = article.blocks[0]
    assert isinstance(table, Table)
    assert [one.value for one in table.alignments] == ["left", "right", "center", "start"]
    assert [cell.text for cell in table.rows[199]] == [
        "اسم 199",
        "199",
        "a|b",
        "اسم أطول من أن يتكرر 199",
    ]
    assert table.rows[199][1].spans
    assert outlines(article)[-1] == "p نص"
    code = "\n".join(f"x = {n} * '#'" for n in range(300))
    article = markdown(f"# عنوان\n\n```python\n{code}\n\n{code}\n```\n\nنص")
    assert outlines(article) == [f"code:python: {f'{code}{chr(10) * 2}{code}'!r}", "p نص"]
    article = markdown(f"# عنوان\n\n~~~\n{code}")
    assert outlines(article) == [f"code:: {code!r}"]
    html = "".join(f"<p>فقرة {n}</p>\n" for n in range(200))
    assert outlines(markdown(f"# عنوان\n\n{html}\nنص"))[-2:] == ["p فقرة 199", "p نص"]


@pytest.mark.parametrize(
    "text",
    [
        "| أ | ب |\n|-|-|\n" + "| 1 | 2 |\n" * 300 + "> قول",
        "| أ | ب |\n|-|-|-|\n" + "| 1 | 2 |\n" * 300,
        "```a`b\n" + "نص\n" * 900,
        "> " + "قول *مائل*\n" * 2000,
        *unmeasured(
            [
                "نص\n" + "- بند **مهم**\n" * 300,
                "| أ | ب |\n| أ | ب |\n" * 200,
                "```\nأ\n```\n" * 300,
                "نص [رابط](a) " * 900,
                "س*" * 9000,
                "كلمة " * 9 + "*" + "س" * 30_000,
            ]
        ),
    ],
)
def test_what_is_long_and_marked_is_whole(text: str) -> None:
    letters = re.compile("[\u0621-\u064a]+")
    found = text_of(markdown(f"# عنوان\n\n{text}"))
    assert "".join(letters.findall(found)) == "".join(letters.findall(text))


def test_a_long_list_keeps_its_numbers() -> None:
    items = "\n".join(f"{n}. بند *رقم* {n}" for n in range(1, 900))
    lists = [block for block in markdown(f"# عنوان\n\n{items}").blocks if isinstance(block, List)]
    assert len(lists) > 1
    numbers = [n for one in lists for n in range(one.start, one.start + len(one.items))]
    assert numbers == list(range(1, 900))
    same = "\n".join(f"1. بند *رقم* {n}" for n in range(1, 900))
    lists = [block for block in markdown(f"# عنوان\n\n{same}").blocks if isinstance(block, List)]
    assert [n for one in lists for n in range(one.start, one.start + len(one.items))] == numbers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- أ\n- ب", ["ul(p أ; p ب)"]),
        ("* أ\n* ب", ["ul(p أ; p ب)"]),
        ("+ أ\n+ ب", ["ul(p أ; p ب)"]),
        ("- أ\n+ ب", ["ul(p أ)", "ul(p ب)"]),
        ("3. أ\n4. ب", ["ol3(p أ; p ب)"]),
        ("3) أ\n9) ب", ["ol3(p أ; p ب)"]),
        ("3. أ\n4) ب", ["ol3(p أ)", "ol4(p ب)"]),
        ("٣. أ\n٤. ب", ["p ٣. أ ٤. ب"]),
        ("## أ\n### ب", ["h2 أ", "h3 ب"]),
        ("## أ ##", ["h2 أ"]),
        ("## أ {#x}", ["h2 أ"]),
        ("## أ {x}", ["h2 أ {x}"]),
        ("*", ["p *"]),
    ],
)
def test_plain_lines_mean_what_the_library_says(text: str, expected: list[str]) -> None:
    found = outlines(markdown(f"# عنوان\n\nنص.\n\n{text}\n\nنص."))
    assert found[1:-1] == expected or (text == "*" and len(found) == 3)


def test_what_is_open_goes_on_over_blank_lines() -> None:
    article = markdown("# عنوان\n\n<!-- أ\n\nب\n\nج -->\n\nد\n\n```\nه\n\n~~~\n\n```\n\nو")
    assert outlines(article) == ["p د", "code:: 'ه\\n\\n~~~'", "p و"]
    article = markdown("# عنوان\n\n- بند\n\n  ```\n  شيفرة\n\n  أخرى\n  ```\n\nنص")
    assert outlines(article) == ["ul(p بند + code:: 'شيفرة\\n\\nأخرى')", "p نص"]


# Collections


def test_members_that_overlap_are_not_read(tmp_path: Path) -> None:
    loads = list(load_all(written(tmp_path / "a.zip", _overlapping(50, 1000))))
    # Newer versions of the standard library refuse the first one too.
    first = 0 if hasattr(zipfile.ZipInfo(), "_end_offset") else 1
    assert sum(one.article is not None for one in loads) == first
    assert told(loads)[0] == "49 files in it overlap: not read"


def test_what_comes_out_of_a_whole_archive_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "ALLOWANCE", 20_000)
    monkeypatch.setattr(bounds, "EXPANSION", 10)
    texts = {f"{n}.txt": f"عنوان {n}\n\n" + PROSE * 20 for n in range(40)}
    further = "expands to more than 10 times its size: not read further"
    loads = list(load_all(written(tmp_path / "a.zip", zipped(texts))))
    assert 0 < sum(one.article is not None for one in loads) < 40
    assert told(loads)[-1] == further
    monkeypatch.setattr(bounds, "EXPANSION", 0)
    monkeypatch.setattr(bounds, "ALLOWANCE", len(texts["0.txt"].encode()))
    used_up = zipped({"0.txt": texts["0.txt"], "1.txt": ""})
    assert told(list(load_all(written(tmp_path / "c.zip", used_up)))) == ["is empty"]
    monkeypatch.setattr(bounds, "EXPANSION", 10)
    monkeypatch.setattr(bounds, "ALLOWANCE", 20_000)
    inner = zipped({"in.zip": zipped(texts)})
    assert further in told(list(load_all(written(tmp_path / "b.zip", inner))))
    monkeypatch.setattr(bounds, "EXPANSION", 0)
    monkeypatch.setattr(bounds, "ALLOWANCE", 2_100)
    loads = list(load_all(written(tmp_path / "a.epub", book())))
    assert sum(one.article is not None for one in loads) == 1
    assert told(loads)[-1] == "expands to more than 0 times its size: not read further"


def test_a_chapter_that_is_named_often_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = PACKAGE.replace('<itemref idref="one"/>', '<itemref idref="one"/>' * 500)
    loads = list(load_all(written(tmp_path / "a.epub", book(package=package))))
    assert len(loads) == 3
    monkeypatch.setattr(bounds, "TABLE", 3_000)
    assert told(list(load_all(tmp_path / "a.epub"))) == ["is larger than 0 MiB"]
    monkeypatch.setattr(bounds, "PAGE", 100)
    monkeypatch.setattr(bounds, "TABLE", 1 << 20)
    assert told(list(load_all(tmp_path / "a.epub"))) == ["is larger than 0 MiB"] * 3


def test_a_feed_of_too_many_or_too_large_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a.rss", RSS)
    monkeypatch.setattr(bounds, "MEMBERS", 2)
    loads = list(load_all(path))
    assert sum(one.article is not None for one in loads) == 2
    assert told(loads) == ["holds more than 2 entries: the first ones are read"]
    monkeypatch.setattr(bounds, "MEMBERS", 9)
    monkeypatch.setattr(bounds, "ELEMENTS", 3)
    large = RSS.replace("<item><guid>", "<item>" + "<a/>" * 9 + "<guid>")
    assert "holds more than 3 elements" in told(list(load_all(written(path, large))))
    assert "holds more than 3 elements" in told(
        list(load_all(written(path, large.partition("</item></channel>")[0])))
    )


def test_an_entry_that_is_nested_too_deeply_is_kept(tmp_path: Path) -> None:
    deep = RSS[: RSS.index("</item>")] + "<a>" * 500
    loads = list(load_all(written(tmp_path / "a.rss", deep)))
    assert PROSE in text_of(loads[0].article)
    assert len(list(load_all(Member(written(tmp_path / "b.rss", RSS), "1")))) == 1
    assert told(list(load_all(written(tmp_path / "a.rss", b"")))) == ["is no RSS or Atom"]
    loads = list(load_all(written(tmp_path / "a.epub", book(package=""))))
    assert told(loads) == ["is no XML"]


def test_an_entry_whose_end_is_missing_is_kept(tmp_path: Path) -> None:
    cut = RSS[: RSS.index("</item>")]
    (loaded,) = load_all(written(tmp_path / "a.rss", cut))
    assert loaded.article is not None
    assert PROSE in text_of(loaded.article)


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted-printable", "<p>=D9=86=D8=B5 =\r\n=D9=87=D9=86=D8=A7"),
        ("base64", "PHA+2YbYtSDZh9mG2Kc="),
        ("8bit", "<p>نص هنا"),
    ],
)
def test_a_saved_page_in_parts_of_parts(encoding: str, body: str) -> None:
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
        "x--a\r\n--a\r\nContent-Type: image/png\r\n\r\nx\r\n--a\r\n"
        "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n!\r\n--b\r\n"
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
        f"{body}\r\n--b--\r\n--a--\r\n"
    )
    article = load(Stream(archive.encode())).article
    assert article is not None
    assert article.title == "نص هنا"


def test_a_boundary_in_letters_that_none_can_have_parts_nothing() -> None:
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary={}\r\n\r\n"
    page = "--{}\r\nContent-Type: text/html\r\n\r\n<p>نص هنا\r\n"
    for boundary in ("حد", "=?utf-8?b?2K3Yrw==?="):
        loads = list(load_all(Stream((head.format(boundary) + page.format("حد")).encode())))
        assert all(loaded.article is None for loaded in loads)
        assert told(loads)


def test_saved_pages_that_are_none() -> None:
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
    deep = "".join(
        f"--{'abcdefgh'[n]}\r\nContent-Type: multipart/mixed; boundary={'abcdefgh'[n + 1]}\r\n\r\n"
        for n in range(7)
    )
    page = "--h\r\nContent-Type: text/html\r\n\r\n<p>x\r\n"
    for body in (
        deep + page,
        "--a--\r\n",
        "--a",
        "--a\r\nx",
        "--a\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nA",
    ):
        assert told([load(Stream((head + body).encode()))]) == ["holds no page"]


def test_a_row_of_very_many_cells_is_several() -> None:
    cells = [inline(str(number)) for number in range(2_500)]
    tables = list(tables_of([cells, cells[:3]]))
    rows = [row for table in tables for row in (table.header, *table.rows)]
    assert max(map(len, rows)) == 1_000
    said = [cell.text for row in rows for cell in row if cell is not EMPTY]
    assert said == [cell.text for cell in (*cells, *cells[:3])]
