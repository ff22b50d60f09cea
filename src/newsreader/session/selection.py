"""What is marked with the mouse: a logical range of a page."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.layout.documents import Document
from newsreader.layout.rows import Place
from newsreader.session.pointing import Extent
from newsreader.text.offsets import CodePoint

__all__ = ["Selection"]

_ENDLESS = CodePoint(1 << 62)


@dataclass(frozen=True, slots=True)
class Selection:
    """The range between two places, whichever of them comes first."""

    anchor: Place
    head: Place

    @classmethod
    def over(cls, *extents: Extent) -> Selection:
        """Return the range that holds all of some ranges: where marking began, where it has got."""
        return cls(min(each.first for each in extents), max(each.last for each in extents))

    @property
    def parts(self) -> slice:
        """The parts of the page of which something is marked."""
        first, last = sorted((self.anchor.part, self.head.part))
        return slice(first, last + 1)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is marked yet."""
        return self.anchor == self.head

    def of_part(self, part: int) -> tuple[CodePoint, CodePoint] | None:
        """Return the range of a part (code points) that is marked, None for nothing of it."""
        first, last = sorted((self.anchor, self.head))
        if not first.part <= part <= last.part:
            return None
        start = first.offset if part == first.part else CodePoint(0)
        return start, last.offset if part == last.part else _ENDLESS

    def text(self, document: Document) -> str:
        """Return what is marked, as it was written: parts with a blank line between them."""
        first, last = sorted((self.anchor, self.head))
        texts = []
        for part in range(first.part, last.part + 1):
            start, end = self.of_part(part) or (0, 0)
            texts.append(document.text(part)[start:end])
        return "\n\n".join(texts)
