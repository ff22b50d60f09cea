"""A stretch of text with styles and links on logical ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto

from newsreader.text.controls import SafeText
from newsreader.text.offsets import CodePoint

__all__ = ["Inline", "Span", "Style", "hard_lines", "part", "stretches"]


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
        if max(span.start, start) < min(span.end, end)
    )
    return Inline(SafeText(inline.text[start:end]), spans)


def hard_lines(inline: Inline) -> Iterator[tuple[int, Inline]]:
    """Yield each line of `inline`, and how many code points stand before it."""
    if "\n" not in inline.text:
        yield 0, inline
        return
    start = 0
    reaching: list[Span] = []  # into the line, or behind it
    following = list(reversed(inline.spans))
    for line in inline.text.split("\n"):
        end = start + len(line)
        reaching = [span for span in reaching if span.end > start]
        while following and following[-1].start < end:
            reaching.append(following.pop())
        yield start, part(Inline(inline.text, tuple(reaching)), start, end)
        start = end + 1


def stretches(inline: Inline) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Yield the stretches between the ends of spans: start, end, and the spans over each.

    Of spans that begin together the longest comes first.
    """
    following = sorted(inline.spans, key=lambda span: (span.start, -span.end))[::-1]
    places = sorted({0, len(inline.text)}.union(*((span.start, span.end) for span in following)))
    over: list[Span] = []
    for start, end in zip(places, places[1:]):
        while following and following[-1].start <= start:
            over.append(following.pop())
        over = [span for span in over if span.end > start]
        yield start, end, tuple(over)
