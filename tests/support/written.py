"""Articles of any blocks, and what of them is compared when they were written and read again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from newsreader.article.articles import Article, Reference
from newsreader.article.blocks import (
    Alignment,
    Block,
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
from newsreader.article.spans import Inline, Span, Style
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint

__all__ = ["METADATA", "articles", "same_form"]

METADATA = (
    "title", "section", "byline", "date", "source", "tags", "summary", "url", "language",
    "direction", "related",
)  # fmt: skip

_PIECES = (
    "كلمة", "أخرى", "word", "١٢", "7", "مُشَكَّل", " ", " ", "،", ".", "«", "»", "(", ")", "!", ":",
    "*", "**", "_", "`", "``", "[", "]", "](", "<", ">", "<b>", "&amp;", "&#65;", "&", "\\", "|",
    "~~", "^[", "[^1]", "[[عنوان]]", "{#a}", ":::", "***", "===", "---", "- ", "+ ", "1. ", "# ",
    "> ", "//", "http://x.example/a_b", "a@b.example", "mailto:a", "www.x.example", "€", "\u200c",
    "\u00a0", "{% x %}", "[!include x]", "!",
)  # fmt: skip
_ADDRESSES = re.compile(r"http://x\.example/a_b|a@b\.example")
_TARGETS = ("https://x.example/a?b=(c)&d", "b.md", "عنوان مقال آخر", "a<b>\\c|d", "/ا ب")
_PROSE = (
    "هذه فقرة طويلة من نص المقال، فيها كلام كثير عن الماء والبحر والقلعة القديمة التي زارها الناس."
)
_VERSE = ("قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل")

_texts = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=7).map("".join)
_lines = st.lists(_texts, min_size=1, max_size=2).map("\n".join)


@st.composite
def _inlines(draw: st.DrawFn, texts: st.SearchStrategy[str] = _texts) -> Inline:
    """Draw text with spans that lie within one another or reach over each other's ends."""
    text = "\n".join(" ".join(line.split(" ")).strip() for line in draw(texts).split("\n"))
    text = text.strip() or "نص"
    spans: list[Span] = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        style = draw(st.sampled_from((Style.STRONG, Style.EMPHASIS, Style.STRIKE, Style.NONE)))
        link = draw(st.sampled_from(_TARGETS)) if style is Style.NONE else None
        apart = all(each.link is None or end <= each.start or each.end <= start for each in spans)
        if link is None or apart:
            spans.append(Span(CodePoint(start), CodePoint(end), style, link))
    for found in _ADDRESSES.finditer(text):
        start, end = found.span()
        apart = all(each.link is None or end <= each.start or each.end <= start for each in spans)
        if apart and draw(st.booleans()):
            link = f"mailto:{found[0]}" if "@" in found[0] else found[0]
            spans.append(Span(CodePoint(start), CodePoint(end), Style.NONE, link))
    spans.sort(key=lambda span: (span.start, -span.end))
    return Inline(SafeText(text), tuple(spans))


_prose = _inlines(_lines).map(Paragraph)
# What stands in braces at a heading's end is no text of it, however it is written.
_anchored = _inlines().filter(lambda inline: "{#" not in inline.text)
_headings = st.builds(Heading, st.integers(1, 6), _anchored)
_codes = st.builds(
    Code,
    st.lists(st.sampled_from((*_PIECES, "    ", "```", "")), min_size=1, max_size=5)
    .map("\n".join).map(lambda text: SafeText(text.strip("\n") or "x")),
    st.sampled_from(("", "python", "c++")),
)  # fmt: skip
_images = st.builds(Image, _inlines(), st.sampled_from(_TARGETS[:2]))
_verses = st.integers(1, 3).map(
    lambda count: Verses(
        tuple(Verse(tuple(Inline(SafeText(half)) for half in _VERSE)) for _ in range(count))
    )
)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(_inlines(), min_size=width, max_size=width).map(tuple)
    alignments = st.lists(st.sampled_from(Alignment), min_size=width, max_size=width).map(tuple)
    return Table(draw(row), tuple(draw(st.lists(row, max_size=2))), draw(alignments))


@st.composite
def _lists(draw: st.DrawFn, inner: st.SearchStrategy[Block]) -> List:
    items = []
    for _ in range(draw(st.integers(1, 3))):
        blocks = (draw(_prose), *draw(st.lists(inner, max_size=1)))
        items.append(Item(blocks, draw(st.sampled_from((None, True, False)))))
    return List(
        tuple(items), ordered := draw(st.booleans()), draw(st.integers(1, 12)) if ordered else 1
    )


_flat = st.one_of(_prose, _headings, _codes, _tables())
_blocks = st.recursive(
    st.one_of(_flat, _images, _verses, st.just(Rule())),
    lambda inner: st.one_of(
        _lists(inner), st.lists(_flat, min_size=1, max_size=2).map(lambda b: Quote(tuple(b)))
    ),
    max_leaves=4,
)
_labels = st.sampled_from(
    ("عنوان: فرعي", "# خبر", "'quoted' \"twice\"", "- نص", "yes", "007", "نص\u200cآخر")
)

_tags = st.lists(st.sampled_from(("وسم", "c#", "a b")).map(SafeText), max_size=2, unique=True)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article; it begins and ends with prose, which nobody takes for something else."""
    prose = Paragraph(Inline(SafeText(_PROSE)))
    text = _labels.map(SafeText)
    optional = st.one_of(st.none(), text)
    notes: tuple[Block, ...] = ()
    marks = Paragraph(Inline(SafeText("نص")))
    if draw(st.booleans()):
        note = Span(CodePoint(2), CodePoint(5), Style.NOTE)
        marks = Paragraph(Inline(SafeText("نص[1] آخر"), (note,)))
        notes = (Footnote(SafeText("1"), (draw(_prose), *draw(st.lists(_flat, max_size=1)))),)
    date = draw(st.sampled_from((None, datetime.date(2026, 1, 2),
                                 datetime.datetime(2026, 1, 2, 3, 4, 5))))  # fmt: skip
    related = draw(st.lists(st.sampled_from((
        Reference(SafeText("عنوان: آخر"), "b.md"), Reference(target="sub/c d.html"),
        Reference(title=SafeText("1. عنوان")),
    )), max_size=2, unique=True))  # fmt: skip
    return Article(
        "-", "markdown", "utf-8", "ar", Direction.RTL, draw(text), section=draw(optional),
        byline=draw(optional), date=date, source=draw(optional), tags=tuple(draw(_tags)),
        summary=draw(optional), url=draw(st.sampled_from((None, "https://x.example/?a=1&b"))),
        blocks=(prose, *draw(st.lists(_blocks, max_size=4)), prose, marks, prose, *notes),
        related=tuple(related),
    )  # fmt: skip


def same_form(blocks: Sequence[Block]) -> list[object]:
    """Return blocks as values that are equal where they say the same.

    What is compared of a text is, for each letter, how it is marked; blanks are one, and have no
    emphasis. A poem of lines without halves is lines.
    """
    return [_form(block) for block in blocks]


def _form(block: Block) -> object:
    if isinstance(block, (Paragraph, Heading)):
        return type(block).__name__, getattr(block, "level", 0), _letters(block.content)
    if isinstance(block, Verses):
        lines = [[_letters(part) for part in verse.parts] for verse in block.lines]
        if all(len(line) == 2 for line in lines):
            return "Verses", lines
        joined: list[object] = []
        for line in lines:
            joined += [("\n", frozenset(), None)] * bool(joined) + line[0]
        return "Paragraph", 0, joined
    if isinstance(block, List):
        items = [(item.checked, same_form(item.blocks)) for item in block.items]
        return "List", block.ordered, block.start, items
    if isinstance(block, (Quote, Footnote)):
        return type(block).__name__, getattr(block, "label", ""), same_form(block.blocks)
    if isinstance(block, Table):
        rows = [[_letters(cell) for cell in row] for row in (block.header, *block.rows)]
        return "Table", rows, block.alignments
    if isinstance(block, Image):
        return "Image", _letters(block.alternative), block.target
    return block


def _letters(inline: Inline) -> list[object]:
    """Return each letter with its styles and its link."""
    return [*_folded(inline)]


def _folded(inline: Inline) -> Iterator[object]:
    before = "\n"
    for place, letter in enumerate(inline.text):
        over = [span for span in inline.spans if span.start <= place < span.end]
        links = [span.link for span in over if span.link]
        if letter == " " and before in " \n":
            continue
        before = letter
        is_blank = letter.isspace()
        styles = frozenset(
            style for span in over for style in Style if style in span.style and not is_blank
        ) - {Style.NONE}
        yield letter, styles, links[-1] if links else None
