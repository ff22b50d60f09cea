"""A stretch of HTML that is an article and nothing else: a feed's entry, a book's chapter."""

from __future__ import annotations

import re

from newsreader.formats import cutting, shape
from newsreader.formats.drafts import Draft, Task
from newsreader.formats.trees import blocks_of_html

__all__ = ["chapter", "likeness", "parse"]

_TAGS = re.compile(
    r"</?(?:p|div|br|h[1-6]|ul|ol|li|blockquote|table|article|section)\b[^<>]*>", re.I
)
_BEGINS = re.compile(r"\s*<(?:p|div|h[1-6]|article|section|ul|blockquote)\b", re.I)


def parse(task: Task) -> Draft:
    """Return the draft of a piece of HTML: metadata from its opening and end, and blocks."""
    opening = shape.opening(blocks_of_html(task.text), task.known)
    ended = shape.ended(opening.blocks, task.known.completed(opening.metadata))
    return Draft(ended.metadata, tuple(cutting.bounded(ended.blocks)))


def chapter(task: Task) -> Draft:
    """Return a chapter as it is: a book has no furniture."""
    opening = shape.opening(blocks_of_html(task.text), task.known)
    return Draft(task.known.completed(opening.metadata), tuple(cutting.bounded(opening.blocks)))


def likeness(text: str) -> float:
    """Return certainty for what begins with an element of HTML and is full of them."""
    if _BEGINS.match(text):
        return 0.9
    return 0.6 if len(_TAGS.findall(text)) > 2 + len(text) / 400 else 0.0
