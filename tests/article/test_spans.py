"""Stretches of text with spans, taken apart."""

from __future__ import annotations

from newsreader.article.spans import Inline, Span, Style, hard_lines, stretches
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


def test_the_spans_over_each_stretch() -> None:
    strong, link, code = span(0, 4, Style.STRONG), span(0, 5, Style.STRIKE), span(3, 6, Style.CODE)
    empty = span(2, 2, Style.EMPHASIS)
    text = Inline(SafeText("abcdefgh"), (strong, link, empty, code))
    assert list(stretches(text)) == [
        (0, 2, (link, strong)), (2, 3, (link, strong)), (3, 4, (link, strong, code)),
        (4, 5, (link, code)), (5, 6, (code,)), (6, 8, ()),
    ]  # fmt: skip
    assert list(stretches(Inline(SafeText("")))) == []
