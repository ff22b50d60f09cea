"""A paragraph of HTML while it is being collected."""

from __future__ import annotations

from newsreader.article.spans import Inline, Span, Style
from newsreader.text.blanks import folded
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.offsets import CodePoint

__all__ = ["Running"]


class Running:
    """A paragraph that is being collected: text in parts, and its spans."""

    def __init__(self) -> None:
        """Begin without text."""
        self.length = 0
        self.end = 0  # behind the last character that is no blank
        self._parts: list[str] = []
        self._spans: list[Span] = []

    def add(self, text: str) -> None:
        """Add text, its white space folded."""
        words = folded(sanitise(text))
        if not self._parts or self._parts[-1][-1] in " \n":
            words = words.lstrip(" ")
        self._take(words)

    def _take(self, words: str) -> None:
        if words:
            filled = len(words.rstrip())
            self.end = self.length + filled if filled else self.end
            self._parts.append(words)
            self.length += len(words)

    def break_line(self) -> None:
        """End a line; before any text there is none to end."""
        if not self.end:
            self._parts, self.length = [], 0
            return
        if self._parts[-1][-1] == " ":
            self._parts[-1] = self._parts[-1][:-1]
            self._parts = self._parts if self._parts[-1] else self._parts[:-1]
            self.length -= 1
        self._take("\n")

    def mark(self, start: int, style: Style, link: str | None) -> None:
        """Give a style or a link to what stands from `start` on."""
        if self.end > start and (link or style is not Style.NONE):
            self._spans.append(Span(CodePoint(start), CodePoint(self.end), style, link))

    def inline(self) -> Inline:
        """Return what was collected, the white space at its end left out."""
        spans = sorted(self._spans, key=lambda span: (span.start, -span.end))
        return Inline(SafeText("".join(self._parts)[: self.end]), tuple(spans))
