"""Plain text: an article saved from a page, a poem, a story, a note."""

from __future__ import annotations

from newsreader.loading import cutting
from newsreader.loading.drafts import Draft, Format, Metadata, Task
from newsreader.loading.plain import rejoining, shape
from newsreader.loading.plain.body import Body, chunks_of

__all__ = ["FORMAT"]


def _parse(task: Task) -> Draft:
    chunks = chunks_of(task.text)
    if not chunks:
        return Draft(task.known, ())
    column = rejoining.column_of_text(chunks)
    opening = shape.opening(chunks, task.known, column)
    metadata = task.known.completed(opening.metadata)
    rest = opening.chunks
    if not task.partial:
        closing = shape.closing(rest, shaped=opening.shaped)
        metadata, rest = metadata.completed(closing.metadata), closing.chunks
    body = Body(rest)
    blocks = tuple(cutting.bounded(body.blocks()))
    return Draft(metadata.completed(Metadata(related=tuple(body.related))), blocks)


def _likeness(_text: str) -> float:
    """Return a half whatever the text: what no other format claims is plain text."""
    return 0.5


def _unfinished(_text: str) -> int | None:
    """Return None: in plain text nothing reaches over a blank line."""
    return None


FORMAT = Format("text", (".txt", ".text"), _parse, _likeness, _unfinished)
