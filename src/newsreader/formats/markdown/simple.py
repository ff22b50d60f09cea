"""What means the same with and without the Markdown library, which costs far more.

Paragraphs, headings and lists without a mark within their lines, which are the most of a long
text; and of what is long: code between fences, HTML, tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsreader.article.blocks import Block, Code, Heading, Item, List, Paragraph
from newsreader.article.spans import Inline
from newsreader.formats import scanned_html
from newsreader.formats.markdown.inlines import plain
from newsreader.formats.markdown.openings import closing_fence
from newsreader.formats.markdown.tables import table
from newsreader.text.controls import SafeText, sanitise

__all__ = ["LONG", "simple_blocks"]

LONG = 2_000
"""Code points: what is shorter is left to the library, if it is more than plain lines."""

# Something in the text that means something to Markdown; two blanks at a line's end would.
_MARKS = r"[*_`\[\]<>&\\~|^@]|[ \t]$"
# A letter, a number or a quotation mark begins each line.
_FIRST = r"[^\W\d_]|\d+(?![\d.)])|[«“\"'(]"
_NOT_PLAIN = re.compile(rf"{_MARKS}|^(?!{_FIRST})", re.M)
_NOT_HEADINGS = re.compile(rf"{_MARKS}|[#{{]$|[{{}}]|^(?!#{{1,6}} [^\W\d_])", re.M)
_NOT_ITEMS = re.compile(rf"{_MARKS}|^(?![-+] [^\W\d_])", re.M)
_NOT_COUNTED = re.compile(rf"{_MARKS}|^(?!\d{{1,9}}[.)] [^\W\d_])", re.M)
_HTML = re.compile(
    r" {0,3}</?(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt"
    r"|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe"
    r"|legend|li|link|main|menu|nav|ol|optgroup|option|p|param|search|section|summary|table"
    r"|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>])",
    re.I,
)


def simple_blocks(piece: str, inline: Callable[[str], Inline]) -> Sequence[Block] | None:
    """Return the blocks of a piece that needs no library, None for any other.

    `inline` gives what the library makes of a line: a table's cells may need it.
    """
    piece = piece.rstrip("\n")
    if "//" not in piece and "mailto:" not in piece:
        found = _plain_lines(piece)
        if found:
            return found
    if len(piece) < LONG:
        return None
    found = _code(piece)
    if found is not None:
        return found
    if _HTML.match(piece) and "\n\n" not in piece:
        return scanned_html.blocks_of(piece)
    return table(piece, inline)


def _plain_lines(piece: str) -> Sequence[Block] | None:
    """Return the blocks of lines without a mark within: a paragraph, headings, a list."""
    sign = piece[:1]
    if sign == "#":
        return None if _NOT_HEADINGS.search(piece) else list(map(_heading, piece.split("\n")))
    if sign == "*":  # the same as another bullet
        piece = "- " + piece[2:].replace("\n* ", "\n- ") if piece[1:2] == " " else piece
        sign = piece[0]
    if sign in "-+":
        if _NOT_ITEMS.search(piece) or f"\n{'+' if sign == '-' else '-'}" in piece:
            return None
        return [List(tuple(_item(line[2:]) for line in piece.split("\n")))]
    if _NOT_PLAIN.search(piece) is None:
        return [Paragraph(plain(piece.strip().replace("\n", " ")))]
    return None if not sign.isdecimal() or _NOT_COUNTED.search(piece) else _counted(piece)


def _heading(line: str) -> Heading:
    signs, _, text = line.partition(" ")
    return Heading(len(signs), plain(text.strip()))


def _item(line: str) -> Item:
    return Item((Paragraph(plain(line.strip())),))


def _counted(piece: str) -> Sequence[Block] | None:
    """Return the list of lines that begin with a number, all of them with the same sign."""
    lines = piece.split("\n")
    signs = {line[len(line) - len(line.lstrip("0123456789"))] for line in lines}
    if len(signs) > 1 or (not piece.isascii() and not lines[0][0].isascii()):
        return None
    start = int(lines[0].split(signs.pop(), 1)[0])
    return [List(tuple(_item(line.split(" ", 1)[1]) for line in lines), True, start)]


def _code(piece: str) -> Sequence[Block] | None:
    """Return the code of a piece that is one fence from its first line to its last."""
    fence = piece[: len(piece) - len(piece.lstrip(piece[0]))]
    if fence[0] not in "`~" or len(fence) < 3:
        return None
    first, _, rest = piece.partition("\n")
    information = first[len(fence) :].strip()
    lines = rest.split("\n")
    ends = [number for number, line in enumerate(lines) if closing_fence(line, fence)]
    if "`" in information or (ends and ends[0] != len(lines) - 1):
        return None
    code = "\n".join(lines[:-1] if ends else lines)
    language = sanitise(information).split()[:1]
    return [Code(SafeText(sanitise(code).rstrip("\n")), "".join(language))]
