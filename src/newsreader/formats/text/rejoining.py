"""Wrapped lines: distinguished from verses and short paragraphs, and put together again."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newsreader.recognition.coarse_folding import is_wider, width

__all__ = ["SAMPLE", "Column", "column_of", "column_of_text", "is_joined"]

SAMPLE = 4000
"""Code points of a text's beginning that show the column of its wrapping."""

_NARROWEST = 50
_WIDEST = 100
_SHARE = 0.7
_LINES_OF_CHUNK = 12
_SENTENCE_ENDS = (".", "!", "?", "؟", "۔", ":")


@dataclass(frozen=True, slots=True)
class Column:
    """Where lines were wrapped: `width` in code points, or without the marks among them.

    Some editors count harakat as columns, and some do not.
    """

    width: int
    counts_marks: bool

    def of(self, line: str) -> int:
        """Return how wide `line` was to the one who wrapped it."""
        return len(line) if self.counts_marks else width(line)

    def is_full(self, line: str, following: str) -> bool:
        """Return whether the first word of the next line would not have fitted."""
        word = following.split(None, 1)[0]
        return self.of(line) + 1 + self.of(word) > self.width - self.width // 20


def column_of_text(chunks: Iterable[Sequence[str]], begins: Callable[[str], bool]) -> Column | None:
    """Return the column at which most lines of a text's beginning are wrapped, or None.

    `begins` returns whether a line cannot go on with another: a list's item, a verse.
    """
    sample: list[Sequence[str]] = []
    taken = 0
    for chunk in chunks:
        lines: list[str] = []
        for line in chunk:
            taken += len(line)
            if taken > SAMPLE:
                break
            lines.append(line)
        sample.append(lines)
        if taken > SAMPLE:
            break
    return _column(sample, begins)


def column_of(chunk: Sequence[str], begins: Callable[[str], bool]) -> Column | None:
    """Return the column at which a chunk's own lines are wrapped, by its first dozen; or None."""
    return _column([chunk[:_LINES_OF_CHUNK]], begins) if len(chunk) > 2 else None


def _column(chunks: Sequence[Sequence[str]], begins: Callable[[str], bool]) -> Column | None:
    """Return the greatest width when nearly all lines are as full as that allows."""
    pairs: list[tuple[str, str]] = []
    for pair in (pair for chunk in chunks for pair in itertools.pairwise(chunk)):
        if begins(pair[1]):
            continue
        if any(map(_is_wide, pair)):
            return None  # at once, as in nearly all texts: a paragraph a line
        pairs.append(pair)
    best, best_share = None, _SHARE
    for measure in (Column(0, True), Column(0, False)) if pairs else ():
        # A long address cannot be wrapped; it shows nothing.
        lines = (line for pair in pairs for line in pair if " " in line.strip())
        widest = max(map(measure.of, lines), default=0)
        if not _NARROWEST <= widest <= _WIDEST:
            continue
        column = Column(widest, measure.counts_marks)
        full = [line for line, following in pairs if column.is_full(line, following)]
        # Lines that are sentences, each of them, were not wrapped.
        if all(line.rstrip().endswith(_SENTENCE_ENDS) for line in full):
            continue
        share = len(full) / len(pairs)
        if share > best_share or (best is None and share >= best_share):
            best, best_share = column, share
    return best


def _is_wide(line: str) -> bool:
    """Return whether a line that could be wrapped is wider than any column, by either measure."""
    return is_wider(line, _WIDEST) and " " in line.strip()


def is_joined(line: str, following: str, column: Column | None) -> bool:
    """Return whether `following` goes on with the sentence of `line`, cut at `column`."""
    return (
        column is not None
        and (column.of(line) <= column.width or " " not in line.strip())
        and _indent(following) <= _indent(line) + 1  # an indent begins a paragraph
        and column.is_full(line, following)
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
