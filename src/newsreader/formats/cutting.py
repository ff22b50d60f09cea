"""Blocks of bounded size: what is laid out at once stays small, however long the source's is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from newsreader.article.blocks import (
    Block,
    Code,
    Footnote,
    Item,
    List,
    Paragraph,
    PlainLines,
    Quote,
    Table,
    Verses,
    inlines,
)
from newsreader.article.spans import part
from newsreader.text.controls import SafeText

__all__ = ["LONGEST", "bounded"]

LONGEST = 20_000
"""Code points: a longer paragraph, list, table, poem or piece of code is cut."""

_Part = TypeVar("_Part")
_SEARCHED = 2_000
_SENTENCE_END = re.compile(r"[.!?؟۔…]['\"”’»)\]]*\s+")
_BLANK = re.compile(r"\s+")
_ZWJ = "\u200d"


def bounded(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks`, each that is too long as several of its kind."""
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.content.text) > LONGEST:
            yield from _paragraphs(block)
        elif isinstance(block, Footnote):
            yield Footnote(block.label, tuple(bounded(block.blocks)))
        elif isinstance(block, Paragraph) or _size(block) <= LONGEST:
            yield block
        else:
            yield from _parts(block)


def _paragraphs(block: Paragraph) -> Iterator[Paragraph]:
    """Yield a longer paragraph in parts of at most `LONGEST` code points."""
    content = block.content
    start = 0
    while len(content.text) - start > LONGEST:
        end, following = _place_to_cut(content.text, start)
        yield Paragraph(part(content, start, end))
        start = following
    yield Paragraph(part(content, start, len(content.text)))


def _place_to_cut(text: str, start: int) -> tuple[int, int]:
    """Return where a part that begins at `start` ends, and where the next one begins."""
    limit = start + LONGEST
    for pattern in (_SENTENCE_END, _BLANK):
        found = [m for m in pattern.finditer(text, limit - _SEARCHED, limit) if m.end() < limit]
        if found:
            last = found[-1]
            return last.start() + len(last.group().rstrip()), last.end()
    while limit > start + LONGEST // 2 and _is_joined(text[limit - 1], text[limit]):
        limit -= 1
    return limit, limit


def _is_joined(before: str, sign: str) -> bool:
    """Return whether a code point is shown with the one before it: a mark, what a joiner joins."""
    return before == _ZWJ or unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf")


def _parts(block: Block) -> Iterator[Block]:
    """Yield a block cut into blocks of its kind that are no longer than `LONGEST` code points."""
    if isinstance(block, Code):
        yield from _code(block)
    elif isinstance(block, Verses) and isinstance(block.lines, PlainLines):
        yield from _plain_verses(block.lines.text)
    elif isinstance(block, Verses):
        for lines in _groups(block.lines, lambda line: sum(len(p.text) for p in line.parts)):
            yield Verses(lines)
    elif isinstance(block, List):
        yield from _lists(block)
    elif isinstance(block, Quote):
        for inner in _groups(tuple(bounded(block.blocks)), _size):
            yield Quote(inner)
    elif isinstance(block, Table):
        header = block.header
        for rows in _groups(block.rows, lambda row: sum(len(cell.text) for cell in row)):
            yield Table(header, rows, block.alignments)
            header = ()
    else:
        yield block


def _plain_verses(text: SafeText) -> Iterator[Verses]:
    """Yield the verses of a poem in parts, each as long as it may be and of one line at least."""
    start = 0
    while len(text) - start > LONGEST:
        end = text.rfind("\n", start, start + LONGEST)
        end = text.find("\n", start) if end < 0 else end
        if end < 0:
            break
        yield Verses(PlainLines(SafeText(text[start:end])))
        start = end + 1
    yield Verses(PlainLines(SafeText(text[start:])))


def _code(block: Code) -> Iterator[Code]:
    for lines in _groups(block.text.split("\n"), lambda line: len(line) + 1):
        yield Code(SafeText("\n".join(lines)), block.language)


def _lists(block: List) -> Iterator[List]:
    """Yield a list in shorter lists; the numbers of their items run on."""
    start = block.start
    items = [Item(tuple(bounded(item.blocks)), item.checked) for item in block.items]
    for group in _groups(items, lambda item: sum(map(_size, item.blocks))):
        yield List(group, block.ordered, start)
        start += len(group)


def _groups(parts: Iterable[_Part], size: Callable[[_Part], int]) -> Iterator[tuple[_Part, ...]]:
    """Yield `parts` in groups, each as large as it may be and of one part at least."""
    group: list[_Part] = []
    taken = 0
    for one in parts:
        taken += size(one)
        if group and taken > LONGEST:
            yield tuple(group)
            group, taken = [], size(one)
        group.append(one)
    yield tuple(group)


def _size(block: Block) -> int:
    if isinstance(block, Verses) and isinstance(block.lines, PlainLines):
        return len(block.lines.text)
    return sum(len(inline.text) for inline in inlines(block))
