"""The links of an article: what they stand on, and where they lead, be it to a footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from newsreader.article.articles import Article
from newsreader.article.blocks import Footnote, block_text, inlines
from newsreader.article.spans import Inline, Span, Style
from newsreader.text.controls import SafeText, label

__all__ = ["Link", "leads", "links"]

_SCHEME = re.compile("(?i:mailto:|https?://)")


class Link(NamedTuple):
    """A link: the text that it stands on, in one line, and its target as it was written.

    Where it leads to a footnote, the text of that one, and its label as `note`.
    """

    text: SafeText
    target: str
    note: str = ""

    @property
    def aside(self) -> SafeText:
        """The target in one line; nothing where the text is the address itself."""
        return SafeText("") if _bare(self.text) == _bare(self.target) else label(self.target)


def links(article: Article) -> list[Link]:
    """Return the links of an article in reading order, each target once."""
    found: dict[str, Link] = {}
    for inline, span in _spans(article):
        if span.link:
            found.setdefault(span.link, _link(inline, span, span.link))
    return list(found.values())


def leads(article: Article) -> list[Link]:
    """Return the links and the footnotes of an article, where the text first refers to each.

    Notes that it does not refer to come last.
    """
    blocks = [block for block in article.blocks if isinstance(block, Footnote)]
    notes = {f"[{block.label}]": block for block in reversed(blocks)}
    found: dict[tuple[str, bool], Link] = {}
    for inline, span in _spans(article):
        text = inline.text[span.start : span.end]
        if span.link:
            found.setdefault((span.link, False), _link(inline, span, span.link))
        elif Style.NOTE in span.style and text in notes:
            found.setdefault((text, True), _to_note(text, notes[text]))
    for mark in reversed(notes):
        found.setdefault((mark, True), _to_note(mark, notes[mark]))
    return list(found.values())


def _bare(address: str) -> str:
    """Return an address as it is written in a text."""
    return unquote(_SCHEME.sub("", address, count=1)).rstrip("/")


def _spans(article: Article) -> Iterator[tuple[Inline, Span]]:
    """Yield the spans of an article in reading order, each with the text that it is in."""
    for block in article.blocks:
        for inline in inlines(block):
            for span in inline.spans:
                yield inline, span


def _link(inline: Inline, span: Span, target: str) -> Link:
    return Link(label(inline.text[span.start : span.end]) or label(target), target)


def _to_note(mark: str, note: Footnote) -> Link:
    return Link(label(f"{mark} {block_text(note)}"), "", note.label)
