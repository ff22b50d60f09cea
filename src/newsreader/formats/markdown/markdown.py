"""Markdown, as site generators and people write it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

from newsreader.article.blocks import Block
from newsreader.formats import cutting, frontmatter, shape
from newsreader.formats.drafts import Draft, Task
from newsreader.formats.markdown.pieces import Piece, pieces
from newsreader.formats.markdown.reading import Reader
from newsreader.text.controls import sanitise

__all__ = ["likeness", "parse", "unfinished"]

_SIGNS = (
    (re.compile(r"^#{1,6} +\S", re.M), 3.0),
    (re.compile(r"^ {0,3}(?:```|~~~)", re.M), 3.0),
    (re.compile(r"!?\[[^\[\]\n]+\]\([^()\n]+\)"), 3.0),
    (re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]{1,120}\*\*(?![\w*])"), 2.0),
    (re.compile(r"(?<![\w_*])[*_](?=\S)[^*_\n]{1,80}(?<=\S)[*_](?![\w_*])"), 1.0),
    (re.compile(r"(?<!`)`[^`\n]+`(?!`)"), 1.0),
    (re.compile(r"^\|.*\|\s*\n\|?[ :|-]+\|", re.M), 4.0),
    (re.compile(r"^> ", re.M), 1.0),
    (re.compile(r"^\[[^\]\n]+\]:\s+\S", re.M), 3.0),
    (re.compile(r"^(?:=|-){3,}\s*$", re.M), 1.0),
)
_ANY_SIGN = re.compile("[#`~*_|>=\\[-]")
_BETWEEN_YIELDS = 200
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*$", re.M)


def parse(task: Task) -> Draft:
    """Return the draft of a Markdown text: metadata from its opening and closing, and blocks."""
    reader = Reader(len(task.text))
    found = list(pieces(task.text))
    for piece in found:
        reader.define(piece.text)
    reader.define(sanitise("\n\n".join(_DEFINITION.findall(task.appendix))))
    blocks: list[Block] = list(_blocks(found, reader, task))
    opening = shape.opening(blocks, task.known)
    asides = shape.without_asides(opening.blocks)
    metadata = task.known.completed(opening.metadata)
    rest = asides.blocks
    if not task.partial:
        closing = shape.closing(rest)
        metadata = metadata.completed(closing.metadata)
        rest = [*closing.blocks, *reader.footnotes()]
    metadata = metadata.completed(asides.metadata)
    message = "has too many signs of Markdown: the last ones stand as they are"
    return Draft(metadata, tuple(cutting.bounded(rest)), (message,) if reader.exceeded else ())


def _blocks(found: list[Piece], reader: Reader, task: Task) -> Iterator[Block]:
    """Yield the blocks of all pieces, letting other threads run and telling how far it is."""
    length = max(1, len(task.text))
    for number, piece in enumerate(found):
        yield from reader.blocks(piece.text)
        if number % _BETWEEN_YIELDS == _BETWEEN_YIELDS - 1:
            time.sleep(0)
            if task.progress is not None:
                task.progress(piece.start / length)


def likeness(text: str) -> float:
    """Return how dense the signs of Markdown are; a front matter alone settles it."""
    if frontmatter.is_opened(text):
        return 1.0
    if _ANY_SIGN.search(text) is None:
        return 0.0
    lines = sum(1 for line in text.split("\n") if line.strip())
    weight = sum(sign * min(20, len(pattern.findall(text))) for pattern, sign in _SIGNS)
    return min(1.0, weight / (2 + lines / 4)) if weight >= 2 else 0.0


def unfinished(text: str) -> int | None:
    """Return where the fence or the block of HTML begins that a text leaves open."""
    last = None
    for last in pieces(text):  # noqa: B007  # only the last one counts
        pass
    return last.start if last is not None and last.open else None
