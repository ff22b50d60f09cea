"""What is marked with the mouse: a logical range of a page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from newsreader.layout.documents import Document
from newsreader.layout.rows import Place, Role
from newsreader.session.pages import Page
from newsreader.session.pointing import Extent
from newsreader.text.offsets import CodePoint

__all__ = ["Selection", "next_paragraph", "whole"]

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


def next_paragraph(page: Page, marked: Selection | None) -> Selection | None:
    """Return the paragraph in which a selection begins; the next one where that is marked whole.

    Without a selection it is the first one of the article that begins in the window, else the one
    that goes through all of it; the last one where there is no other. None in an article without.
    """
    if marked is not None:
        first = min(marked.anchor, marked.head).part
        first += marked == whole(page, first)
    else:
        top = page.top
        last = page.window[-1][0] if page.window else top.part  # in no rows there is nothing
        first = top.part + (top.row > 0 and last > top.part)
    order = chain(range(first, len(page.parts)), reversed(range(first)))
    texts = (n for n in order if page.parts[n].role is Role.BODY and page.document.text(n).strip())
    number = next(texts, None)
    return whole(page, number) if number is not None else None


def whole(page: Page, part: int) -> Selection:
    """Return the selection of a whole part."""
    end = CodePoint(len(page.document.text(part)))
    return Selection(Place(part, CodePoint(0)), Place(part, end))
