"""The words around what was found: the place in a text where most of it stands together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.search.folding import WORD, Folded
from newsreader.search.requests import Request
from newsreader.search.words import stem
from newsreader.text.offsets import CodePoint

__all__ = ["Excerpt", "excerpt"]

_BEFORE = 3  # parts of the words, one of which is shown before the first one found


class Excerpt(NamedTuple):
    """Some words of a text, and the ranges (code points) of what was found in them."""

    text: str
    found: tuple[tuple[CodePoint, CodePoint], ...]


class _Hit(NamedTuple):
    """A word of a text that was asked for: its number, its range in the folded text."""

    word: int
    start: int
    end: int


def excerpt(text: str, request: Request, words: int) -> Excerpt | None:
    """Return about so many words of a text in which most of what is asked for stands together.

    None where nothing of it does.
    """
    folded = Folded(" ".join(text.split()))
    spans = [match.span() for match in WORD.finditer(folded.text)]
    hits = _hits(folded.text, spans, request)
    if not hits:
        return None
    before = words // _BEFORE
    first = _densest(hits, words - before)
    low = max(0, min(first - before, len(spans) - words))
    high = min(len(spans), low + words)
    start, _ = folded.span(*spans[low])
    _, end = folded.span(*spans[high - 1])
    ranges = [folded.span(hit.start, hit.end) for hit in hits if low <= hit.word < high]
    left, right = "… " if low else "", " …" if high < len(spans) else ""
    shift = len(left) - start
    return Excerpt(
        left + folded.source[start:end] + right,
        tuple((CodePoint(a + shift), CodePoint(b + shift)) for a, b in ranges),
    )


def _hits(text: str, spans: Sequence[tuple[int, int]], request: Request) -> list[_Hit]:
    """Return the words of a folded text that were asked for, in their order."""
    stems = {stem(word) for word in (*request.words, request.beginning) if word}
    found: dict[int, _Hit] = {}
    for number, (start, end) in enumerate(spans):
        word = text[start:end]
        begins = request.beginning and word.startswith(request.beginning)
        if begins or stem(word) in stems:
            found[number] = _Hit(number, start, end)
        for phrase in request.phrases:
            last = number + len(phrase)
            if last <= len(spans) and all(
                text[slice(*spans[number + i])] == wanted for i, wanted in enumerate(phrase)
            ):
                found |= {n: _Hit(n, *spans[n]) for n in range(number, last)}
    return [found[number] for number in sorted(found)]


def _densest(hits: Sequence[_Hit], words: int) -> int:
    """Return the number of the word with which the most hits within so many words begin."""
    best, most = hits[0].word, 0
    last = 0
    for first, hit in enumerate(hits):
        while last < len(hits) and hits[last].word < hit.word + words:
            last += 1
        if last - first > most:
            best, most = hit.word, last - first
    return best
