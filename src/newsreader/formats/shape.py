"""The ends of a Markdown article: its title at the beginning, clutter and references at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from newsreader.article.articles import Reference
from newsreader.article.blocks import Block, Heading, Image, List, Paragraph, Rule, plain_text
from newsreader.formats.drafts import NOTHING, Metadata
from newsreader.recognition import datelines, furniture, sourcelines
from newsreader.recognition.references import reference
from newsreader.recognition.titles import abbreviated, is_title_like, same
from newsreader.text.controls import label

__all__ = ["Shaped", "closing", "ended", "opening", "without_asides"]

_BEFORE_TITLE = 5
_AFTER_TITLE = 4


class Shaped(NamedTuple):
    """The metadata at the end of an article, and the blocks without it."""

    metadata: Metadata
    blocks: Sequence[Block]


def opening(blocks: Sequence[Block], known: Metadata) -> Shaped:
    """Take the title out of the first blocks, and the lines on author and date behind it."""
    if known.title is not None:
        found, place = NOTHING, _repeated(blocks, known.title)
    else:
        found, place = _title(blocks)
    if place is None:
        rest, start = list(blocks), 0
    else:
        rest, start = [*blocks[:place], *blocks[place + 1 :]], place
    for block in rest[start : start + _AFTER_TITLE]:
        text = _line(block)
        dateline = datelines.read(text) if text else None
        if dateline is not None:
            byline = found.byline or dateline.byline
            found = replace(found, byline=byline, date=found.date or dateline.date)
        elif not text or furniture.kind(text) in (None, furniture.Kind.RELATED):
            break
        del rest[start]
    return Shaped(found, rest)


def _repeated(blocks: Sequence[Block], title: str) -> int | None:
    """Return the place of a heading that repeats a known title, at the very beginning."""
    for place, block in enumerate(blocks[:_BEFORE_TITLE]):
        if isinstance(block, Heading):
            return place if same(block.content.text, title) else None
        if not isinstance(block, (Image, Rule)):
            return None
    return None


def _title(blocks: Sequence[Block]) -> tuple[Metadata, int | None]:
    """Return the title, and the place of the block that is nothing else."""
    for place, block in enumerate(blocks[:_BEFORE_TITLE]):
        if isinstance(block, Heading) and block.level == 1 and block.content.text:
            return Metadata(title=label(block.content.text)), place
        if (
            not isinstance(block, (Image, Rule))
            and len(plain_text(block)) > furniture.ZONE[1] // 20
        ):
            break
    for place, block in enumerate(blocks):
        text = label(plain_text(block).partition("\n")[0])
        if text:
            is_title = isinstance(block, (Heading, Paragraph)) and "\n" not in plain_text(block)
            whole = is_title and is_title_like(text)
            return Metadata(title=text if whole else abbreviated(text)), place if whole else None
    return Metadata(), None


def without_asides(blocks: Sequence[Block]) -> Shaped:
    """Take out the "read also" lines between paragraphs, their references being kept."""
    related: list[Reference] = []
    rest: list[Block] = []
    for block in blocks:
        text = _line(block) if isinstance(block, Paragraph) else ""
        also = furniture.read_also(text) if ":" in text else None
        if also is not None:
            link = _link(block)
            related.append(replace(also, target=link) if link else also)
        elif not (text and furniture.is_interruption(text)):
            rest.append(block)
    return Shaped(Metadata(related=tuple(related)) if related else NOTHING, rest)


def closing(blocks: Sequence[Block]) -> Shaped:
    """Take the clutter, the references and the source out of the last blocks."""
    zone = _zone(blocks)
    first = len(blocks) - len(zone)
    ending = furniture.ending([_entry(block) for block in zone])
    rest = [block for place, block in enumerate(blocks) if place - first not in ending.removed]
    source = sourcelines.labelled(_line(rest[-1])) if len(rest) > 1 else None
    is_told = ending.related or ending.tags or source
    found = (
        Metadata(related=ending.related, tags=ending.tags, source=source) if is_told else NOTHING
    )
    return Shaped(found, rest[:-1] if source else rest)


def ended(blocks: Sequence[Block], metadata: Metadata) -> Shaped:
    """Take out what stands between the paragraphs and at the end; `metadata` completed by it."""
    asides = without_asides(blocks)
    end = closing(asides.blocks)
    return Shaped(metadata.completed(asides.metadata).completed(end.metadata), end.blocks)


def _zone(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the last blocks as far as clutter can reach."""
    most, most_code_points = furniture.ZONE
    taken = entries = 0
    for number, block in enumerate(reversed(blocks)):
        entries += len(block.items) if isinstance(block, List) else 1
        taken += len(plain_text(block)) + sum(map(len, _links(block)))
        if taken > most_code_points or entries > most:
            return blocks[len(blocks) - number :]
    return blocks


def _line(block: Block) -> str:
    """Return the text of a paragraph or a heading on one line, else ""."""
    if not isinstance(block, (Paragraph, Heading)) or "\n" in block.content.text:
        return ""
    return block.content.text


def _entry(block: Block) -> furniture.Entry:
    """Return what a block is among the lines at an article's end."""
    if isinstance(block, Rule):
        return furniture.Entry("")
    if isinstance(block, List):
        return _list_entry(block)
    text = _line(block)
    if not text or furniture.is_prose(text):
        return furniture.Entry("", prose=True)
    link = _link(block)
    if link and isinstance(block, Paragraph) and furniture.kind(text) is None:
        return furniture.Entry(text, (Reference(label(text), link),))
    return furniture.Entry(text)


def _list_entry(block: List) -> furniture.Entry:
    """Return what a list is at an article's end: clutter, references or prose."""
    texts = [_line(item.blocks[0]) if len(item.blocks) == 1 else "" for item in block.items]
    if not all(texts) or any(map(furniture.is_prose, texts)):
        return furniture.Entry("", prose=True)
    if all(furniture.kind(text) is furniture.Kind.CLUTTER for text in texts):
        return furniture.Entry(texts[0])
    references = []
    for item, text in zip(block.items, texts, strict=True):
        link = _link(item.blocks[0])
        references.append(Reference(label(text), link) if link else reference(text))
    return furniture.Entry(" ".join(texts), tuple(references))


def _links(block: Block) -> list[str]:
    """Return the targets of all links in a block, in reading order."""
    if isinstance(block, List):
        return [link for item in block.items for inner in item.blocks for link in _links(inner)]
    if not isinstance(block, (Paragraph, Heading)) or not block.content.spans:
        return []
    return [span.link for span in block.content.spans if span.link]


def _link(block: Block) -> str | None:
    """Return the only link of a block."""
    links = _links(block)
    return links[0] if len(links) == 1 else None
