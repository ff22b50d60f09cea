"""From the pieces of a text to blocks: those that need it by way of the library, bounded.

The library takes some microseconds a mark, and for some nestings of marks the square of their
number. So a long piece is cut, and a text with very many marks is read without the library from
some place on, as plain lines; its reader is notified.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsreader import bounds
from newsreader.article.blocks import Block, List, Paragraph
from newsreader.article.spans import Inline
from newsreader.formats.markdown.blocks import Blocks
from newsreader.formats.markdown.inlines import plain
from newsreader.formats.markdown.parser import Parser
from newsreader.formats.markdown.simple import simple_blocks
from newsreader.text.controls import SafeText, sanitise

__all__ = ["Reader"]

_LONGEST = 8_000  # code points that the library is given at once
_SHORTER = 2_000  # the same where brackets or addresses are dense: each is looked for to the end
_DENSE = 300
# What the library does at each sign, in steps of about one of its rules.
_STEPS = {
    "![": 16, "^[": 24, "][": 12, "[": 14, "\n": 8, ". ": 8, ") ": 8, "- ": 8, "+ ": 8, "> ": 8,
    "<": 6, "://": 12, "//": 12, "^": 4, "*": 3, "_": 3, "~": 3, "&": 3,
    "`": 2, "@": 2, "|": 2, "\\": 2,
    **dict.fromkeys("]!{}#$%:=-+>", 1),
}  # fmt: skip
_SIGNS = re.compile("|".join(map(re.escape, _STEPS)))
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.M)
_MARKER = re.compile(r"[-*+>|#]|\d{1,9}[.)] ")


class Reader:
    """Reads the pieces of one text; `exceeded` when it has more marks than are read as such."""

    def __init__(self, size: int) -> None:
        """Begin a text of so many code points."""
        self.exceeded = False
        self._parser = Parser()
        self._builder = Blocks(self._parser)
        self._left = bounds.MARKS + size // bounds.FOR_EACH_MARK
        self._definitions = self._left

    def define(self, piece: str) -> None:
        """Remember the definitions of links and notes that stand in a piece."""
        if "]:" not in piece:
            return
        for part in _cut(piece):
            if _DEFINITION.search(part):
                self._definitions -= _marks(part)
                if self._definitions >= 0:
                    self._parser.block_tokens(part)

    def blocks(self, piece: str) -> Iterator[Block]:
        """Yield the blocks of a piece."""
        simple = simple_blocks(piece, self._inline)
        if simple is not None:
            yield from simple
            return
        last: Block | None = None
        for part in _cut(piece):
            for number, block in enumerate(self._parsed(part)):
                block = _counted_on(last, block) if number == 0 else block
                yield block
                last = block

    def footnotes(self) -> list[Block]:
        """Return the footnotes that were met."""
        return self._builder.footnotes()

    def _parsed(self, part: str) -> Sequence[Block]:
        """Return the blocks of a part that is short enough for the library."""
        if not self._may_take(part):
            text = sanitise(part).strip("\n")
            return [Paragraph(Inline(SafeText(text)))] if text.strip() else []
        return self._builder.of(self._parser.tokens(part))

    def _inline(self, text: str) -> Inline:
        """Return the text of a table's cell with its styles."""
        if len(text) > _LONGEST or not self._may_take(text):
            return plain(text)
        return self._builder.inline(text)

    def _may_take(self, part: str) -> bool:
        """Take what the marks of a part cost out of the budget; False when it does not suffice."""
        self._left -= _marks(part)
        self.exceeded = self.exceeded or self._left < 0
        return self._left >= 0


def _marks(part: str) -> int:
    """Return what the signs of Markdown in a part cost, its lines included."""
    return 8 + sum(map(_STEPS.__getitem__, _SIGNS.findall(part)))


def _cut(piece: str) -> Iterator[str]:
    """Yield a piece in parts for the library, where it can be before an item or a row."""
    dense = max(piece.count("["), piece.count("//")) * _LONGEST >= _DENSE * len(piece)
    longest = _SHORTER if dense else _LONGEST
    if len(piece) <= longest:
        yield piece
        return
    start = end = 0
    while len(piece) - start > longest:
        limit, half = start + longest, start + longest // 2
        end = piece.rfind("\n", half, limit) + 1
        place = end
        while place > 0 and not _MARKER.match(piece, place):
            place = piece.rfind("\n", half, place - 1) + 1
        end = place or end or piece.rfind(" ", half, limit) + 1 or limit
        yield piece[start:end]
        start = end
    yield piece[start:]


def _counted_on(before: Block | None, block: Block) -> Block:
    """Return a list that goes on from the one before it with the numbers that follow."""
    if not (isinstance(before, List) and isinstance(block, List)):
        return block
    following = before.start + len(before.items)
    goes_on = before.ordered and block.ordered and block.start < following
    return replace(block, start=following) if goes_on else block
