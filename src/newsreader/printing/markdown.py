"""An article as Markdown that is read again as the same article: its metadata as front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from newsreader.article.articles import Article, Reference
from newsreader.article.blocks import (
    Alignment,
    Block,
    Caption,
    Code,
    Footnote,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Verses,
)
from newsreader.article.spans import Inline
from newsreader.printing.markdown_inlines import BREAK, TAG, destination, entity, marked
from newsreader.recognition.verses import hemistichs
from newsreader.text.controls import SafeText

__all__ = ["markdown_page"]

_CAESURA = " *** "
_DELIMITERS = {
    Alignment.START: "---", Alignment.LEFT: ":---", Alignment.CENTER: ":---:",
    Alignment.RIGHT: "---:",
}  # fmt: skip
_CLOSING = re.compile(r"(?<!\\)#+$")
_BACKTICKS = re.compile("`+")


def markdown_page(article: Article) -> Iterator[str]:
    """Yield the lines of an article in Markdown, in logical order."""
    yield "---"
    for name, value in _fields(article):
        yield f"{name}: {_yaml(value)}"
    yield "---"
    notes = {block.label for block in article.blocks if isinstance(block, Footnote)}
    headline = Heading(1, Inline(article.title))
    for lines in _Writer(frozenset(notes)).blocks((headline, *article.blocks)):
        yield ""
        yield from lines


def _fields(article: Article) -> Iterator[tuple[str, object]]:
    """Yield the metadata that there are, by the names that front matters have for them."""
    fields: dict[str, object] = {
        "title": article.title,
        "section": article.section,
        "author": article.byline,
        "date": article.date and article.date.isoformat(),
        "source": article.source,
        "tags": article.tags,
        "summary": article.summary,
        "url": article.url,
        "lang": article.language,
        "dir": article.direction.name.lower(),
        "related": [*map(_reference, article.related)],
    }
    return ((name, value) for name, value in fields.items() if value)


def _reference(reference: Reference) -> dict[str, str]:
    """Return a reference as fields."""
    named = (("title", reference.title), ("path", reference.target))
    return {name: value for name, value in named if value}


def _yaml(value: object) -> str:
    """Return a value as YAML on one line: JSON is, but for what its library takes for controls."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(
        each if each.isprintable() or each in "\u200c\u200d\u200e\u200f" else f"\\U{ord(each):08x}"
        for each in text
    )


class _Writer:
    """Writes blocks as lines of Markdown; `notes` are the labels that footnotes have."""

    def __init__(self, notes: frozenset[str]) -> None:
        self._notes = notes

    def blocks(self, blocks: Sequence[Block]) -> Iterator[list[str]]:
        """Yield the lines of each block; a table that goes on is part of the one before."""
        for is_table, group in groupby(blocks, lambda block: isinstance(block, Table)):
            if is_table:
                yield from self._tables([b for b in group if isinstance(b, Table)])
                continue
            before: Block | None = None
            other = False
            for block in group:
                goes_on = isinstance(block, List) and isinstance(before, List)
                other = goes_on and not other  # else both would be one list
                before = block
                if lines := self._block(block, other):
                    yield lines

    def _block(self, block: Block, other: bool) -> list[str]:
        """Return the lines of a block; `other`: a list with the other one of its two signs."""
        if isinstance(block, Caption) and not block.content.spans:
            text = escape(block.content.text).replace("\n", "<br>")
            return [f"<figcaption>{text}</figcaption>"]
        if isinstance(block, Paragraph):
            return self._paragraph(block.content)
        if isinstance(block, Heading):
            text = self._text(block.content, TAG)
            text = _CLOSING.sub(lambda found: "\\#" * len(found[0]), text)
            return [f"{'#' * block.level} {text}".rstrip()]
        if isinstance(block, Verses):
            return self._verses(block)
        if isinstance(block, List):
            return self._list(block, other)
        if isinstance(block, Quote):
            return [f"> {line}" if line else ">" for line in self._series(block.blocks)]
        if isinstance(block, Code):
            return _code(block)
        if isinstance(block, Rule):
            return ["***"]
        if isinstance(block, Image):
            target = destination(block.target)
            text = self._text(block.alternative, TAG)
            return [f"\\[{text}\\]" if target is None else f"![{text}]({target})"]
        assert isinstance(block, Footnote)
        return _hung(f"[^{block.label}]: ", 4, self._series(block.blocks))

    def _text(self, content: Inline, line_end: str) -> str:
        return marked(content, self._notes, line_end)

    def _series(self, blocks: Sequence[Block]) -> list[str]:
        """Return the lines of blocks, a blank one between two; one at least."""
        lines: list[str] = []
        for number, block in enumerate(self.blocks(blocks)):
            lines += [""] * bool(number) + block
        return lines or [""]

    def _paragraph(self, content: Inline) -> list[str]:
        """Return running text, which must not be taken for verses."""
        lines = self._text(content, BREAK).split("\n")
        if all(hemistichs(line.removesuffix("\\")) for line in lines):
            lines[0] = entity(lines[0][0]) + lines[0][1:]
        return lines if content.text.strip() else []

    def _verses(self, poem: Verses) -> list[str]:
        """Return a poem, a verse a line where it is read as one, else as lines of text."""
        lines = [
            _CAESURA.join(self._text(part, " ") for part in verse.parts) for verse in poem.lines
        ]
        if all(len(verse.parts) == 2 for verse in poem.lines) and all(map(hemistichs, lines)):
            return lines
        parts = [self._text(part, " ") for verse in poem.lines for part in verse.parts]
        return "\\\n".join(filter(None, parts)).split("\n")

    def _list(self, block: List, other: bool) -> list[str]:
        """Return a list, its items apart where they are more than a paragraph."""
        lines: list[str] = []
        is_loose = any(len(item.blocks) > 1 for item in block.items)
        for number, item in enumerate(block.items, block.start):
            counter = f"{number}{')' if other else '.'} "
            marker = counter if block.ordered else "+ " if other else "- "
            lines += [""] * (is_loose and bool(lines))
            lines += _hung(marker, len(marker), self._item(item))
        return lines

    def _item(self, item: Item) -> list[str]:
        """Return the lines of an item, with its box if it has one."""
        lines = self._series(item.blocks)
        is_task = item.checked is not None and isinstance(item.blocks[:1], tuple) and item.blocks
        if is_task and isinstance(item.blocks[0], Paragraph):
            lines[0] = f"[{'x' if item.checked else ' '}] {lines[0]}"
        return lines

    def _tables(self, tables: Sequence[Table]) -> Iterator[list[str]]:
        """Yield tables; one without a header has its rows in the one before."""
        lines: list[str] = []
        for table in tables:
            width = len(table.alignments)
            if table.header or not lines:
                if lines:
                    yield lines
                header = table.header or (Inline(SafeText("")),) * width
                delimiters = (_DELIMITERS[alignment] for alignment in table.alignments)
                lines = [self._row(header), f"| {' | '.join(delimiters)} |"]
            lines += map(self._row, table.rows)
        yield lines

    def _row(self, cells: Sequence[Inline]) -> str:
        texts = (marked(cell, self._notes, TAG, bars=False) for cell in cells)
        return f"| {' | '.join(text.replace('|', chr(92) + '|') for text in texts)} |"


def _hung(first: str, indent: int, lines: Sequence[str]) -> list[str]:
    """Return lines with something before the first one, the others indented."""
    rest = (" " * indent + line if line else "" for line in lines[1:])
    return [first + lines[0] if lines[0] else first.rstrip(), *rest]


def _code(block: Code) -> list[str]:
    """Return code between fences that are longer than any in it."""
    longest = max((len(run) for run in _BACKTICKS.findall(block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence + block.language, *block.text.split("\n"), fence]
