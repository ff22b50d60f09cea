"""One type for each kind of block that an article is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import overload

from newsreader.article.spans import Inline
from newsreader.text.controls import SafeText

__all__ = [
    "Alignment", "Block", "Caption", "Code", "Footnote", "Heading", "Image", "Item", "List",
    "Paragraph", "PlainLines", "PullQuote", "Quote", "Rule", "Table", "Verse", "Verses",
    "block_text", "images", "inlines", "plain_text",
]  # fmt: skip


class Alignment(Enum):
    """How a table's column stands; `START` is the side where the reading direction begins."""

    START = "start"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: Inline


@dataclass(frozen=True, slots=True)
class Caption(Paragraph):
    """What a picture or a table shows, in the words below it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the body; `level` 1 to 6."""

    level: int
    content: Inline


@dataclass(frozen=True, slots=True)
class Verse:
    """One line of poetry: one part, or the two hemistichs of a classical verse."""

    parts: tuple[Inline, ...]


class PlainLines(Sequence[Verse]):
    """Verses of one part each and without spans, kept as one text.

    Of very many short ones it holds no more than what their characters take.
    """

    __slots__ = ("text",)

    def __init__(self, text: SafeText) -> None:
        """Take the lines with a newline between them."""
        self.text = text

    def __len__(self) -> int:
        return self.text.count("\n") + 1

    def __iter__(self) -> Iterator[Verse]:
        return (Verse((Inline(SafeText(line)),)) for line in self.text.split("\n"))

    @overload
    def __getitem__(self, index: int) -> Verse: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Verse, ...]: ...

    def __getitem__(self, index: int | slice) -> Verse | tuple[Verse, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(frozen=True, slots=True)
class Verses:
    """A poem, or a stanza of one."""

    lines: Sequence[Verse]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; `checked` is not None for a task list's item."""

    blocks: tuple[Block, ...]
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list: bullets, or counters from `start`."""

    items: tuple[Item, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PullQuote(Quote):
    """Words of the article set apart to be seen at once."""


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text, its lines kept."""

    text: SafeText
    language: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one `Inline` a cell; each row has as many cells as `header`.

    Without a header it goes on from the table before it; it has a row then.
    """

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]
    alignments: tuple[Alignment, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, as its alternative text."""

    alternative: Inline
    target: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote's text, at the end of the article."""

    label: SafeText
    blocks: tuple[Block, ...]


Block = Paragraph | Heading | Verses | List | Quote | Code | Table | Rule | Image | Footnote


def inlines(block: Block) -> Iterator[Inline]:
    """Yield every stretch of text of `block`, in reading order."""
    if isinstance(block, (Paragraph, Heading)):
        yield block.content
    elif isinstance(block, Verses):
        for line in block.lines:
            yield from line.parts
    elif isinstance(block, Code):
        yield Inline(block.text)
    elif isinstance(block, Table):
        yield from block.header
        for row in block.rows:
            yield from row
    elif isinstance(block, Image):
        yield block.alternative
    else:
        for inner in blocks_within(block):
            yield from inlines(inner)


def blocks_within(block: Block) -> Iterator[Block]:
    """Yield the blocks that stand in `block`: in a list's items, a quotation, a footnote."""
    if isinstance(block, List):
        for item in block.items:
            yield from item.blocks
    elif isinstance(block, (Quote, Footnote)):
        yield from block.blocks


def images(block: Block) -> Iterator[Image]:
    """Yield the pictures that a block is or holds, in reading order."""
    if isinstance(block, Image):
        yield block
    for inner in blocks_within(block):
        yield from images(inner)


def plain_text(block: Block) -> SafeText:
    """Return the text of `block` in logical order: one line a stretch, a verse's parts joined."""
    if isinstance(block, (Paragraph, Heading)):
        return block.content.text
    if isinstance(block, Verses):
        if isinstance(block.lines, PlainLines):
            return block.lines.text
        return SafeText("\n".join("   ".join(p.text for p in v.parts) for v in block.lines))
    if isinstance(block, Table):
        rows = (block.header, *block.rows) if block.header else block.rows
        return SafeText("\n".join("\t".join(cell.text for cell in row) for row in rows))
    return SafeText("\n".join(inline.text for inline in inlines(block)))


def block_text(block: Block) -> str:
    """Return the text of a block as a page has it: that of its inner blocks, joined by newlines.

    Offsets refer to it; a table or a poem within another block is as it is by itself.
    """
    if isinstance(block, List):
        return "\n".join(block_text(inner) for item in block.items for inner in item.blocks)
    if isinstance(block, (Quote, Footnote)):
        return "\n".join(map(block_text, block.blocks))
    return plain_text(block)
