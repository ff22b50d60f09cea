"""A stretch of text with styles and links on logical ranges."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto

from newsreader.text.controls import SafeText
from newsreader.text.offsets import CodePoint

__all__ = ["Inline", "Span", "Style", "part"]


class Style(Flag):
    """What a span means; how it looks is the user interface's affair."""

    NONE = 0
    STRONG = auto()
    EMPHASIS = auto()
    STRIKE = auto()
    CODE = auto()
    NOTE = auto()  # a footnote's reference mark


@dataclass(frozen=True, slots=True)
class Span:
    """A style, or a link, on the code points `start` to `end` (end excluded) of an `Inline`."""

    start: CodePoint
    end: CodePoint
    style: Style = Style.NONE
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Inline:
    """A paragraph's text in logical order with its spans (ordered by start, may overlap).

    A newline within the text is a hard line break.
    """

    text: SafeText
    spans: tuple[Span, ...] = ()


def part(inline: Inline, start: int, end: int) -> Inline:
    """Return the code points `start` to `end` of `inline` with the spans that reach into them."""
    spans = tuple(
        Span(
            CodePoint(max(span.start, start) - start),
            CodePoint(min(span.end, end) - start),
            span.style,
            span.link,
        )
        for span in inline.spans
        if span.start < end and span.end > start
    )
    return Inline(SafeText(inline.text[start:end]), spans)
