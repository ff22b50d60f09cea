"""What extraction drops of a page and its readers miss: figures, and the notes it refers to.

Before extraction a word is put in the place of each, which goes through it as all text does. What
is recognised behind it never sees a figure; then they stand in the place of their words again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newsreader.article.blocks import (
    Block,
    Code,
    Footnote,
    Heading,
    Image,
    List,
    Paragraph,
    Quote,
    Table,
    block_text,
    inlines,
    plain_text,
)
from newsreader.article.spans import Inline, Span, Style, part
from newsreader.formats.notes import NOTE, REFERENCE, has_marks, mark_notes
from newsreader.formats.tags import may_be_here
from newsreader.formats.tree_blocks import blocks_of_tree
from newsreader.recognition.coarse_folding import coarse_fold
from newsreader.text.controls import SafeText
from newsreader.text.offsets import CodePoint

__all__ = ["Kept", "Split", "taken"]

_OPENS = "⟦"
# As a page may write it: a parser takes a number without its semicolon too.
_OPENS_IN_HTML = re.compile(
    r"⟦|lobrk|LeftDoubleBracket|#0*10214(?![0-9])|#[xX]0*27[eE]6(?![0-9a-fA-F])"
)
_WORD = re.compile(r"⟦([0-9]{1,6})⟧")

Figure = Sequence[Block]


@dataclass(frozen=True)
class Kept:
    """What was taken out of a page: by the numbers of words figures and marks of notes; notes."""

    pieces: Sequence[Figure | str] = ()
    notes: Mapping[str, Figure] = field(default_factory=dict)

    def split(self, blocks: Iterable[Block]) -> Split:
        """Return the blocks of the page without words, and the figures that stood between them."""
        texts: list[Block] = []
        figures: list[tuple[int, Figure]] = []
        for block in blocks:
            restored, found = self._restored(block) if self.pieces else ([block], [])
            texts += restored
            figures += ((len(texts), figure) for figure in found)
        return Split(texts, figures)

    def footnotes(self, blocks: Iterable[Block]) -> list[Block]:
        """Return the notes that blocks refer to, in the order of their marks."""
        texts = (inline for block in blocks for inline in inlines(block))
        marks = (t.text[s.start : s.end] for t in texts for s in t.spans if Style.NOTE in s.style)
        labels = dict.fromkeys(mark.strip("[]") for mark in marks)
        return [
            Footnote(SafeText(each), tuple(self.notes[each]))
            for each in labels
            if each in self.notes
        ]

    def _restored(self, block: Block) -> tuple[Sequence[Block], list[Figure]]:
        """Return a block without words, unless nothing is left of it; the figures it had."""
        found: list[Figure] = []
        if _OPENS not in block_text(block):
            return [block], found
        if isinstance(block, (Paragraph, Heading)):
            content = self._inline(block.content, found)
            return [replace(block, content=content)] if content.text else [], found
        if isinstance(block, List):
            items = (replace(item, blocks=self._within(item.blocks)) for item in block.items)
            return [replace(block, items=tuple(items))], found
        if isinstance(block, (Quote, Footnote)):
            return [replace(block, blocks=self._within(block.blocks))], found
        if isinstance(block, Table):
            rows = (
                tuple(self._inline(c, found) for c in row) for row in (block.header, *block.rows)
            )
            header, *rest = rows
            return [replace(block, header=header, rows=tuple(rest))], found
        assert isinstance(block, Code)
        return [replace(block, text=SafeText(_WORD.sub("", block.text)))], found

    def _within(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the blocks of a list's item or of a quotation, figures among them."""
        inner: list[Block] = []
        for block in blocks:
            restored, found = self._restored(block)
            inner += restored
            inner += (each for figure in found for each in figure)
        return tuple(inner)

    def _inline(self, inline: Inline, found: list[Figure]) -> Inline:
        """Return a stretch of text with marks for their words; its figures are added to `found`."""
        parts: list[Inline] = []
        at = 0
        for match in _WORD.finditer(inline.text):
            parts.append(part(inline, at, match.start()))
            piece = self.pieces[int(match[1])]
            if isinstance(piece, str):
                mark = SafeText(f"[{piece}]")
                span = Span(CodePoint(0), CodePoint(len(mark)), Style.NOTE)
                parts.append(Inline(mark, (span,)))
            else:
                found.append(piece)
            at = match.end()
        parts.append(part(inline, at, len(inline.text)))
        return _joined(parts)


@dataclass(frozen=True)
class Split:
    """The text of a page, and its figures, each with the number of blocks that stand before it."""

    texts: Sequence[Block]
    figures: Sequence[tuple[int, Figure]]

    def placed(self, rest: Sequence[Block], title: str | None) -> list[Block]:
        """Return what is left of the text, and the figures that stood within it at their places.

        One that stood between others stands before the next that is left; with none behind it,
        behind the one that it followed.
        """
        places = {id(block): number for number, block in enumerate(rest)}
        behind = [len(rest) + 1] * (len(self.texts) + 1)
        for number in range(len(self.texts) - 1, -1, -1):
            behind[number] = places.get(id(self.texts[number]), behind[number + 1])
        stands: dict[int, list[Block]] = {}
        for number, figure in self.figures:
            place = behind[number]
            if place > len(rest) and number and id(self.texts[number - 1]) in places:
                place = places[id(self.texts[number - 1])] + 1
            stands.setdefault(place, []).extend(_shown(figure, title))
        pairs = ((*stands.get(number, ()), block) for number, block in enumerate(rest))
        return [*(each for pair in pairs for each in pair), *stands.get(len(rest), ())]


def taken(tree: Any, page: str) -> Kept:
    """Take figures, and the marks and notes that surely are ones, out of the tree of a page."""
    figures = _outermost(tree, "figure")
    if not (figures or has_marks(tree)) or _OPENS_IN_HTML.search(page):
        return Kept()
    mark_notes(tree, surely=True)
    notes: dict[str, Figure] = {}
    for note in _outermost(tree, NOTE):
        notes.setdefault(note.get("label"), blocks_of_tree(note))
        note.drop_tree()
    pieces: list[Figure | str] = []
    for figure in figures:
        blocks = blocks_of_tree(figure)
        kinds = set(map(type, blocks))
        if Image in kinds and Table not in kinds:
            figure.clear(keep_tail=True)
            is_within_text = next(figure.iterancestors("p"), None) is not None
            figure.tag, figure.text = "span" if is_within_text else "p", f"⟦{len(pieces)}⟧"
            pieces.append(blocks)
    for mark in list(tree.iter(REFERENCE)):
        if next(mark.iterancestors("h1"), None) is not None:  # its text is the headline's
            mark.drop_tree()
            continue
        label, word = mark.text.strip("[]"), f"⟦{len(pieces)}⟧"
        whole = mark.getparent() if _is_alone_in_sup(mark) else mark
        whole.tail = word + (whole.tail or "")
        whole.drop_tree()
        pieces.append(label)
    return Kept(pieces, notes)


def _outermost(tree: Any, name: str) -> list[Any]:
    """Return the elements of a name that stand within no other of that name."""
    return [each for each in tree.iter(name) if next(each.iterancestors(name), None) is None]


def _is_alone_in_sup(mark: Any) -> bool:
    """Return whether an element is all that is raised: what is raised may be left out."""
    above = mark.getparent()
    around = (above.text or "") + (mark.tail or "")
    return above.tag == "sup" and len(above) == 1 and not around.strip()


def _shown(figure: Figure, title: str | None) -> Figure:
    """Return a figure as it is shown: what its picture says need not be said twice.

    Without any words it is shown where the picture may be here.
    """
    said = {coarse_fold(plain_text(block)) for block in figure if not isinstance(block, Image)}
    known = said | {coarse_fold(title or "")}
    nothing = Inline(SafeText(""))
    shown = [
        replace(block, alternative=nothing)
        if isinstance(block, Image) and coarse_fold(block.alternative.text) in known
        else block
        for block in figure
    ]
    pictures = [block for block in shown if isinstance(block, Image)]
    is_told = len(pictures) < len(shown) or any(each.alternative.text for each in pictures)
    return shown if is_told or any(may_be_here(each.target) for each in pictures) else ()


def _joined(parts: Iterable[Inline]) -> Inline:
    """Return stretches of text as one, without blanks at its ends."""
    text, spans = "", list[Span]()
    for each in parts:
        at = len(text)
        spans += (
            replace(s, start=CodePoint(s.start + at), end=CodePoint(s.end + at)) for s in each.spans
        )
        text += each.text
    whole = Inline(SafeText(text), tuple(sorted(spans, key=lambda s: (s.start, -s.end))))
    start = len(text) - len(text.lstrip())
    return part(whole, start, max(start, len(text.rstrip())))
