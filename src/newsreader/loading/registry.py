"""What a source is: a format or a collection, by its suffix or how it begins."""

from __future__ import annotations

from newsreader.collections.kinds import COLLECTIONS
from newsreader.collections.parts import Collection
from newsreader.formats.drafts import Format
from newsreader.formats.kinds import FORMATS
from newsreader.sources.sources import Opened

__all__ = [
    "SINGLE", "SUFFIXES", "collection_for", "format_for", "is_divisible", "is_often_else",
    "least_head",
]  # fmt: skip

SINGLE: tuple[str, ...] = tuple(suffix for each in FORMATS for suffix in each.suffixes)
"""The suffixes of files that are one article, in lower case with their dot."""

SUFFIXES: tuple[str, ...] = (*SINGLE, *(suffix for each in COLLECTIONS for suffix in each.suffixes))
"""The suffixes of all files that hold articles."""

_PROBE = 8192


def format_for(suffix: str, content: str, name: str | None = None) -> Format:
    """Return the format of a name, else by the suffix, else by how the content looks."""
    for each in FORMATS:
        if each.name == name or (name is None and suffix in each.suffixes):
            return each
    beginning = content[:_PROBE]
    return max(FORMATS, key=lambda each: each.likeness(beginning))


def collection_for(source: Opened) -> Collection | None:
    """Return the kind of collection that a source is, None for a single article.

    A suffix that is one article's own is believed: a text may begin as anything does.
    """
    if source.suffix in SINGLE:
        return None
    beginning = source.beginning(_PROBE)
    return next((each for each in COLLECTIONS if each.is_one(source, beginning)), None)


def is_often_else(name: str) -> bool:
    """Return whether most files that are called so are no articles."""
    lowered = name.lower()
    return any(
        lowered.endswith(s) for each in COLLECTIONS if each.often_else for s in each.suffixes
    )


def least_head(suffix: str) -> int:
    """Return how many bytes of a source with a suffix are read before any of it is shown."""
    return max((each.whole for each in FORMATS if suffix in each.suffixes), default=0)


def is_divisible(source: Opened) -> bool:
    """Return whether a long source may be cut at the end of any line: pages may not."""
    return not any(source.suffix in each.suffixes and each.whole for each in FORMATS)
