"""From the inline tokens of Markdown to text with spans."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsreader.article.spans import Inline, Span, Style
from newsreader.formats.tags import inline_text
from newsreader.recognition.references import clean_target
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.offsets import CodePoint

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["inline_of", "plain"]

_STYLES = {"em": Style.EMPHASIS, "strong": Style.STRONG, "s": Style.STRIKE}
_BLANKS = re.compile(r"[ \t]+")
_AROUND_BREAK = re.compile(r" ?\n ?")  # where runs of blanks are one
# The library takes these into a bare link; in Arabic they end it.
_END_OF_LINK = re.compile("[،؛؟»«”“۔…]")


def plain(text: str) -> Inline:
    """Return text without mark-up, its runs of blanks folded."""
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    return Inline(SafeText(text))


def inline_of(
    tokens: Sequence[Token], note: Callable[[Token], str], *, verbatim: bool = False
) -> Inline:
    """Return the text of inline tokens with its spans.

    `note` gives the mark of a footnote's reference. With `verbatim`, lines and runs of blanks
    stay as they were written (poems are recognised by them).
    """
    builder = _Builder(note, verbatim=verbatim)
    for token in tokens:
        builder.take(token)
    return builder.inline()


class _Builder:
    """Text in parts, with its length so far and the spans that are open."""

    def __init__(self, note: Callable[[Token], str], *, verbatim: bool) -> None:
        """Begin an empty text; `note` numbers footnotes, `verbatim` keeps line ends."""
        self.note = note
        self.verbatim = verbatim
        self.parts: list[str] = []
        self.length = 0
        self.spans: list[Span] = []
        self.open: list[tuple[str, int, str | None]] = []
        self.bare_link: str | None = None
        self.last = "\n"

    def take(self, token: Token) -> None:
        """Add what a token brings: text, a style's beginning or end, a picture's alternative."""
        name, _, edge = token.type.rpartition("_")
        if token.type in ("text", "text_special"):
            self.text(token.content)
        elif token.type == "softbreak":
            self.add("\n" if self.verbatim else " ")
        elif token.type == "hardbreak":
            self.add("\n")
        elif token.type == "code_inline":
            self.styled(token.content, Style.CODE)
        elif token.type == "image":
            self.take_all(token.children or ())
        elif token.type == "html_inline":
            self.add(inline_text(token.content))
        elif token.type == "footnote_ref":
            self.styled(f"[{self.note(token)}]", Style.NOTE)
        elif edge == "open":
            self.begin(name, token)
        elif edge == "close":  # pragma: no branch - there is no other kind
            self.end(name)

    def take_all(self, tokens: Sequence[Token]) -> None:
        for token in tokens:
            self.take(token)

    def begin(self, name: str, token: Token) -> None:
        """Remember where a style or a link begins, in code points."""
        link = None
        if name == "link":
            link = clean_target(str(token.attrs.get("href", "")))
            if token.markup == "linkify":
                self.bare_link = link
        self.open.append((name, self.length, link))

    def end(self, name: str) -> None:
        _, start, link = self.open.pop()  # the library closes what it opened, in order
        self.span(start, _STYLES.get(name, Style.NONE), link)

    def text(self, content: str) -> None:
        """Add text; punctuation at the end of a bare link is taken out of the link."""
        link, self.bare_link = self.bare_link, None
        if link is None:
            self.add(content)
            return
        shown = _END_OF_LINK.split(content, maxsplit=1)[0]
        name, start, _ = self.open.pop()
        self.add(shown)
        self.span(start, Style.NONE, _END_OF_LINK.split(link, maxsplit=1)[0])
        self.add(content[len(shown) :])
        # What closes the link in the library's view has nothing to close any more.
        self.open.append((name, self.length, None))

    def styled(self, content: str, style: Style) -> None:
        """Add text that is of one style from end to end."""
        start = self.length
        self.add(content)
        self.span(start, style, None)

    def span(self, start: int, style: Style, link: str | None) -> None:
        if self.length > start and (style or link):
            self.spans.append(Span(CodePoint(start), CodePoint(self.length), style, link))

    def add(self, content: str) -> None:
        """Append text: safe, and with blanks folded across the tokens."""
        text: str = sanitise(content)
        if not self.verbatim:
            text = _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text))
            if self.last in " \n":
                text = text.lstrip(" ")
        if not text:
            return
        self.parts.append(text)
        self.length += len(text)
        self.last = text[-1]

    def inline(self) -> Inline:
        """Return the text without blanks at its end, the spans sorted, outer ones first."""
        text = "".join(self.parts)
        end = len(text.rstrip(" \n"))
        spans = [
            Span(span.start, CodePoint(min(span.end, end)), span.style, span.link)
            for span in self.spans
            if span.start < end
        ]
        spans.sort(key=lambda span: (span.start, -span.end))
        return Inline(SafeText(text[:end]), tuple(spans))
