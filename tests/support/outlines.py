"""Blocks as short strings, to compare what was read with what was meant."""

from __future__ import annotations

from newsreader.article.articles import Article
from newsreader.article.blocks import (
    Block,
    Caption,
    Code,
    Footnote,
    Heading,
    Image,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Rule,
    Table,
    Verses,
)
from newsreader.article.spans import Inline, Style

MARKS = {
    Style.STRONG: "**",
    Style.EMPHASIS: "_",
    Style.STRIKE: "~",
    Style.CODE: "`",
    Style.NOTE: "^",
}


def text_of(inline: Inline) -> str:
    """Return the text with its spans marked as Markdown would, links as `[text](target)`."""
    inserts: list[tuple[int, int, str]] = []
    for span in inline.spans:
        for style, mark in MARKS.items():
            if style in span.style:
                inserts += [(span.start, 1, mark), (span.end, 0, mark)]
        if span.link is not None:
            inserts += [(span.start, 1, "["), (span.end, 0, f"]({span.link})")]
    out = inline.text
    for place, _, mark in sorted(inserts, reverse=True):
        out = type(out)(out[:place] + mark + out[place:])
    return out


def outline(block: Block) -> str:
    """Return a block as one string."""
    if isinstance(block, Caption):
        return f"caption {text_of(block.content)}"
    if isinstance(block, Paragraph):
        return f"p {text_of(block.content)}"
    if isinstance(block, Heading):
        return f"h{block.level} {text_of(block.content)}"
    if isinstance(block, Verses):
        return "v " + " / ".join(" | ".join(text_of(p) for p in v.parts) for v in block.lines)
    if isinstance(block, List):
        checks = {None: "", True: "[x] ", False: "[ ] "}
        items = (
            checks[item.checked] + " + ".join(outline(b) for b in item.blocks)
            for item in block.items
        )
        return f"{f'ol{block.start}' if block.ordered else 'ul'}({'; '.join(items)})"
    if isinstance(block, Quote):
        name = "pulled" if isinstance(block, PullQuote) else "q"
        return f"{name}({'; '.join(outline(b) for b in block.blocks)})"
    if isinstance(block, Code):
        return f"code:{block.language}: {block.text!r}"
    if isinstance(block, Table):
        rows = [" | ".join(text_of(c) for c in row) for row in (block.header, *block.rows)]
        return f"table({' // '.join(rows)}; {' '.join(a.value for a in block.alignments)})"
    if isinstance(block, Image):
        return f"img {block.alternative.text} <{block.target}>"
    if isinstance(block, Footnote):
        return f"note {block.label}({'; '.join(outline(b) for b in block.blocks)})"
    assert isinstance(block, Rule)
    return "rule"


def outlines(article: Article) -> list[str]:
    """Return the blocks of an article, a string each."""
    return [outline(block) for block in article.blocks]
