"""An article as Markdown: read again it is the same article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from newsreader.article.articles import Article
from newsreader.loading import load
from newsreader.printing.markdown import markdown_page
from newsreader.sources.sources import Stream
from support.examples import examples
from support.written import METADATA, articles, same_form

ARTICLES = Path(__file__).parents[2] / "articles"


def read_again(article: Article) -> Article:
    text = "".join(f"{line}\n" for line in markdown_page(article))
    loaded = load(Stream(text.encode()))
    assert loaded.article is not None
    assert loaded.faults == ()
    assert loaded.article.format == "markdown"
    return loaded.article


def assert_same(article: Article) -> None:
    again = read_again(article)
    for name in METADATA:
        assert getattr(again, name) == getattr(article, name), name
    assert same_form(again.blocks) == same_form(article.blocks)


@pytest.mark.parametrize("path", sorted(ARTICLES.iterdir()), ids=lambda path: path.name)
def test_every_sample_is_read_again_as_it_was(path: Path) -> None:
    article = load(path).article
    assert article is not None
    assert_same(article)


@examples(200)
@given(articles())
def test_any_article_is_read_again_as_it_was(article: Article) -> None:
    assert_same(article)


def test_what_is_written_can_be_read_by_people() -> None:
    article = load(ARTICLES / "walk-after-meals.md").article
    assert article is not None
    lines = [*markdown_page(article)]
    assert lines[:3] == [
        "---", f'title: "{article.title}"', f'section: "{article.section}"',
    ]  # fmt: skip
    start = lines.index("---", 1)
    assert lines[start + 1 : start + 3] == ["", f"# {article.title}"]
    assert not any("\\" in line or "&#" in line for line in lines[start:])


def test_an_address_is_written_as_one() -> None:
    text = (
        "# عنوان\n\nانظر https://example.org/a_b?x=1&y=2#z واكتب إلى a.b@example.org، ثم **https://example.org/**\n\n"
        "- https://xn--mgbh0fb.example/ أو [https://example.org/](https://example.org/other)\n"
    )
    article = load(Stream(text.encode())).article
    assert article is not None
    written = "\n".join(markdown_page(article))
    assert "انظر <https://example.org/a_b?x=1&y=2#z> واكتب إلى <a.b@example.org>، ثم" in written
    assert_same(article)
