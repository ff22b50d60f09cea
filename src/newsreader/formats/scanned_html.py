"""HTML without a tree: its text in the order in which it stands, found by a scanner.

Nothing is rendered, it takes anything without an error, and whatever is in it costs what its bytes
cost: so it reads the HTML within Markdown, and pages that are too large or too deep for a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsreader.article.blocks import (
    Block,
    Caption,
    Code,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    PullQuote,
    Rule,
)
from newsreader.article.spans import Inline
from newsreader.formats.grids import tables_of
from newsreader.formats.tags import attribute, is_pulled
from newsreader.recognition.references import clean_target
from newsreader.text.blanks import folded
from newsreader.text.controls import SafeText, sanitise

__all__ = ["blocks_of", "paragraph_of"]

# No part of it can begin where another one goes on: there is one way at most to read a tag.
_TAG = re.compile(
    r"""<(/?)([A-Za-z][\w:-]*)((?:[\s/][^<>"']*(?:(?:"[^"<]{0,2000}"|'[^'<]{0,2000}')[^<>"']*){0,100})?)>"""
)
_OPENERS = re.compile(
    r"<!--|<!\[CDATA\[|<[!?]|<(script|style|template|head|title|svg)(?![\w:-])", re.I
)
_LINE_ENDS = re.compile(r"\x00[\s\x00]*")
_WINDOW = 64 << 10  # code points that are taken apart at once
_LONGEST_TAG = 2_000
_BEGIN_TABLES = ("table", "tr", "td", "th")
_ITEMS = ("li", "dd", "dt")
_TABLES = (*_BEGIN_TABLES, "thead", "tbody", "tfoot", "caption", "colgroup", "col")
_SHORT = 20  # code points of a cell: such ones repeat
_LONGEST_CELL = 400  # code points; a table of more is there for the looks of it
_MOST = 100_000  # blocks and items; what comes behind them is put together, a line for each
_JOINED = 120  # pieces of text, and signs between lines, that are put together
_WORD = re.compile(r"\w+")
_INLINE = frozenset(
    _WORD.findall(
        "a abbr acronym b bdi bdo big cite code del dfn em font i input ins kbd label mark q rb rp"
        " rt ruby s samp small span strike strong sub sup time tt u var wbr"
    )
)


def blocks_of(source: str) -> list[Block]:
    """Return the text of HTML as blocks."""
    scanner = _Scanner()
    for text in _windows("".join(_visible(source))):
        # Text, then the sign of an end, a name, attributes, text, and so on.
        parts = _TAG.split(text)
        scanner.words.append(parts[0])
        for place in range(2, len(parts), 4):
            name = parts[place]
            if name not in _INLINE:
                scanner.tag(name.lower(), parts[place + 1], opens=not parts[place - 1])
            scanner.words.append(parts[place + 2])
    scanner.end()
    return scanner.blocks


def paragraph_of(text: str) -> list[Block]:
    """Return text without tags and entities as blocks: one paragraph, or none of blanks."""
    content = _running(text)
    return [Paragraph(content)] if content.text else []


def _windows(text: str) -> Iterator[str]:
    """Yield `text` in parts that begin with a tag, but for the first one."""
    start = 0
    while start < len(text):
        end = text.find("<", start + _WINDOW)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end


def _visible(source: str) -> Iterator[str]:
    """Yield the parts of `source` that are neither comments nor hidden; CDATA is text."""
    start = place = 0
    closed: dict[str, bool] = {}
    while (match := _OPENERS.search(source, place)) is not None:
        place = match.end()
        opening, name = match[0], match[1]
        if name:
            yield source[start : match.start()]
            start = place = _behind_hidden(source, name.lower(), place)
            continue
        sign = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>"}.get(opening, ">")
        end = source.find(sign, place) if closed.get(sign, True) else -1
        closed[sign] = end >= 0
        if end < 0 and sign == ">":
            continue
        yield source[start : match.start()]
        if sign == "]]>":
            yield source[place : end if end >= 0 else None].replace("<", "&lt;")
        start = place = end + len(sign) if end >= 0 else len(source)
    yield source[start:]


def _behind_hidden(source: str, name: str, place: int) -> int:
    """Return the offset behind an element that is not shown, whose name ends at `place`."""
    end = source.find(">", place, place + _LONGEST_TAG)
    if end > 0 and source[end - 1] == "/":
        return end + 1
    match = _ENDS[name].search(source, place)
    return match.end() if match else len(source)


_ENDS = {
    name: re.compile(f"</{name}[^<>]*>?", re.I)
    for name in ("script", "style", "template", "head", "title", "svg")
}


class _Scanner:
    """Takes text and tags as they come and makes blocks of them."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.words: list[str] = []
        self._count = 0  # paragraphs, headings, pictures and items so far
        self._level = 0
        self._is_code = False
        self._is_item = False
        self._is_caption = False
        self._pulled = ""  # the name of the element that is a pull quote
        self._items: list[Item] = []
        self._rows: list[list[Inline]] | None = None
        self._is_cell = False
        self._looked = 0  # words from the first one on that are blank
        self._cells: dict[str, Inline] = {}

    def tag(self, name: str, attributes: str, *, opens: bool) -> None:
        """Take a tag: one of running text only where it is written in capitals."""
        if name in _INLINE:
            return
        if name == "br":
            self.words.append("\x00")
        elif name == "img":
            self._image(attributes)
        elif self._rows is None and not (opens and name in _BEGIN_TABLES):
            self._block(name, attributes, opens=opens)
        elif name in _TABLES:
            self._table(name, opens=opens)
        else:
            self.words.append("\x00")

    def end(self) -> None:
        """Take the end of the source."""
        self._end_table()
        self._flush()
        self._end_list()

    def _image(self, attributes: str) -> None:
        alternative = Inline(_one_line(attribute(attributes, "alt")))
        if self._rows is not None or self._has_text() or self._count >= _MOST:
            self.words.append(alternative.text)
            return
        target = clean_target(unescape(attribute(attributes, "src")))
        if alternative.text or target:
            self._end_list()
            self._count += 1
            self.blocks.append(Image(alternative, target))

    def _has_text(self) -> bool:
        """Return whether one of the words is not blank."""
        while self._looked < len(self.words) and not self.words[self._looked].strip():
            self._looked += 1
        return self._looked < len(self.words)

    def _taken(self) -> str:
        """Take the words that were collected."""
        text = "".join(self.words)
        self.words.clear()
        self._looked = 0
        return text

    def _block(self, name: str, attributes: str, *, opens: bool) -> None:
        if (
            self._count >= _MOST
            and len(self.words) < _JOINED
            and not (self._is_code or name == "pre")
        ):
            self.words.append("\x00")
            return
        self._flush()
        if name not in _ITEMS:
            self._end_list()
        if name == "hr":
            self.blocks.append(Rule())
        self._is_item = name in _ITEMS and opens
        self._is_code = name == "pre" and opens
        self._is_caption = name == "figcaption" and opens
        if opens and is_pulled(attribute(attributes, "class")):
            self._pulled = name
        elif name == self._pulled:
            self._pulled = ""
        is_heading = opens and len(name) == 2 and name[0] == "h" and name[1] in "123456"
        self._level = int(name[1]) if is_heading else 0

    def _flush(self) -> None:
        """End the block that is being collected."""
        text = self._taken()
        if not text or text.isspace():
            return
        if self._is_code:
            code = sanitise(unescape(text).replace("\x00", "\n")).strip("\n")
            self.blocks += [Code(SafeText(code))] if code.strip() else []
            return
        content = _running(_LINE_ENDS.sub("\x00", text) if self._count >= _MOST else text)
        self._count += 1
        if content.text and self._is_item:
            self._items.append(Item((Paragraph(content),)))
        elif content.text:
            self._end_list()
            kind = Caption if self._is_caption else Paragraph
            block = Heading(self._level, content) if self._level else kind(content)
            self.blocks.append(PullQuote((block,)) if self._pulled else block)

    def _end_list(self) -> None:
        if self._items:
            self.blocks.append(List(tuple(self._items)))
            self._items = []

    def _table(self, name: str, *, opens: bool) -> None:
        """Take a tag of a table: the text before it is that of a cell."""
        if self._rows is None:
            self._flush()
            self._rows = []
        self._cell()
        self._is_cell = name in ("td", "th") and opens
        if name == "tr" and opens:
            self._rows.append([])
        elif name == "table" and not opens:
            self._end_table()

    def _cell(self) -> None:
        text = self._taken()
        if not self._is_cell and (not text or text.isspace()):
            return
        assert self._rows is not None
        if not self._rows:
            self._rows.append([])
        cell = self._cells.get(text)
        if cell is None:
            cell = _running(text)
            if len(text) < _SHORT:
                self._cells[text] = cell
        self._rows[-1].append(cell)

    def _end_table(self) -> None:
        if self._rows is None:
            return
        self._cell()
        rows = [row for row in self._rows if any(cell.text for cell in row)]
        self._rows, self._cells, self._is_cell = None, {}, False
        if rows:
            self._end_list()
            is_layout = any(len(cell.text) > _LONGEST_CELL for row in rows for cell in row)
            if is_layout or max(map(len, rows)) == 1:
                lines = (line for row in rows for cell in row for line in cell.text.split("\n"))
                self.blocks += (Paragraph(Inline(SafeText(line))) for line in lines if line)
            else:
                self.blocks += tables_of(rows)


def _running(text: str) -> Inline:
    """Return running text: its white space folded, its line breaks kept."""
    if "\x00" not in text:
        return Inline(_one_line(text))
    return Inline(SafeText("\n".join(map(_one_line, text.split("\x00"))).strip("\n")))


def _one_line(text: str) -> SafeText:
    """Return text without tags as one line: its entities replaced, its white space folded."""
    if "&" in text:
        text = sanitise(unescape(text))
    if "\n" in text or "\t" in text or "  " in text:
        text = folded(text)
    return SafeText(text.strip())
