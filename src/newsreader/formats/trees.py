"""From a tree of elements to blocks: of HTML, and of what trafilatura makes of it.

This is the only door to lxml, which is imported when there is HTML to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsreader.article.blocks import (
    Alignment,
    Block,
    Code,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain_text,
)
from newsreader.article.spans import Inline, Span, Style
from newsreader.formats.scanned_html import blocks_of as scanned_blocks
from newsreader.recognition.references import clean_target
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.offsets import CodePoint

__all__ = [
    "blocks_of_html", "blocks_of_tree", "local_name", "markup_within", "tree_of", "tree_of_xml",
]  # fmt: skip

_DEEPEST = 100
_LONGEST_CELL = 400  # code points
_BLANKS = re.compile(r"\s+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
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
}
_INLINE = frozenset(
    _WORD.findall(
        "a abbr acronym b bdi bdo big cite del dfn em font i ins kbd label mark q rb rp rt ruby s"
        " samp small span strike strong sub sup time tt u var wbr hi ref data"
    )
)
_LISTS = ("ul", "ol", "list", "menu")
_HEADING = re.compile("h[1-6]")


def tree_of(source: str) -> Any:
    """Return the root element of HTML, whatever is wrong with it; None where there is none."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        data = _DECLARATION.sub("", source).encode("utf-8", "replace")
        return lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None  # nothing but blanks, or comments


def tree_of_xml(data: bytes) -> Any:
    """Return the root element of XML as far as it can be read; None where it cannot.

    Entities are not replaced, and nothing outside of `data` is ever read.
    """
    import lxml.etree

    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        recover=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return lxml.etree.fromstring(data, parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def markup_within(element: Any) -> str:
    """Return what an element of XML holds, as markup."""
    import lxml.etree

    inner = (lxml.etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(inner)


def blocks_of_html(source: str) -> list[Block]:
    """Return the blocks of a stretch of HTML: all its text, no furniture told apart."""
    root = tree_of(source)
    # What is nested too deeply for the parser is lost to it: then a scanner does.
    return (blocks_of_tree(root) if root is not None else []) or scanned_blocks(source)


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
        self._text = ""
        self._spans: list[Span] = []

    def inside(self, element: Any) -> None:
        """Take what is within an element."""
        self._words(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child)
            self._words(child.tail)

    def flush(self, level: int = 0) -> None:
        """End the paragraph, or the heading of a level, that is being collected."""
        text = self._text.rstrip()
        spans = tuple(
            Span(span.start, CodePoint(min(span.end, len(text))), span.style, span.link)
            for span in sorted(self._spans, key=lambda span: (span.start, -span.end))
            if span.start < len(text)
        )
        self._text, self._spans = "", []
        if text:
            content = Inline(SafeText(text), spans)
            self.blocks.append(Heading(level, content) if level else Paragraph(content))

    def _words(self, text: str | None) -> None:
        """Add text to the paragraph, its white space folded."""
        if text:
            words = _BLANKS.sub(" ", sanitise(text))
            at_start = self._text[-1:] in ("", " ", "\n")
            self._text += words.lstrip(" ") if at_start else words

    def _element(self, element: Any) -> None:
        """Add an element: to the paragraph, or as blocks of its own."""
        tag = local_name(element).lower()
        if self._depth > _DEEPEST:  # deeper than any article's: read as running text
            self._words("".join(element.itertext()))
        elif tag in _INLINE:
            self._inline(element, tag)
        elif tag in ("br", "lb"):
            self._text = self._text.rstrip(" ") + "\n" if self._text.strip() else ""
        elif tag in ("img", "graphic"):
            self._image(element)
        elif tag == "head" and element.get("rend"):  # trafilatura's headings
            self._heading(element, element.get("rend")[-1:])
        elif tag in _HIDDEN:
            pass
        elif tag == "code" and (self._text.strip() or _is_within_text(element)):
            self._inline(element, tag)
        else:
            self._block(element, tag)

    def _inline(self, element: Any, tag: str) -> None:
        """Add an element of running text, with its style and its link as a span."""
        start = len(self._text)
        self._depth += 1
        self.inside(element)
        self._depth -= 1
        link = None
        if tag in ("a", "ref"):
            link = clean_target(element.get("href") or element.get("target") or "") or None
        style = _STYLES.get(element.get("rend") if tag == "hi" else tag, Style.NONE)
        start = min(start, len(self._text))  # a block within ended the paragraph
        end = len(self._text.rstrip())
        if end > start and (link or style is not Style.NONE):
            self._spans.append(Span(CodePoint(start), CodePoint(end), style, link))

    def _block(self, element: Any, tag: str) -> None:
        """End the paragraph and add the blocks that an element stands for."""
        self.flush()
        if _HEADING.fullmatch(tag):
            self._heading(element, tag[1])
        elif tag in _LISTS:
            self._list(element, tag)
        elif tag in ("blockquote", "quote"):
            inner = self._inner(element)
            self.blocks += [Quote(inner)] if inner else []
        elif tag in ("pre", "code"):
            code = sanitise("".join(element.itertext())).strip("\n")
            self.blocks += [Code(SafeText(code))] if code.strip() else []
        elif tag == "table":
            self._table(element)
        elif tag == "hr":
            self.blocks.append(Rule())
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

    def _heading(self, element: Any, level: str) -> None:
        """Add a heading with its text on one line, the pictures in it behind it."""
        self.flush()
        inner = self._inner(element)
        text = _joined(inner)
        if text.text:
            number = int(level) if level in "123456" and level else 2
            self.blocks.append(Heading(number, Inline(SafeText(text.text.replace("\n", " ")))))
        self.blocks += (block for block in inner if isinstance(block, Image))

    def _list(self, element: Any, tag: str) -> None:
        """Add a list; each child with content is an item."""
        children = [child for child in element if isinstance(child.tag, str)]
        items = [Item(inner) for child in children if (inner := self._inner(child))]
        if items:
            ordered = tag == "ol" or element.get("rend") == "ol"
            start = element.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < 7 else 1
            self.blocks.append(List(tuple(items), ordered, first))

    def _table(self, element: Any) -> None:
        """Add a table of equally long rows; one made for layout is taken apart into blocks."""
        cells = [[self._inner(cell) for cell in _cells(row)] for row in _rows(element)]
        if any(_is_layout(cell) for row in cells for cell in row):
            self.blocks += (block for row in cells for cell in row for block in cell)
            return
        rows = [tuple(map(_joined, row)) for row in cells]
        rows = [row for row in rows if any(cell.text for cell in row)]
        width = max((len(row) for row in rows), default=0)
        if width == 1:  # a table for the looks of it
            self.blocks += (Paragraph(row[0]) for row in rows)
        elif width:
            full = [(*row, *[Inline(SafeText(""))] * (width - len(row))) for row in rows]
            self.blocks.append(Table(full[0], tuple(full[1:]), (Alignment.START,) * width))

    def _image(self, element: Any) -> None:
        """Add a picture's alternative text: within a line, or as a block; nothing without one."""
        told = element.get("alt") or element.get("title") or ""
        text = _BLANKS.sub(" ", sanitise(told)).strip()
        if not text:
            return
        if self._text.strip():
            self._words(text)
        else:
            target = clean_target(element.get("src") or "")
            self.blocks.append(Image(Inline(SafeText(text)), target))


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, not those of one within it."""
    for child in table:
        if child.tag in ("tr", "row"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _cells(row: Any) -> Iterator[Any]:
    return (cell for cell in row if cell.tag in ("td", "th", "cell"))


def _is_layout(cell: tuple[Block, ...]) -> bool:
    """Tell whether a cell holds so much that its table can only be there for the looks of it."""
    return sum(len(plain_text(block)) for block in cell) > _LONGEST_CELL


def _joined(blocks: tuple[Block, ...]) -> Inline:
    """Return what stands in blocks as one stretch; that of a single one keeps its styles."""
    if len(blocks) == 1 and isinstance(blocks[0], (Paragraph, Heading)):
        return blocks[0].content
    lines = [plain_text(block) for block in blocks if not isinstance(block, Image)]
    return Inline(SafeText("\n".join(lines)))


def _is_within_text(element: Any) -> bool:
    """Tell whether running text goes on behind an element."""
    return bool((element.tail or "").strip())
