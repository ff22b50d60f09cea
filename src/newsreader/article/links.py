"""The links of an article: what they stand on, and where they lead."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.article.articles import Article
from newsreader.article.blocks import inlines
from newsreader.text.controls import SafeText, label

__all__ = ["Link", "links"]


class Link(NamedTuple):
    """A link: the text that it stands on, in one line, and its target as it was written."""

    text: SafeText
    target: str


def links(article: Article) -> list[Link]:
    """Return the links of an article in reading order, each target once."""
    found: dict[str, Link] = {}
    for block in article.blocks:
        for inline in inlines(block):
            for span in inline.spans:
                if span.link:
                    text = label(inline.text[span.start : span.end])
                    found.setdefault(span.link, Link(text or label(span.link), span.link))
    return list(found.values())
