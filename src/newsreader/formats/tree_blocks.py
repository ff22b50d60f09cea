"""From the elements of HTML, and of what trafilatura makes of it, to blocks."""

from __future__ import annotations

import re
from typing import Any

from newsreader.article.blocks import (
    Block,
    Caption,
    Code,
    Footnote,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Verse,
    Verses,
    plain_text,
)
from newsreader.article.spans import Inline, Style
from newsreader.formats.elements import (
    box_of,
    cells_of,
    first_cells,
    is_in_figure,
    is_poem,
    language_of,
    local_name,
    rows_of,
    side_of,
    source_of,
)
from newsreader.formats.grids import tables_of
from newsreader.formats.notes import NOTE, REFERENCE
from newsreader.formats.running import Running
from newsreader.formats.tags import is_pulled, may_be_here
from newsreader.recognition.references import clean_target
from newsreader.text.blanks import folded
from newsreader.text.controls import SafeText, sanitise

__all__ = ["blocks_of_tree"]

_DEEPEST = 100
_LONGEST_CELL = 400  # code points
_LONGEST_CAPTION = 1_000
_WORD = re.compile(r"\w+")
_HIDDEN = frozenset(
    _WORD.findall(
        "script style template noscript head title svg iframe button select input textarea nav"
        " object math form audio video canvas"
    )
)
_STYLES = {
    **dict.fromkeys(("b", "strong", "#b"), Style.STRONG),
    **dict.fromkeys(("i", "em", "cite", "dfn", "#i"), Style.EMPHASIS),
    **dict.fromkeys(("code", "kbd", "samp", "tt", "#t"), Style.CODE),
    **dict.fromkeys(("del", "s", "strike"), Style.STRIKE),
    REFERENCE: Style.NOTE,
}
_INLINE = frozenset(
    _WORD.findall(
        "a abbr acronym b bdi bdo big cite del dfn em font i ins kbd label mark q rb rp rt ruby s"
        " samp small span strike strong sub sup time tt u var wbr hi ref data"
    )
) | {REFERENCE}
_LINES = _INLINE | frozenset(_WORD.findall("p td th cell li item figcaption h1 h2 h3 h4 h5 h6"))
_LISTS = ("ul", "ol", "list", "menu")
_HEADING = re.compile("h[1-6]")


def blocks_of_tree(element: Any) -> list[Block]:
    """Return the blocks of an element."""
    collector = _Collector(0)
    collector.inside(element)
    collector.flush()
    return collector.blocks


class _Collector:
    """Walks over an element: runs of text become paragraphs, what is a block becomes one."""

    def __init__(self, depth: int) -> None:
        """Begin without blocks, `depth` elements below the root."""
        self.blocks: list[Block] = []
        self._depth = depth
        self._running = Running()

    def inside(self, element: Any) -> None:
        """Take what is within an element."""
        self._words(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child)
            self._words(child.tail)

    def flush(self, level: int = 0) -> None:
        """End the paragraph, or the heading of a level, that is being collected."""
        content, self._running = self._running.inline(), Running()
        if content.text:
            self.blocks.append(Heading(level, content) if level else Paragraph(content))

    def _words(self, text: str | None) -> None:
        """Add text to the paragraph, its white space folded."""
        if text:
            self._running.add(text)

    def _element(self, element: Any) -> None:
        """Add an element: to the paragraph, or as blocks of its own."""
        tag = local_name(element).lower()
        if self._depth > _DEEPEST:  # deeper than any article's: read as running text
            self._words("".join(element.itertext()))
        elif tag in _INLINE:
            self._inline(element, tag)
        elif tag in ("br", "lb"):
            self._running.break_line()
        elif tag in ("img", "graphic"):
            self._image(element)
        elif tag == "head" and element.get("rend"):  # trafilatura's headings
            self._heading(element, element.get("rend")[-1:])
        elif tag in _HIDDEN:
            pass
        elif tag == "code" and (self._running.end or _is_within_text(element)):
            self._inline(element, tag)
        else:
            self._block(element, tag)

    def _inline(self, element: Any, tag: str) -> None:
        """Add an element of running text, with its style and its link as a span."""
        start = self._running.length
        self._depth += 1
        self.inside(element)
        self._depth -= 1
        link = None
        if tag in ("a", "ref"):
            link = clean_target(element.get("href") or element.get("target") or "") or None
        style = _STYLES.get(element.get("rend") if tag == "hi" else tag, Style.NONE)
        # A block within ended the paragraph.
        self._running.mark(min(start, self._running.length), style, link)

    def _block(self, element: Any, tag: str) -> None:
        """End the paragraph and add the blocks that an element stands for."""
        self.flush()
        if _HEADING.fullmatch(tag):
            self._heading(element, tag[1])
        elif tag in _LISTS:
            self._list(element, tag)
        elif tag in ("blockquote", "quote") or is_pulled(element.get("class") or ""):
            self._quote(element)
        elif is_poem(element):
            verses = ([_joined(self._inner(part)) for part in line] for line in element)
            self.blocks.append(Verses(tuple(Verse(tuple(parts)) for parts in verses)))
        elif tag == "figcaption":
            self._caption(element)
        elif tag in ("pre", "code"):
            code = sanitise("".join(element.itertext())).strip("\n")
            self.blocks += [Code(SafeText(code), language_of(element))] if code.strip() else []
        elif tag == "table":
            self._table(element)
        elif tag == "hr":
            self.blocks.append(Rule())
        elif tag == NOTE:
            inner = self._inner(element)
            label = SafeText(sanitise(element.get("label") or ""))
            self.blocks += [Footnote(label, inner)] if inner else []
        else:
            self._depth += 1
            self.inside(element)
            self._depth -= 1
            self.flush()

    def _inner(self, element: Any) -> tuple[Block, ...]:
        """Return the blocks within an element."""
        collector = _Collector(self._depth + 1)
        collector.inside(element)
        collector.flush()
        return tuple(collector.blocks)

    def _quote(self, element: Any) -> None:
        """Add a quotation, or a pull quote where its class says so."""
        inner = self._inner(element)
        kind = PullQuote if is_pulled(element.get("class") or "") else Quote
        if kind is PullQuote and len(inner) == 1 and isinstance(inner[0], Quote):
            inner = inner[0].blocks
        self.blocks += [kind(inner)] if inner else []

    def _caption(self, element: Any) -> None:
        """Add what stands below a picture or a table; a long one is running text."""
        content = _joined(self._inner(element))
        kind = Caption if len(content.text) <= _LONGEST_CAPTION else Paragraph
        self.blocks += [kind(content)] if content.text else []

    def _heading(self, element: Any, level: str) -> None:
        """Add a heading with its text on one line, the pictures in it behind it."""
        self.flush()
        inner = self._inner(element)
        text = _joined(inner)
        if text.text:
            number = int(level) if level in "123456" and level else 2
            line = SafeText(text.text.replace("\n", " "))
            self.blocks.append(Heading(number, Inline(line, text.spans)))
        self.blocks += (block for block in inner if isinstance(block, Image))

    def _list(self, element: Any, tag: str) -> None:
        """Add a list; each child with content is an item."""
        children = [child for child in element if isinstance(child.tag, str)]
        inner = ((self._inner(child), box_of(child)) for child in children)
        items = [Item(blocks, checked) for blocks, checked in inner if blocks]
        if items:
            ordered = tag == "ol" or element.get("rend") == "ol"
            start = element.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < 7 else 1
            self.blocks.append(List(tuple(items), ordered, first))

    def _table(self, element: Any) -> None:
        """Add a table of equally long rows; one made for layout is taken apart into blocks."""
        cells = [[self._inner(cell) for cell in cells_of(row)] for row in rows_of(element)]
        is_data = element.find(".//th[@scope]") is not None
        if not is_data and any(_is_layout(cell) for row in cells for cell in row):
            self.blocks += (block for row in cells for cell in row for block in cell)
            return
        rows = [tuple(map(_joined, row)) for row in cells]
        rows = [row for row in rows if any(cell.text for cell in row)]
        width = max((len(row) for row in rows), default=0)
        if width == 1 and not is_data:  # a table for the looks of it
            self.blocks += (Paragraph(row[0]) for row in rows)
        elif width:
            self.blocks += tables_of(rows, [side_of(cell) for cell in first_cells(element)])
        for child in element:
            if child.tag == "caption":
                self._caption(child)

    def _image(self, element: Any) -> None:
        """Add a picture: within a line its alternative text, else a block.

        Without a text it counts in a figure, and where it may be here: on the web most are icons.
        """
        text = folded(sanitise(element.get("alt") or element.get("title") or "")).strip()
        target = clean_target(source_of(element))
        if self._running.end:
            self._words(text)
        elif text or (target and (may_be_here(target) or is_in_figure(element))):
            self.blocks.append(Image(Inline(SafeText(text)), target))


def _is_layout(cell: tuple[Block, ...]) -> bool:
    """Return whether a cell holds so much that its table can only be there for the looks of it."""
    return sum(len(plain_text(block)) for block in cell) > _LONGEST_CELL


def _joined(blocks: tuple[Block, ...]) -> Inline:
    """Return what stands in blocks as one stretch; that of a single one keeps its styles."""
    if len(blocks) == 1 and isinstance(blocks[0], (Paragraph, Heading)):
        return blocks[0].content
    lines = [plain_text(block) for block in blocks if not isinstance(block, Image)]
    return Inline(SafeText("\n".join(lines)))


def _is_within_text(element: Any) -> bool:
    """Return whether code is one of a line: text goes on behind it, or it is a line of a text."""
    if (element.tail or "").strip():
        return True
    return local_name(element.getparent()) in _LINES and "\n" not in "".join(element.itertext())
