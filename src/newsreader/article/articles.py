"""An article: what it is about, its blocks, and what it names as related."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.article.blocks import Block, block_text, plain_text
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["Article", "Reference", "lede", "whole_text"]

_BEGINNING = 4  # blocks in which a summary may stand already
_ENOUGH = 40  # letters that make it another text


@dataclass(frozen=True, slots=True)
class Reference:
    """Another article that this one names: by title, by a path beside it, or by both."""

    title: SafeText | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A loaded article in logical order.

    `path` is the source's name by which it is found again (`-` for standard input): whatever the
    system gives, which need not be fit for a screen. `format` is the name of the loader (`text`,
    `markdown`), `encoding` that of the bytes, `language` a BCP 47 tag or "" when unknown,
    `direction` the article's own, for paragraphs without a strong character. `date` is a
    `datetime` only where the source gives a time of day.
    """

    path: str
    format: str
    encoding: str
    language: str
    direction: Direction
    title: SafeText
    section: SafeText | None = None
    byline: SafeText | None = None
    date: datetime.date | datetime.datetime | None = None
    source: SafeText | None = None
    tags: tuple[SafeText, ...] = ()
    summary: SafeText | None = None
    url: str | None = None
    blocks: Sequence[Block] = ()
    related: tuple[Reference, ...] = ()


def whole_text(article: Article) -> str:
    """Return an article's title and text as written, a blank line between blocks."""
    return "\n\n".join([article.title, *map(block_text, article.blocks)])


def lede(article: Article) -> SafeText | None:
    """Return the summary if it says what the article does not begin with itself, else None."""
    summary = article.summary
    if not summary:
        return None
    beginning = "".join(_letters(plain_text(block)) for block in article.blocks[:_BEGINNING])
    said = _letters(summary)
    return None if said[:_ENOUGH] in beginning or said == _letters(article.title) else summary


def _letters(text: str) -> str:
    """Return the letters and digits of a text, whatever stands between them."""
    return "".join(filter(str.isalnum, text)).casefold()
