"""The common case at speed: running right-to-left text without a word of another direction.

In a right-to-left paragraph that holds no left-to-right letter and no explicit control, every
neutral, bracket and space has the paragraph's own level and every number lies within one word.
(Left-to-right phrases are set apart from it first: see `newsreader.layout.phrases`.) So each
blank-delimited word has one display form whatever stands beside it, and a line is the display
forms of its words from the last to the first. The forms come from a cache; the general
machinery makes those that are not letters between punctuation.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from itertools import accumulate, compress

from newsreader.layout.kashida import KashidaPlace
from newsreader.layout.lines import Line
from newsreader.layout.optimal import line_starts
from newsreader.layout.paragraphs import Paragraph
from newsreader.layout.phrases import Phrase, balanced
from newsreader.layout.stretching import Filling, added_cells, places_of, room, spread
from newsreader.layout.word_forms import drawn_out, forms
from newsreader.text.directions import BIDI_CLASS, Direction
from newsreader.text.offsets import Cell, CodePoint

__all__ = ["wrap_running"]

# Words of a phrase: at least one with left-to-right letters, none with others.
_PHRASE = re.compile("[NE]*L[NEL]*")
_NUMBER_FIRST = re.compile("[^LRAlr]*E")
# Line breaking across a space: the last class of a word, a space, the first class of the next
# (LB13 to LB17). The lookahead lets matches overlap.
_HELD = re.compile('(?=[(O] |. [)\\]P!,/]|" [(O]|[)\\]P] n|= =)')


def wrap_running(
    paragraph: Paragraph, columns: Cell, filling: Filling = Filling.NOTHING
) -> Sequence[Line] | None:
    """Return the lines of a plain right-to-left paragraph, None when it is not plain.

    The lines equal those of the general machinery.
    """
    if not paragraph.shaped or paragraph.isolates or paragraph.direction is Direction.LTR:
        return None
    if filling is Filling.KASHIDA and paragraph.still:
        return None
    words = paragraph.text.split(" ")
    found = forms(words)
    if found is None:
        return None
    shown, sizes, steps, kind, edges, holds, heads = zip(*found)
    if max(steps) > columns + 1:
        return None
    # ends[i]: the cells of the words before word i, each with the space after it.
    ends = list(accumulate(steps, initial=0))
    held: Container[int] = ()
    if True in holds:
        held = {m.start() // 3 + 1 for m in _HELD.finditer(" ".join(edges))}
    places: Sequence[KashidaPlace | None] = ()
    if filling is not Filling.NOTHING and ends[-1] > columns + 1:
        places = places_of(words, filling)
        starts = _even_starts(ends, heads, held, places, columns)
    else:
        starts = _line_starts(ends, heads, held, columns)
    if starts is None:
        return None
    kinds = "".join(kind)
    if "L" in kinds:
        shown = _with_phrases(words, kinds, starts, shown)
        if not shown:
            return None
    offsets = list(accumulate(sizes, initial=0))
    offsets[-1] -= 1
    lines = _lines(paragraph, shown, offsets, ends, [*starts, len(words)])
    return _filled(lines, words, shown, places, starts, kinds, columns) if places else lines


def _lines(
    paragraph: Paragraph,
    shown: Sequence[str],
    offsets: Sequence[int],
    ends: Sequence[int],
    starts: Sequence[int],
) -> list[Line]:
    """Return the lines that begin with the words `starts`, the last of which is none."""
    backwards = shown[::-1]
    count = len(shown)
    return [
        Line(
            paragraph,
            CodePoint(offsets[first]),
            CodePoint(offsets[last]),
            Cell(ends[last] - ends[first] - 1),
            " ".join(backwards[count - last : count - first]),
        )
        for first, last in zip(starts, starts[1:])
    ]


def _even_starts(
    ends: list[int],
    heads: Sequence[int],
    held: Container[int],
    places: Sequence[KashidaPlace | None],
    columns: int,
) -> list[int] | None:
    """Return the index of each line's first word, all lines as even as can be.

    None where a line might end within a word, or words that hold together are wider than a line.
    """
    if any(heads):
        return None
    stops = [end - 1 for end in ends[1:]]
    starts = line_starts(ends[:-1], stops, room(places), columns, held)
    return None if any(start in held for start in starts) else starts


def _filled(
    lines: Sequence[Line],
    words: list[str],
    shown: Sequence[str],
    places: Sequence[KashidaPlace | None],
    starts: list[int],
    kinds: str,
    columns: Cell,
) -> list[Line]:
    """Return the lines as wide as `columns`, but for the last and what cannot be stretched."""
    spans = (match.span() for match in _PHRASE.finditer(kinds))
    in_phrase = {gap for first, last in spans for gap in range(first, last - 1)}
    out = []
    for line, first, last in zip(lines, starts, starts[1:]):
        ours = slice(first, last)
        spare = columns - line.width
        put = spread(places[ours], spare, range(last - first - 1)) if spare else None
        if put is None:
            out.append(line)
            continue
        text: str | None = None  # of a wider space in a phrase the order says where it stands
        if not any(put.spaces) or in_phrase.isdisjoint(compress(range(first, last), put.spaces)):
            drawn = map(_drawn, words[ours], shown[ours], places[ours], put.words, put.spaces)
            text = " ".join([*drawn][::-1])
        added = added_cells(words[ours], places[ours], put, line.start)
        out.append(Line(line.paragraph, line.start, line.end, columns, text, added))
    return [*out, lines[-1]]


def _drawn(word: str, form: str, place: KashidaPlace | None, cells: int, blanks: int) -> str:
    """Return a word's form with tatweels at its place, and with blanks behind it."""
    if cells and place is not None:
        form = drawn_out(word, form, place.end, cells)
    return " " * blanks + form


def _line_starts(
    ends: list[int], heads: Sequence[int], held: Container[int], columns: int
) -> list[int] | None:
    """Return the index of each line's first word, None where a line would end within a word."""
    starts = [0]
    count = len(heads)
    while True:
        first = starts[-1]
        last = bisect_right(ends, ends[first] + columns + 1) - 1
        if last >= count:
            return starts
        if heads[last] and ends[last] - ends[first] + heads[last] <= columns:
            return None
        while last in held:
            last -= 1
            if heads[last]:
                return None
        if last <= first:
            return None
        starts.append(last)


def _with_phrases(
    words: list[str], kinds: str, starts: list[int], shown: tuple[str, ...]
) -> tuple[str, ...]:
    """Return `shown` with each phrase in its order; empty when a bracket reaches out of one.

    Each word of the part of a phrase that stands on one line takes the place that makes the
    words of the line, read from the last to the first, show that part from left to right.
    """
    out = list(shown)
    for match in _PHRASE.finditer(kinds):
        first, last = match.span()
        if last < len(words) and _begins_with_number(words[last]):
            return ()
        if last == first + 1 and words[first].isalnum():
            continue
        text = " ".join(words[first:last])
        if not balanced(text):
            return ()
        phrase = Phrase(text, "A" if "A" in kinds[:first] else "R")
        offset = 0
        cuts = [first, *(start for start in starts if first < start < last), last]
        for start, end in zip(cuts, cuts[1:]):
            size = sum(map(len, words[start:end])) + end - start - 1
            out[start:end] = phrase.shown(offset, offset + size).split(" ")[::-1]
            offset += size + 1
    return tuple(out)


def _begins_with_number(word: str) -> bool:
    """Return whether a number stands before the first letter: it belongs to the phrase (W7)."""
    return _NUMBER_FIRST.match(word.translate(BIDI_CLASS)) is not None
