"""From the tokens of Markdown to blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
    Verse,
    Verses,
)
from newsreader.article.spans import Inline, part
from newsreader.formats import scanned_html
from newsreader.formats.grids import tables_of
from newsreader.formats.markdown.inlines import inline_of
from newsreader.formats.markdown.parser import Parser
from newsreader.recognition.references import clean_target
from newsreader.recognition.verses import Hemistichs, hemistichs
from newsreader.text.controls import SafeText, label, sanitise

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["Blocks"]

_ALIGNMENTS = {
    "text-align:left": Alignment.LEFT,
    "text-align:center": Alignment.CENTER,
    "text-align:right": Alignment.RIGHT,
}


class Blocks:
    """Turns the tokens of one text's pieces into blocks, and gathers its footnotes.

    Footnotes are numbered as their marks are met.
    """

    def __init__(self, parser: Parser) -> None:
        """Begin without footnotes; the parser reads what stands within others."""
        self._parser = parser
        self._numbers: dict[str, int] = {}
        self._notes: dict[str, tuple[Block, ...]] = {}

    def of(self, tokens: Sequence[Token]) -> list[Block]:
        """Return the blocks of a piece's tokens."""
        return self._until(_Tokens(tokens), "")

    def inline(self, text: str) -> Inline:
        """Return what the library makes of the text of a line."""
        return inline_of(self._parser.inline_tokens(text), self._note)

    def footnotes(self) -> list[Block]:
        """Return the footnotes in the order of their marks, then those without a mark."""
        marked = [name for name in self._numbers if name in self._notes]
        unmarked = [name for name in self._notes if name not in self._numbers]
        return [
            *(Footnote(SafeText(str(self._numbers[n])), self._notes[n]) for n in marked),
            *(Footnote(label(name), self._notes[name]) for name in unmarked),
        ]

    def _until(self, tokens: _Tokens, closing: str) -> list[Block]:
        """Return the blocks up to the token `closing`, which is taken, or to the end."""
        blocks: list[Block] = []
        while (token := tokens.next()) is not None and token.type != closing:
            blocks += self._block(token, tokens)
        return blocks

    def _block(self, token: Token, tokens: _Tokens) -> Sequence[Block]:
        """Return the blocks that begin with `token`, its content taken off `tokens`."""
        if token.type == "paragraph_open":
            return self._paragraph(tokens.content())
        if token.type == "heading_open":
            return [Heading(int(token.tag[1]), self._heading(tokens.content()))]
        if token.type in ("bullet_list_open", "ordered_list_open"):
            return [self._list(token, tokens)]
        if token.type == "blockquote_open":
            return _quote(self._until(tokens, "blockquote_close"))
        if token.type in ("fence", "code_block"):
            language = sanitise(token.info).split()[:1]
            return [Code(SafeText(sanitise(token.content).rstrip("\n")), "".join(language))]
        if token.type == "html_block":
            return scanned_html.blocks_of(token.content)
        if token.type == "table_open":
            return self._table(tokens)
        if token.type == "footnote_reference_open":
            self._notes[token.meta["label"]] = self._definition(tokens)
            return []
        return [Rule()]  # nothing else is left of the library's rules

    def _definition(self, tokens: _Tokens) -> tuple[Block, ...]:
        return tuple(self._until(tokens, "footnote_reference_close"))

    def _note(self, token: Token) -> str:
        """Return the number of the footnote that a mark refers to."""
        name = token.meta.get("label")
        if name is None:  # an inline footnote: it is its own definition
            name = f"^{token.meta['id']}"
            inner = inline_of(self._parser.inline_note(token.meta["id"]), self._note)
            self._notes[name] = (Paragraph(inner),)
        return str(self._numbers.setdefault(name, len(self._numbers) + 1))

    def _inline(self, content: Token) -> Inline:
        return inline_of(content.children or (), self._note)

    def _heading(self, content: Token) -> Inline:
        """Return a heading's text without the anchor that some dialects write behind it."""
        inline = self._inline(content)
        text = inline.text.rstrip()
        start = text.rfind("{")
        is_anchor = text[start : start + 2] in ("{#", "{.", "{:") and text.endswith("}")
        if not is_anchor or text.find("}", start) < len(text) - 1:
            return inline
        return part(inline, 0, len(text[:start].rstrip()))

    def _paragraph(self, content: Token) -> Sequence[Block]:
        """Return verses, the images it consists of, or a paragraph; nothing for an empty one."""
        children = content.children or []
        if poem := self._verses(content):
            return [poem]
        if images := _only_images(children):
            return [block for token in images for block in self._image(token)]
        inline = self._inline(content)
        return [Paragraph(inline)] if inline.text else []

    def _image(self, token: Token) -> list[Block]:
        """Return a picture, its title as what stands below it."""
        alternative = inline_of(token.children or (), self._note)
        image = Image(alternative, clean_target(str(token.attrs.get("src", ""))))
        title = label(str(token.attrs.get("title", "")))
        if not title or title == alternative.text:
            return [image]
        return [image, Caption(Inline(title))]

    def _verses(self, content: Token) -> Verses | None:
        """Return the poem that a paragraph's lines are, when each has two hemistichs."""
        if hemistichs(content.content.partition("\n")[0]) is None:
            return None
        inline = inline_of(content.children or (), self._note, verbatim=True)
        verses: list[Verse] = []
        start, certain = 0, False
        for line in inline.text.split("\n"):
            halves = hemistichs(line)
            if halves is None:
                return None
            certain = certain or halves.certain
            verses.append(_verse(inline, start, halves))
            start += len(line) + 1
        return Verses(tuple(verses)) if certain or len(verses) > 1 else None

    def _list(self, opening: Token, tokens: _Tokens) -> List:
        """Return the list that begins with `opening`, taken off `tokens` to its end."""
        ordered = opening.type == "ordered_list_open"
        items: list[Item] = []
        while (token := tokens.next()) is not None and token.type == "list_item_open":
            checked = tokens.is_checked()
            items.append(Item(tuple(self._until(tokens, "list_item_close")), checked))
        start = int(opening.attrs.get("start", 1)) if ordered else 1
        return List(tuple(items), ordered, start)

    def _table(self, tokens: _Tokens) -> Sequence[Table]:
        """Return a table, taken off `tokens` to its end; its rows are as long as its header."""
        rows: list[list[Inline]] = []
        alignments: list[Alignment] = []
        while (token := tokens.next()) is not None and token.type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self._inline(tokens.content()))
                if token.type == "th_open":
                    style = str(token.attrs.get("style", ""))
                    alignments.append(_ALIGNMENTS.get(style, Alignment.START))
        return list(tables_of(rows, alignments, len(rows[0])))


class _Tokens:
    """The tokens of a piece, taken one after the other."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._next = 0

    def next(self) -> Token | None:
        """Take the next token; None at the end."""
        if self._next == len(self._tokens):
            return None
        self._next += 1
        return self._tokens[self._next - 1]

    def content(self) -> Token:
        """Take the inline token of a block and what closes the block."""
        self._next += 2
        return self._tokens[self._next - 2]

    def is_checked(self) -> bool | None:
        """Return whether the item that begins here is checked; None when it is no task."""
        item = self._tokens[self._next - 1]
        if "task-list-item" not in str(item.attrs.get("class", "")):
            return None
        children = self._tokens[self._next + 1].children or []
        return bool(children) and 'checked="checked"' in children[0].content


def _quote(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return a quotation, or what it holds when that is a poem and nothing else."""
    poems = [block for block in blocks if isinstance(block, Verses)]
    if not poems or len(poems) < len(blocks):
        return [Quote(tuple(blocks))]
    if all(len(poem.lines) == 1 for poem in poems):  # a verse a paragraph
        return [Verses(tuple(poem.lines[0] for poem in poems))]
    return poems


def _verse(inline: Inline, start: int, halves: Hemistichs) -> Verse:
    spans = (halves.first, halves.second)
    return Verse(tuple(part(inline, start + first, start + end) for first, end in spans))


def _only_images(tokens: Sequence[Token]) -> list[Token]:
    """Return the images when a paragraph, links around them aside, holds nothing else."""
    images = [token for token in tokens if token.type == "image"]
    around = ("image", "link_open", "link_close", "softbreak", "hardbreak")
    others = (token for token in tokens if token.type not in around and token.content.strip())
    return images if images and next(others, None) is None else []
