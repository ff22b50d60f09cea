"""Plain text: an article saved from a page, a poem, a story, a note."""

from __future__ import annotations

from newsreader.formats import cutting
from newsreader.formats.drafts import Draft, Metadata, Task
from newsreader.formats.text import closings, openings
from newsreader.formats.text.body import Body, chunks_of, column_of
from newsreader.recognition import furniture

__all__ = ["likeness", "parse"]

_LAST = 2 * furniture.ZONE[1]


def parse(task: Task) -> Draft:
    """Return the draft of a plain text: metadata from its opening and closing, and blocks."""
    chunks = chunks_of(task.text)
    if not chunks:
        return Draft(task.known, ())
    column = column_of(chunks)
    last = chunks_of(task.appendix[-_LAST:]) if task.partial else chunks
    # A label, a headline and prose are three chunks: of fewer the opening does not ask for it, nor
    # where the headline is known.
    is_asked = task.known.title is None and len(chunks) > 2
    ended = is_asked and closings.is_ended(last, column)
    opening = openings.opening(chunks, task.known, column, ended=ended)
    metadata = task.known.completed(opening.metadata)
    rest = opening.chunks
    if not task.partial:
        closing = closings.closing(rest, column, shaped=opening.shaped)
        metadata, rest = metadata.completed(closing.metadata), closing.chunks
    body = Body(rest, column if rest is chunks else column_of(rest))
    blocks = tuple(cutting.bounded(body.blocks()))
    return Draft(metadata.completed(Metadata(related=tuple(body.related))), blocks)


def likeness(_text: str) -> float:
    """Return a half whatever the text: what no other format claims is plain text."""
    return 0.5
