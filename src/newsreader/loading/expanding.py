"""The articles of a source, one by one: a single one's own, or those of what is in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from newsreader import bounds
from newsreader.collections.parts import Found, Part
from newsreader.collections.pieces import pieces
from newsreader.errors import Fault, SourceError
from newsreader.loading.registry import SUFFIXES, collection_for, is_divisible, is_often_else
from newsreader.sources.sources import Opened, Stretch, opened

__all__ = ["expanded", "stretches"]


def stretches(file: Path, size: int) -> Iterator[Stretch]:
    """Yield a file in stretches of about so many bytes, each of which can be loaded alone.

    None of one that cannot be parted, or read: whoever loads it says so.
    """
    with contextlib.suppress(SourceError), opened(file) as source:
        kind = collection_for(source)
        if kind is not None and kind.stretches is not None:
            yield from kind.stretches(source, size)


def expanded(source: Opened, key: str | None = None, depth: int = 0) -> Iterator[Found]:
    """Yield the articles of a source as parts, and the faults of those that cannot be had.

    With a key that part alone. What is wrong with the whole raises SourceError.
    """
    kind = collection_for(source)
    if kind is None:
        found = pieces(source, key) if is_divisible(source) else iter((Part("", source),))
    elif depth == bounds.ARCHIVES:
        raise SourceError(Fault(source.name, "is packed within too many others"))
    else:
        found = kind.parts(source, key)
    for one in found:
        if isinstance(one, Part) and isinstance(one.content, Opened) and kind is not None:
            yield from _within(one, key, depth)
        elif isinstance(one, Fault) or key is None or one.key == key:
            yield one


def _within(part: Part, key: str | None, depth: int) -> Iterator[Found]:
    """Yield what is in a part of a collection: itself, or the parts of the collection it is."""
    assert isinstance(part.content, Opened)
    if part.key and part.content.suffix not in SUFFIXES:
        return  # what else is in an archive
    inner_key = key
    if key is not None and part.key:
        inner_key = key[len(part.key) + 1 :] if key.startswith(f"{part.key}#") else ""
    if part.form is not None or part.encoding is not None:
        yield part
        return
    try:
        for one in expanded(part.content, inner_key, depth + 1):
            if isinstance(one, Fault):
                yield one
                continue
            whole = "#".join(filter(None, (part.key, one.key)))
            yield replace(one, key=whole, share=part.share, place=None)
    except SourceError as error:
        if not part.key:
            raise
        if not is_often_else(part.key):
            yield error.fault
