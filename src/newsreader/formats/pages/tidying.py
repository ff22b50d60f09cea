"""What extraction leaves beside an article, and what it misses of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from newsreader.article.blocks import Block, Heading, Image, List, Paragraph, Quote, plain_text
from newsreader.article.spans import Inline
from newsreader.recognition.coarse_folding import coarse_fold
from newsreader.recognition.phrases import CONTENTS, NOTES
from newsreader.recognition.titles import is_title_like
from newsreader.text.controls import SafeText, label

__all__ = ["tidied", "with_lead"]

_LETTER = re.compile(r"[^\W\d_]")
_TWO_LETTERS = re.compile(r"[^\W\d_][\W\d_]*[^\W\d_]")
_NOTE = re.compile(r"\s*[↑^]")
_REPEATED = 60  # code points: a shorter line may be said twice
_QUOTES = 100  # that are looked for in the text
_LEAD = 60
_RUN = re.compile(r">([^<>]{60,4000})<")
_CONTENTS = frozenset(coarse_fold(name) for name in CONTENTS.split("|"))
_NOTES = frozenset(coarse_fold(name) for name in NOTES.split("|"))


def tidied(
    blocks: Sequence[Block], title: str | None, *, are_notes_taken: bool = False
) -> list[Block]:
    """Return the blocks without what is told twice, tables of contents, notes and stray signs.

    Where notes were taken out before, the heading above them is alone.
    """
    rest = list(_without_notes(list(_without_repetition(blocks, title)), are_notes_taken))
    while rest and isinstance(rest[-1], Paragraph) and not _LETTER.search(plain_text(rest[-1])):
        rest.pop()  # a page's number
    return [_heading(block) if isinstance(block, Heading) else block for block in rest]


def _heading(block: Heading) -> Heading:
    """Return a heading without what marks all of it: it is one already."""
    text = block.content.text
    spans = (s for s in block.content.spans if s.link or (s.start, s.end) != (0, len(text)))
    return Heading(block.level, Inline(text, tuple(spans)))


def _without_repetition(blocks: Sequence[Block], title: str | None) -> Iterator[Block]:
    """Yield the blocks without buttons and what repeats the title or a paragraph."""
    texts = list(map(plain_text, blocks))
    lines = list(map(coarse_fold, texts))
    running = {line for line, block in zip(lines, blocks) if isinstance(block, Paragraph)}
    whole = "\n".join(running)
    quotes = 0
    seen: set[str] = {coarse_fold(title)} if title else set()
    for block, text, folded in zip(blocks, texts, lines):
        if isinstance(block, Image):
            # Alternative texts often repeat the headline, a heading or a caption.
            is_there = folded in seen or folded in running
            if is_there or (title and _is_within(folded, coarse_fold(title))):
                continue
        elif isinstance(block, Paragraph) and _TWO_LETTERS.search(text) is None:
            if not folded.isdigit():
                continue  # the sign of a button
        elif isinstance(block, (Paragraph, Quote)) and len(folded) >= _REPEATED:
            quotes += isinstance(block, Quote)
            pulled = isinstance(block, Quote) and quotes <= _QUOTES and folded in whole
            if folded in seen or pulled:
                continue
        if folded:
            seen.add(folded)
        yield block


def _is_within(one: str, other: str) -> bool:
    """Return whether most words of `one` are words of `other`."""
    words = set(one.split())
    return bool(words) and len(words & set(other.split())) * 5 >= len(words) * 4


def _without_notes(blocks: Sequence[Block], are_taken: bool) -> Iterator[Block]:
    """Yield what is no table of contents, and no list of what the notes refer to."""
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        text = plain_text(block) if isinstance(block, (Heading, Paragraph)) else ""
        heading = coarse_fold(text) if is_title_like(text) else ""
        is_empty = are_taken and (following is None or isinstance(following, Heading))
        if heading in _CONTENTS or (heading in _NOTES and (is_empty or _is_notes(following))):
            continue
        if not _is_notes(block):
            yield block


def _is_notes(block: Block | None) -> bool:
    """Return whether more than half of a list's items look like footnotes."""
    if not isinstance(block, List):
        return False
    lines = [plain_text(inner) for item in block.items for inner in item.blocks[:1]]
    return sum(1 for line in lines if _NOTE.match(line)) * 2 > len(lines)


def with_lead(blocks: Sequence[Block], summary: str | None, page: str) -> Sequence[Block]:
    """Return the blocks with the paragraph that leads into the article, where it was missed.

    Some pages set it apart from the body; it is what the page gives as its description, and
    stands on it as a paragraph.
    """
    beginning = coarse_fold(summary or "")[:_LEAD].rstrip()
    if len(beginning) < _LEAD // 2 or any(beginning in coarse_fold(plain_text(b)) for b in blocks):
        return blocks
    for match in _RUN.finditer(page):
        text = unescape(match[1]).strip()
        if _LETTER.search(text) and coarse_fold(text[: 4 * _LEAD]).startswith(beginning):
            return [Paragraph(Inline(SafeText(label(text)))), *blocks]
    return blocks
