"""Wrapped lines: told from verses and short paragraphs, and put together again."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from newsreader.loading.folding import width

__all__ = ["SAMPLE", "column_of", "column_of_text", "is_joined"]

SAMPLE = 4000
"""Code points of a text's beginning by which the column of its wrapping is told."""

_NARROWEST = 50
_WIDEST = 100
_SHARE = 0.7
_LINES_OF_CHUNK = 12
_SENTENCE_ENDS = (".", "!", "?", "؟", "۔", ":")


def column_of_text(chunks: Iterable[Sequence[str]]) -> int | None:
    """Return the column at which most lines of a text's first chunks are wrapped, or None."""
    lines: list[Sequence[str]] = []
    taken = 0
    for chunk in chunks:
        taken += sum(map(len, chunk))
        if taken > SAMPLE:
            break
        if len(chunk) > 1:
            lines.append(chunk)
    return _column(lines)


def column_of(chunk: Sequence[str]) -> int | None:
    """Return the column at which a chunk's own lines are wrapped, by its first dozen; or None."""
    return _column([chunk[:_LINES_OF_CHUNK]]) if len(chunk) > 2 else None


def _column(chunks: Sequence[Sequence[str]]) -> int | None:
    """Return the greatest width when nearly all lines are as full as that allows."""
    pairs = [pair for chunk in chunks for pair in itertools.pairwise(chunk)]
    if not pairs:
        return None
    widest = max(width(line) for chunk in chunks for line in chunk)
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    full = [line for line, following in pairs if _is_full(line, following, widest)]
    # Lines that are sentences, each of them, were not wrapped.
    if all(line.rstrip().endswith(_SENTENCE_ENDS) for line in full):
        return None
    return widest if len(full) >= _SHARE * len(pairs) else None


def is_joined(line: str, following: str, column: int | None) -> bool:
    """Tell whether `following` goes on with the sentence of `line`, cut at `column`."""
    return (
        column is not None
        and width(line) <= column
        and not _is_indented(line, following)
        and _is_full(line, following, column)
    )


def _is_full(line: str, following: str, column: int) -> bool:
    """Tell whether the next line's first word would not have fitted, but for a few columns.

    The slack is for editors that wrap by bytes, by cells or with marks counted.
    """
    word = following.split(None, 1)[0]
    return width(line) + 1 + width(word) > column - column // 20


def _is_indented(line: str, following: str) -> bool:
    """Tell whether `following` begins a paragraph by its indent."""
    return _indent(following) > _indent(line) + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
