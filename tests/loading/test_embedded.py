"""Pictures within the text: their addresses are those of pictures, and never shown as text."""

from __future__ import annotations

import base64
import random

import pytest

from newsreader.article.articles import Article
from newsreader.article.blocks import Image, block_text, images
from newsreader.formats.embedded import _SHORT
from newsreader.formats.trees import blocks_of_html
from newsreader.loading import Stream, load
from support.fixtures import MORE, PROSE

ONE, TWO = (
    "data:image/png;base64," + base64.b64encode(random.Random(seed).randbytes(40_000)).decode()
    for seed in (1, 2)
)
LATER = f"{PROSE}\n\n{MORE}"


def article(text: str, **options: int) -> Article:
    found = load(Stream(text.encode(), "a"), **options)  # type: ignore[arg-type]
    assert found.article is not None
    return found.article


def targets(found: Article) -> list[str]:
    return [image.target for block in found.blocks for image in images(block)]


@pytest.mark.parametrize(
    "text",
    [
        f"# عنوان\n\n![صورة]({ONE})\n\n> ![أخرى]({TWO})\n\n{LATER}\n",
        f"# عنوان\n\n- ![صورة]({ONE})\n- ![أخرى][2]\n\n{LATER}\n\n[2]: {TWO}\n",
        f"# عنوان\n\n<p><img alt='صورة' src='{ONE}'></p>\n\nنص[^1]\n\n[^1]: ![أخرى]({TWO})\n",
        f'<h1>عنوان</h1><p><img alt="صورة" src="{ONE}"></p><ul><li><img src={TWO}></ul><p>{PROSE}',
        f'<div><img alt="صورة" src="{ONE}"><p>نص</p><p><img src="{TWO}"></div>' + "<b>x" * 41_000,
    ],
)  # fmt: skip
def test_a_picture_within_the_text_has_its_whole_address(text: str) -> None:
    found = article(text)
    assert targets(found) == [ONE, TWO]
    assert not any("base64" in block_text(block) for block in found.blocks)


def test_an_address_that_is_the_text_stays_so() -> None:
    code = f"![صورة]({ONE})\n\n```\n![x]({TWO})\n```\n"
    found = article(f"# عنوان\n\n{PROSE}\n\n{code}")
    assert TWO in "".join(map(block_text, found.blocks))
    short = f"# عنوان\n\n{PROSE}\n\n![صورة]({_SHORT}7)\n\n![أخرى](data:image/gif;base64,R0lGOD)\n"
    assert targets(article(short)) == [f"{_SHORT}7", "data:image/gif;base64,R0lGOD"]
    assert targets(article(f"{short}\n\n![صورة]({ONE})"))[0] == f"{_SHORT}7"
    assert targets(article(f"# عنوان\n\n{LATER}\n\ndata:image/ {PROSE}")) == []


def test_one_that_is_cut_is_no_text_of_the_beginning() -> None:
    text = f"# عنوان\n\n{PROSE}\n\n![صورة]({ONE})\n\n{LATER}\n"
    found = article(text, head=16 << 10)
    assert targets(found) == []
    assert "base64" not in "".join(map(block_text, found.blocks))
    assert PROSE in "".join(map(block_text, found.blocks))
    assert targets(article(text)) == [ONE]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ('<p>نص</p><p><img src="images/a.png"></p>', "images/a.png"),
        ('<p>نص</p><img alt="" src="a.png">', "a.png"),
        ('<p>نص</p><img src="data:image/gif;base64,R0lG">', "data:image/gif;base64,R0lG"),
        ('<figure><a href="x"><img alt="" src="https://x.example/a.png"></a></figure>',
         "https://x.example/a.png"),
        ('<p>نص</p><img src="https://x.example/a.png">', None),
        ('<p>نص</p><img src="//x.example/a.png">', None),
        ('<p>نص</p><img src="data:text/html,x">', None),
        ("<p>نص</p><img>", None),
        ('<p>نص <img src="a.png"> آخر</p>', None),
    ],
)  # fmt: skip
def test_a_picture_without_a_text_counts_where_it_may_be_here(
    source: str, target: str | None
) -> None:
    found = [block for block in blocks_of_html(source) if isinstance(block, Image)]
    assert [image.target for image in found] == ([] if target is None else [target])
