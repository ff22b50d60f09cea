"""The formats that are known: a module and a line each."""

from __future__ import annotations

from newsreader.loading.drafts import Format
from newsreader.loading.formats import html, markdown, text

__all__ = ["FORMATS", "SUFFIXES", "format_for"]

FORMATS: tuple[Format, ...] = (
    text.FORMAT,
    markdown.FORMAT,
    html.FORMAT,
)

SUFFIXES: tuple[str, ...] = tuple(suffix for each in FORMATS for suffix in each.suffixes)
"""The suffixes of files that are articles, in lower case with their dot."""

_PROBE = 8192


def format_for(suffix: str, content: str) -> Format:
    """Return the format of a source by its suffix, or by how its content looks."""
    for each in FORMATS:
        if suffix in each.suffixes:
            return each
    beginning = content[:_PROBE]
    return max(FORMATS, key=lambda each: each.likeness(beginning))
