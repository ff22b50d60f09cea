"""Long Markdown in pieces that can be parsed one by one, with the same result as the whole.

A piece ends at a blank line before a line that stands at the margin and so continues nothing:
neither a list, nor a fence, nor a block of HTML. Plain paragraphs, the most of a long text, are
told by a pattern and need no parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.formats.markdown.parser import Parser

__all__ = ["Piece", "pieces", "plain_paragraph"]

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")
# A letter, a number or a quotation mark begins each line, and nowhere stands what means
# something to Markdown; two blanks at a line's end would.
_PLAIN = re.compile(
    r"(?:(?:[^\W\d_]|\d+(?![\d.)])|[«“\"'(])[^\n*_`\[\]<>&\\~|^@]*(?<![ \t])(?:\n|\Z))+"
)
_MARKER = re.compile(r"^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)", re.M)
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})")
_HTML_ENDS = (
    (re.compile(r" {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)", re.I),
     re.compile(r"</(?:script|pre|style|textarea)>", re.I)),
    (re.compile(r" {0,3}<!--"), re.compile(r"-->")),
    (re.compile(r" {0,3}<\?"), re.compile(r"\?>")),
    (re.compile(r" {0,3}<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r" {0,3}<![A-Za-z]"), re.compile(r">")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, from offset `start`; `open` when its last construct is not closed."""

    text: str
    start: int
    open: bool = False


def plain_paragraph(piece: str) -> str | None:
    """Return the text of a piece that is one paragraph without any mark-up, else None."""
    if "//" in piece or "mailto:" in piece or _PLAIN.fullmatch(piece) is None:
        return None
    return piece.strip().replace("\n", " ")


def pieces(text: str, parser: Parser) -> Iterator[Piece]:
    """Yield the pieces of `text`; after the last one `parser` knows every definition."""
    chunks = _chunks(text)
    following = next(chunks, None)
    while following is not None:
        start, end = following
        following = next(chunks, None)
        lists = _MARKER.search(text, start, end) is not None
        while True:
            while following is not None and _continues(text, following[0], lists=lists):
                end = following[1]
                lists = lists or _MARKER.search(text, *following) is not None
                following = next(chunks, None)
            closing = _open_end(text[start:end], parser)
            if closing is None or following is None:
                break
            # What follows up to the closing mark is inside, blank lines and all.
            while following is not None:
                stop = following
                end, following = following[1], next(chunks, None)
                if closing.search(text, *stop):
                    break
            lists = True
        yield Piece(text[start:end], start, closing is not None)


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the beginnings and ends of the stretches between blank lines."""
    start = 0
    for blank in _BLANK_LINES.finditer(text):
        if blank.start() > start:
            yield start, blank.start()
        start = blank.end()
    if text[start:].strip():
        yield start, len(text)


def _continues(text: str, start: int, *, lists: bool) -> bool:
    """Tell whether what stands at `start` could belong to what is before the blank line."""
    return text[start].isspace() or (lists and _MARKER.match(text, start) is not None)


def _open_end(piece: str, parser: Parser) -> re.Pattern[str] | None:
    """Return what would close the last construct of `piece`, when that is open.

    The definitions in the piece are remembered on the way.
    """
    may_be_open = "```" in piece or "~~~" in piece or "<" in piece
    if not may_be_open and "]:" not in piece:
        return None
    tokens = parser.block_tokens(piece)
    last = tokens[-1] if tokens else None
    if last is None or last.map is None or last.level:
        return None
    lines = piece.split("\n")[last.map[0] :]
    if last.type == "fence":
        return _open_fence(lines)
    return _open_html(lines) if last.type == "html_block" else None


def _open_fence(lines: list[str]) -> re.Pattern[str] | None:
    """Return the pattern that closes the fence in the first line, None if it is closed."""
    opening = _FENCE.match(lines[0])
    fence = opening["fence"] if opening else "```"
    closing = re.compile(rf"^ {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$", re.M)
    return None if any(map(closing.match, lines[1:])) else closing


def _open_html(lines: list[str]) -> re.Pattern[str] | None:
    """Return the pattern that closes the HTML in the first line, None if none is open."""
    for opening, closing in _HTML_ENDS:
        if opening.match(lines[0]):
            return None if closing.search("\n".join(lines)) else closing
    return None
