"""From the lines of a plain text to blocks: paragraphs, lists, verses, rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsreader.article.articles import Reference
from newsreader.article.blocks import Block, Paragraph, PlainLines, Rule, Verse, Verses
from newsreader.article.spans import Inline
from newsreader.formats.text import listing, rejoining
from newsreader.formats.text.listing import Marked
from newsreader.recognition import furniture
from newsreader.recognition.coarse_folding import is_wider
from newsreader.recognition.references import reference
from newsreader.recognition.verses import Hemistichs, hemistichs
from newsreader.text.controls import SafeText

__all__ = ["Body", "chunks_of", "clean", "column_of", "is_item_or_verse"]

_SHORT = 50
_LONG = 220
_AHEAD = 12
_RULE_SIGNS = "-*_=~•─━—–#·+ـ"
_MARKS = frozenset("-*•–‣▪●○◦▫■□◆►✓✔❖➢(0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")
_RUN_OF_BLANKS = re.compile(r"[ \t]{2,}|\t")
_SENTENCE_ENDS = (".", "!", "?", "؟", "۔")
_BLANK_LINES = re.compile(r"\n\s*\n")
# In a text without one of these no line is a rule, an item of a list or a verse.
_SPECIAL = (
    "   ", "\t", "..", "…", "*", "|", "=", "#", "\xa0", "\u2003", "//", "——", "––", "ــــ",
)  # fmt: skip
_SPECIAL_BEGINNING = re.compile(
    rf"\n[^\S\n]*(?:[{re.escape(_RULE_SIGNS + ''.join(_MARKS))}]|[^\W\d_]ـ?[^\S\n]?[)\-–.])"
)
_UNCLEAN = re.compile(r"^\s|  |\t", re.M)


def chunks_of(text: str) -> list[list[str]]:
    """Return the lines of `text`, grouped between blank lines, trailing white space stripped."""
    chunks = ([line.rstrip() for line in part.split("\n")] for part in _BLANK_LINES.split(text))
    return [lines for chunk in chunks if (lines := [line for line in chunk if line])]


def clean(text: str) -> SafeText:
    """Return a line or a paragraph with each run of blanks as one."""
    text = text.strip()
    if "  " in text or "\t" in text:
        text = _RUN_OF_BLANKS.sub(" ", text)
    return SafeText(text)


def _is_rule(line: str) -> bool:
    """Return whether `line` is at least three times one sign and nothing else."""
    text = line.strip()
    sign = text[0]
    if sign not in _RULE_SIGNS or text.count(sign) < 3:
        return False
    between = text.replace(sign, "")
    return not between.strip() and not (between and sign == "ـ")


def _is_special(text: str) -> bool:
    """Return whether a line of a text may be a rule, an item of a list or a verse."""
    signs = any(map(text.__contains__, _SPECIAL))
    return signs or _SPECIAL_BEGINNING.search(f"\n{text}") is not None


def is_item_or_verse(line: str) -> bool:
    """Return whether `line` begins as an item of a list does, or is a verse."""
    return listing.marked(line) is not None or hemistichs(line) is not None


def column_of(chunks: Sequence[Sequence[str]]) -> rejoining.Column | None:
    """Return the column at which a text is wrapped, by its beginning; None where it is not."""
    return rejoining.column_of_text(chunks, is_item_or_verse)


class Body:
    """The blocks of some chunks, in order; `related` are references met between them.

    Each decision looks back, and ahead by a dozen lines at most: what the beginning of a text
    gives, the whole gives too, but for the last block.
    """

    def __init__(self, chunks: Sequence[Sequence[str]], column: rejoining.Column | None) -> None:
        """Take a text's chunks of lines, and its column; nothing is read yet."""
        self.chunks = chunks
        self.column = column
        self.related: list[Reference] = []
        self._items: list[tuple[Marked, list[str]]] = []
        self._verses: list[tuple[str, Hemistichs]] = []

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks; `related` is complete after the last."""
        for index, chunk in enumerate(self.chunks):
            if len(chunk) == 1 and self._is_paragraph(chunk[0]):
                yield from self._flush()
                yield Paragraph(Inline(clean(chunk[0])))
            elif not self._is_aside(chunk):
                yield from self._of_chunk(index, chunk)
        yield from self._flush()

    def _is_paragraph(self, line: str) -> bool:
        """Return, at the least cost, whether a line alone is a paragraph and nothing else."""
        if len(line) > _LONG:
            begin = line.lstrip()[:2]
            return begin[0] not in _MARKS and begin[1:] not in (")", "-", "–", ".", " ", "")
        is_plain = not self._items and ":" not in line and not _is_special(line)
        return is_plain and not furniture.is_interruption(line.strip())

    def _is_aside(self, chunk: Sequence[str]) -> bool:
        """Take "read also" lines and the like out of the body, their references being kept."""
        first = chunk[0].strip()
        if len(chunk) == 1 and furniture.is_interruption(first):
            return True
        if ":" not in first or len(chunk) > 6 or any(map(furniture.is_prose, chunk)):
            return False
        if len(chunk) == 1:
            also = furniture.read_also(first)
            self.related += [also] if also else []
            return also is not None
        if furniture.kind(first) is not furniture.Kind.RELATED or not first.endswith(":"):
            return False
        self.related += map(reference, chunk[1:])
        return True

    def _of_chunk(self, index: int, chunk: Sequence[str]) -> Iterator[Block]:
        """Yield the blocks of one chunk; items and verses wait for what may follow in the next."""
        column = self.column or rejoining.column_of(chunk, is_item_or_verse)
        if not self._items and not _is_special("\n".join(chunk)):
            yield from self._flush()
            yield from _of_lines(chunk, column, whole=True)
            return
        lines: list[str] = []
        for place, line in enumerate(chunk):
            if _is_rule(line):
                yield from _of_lines(lines, column, whole=False)
                yield from self._flush()
                yield Rule()
                lines = []
            elif (item := self._item(index, place, lines, column)) is not None:
                yield from _of_lines(lines, column, whole=False)
                yield from self._flush(items=item[1])
                self._items.append((item[0], [item[0].text]))
                lines = []
            elif (halves := self._verse(index, place, lines, column)) is not None:
                yield from _of_lines(lines, column, whole=False)
                yield from self._flush(verses=False)
                self._verses.append((line, halves))
                lines = []
            elif not lines and place and self._continues_item(chunk[place - 1], line, column):
                self._items[-1][1].append(line)
            else:
                if not lines:
                    yield from self._flush()
                lines.append(line)
        yield from _of_lines(lines, column, whole=len(lines) == len(chunk))

    def _item(
        self, index: int, place: int, lines: Sequence[str], column: rejoining.Column | None
    ) -> tuple[Marked, bool] | None:
        """Return the item that a line begins, and whether a list begins with it."""
        line = self.chunks[index][place]
        mark = listing.marked(line)
        if mark is None:
            return None
        if self._items and (same := listing.following(self._items[-1][0], mark)):
            return same, False
        if lines and not lines[-1].endswith(":") and rejoining.is_joined(lines[-1], line, column):
            return None  # a wrapped line that happens to begin like that
        for ahead in self._ahead(index, place):
            after = listing.marked(ahead)
            if after is not None:
                return (mark, True) if listing.following(mark, after) else None
        return None

    def _verse(
        self, index: int, place: int, lines: Sequence[str], column: rejoining.Column | None
    ) -> Hemistichs | None:
        """Return the halves of a line that is a verse for certain, or among verses."""
        line = self.chunks[index][place]
        halves = hemistichs(line)
        if halves is None or halves.certain or self._verses:
            return halves
        if lines and rejoining.is_joined(lines[-1], line, column):
            return None
        after = next(self._ahead(index, place), "")
        return halves if hemistichs(after) else None

    def _ahead(self, index: int, place: int) -> Iterator[str]:
        """Yield the next lines of the chunk, then the first one of the next chunk."""
        chunk = self.chunks[index]
        yield from chunk[place + 1 : place + 1 + _AHEAD]
        if len(chunk) <= place + 1 + _AHEAD and index + 1 < len(self.chunks):
            yield self.chunks[index + 1][0]

    def _continues_item(self, before: str, line: str, column: rejoining.Column | None) -> bool:
        """Return whether a line goes on with the last item of a list."""
        if not self._items:
            return False
        is_indented = line[:2].isspace() and not before[:1].isspace()
        return is_indented or rejoining.is_joined(before, line.lstrip(), column)

    def _flush(self, *, items: bool = True, verses: bool = True) -> Iterator[Block]:
        """Yield the list and the poem that end here."""
        if self._verses and verses:
            yield Verses(tuple(_verse(line, halves) for line, halves in self._verses))
            self._verses = []
        if self._items and items:
            yield listing.list_of([(mark, clean(" ".join(x))) for mark, x in self._items])
            self._items = []


def _verse(line: str, halves: Hemistichs) -> Verse:
    return Verse(tuple(Inline(clean(line[s:e])) for s, e in (halves.first, halves.second)))


def _of_lines(
    lines: Sequence[str], column: rejoining.Column | None, *, whole: bool
) -> Iterator[Block]:
    """Yield the blocks of lines without marks; `whole`: they are all lines of their chunk."""
    short: list[str] = []
    others = 0
    for group in _groups(lines, column):
        if len(group) == 1 and not is_wider(group[0], _SHORT):
            short.append(group[0])
            continue
        others += 1
        yield from _of_short(short, whole=False)
        short = []
        yield Paragraph(Inline(clean(" ".join(group))))
    yield from _of_short(short, whole=whole and not others)


def _groups(lines: Sequence[str], column: rejoining.Column | None) -> Iterator[Sequence[str]]:
    """Yield the lines in groups: those of a paragraph that was wrapped, or one alone."""
    group: list[str] = []
    for line in lines:
        if column is not None and group and rejoining.is_joined(group[-1], line, column):
            group.append(line)
            continue
        if group:
            yield [group[0], *(each.strip() for each in group[1:])]
        group = [line]
    if group:
        yield [group[0], *(each.strip() for each in group[1:])]


def _of_short(lines: Sequence[str], *, whole: bool) -> Iterable[Block]:
    """Return verses of one part for a run of short lines, or paragraphs for so many sentences."""
    sentences = sum(line.endswith(_SENTENCE_ENDS) for line in lines)
    if len(lines) >= (2 if whole else 3) and 2 * sentences <= len(lines):
        text = "\n".join(lines)
        if _UNCLEAN.search(text):
            text = "\n".join(map(clean, lines))
        return [Verses(PlainLines(SafeText(text)))]
    return [Paragraph(Inline(clean(line))) for line in lines]
