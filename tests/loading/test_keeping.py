"""Figures and footnotes of whole pages go through extraction and stand where they stood."""

from __future__ import annotations

from html import unescape
from itertools import permutations
from pathlib import Path

import pytest

from newsreader import bounds
from newsreader.article.articles import Article
from newsreader.article.blocks import (
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Table,
    images,
    plain_text,
)
from newsreader.article.spans import Inline, Span, Style
from newsreader.formats.pages.keeping import Kept, Split, taken
from newsreader.formats.trees import tree_of
from newsreader.loading import Stream, file_beside, load
from newsreader.text.controls import SafeText
from newsreader.text.offsets import CodePoint
from support.fixtures import LAST, MORE, PROSE, page
from support.outlines import outline, outlines

NOTES = """<section class="footnotes"><h2>المراجع</h2><ol><li id="fn1">أولى <a href="#r1">↩</a></li>
<li id="fn2"><p><b>^</b> <a href="#r2">أ</a> <a href="#r3">ب</a> ثانية.</p></li></ol></section>"""
FIGURE = '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>'


def read(source: str) -> Article:
    found = load(Stream(source.encode(), "a.html")).article
    assert found is not None
    assert found.format == "html"
    return found


def of_page(body: str, **parts: str) -> list[str]:
    return outlines(read(page(body, **parts)))


def test_figures_stand_where_they_stood() -> None:
    one = FIGURE.format("https://x.example/a.jpg", "القوس", "القوس قبل <b>الترميم</b>")
    two = FIGURE.format("files/b.jpg", "عمال على السقف", "")
    quote = "<figure><blockquote><p>كلمات</p></blockquote></figure>"
    body = f"{one}<p>{PROSE}</p>{two}<p>{MORE}</p>{quote}<p>{LAST}</p>"
    assert of_page(body, after="<aside><p>إعلان</p>{two}</aside>") == [
        "img القوس <https://x.example/a.jpg>", "caption القوس قبل **الترميم**", f"p {PROSE}",
        "img عمال على السقف <files/b.jpg>", f"p {MORE}", f"p {LAST}",
    ]  # fmt: skip


def test_what_a_picture_says_is_said_once() -> None:
    title, same = "ترميم السوق القديم", "السوق في الصباح"
    captioned = FIGURE.format("https://x.example/a.jpg", same, same)
    here, there = (f'<figure><img src="{each}" alt="{title}"></figure>'
                   for each in ("files/b.jpg", "https://x.example/c.jpg"))  # fmt: skip
    blank = "data:image/gif;base64,R0lG"
    later = f'<figure><img src="{blank}" data-src="files/d.jpg"></figure>'
    later += f'<figure><img src="{blank}"></figure><figure></figure>'
    body = f"{captioned}<p>{PROSE}</p>{here}<p>{MORE}</p>{there}<p>{LAST}</p>{later}"
    assert of_page(body) == [
        "img  <https://x.example/a.jpg>", f"caption {same}", f"p {PROSE}", "img  <files/b.jpg>",
        f"p {MORE}", f"p {LAST}", "img  <files/d.jpg>", "img  <data:image/gif;base64,R0lG>",
    ]  # fmt: skip


def test_within_lists_quotations_and_paragraphs() -> None:
    figure = FIGURE.format("a.jpg", "بديل", "شرح")
    items = f"<ul><li><p>{MORE}</p>{figure}</li><li>بند ثان</li></ul>"
    body = (
        f"<p>{PROSE}</p>{items}<blockquote><p>{LAST}</p>{figure}</blockquote><p>{PROSE[::-1]}</p>"
    )
    found = of_page(body)
    assert found[1].startswith(f"ul(p {MORE} + img بديل <a.jpg> + caption شرح; p بند ثان")
    assert found[2] == f"q(p {LAST}; img بديل <a.jpg>; caption شرح)"


def test_footnotes_are_gone_to_from_their_marks() -> None:
    marks = (
        f'<p>{PROSE}<sup id="r1"><a href="#fn1">1</a></sup> و<a id="r2" href="#fn2">[2]</a>.</p>'
    )
    again = f'<p>{MORE}<sup><a id="r3" href="https://x.example/a.html#fn2">[2]</a></sup></p>'
    found = of_page(f"{marks}{again}<p>{LAST}</p>{NOTES}")
    assert found == [
        f"p {PROSE}^[1]^ و^[2]^.", f"p {MORE}^[2]^", f"p {LAST}", "note 1(p أولى)",
        "note 2(p ثانية.)",
    ]  # fmt: skip
    # Where no mark is left none of the notes is, nor in the headline.
    title = '<h1>ترميم السوق القديم<sup><a href="#fn1" id="r1">1</a></sup></h1>'
    whole = read(
        page(f"<p>{PROSE}</p><p>{MORE}</p>{NOTES}").replace("<h1>ترميم السوق القديم</h1>", title)
    )
    assert whole.title == "ترميم السوق القديم"
    assert not [block for block in whole.blocks if isinstance(block, Footnote)]


def test_notes_of_a_page_too_large_for_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "EXTRACTED", 5)
    figure = FIGURE.format("a.jpg", "بديل", "شرح")
    body = f'<p>{PROSE}<a href="#fn1" id="r1">1</a></p>{figure}<p>{MORE}</p>{NOTES}'
    found = of_page(body)
    assert f"p {PROSE}^[1]^" in found
    assert found[-1] == "note 1(p أولى)"
    assert found[found.index("img بديل <a.jpg>") + 1] == "caption شرح"


def test_the_picture_of_a_saved_page_is_in_its_archive(tmp_path: Path) -> None:
    source = page(FIGURE.format("/img/a.png", "القوس", "شرح") + f"<p>{PROSE}</p><p>{MORE}</p>")
    data = (
        'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n'
        f"Content-Location: https://x.example/news/1.html\n\n{source}\n--b\n"
        "Content-Type: image/png\nContent-Location: https://x.example/img/a.png\n\nPNG\n--b--\n"
    )
    (tmp_path / "a.mhtml").write_text(data, encoding="utf-8")
    found = load(tmp_path / "a.mhtml").article
    assert found is not None
    (picture,) = [image for block in found.blocks for image in images(block)]
    file = file_beside(tmp_path / "a.mhtml", picture.target, 100)
    assert file is not None
    assert file.data.strip() == b"PNG"


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#comments">12</a>', '<a href="#p2">2</a>',
        '<a href="#comments"><sup>12</sup></a>', '<a href="#fn9">9</a>',
    ],
)  # fmt: skip
def test_in_a_whole_page_only_what_surely_is_a_note_is_one(link: str) -> None:
    after = f'<p id="p2">{LAST}</p><div id="comments">تعليقات القراء</div>'
    found = of_page(f"<p>{PROSE} {link}</p><p>{MORE}</p>{after}")
    assert not [line for line in found if line.startswith("note") or "^[" in line]
    assert f"p {LAST}" in found


@pytest.mark.parametrize(
    "sign",
    ["⟦", "⟦0⟧", "&#x27e6;0⟧", "&#10214;0⟧", "&lobrk;0⟧", "&#10214<wbr>7⟧", "&#X027E6<wbr>7⟧"],
)
def test_a_page_that_has_such_words_itself_keeps_them(sign: str) -> None:
    found = of_page(f"<p>{PROSE} {sign}</p><p>{MORE}</p>{FIGURE.format('a.jpg', 'بديل', 'شرح')}")
    assert found == [f"p {PROSE} {unescape(sign).replace('<wbr>', '')}", f"p {MORE}"]


def test_tables_that_stand_in_figures_are_left_to_extraction() -> None:
    table = (
        "<figure><table><tr><th>أ</th><th>ب</th></tr><tr><td>1</td><td>2</td></tr></table></figure>"
    )
    assert taken(tree_of(page(table)), "").pieces == []
    nested = "<figure><figure><img src='a.jpg' alt='أ'></figure><figcaption>ب</figcaption></figure>"
    (piece,) = taken(tree_of(page(nested)), "").pieces
    assert [outline(block) for block in piece if not isinstance(block, str)] == [
        "img أ <a.jpg>", "caption ب"
    ]  # fmt: skip


def text(*parts: str) -> Inline:
    return Inline(SafeText("".join(parts)))


PICTURE = Image(text("صورة"), "a.jpg")
KEPT = Kept([[PICTURE], "7"], {"7": [Paragraph(text("حاشية"))]})


@pytest.mark.parametrize(
    ("block", "restored"),
    [
        (Heading(2, text("عنوان⟦1⟧")), ["h2 عنوان^[7]^"]),
        (Paragraph(text(" ⟦0⟧ نص ⟦1⟧")), ["p نص ^[7]^", "FIGURE"]),
        (Paragraph(text("⟦0⟧⟦0⟧")), ["FIGURE", "FIGURE"]),
        (Table((text("أ⟦1⟧"),), ((text("⟦0⟧"),),), ()), ["table(أ^[7]^ // ; )", "FIGURE"]),
        (Code(SafeText("x⟦1⟧ = 1")), ["code:: 'x = 1'"]),
        (Quote((Paragraph(text("⟦0⟧")),)), ["q(img صورة <a.jpg>)"]),
        (List((Item((Paragraph(text("ب⟦1⟧")),)),)), ["ul(p ب^[7]^)"]),
        (Footnote(SafeText("9"), (Paragraph(text("ب⟦1⟧")),)), ["note 9(p ب^[7]^)"]),
        (PICTURE, ["img صورة <a.jpg>"]),
    ],
)  # fmt: skip
def test_words_are_found_wherever_they_came_to_stand(block: Block, restored: list[str]) -> None:
    split = KEPT.split([block])
    figures = ["FIGURE" for _ in split.figures]
    assert [*map(outline, split.texts), *figures] == restored


def test_spans_stay_where_they_were() -> None:
    span = Span(CodePoint(3), CodePoint(9), Style.STRONG, "x")
    (block,) = KEPT.split([Paragraph(Inline(SafeText("⟦0⟧نص⟦1⟧هنا"), (span,)))]).texts
    assert outline(block) == "p **[نص**](x)^[7]^**[ه**](x)نا"


def test_a_figure_stands_before_what_is_left_behind_it() -> None:
    texts = [Paragraph(text(name)) for name in "أبجد"]
    figures = [(place, (Image(text(str(place)), "a.jpg"),)) for place in range(5)]
    split = Split(texts, figures)

    def placed(*left: int) -> str:
        return "".join(map(plain_text, split.placed([texts[number] for number in left], None)))

    assert placed(0, 1, 2, 3) == "0أ1ب2ج3د4"
    assert placed(1, 2) == "01ب2ج3"
    assert placed(0, 3) == "0أ123د4"
    assert placed(0) == "0أ1"
    assert placed() == ""
    for left in permutations(range(4), 2):  # nothing is ever twice
        found = placed(*left)
        assert len(set(found)) == len(found)


def test_only_notes_that_are_referred_to() -> None:
    marked = KEPT.split([Paragraph(text("أ⟦1⟧⟦1⟧"))]).texts
    assert [outline(block) for block in KEPT.footnotes(marked)] == ["note 7(p حاشية)"]
    assert KEPT.footnotes([Paragraph(text("أ"))]) == []
    assert Kept([[], "8"]).footnotes(KEPT.split(marked).texts) == []


def test_a_heading_is_not_marked_as_a_whole() -> None:
    headings = (
        "<h2><b>كله</b></h2><p>{}</p><h2><a href='b'>رابط</a></h2><p>{}</p><h2>ن<b>ص</b></h2>"
    )
    found = of_page(headings.format(PROSE, MORE) + f"<p>{LAST}</p>")
    assert [line for line in found if line.startswith("h2")] == [
        "h2 كله", "h2 [رابط](b)", "h2 ن**ص**"
    ]  # fmt: skip
