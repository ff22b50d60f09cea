"""An article as plain values, for JSON: logical order, one object a block.

Every block has `kind` and `text`; the other fields are those that the kind needs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsreader.article.articles import Article, Reference
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
    plain_text,
)
from newsreader.article.spans import Inline, Style
from newsreader.errors import Fault

__all__ = ["as_json"]

_KINDS: dict[type, str] = {
    Paragraph: "paragraph", Heading: "heading", Verses: "verses", List: "list", Quote: "quote",
    Caption: "caption", PullQuote: "pullquote", Code: "code", Table: "table", Rule: "rule",
    Image: "image", Footnote: "footnote",
}  # fmt: skip


def as_json(article: Article, faults: Iterable[Fault] = ()) -> dict[str, Any]:
    """Return `article` as values that the `json` module takes; the date is ISO 8601 or None."""
    return {
        "path": article.path,
        "format": article.format,
        "encoding": article.encoding,
        "language": article.language,
        "direction": article.direction.name.lower(),
        "section": article.section,
        "title": article.title,
        "byline": article.byline,
        "date": None if article.date is None else article.date.isoformat(),
        "source": article.source,
        "tags": list(article.tags),
        "summary": article.summary,
        "url": article.url,
        "blocks": [_block(block) for block in article.blocks],
        "related": [_reference(reference) for reference in article.related],
        "faults": [_fault(fault) for fault in faults],
    }


def _reference(reference: Reference) -> dict[str, Any]:
    return {"title": reference.title, "target": reference.target}


def _fault(fault: Fault) -> dict[str, Any]:
    return {"source": fault.source, "line": fault.line, "message": fault.message}


def _block(block: Block) -> dict[str, Any]:
    return {"kind": _KINDS[type(block)], "text": plain_text(block), **_details(block)}


def _details(block: Block) -> dict[str, Any]:
    """Return what a block has beyond its kind and its text, by field."""
    if isinstance(block, Heading):
        return {"level": block.level, "spans": _spans(block.content)}
    if isinstance(block, Paragraph):
        return {"spans": _spans(block.content)}
    if isinstance(block, Verses):
        return {"lines": [[_inline(part) for part in line.parts] for line in block.lines]}
    if isinstance(block, List):
        return {"ordered": block.ordered, "start": block.start, "items": _items(block)}
    if isinstance(block, Quote):
        return {"blocks": [_block(inner) for inner in block.blocks]}
    if isinstance(block, Code):
        return {"language": block.language}
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Image):
        return {"target": block.target, "spans": _spans(block.alternative)}
    if isinstance(block, Footnote):
        return {"label": block.label, "blocks": [_block(inner) for inner in block.blocks]}
    return {}


def _items(block: List) -> list[dict[str, Any]]:
    """Return a list's items: whether each is checked, and its blocks."""
    return [
        {"checked": item.checked, "blocks": [_block(inner) for inner in item.blocks]}
        for item in block.items
    ]


def _table(block: Table) -> dict[str, Any]:
    """Return a table's header, its rows and its columns' alignments."""
    return {
        "header": [_inline(cell) for cell in block.header],
        "rows": [[_inline(cell) for cell in row] for row in block.rows],
        "alignments": [alignment.value for alignment in block.alignments],
    }


def _inline(inline: Inline) -> dict[str, Any]:
    return {"text": inline.text, "spans": _spans(inline)}


def _spans(inline: Inline) -> list[dict[str, Any]]:
    """Return the spans of a text; `start` and `end` are code points."""
    return [
        {
            "start": span.start,
            "end": span.end,
            # Iterating over a flag's own members is not possible before Python 3.11.
            "styles": [
                str(style.name).lower()
                for style in Style
                if style is not Style.NONE and style in span.style
            ],
            "link": span.link,
        }
        for span in inline.spans
    ]
