"""Blocks for tests, from plain strings."""

from __future__ import annotations

from newsreader.article.blocks import Paragraph
from newsreader.article.spans import Inline, Span
from newsreader.text.controls import SafeText


def inline(text: str, *spans: Span) -> Inline:
    return Inline(SafeText(text), spans)


def p(text: str) -> Paragraph:
    return Paragraph(inline(text))
