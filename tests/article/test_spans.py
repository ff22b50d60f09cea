"""Stretches of text with spans, taken apart."""

from __future__ import annotations

from newsreader.article.spans import Inline, Span, Style, hard_lines
from newsreader.text.controls import SafeText
from newsreader.text.offsets import CodePoint


def span(start: int, end: int, style: Style) -> Span:
    return Span(CodePoint(start), CodePoint(end), style)


def test_each_line_has_the_spans_that_reach_into_it() -> None:
    whole = Inline(
        SafeText("ab\n\ncd\nef"),
        (span(0, 6, Style.STRONG), span(1, 2, Style.STRIKE), span(5, 9, Style.EMPHASIS)),
    )
    assert list(hard_lines(whole)) == [
        (0, Inline(SafeText("ab"), (span(0, 2, Style.STRONG), span(1, 2, Style.STRIKE)))),
        (3, Inline(SafeText(""))),
        (4, Inline(SafeText("cd"), (span(0, 2, Style.STRONG), span(1, 2, Style.EMPHASIS)))),
        (7, Inline(SafeText("ef"), (span(0, 2, Style.EMPHASIS),))),
    ]


def test_one_line_is_the_whole() -> None:
    line = Inline(SafeText("ab"), (span(0, 1, Style.CODE),))
    assert list(hard_lines(line)) == [(0, line)]
