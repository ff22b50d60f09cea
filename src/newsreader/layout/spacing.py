"""What stands between lines and between paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.article.blocks import Block, Caption, Image, Paragraph, Table

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
        # A caption is none: what follows one begins anew.
        follows = type(before) is Paragraph and type(block) is Paragraph
        return _INDENT if self.indented and follows else 0

    def gap(self, before: Block, block: Block) -> int:
        """Return the blank rows between two blocks: a caption stands below what it is of."""
        if isinstance(block, Caption) and isinstance(before, (Image, Table)):
            return 0
        return self.lines + (not self.indent(before, block))


CLOSE = Spacing()
