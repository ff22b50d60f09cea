"""What stands between lines and between paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.article.blocks import Block, Paragraph

__all__ = ["CLOSE", "Spacing"]

_INDENT = 3  # cells


@dataclass(frozen=True, slots=True)
class Spacing:
    """The blank rows between lines of running text; whether paragraphs are told apart by indents.

    An indented paragraph has no more rows above it than a line: it is one that follows another.
    """

    lines: int = 0
    indented: bool = False

    def indent(self, before: Block | None, block: Block) -> int:
        """Return the cells before a block's first line."""
        follows = isinstance(before, Paragraph) and isinstance(block, Paragraph)
        return _INDENT if self.indented and follows else 0

    def gap(self, before: Block, block: Block) -> int:
        """Return the blank rows between two blocks."""
        return self.lines + (not self.indent(before, block))


CLOSE = Spacing()
