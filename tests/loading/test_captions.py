"""Captions and pulled quotations: where formats know them, and how they stand on the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.article.articles import Article
from newsreader.article.blocks import Caption, Paragraph, PullQuote, Quote
from newsreader.article.serial import as_json
from newsreader.article.spans import Inline
from newsreader.formats.scanned_html import blocks_of
from newsreader.formats.tags import is_pulled
from newsreader.formats.trees import blocks_of_html
from newsreader.layout.documents import Document
from newsreader.layout.pages import PageTexts, page
from newsreader.layout.rows import Role
from newsreader.layout.spacing import Spacing
from newsreader.loading import load
from newsreader.printing.articles import logical_lines
from newsreader.printing.html import html_page
from newsreader.printing.markdown import markdown_page
from newsreader.text.controls import SafeText
from newsreader.text.offsets import Cell
from support.outlines import outline

FIGURE = (
    '<p>قبل</p><figure><img src="a.png" alt="بديل"><figcaption>شرح <b>مهم</b></figcaption></figure>'
)
TABLE = "<table><caption>عنوان</caption><tr><td>أ</td><td>ب</td></tr></table>"


def outlines(source: str) -> list[str]:
    return [outline(block) for block in blocks_of_html(source)]


def test_what_stands_below_a_picture_or_a_table_is_a_caption() -> None:
    assert outlines(FIGURE) == ["p قبل", "img بديل <a.png>", "caption شرح **مهم**"]
    assert outlines(TABLE)[-1] == "caption عنوان"
    # The scanner of HTML within Markdown, which knows no styles.
    assert [outline(block) for block in blocks_of(FIGURE)] == [
        "p قبل", "img بديل <a.png>", "caption شرح مهم",
    ]  # fmt: skip
    assert [outline(block) for block in blocks_of(f"{FIGURE}<p>بعد")][-1] == "p بعد"
    # So long a one is running text, which may be cut.
    assert outlines(f"<figcaption>{'كلمة ' * 300}</figcaption>")[0].startswith("p ")


@pytest.mark.parametrize(
    "source",
    [
        '<aside class="pullquote">كلمات</aside>',
        '<aside class="box pull-quote"><p>كلمات</p></aside>',
        '<blockquote class="Pullquote-left"><p>كلمات</p></blockquote>',
        '<div class="pulled_quote"><blockquote>كلمات</blockquote></div>',
    ],
)
def test_a_pulled_quotation_is_known_by_its_class(source: str) -> None:
    assert outlines(source) == ["pulled(p كلمات)"]
    scanned = [outline(block) for block in blocks_of(f"{source}<p>بعد</p>")]
    assert scanned == ["pulled(p كلمات)", "p بعد"]


def test_other_classes_are_none() -> None:
    assert not any(map(is_pulled, ("", "quote", "pull", "pullover quote", "skullquote")))
    assert outlines("<blockquote>كلمات</blockquote>") == ["q(p كلمات)"]
    assert outlines('<aside class="note">كلمات</aside>') == ["p كلمات"]


@pytest.fixture
def article(tmp_path: Path) -> Article:
    file = tmp_path / "a.md"
    file.write_text(
        '# عنوان\n\nقبل.\n\n![بديل](a.png "شرح الصورة")\n\n'
        '<aside class="pullquote">كلمات من النص</aside>\n\nبعد.\n\n![آخر](b.png "آخر")\n',
        encoding="utf-8",
    )
    found = load(file).article
    assert found is not None
    return found


def test_the_title_of_a_picture_in_markdown_is_its_caption(article: Article) -> None:
    assert [outline(block) for block in article.blocks] == [
        "p قبل.", "img بديل <a.png>", "caption شرح الصورة", "pulled(p كلمات من النص)", "p بعد.",
        "img آخر <b.png>",
    ]  # fmt: skip
    assert [block["kind"] for block in as_json(article)["blocks"]] == [
        "paragraph", "image", "caption", "pullquote", "paragraph", "image",
    ]  # fmt: skip


def test_on_the_page_they_are_set_apart(article: Article) -> None:
    parts = page(article, PageTexts())
    document = Document(parts, Cell(60), article.direction, spacing=Spacing(indented=True))
    rows = {type(part.block): document.rows(number) for number, part in enumerate(parts)}
    caption, pulled = rows[Caption][0].pieces[0], rows[PullQuote][0].pieces[0]
    assert (caption.role, caption.left + caption.line.width) == (Role.CAPTION, 58)
    assert (pulled.role, pulled.left + pulled.line.width) == (Role.PULLED, 54)
    # The caption stands right below its picture; neither is a paragraph that another follows.
    picture = next(n for n, part in enumerate(parts) if isinstance(part.block, Caption)) - 1
    assert len(document.rows(picture)) == 1
    last = next(n for n, part in enumerate(parts) if outline(part.block) == "p بعد.")
    assert document.rows(last)[0].pieces[0].left + len("بعد.") == 60


def test_they_are_printed(article: Article) -> None:
    lines = list(logical_lines(article))
    assert "شرح الصورة" in lines
    assert "> كلمات من النص" in lines
    html = "\n".join(html_page(article))
    assert '<figcaption dir="rtl">شرح الصورة</figcaption></figure>' in html
    assert '<aside class="pullquote"><p dir="rtl">كلمات من النص</p></aside>' in html


def test_a_caption_is_read_again_from_markdown(tmp_path: Path) -> None:
    texts = ("شرح الصورة", "a < b & *c* <d>\nسطر ثان")
    blocks = tuple(Caption(Inline(SafeText(text))) for text in texts)
    found = load(write(tmp_path, "# عنوان\n\nنص.\n")).article
    assert found is not None
    saved = "\n".join(markdown_page(replace(found, blocks=(*found.blocks, *blocks))))
    again = load(write(tmp_path, saved)).article
    assert again is not None
    assert again.blocks == (*found.blocks, *blocks)


def write(folder: Path, text: str) -> Path:
    file = folder / "a.md"
    file.write_text(text, encoding="utf-8")
    return file


def test_each_is_of_its_own_kind() -> None:
    inline = Inline(SafeText("نص"))
    assert Caption(inline) != Paragraph(inline)
    assert PullQuote((Caption(inline),)) != Quote((Caption(inline),))
