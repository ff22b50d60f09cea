"""A page of HTML that this program wrote: read again it is the same article."""

from __future__ import annotations

import contextlib
import datetime
import json
from typing import Any

from newsreader.formats import cutting, fields
from newsreader.formats.drafts import Draft, Metadata, Task
from newsreader.formats.notes import NOTE, REFERENCE
from newsreader.formats.tree_blocks import blocks_of_tree

__all__ = ["draft", "is_own"]

_GENERATOR = '<meta name="generator" content="newsreader">'
_HEAD = 4_000  # code points at a page's beginning in which it says what wrote it
_LEVELS = ("h2", "h3", "h4", "h5", "h6")
_LEVELS_WITHIN = {str(level + 1): f"h{level}" for level in range(1, 7)}
_NAMES = {
    "title": "headline", "section": "articleSection", "author": "author", "date": "datePublished",
    "source": "publisher", "tags": "keywords", "summary": "description", "url": "url",
    "lang": "inLanguage", "related": "mentions",
}  # fmt: skip


def is_own(page: str) -> bool:
    """Return whether a page says that this program wrote it."""
    return _GENERATOR in page[:_HEAD]


def draft(task: Task, tree: Any) -> Draft | None:
    """Return the draft of a page of our own, whose tree is changed; None where it is none."""
    article = tree.find(".//article")
    if article is None:
        return None
    _rename(article)
    metadata = task.known.completed(_metadata(tree))
    return Draft(metadata, tuple(cutting.bounded(blocks_of_tree(article))))


def _rename(article: Any) -> None:
    """Give headings, notes and pictures the names by which elements are known as such."""
    for heading in list(article.iter(*_LEVELS)):  # the headline stands above all of them
        level = heading.get("aria-level") or heading.tag[1]
        heading.tag = _LEVELS_WITHIN.get(level, heading.tag)
    for element in list(article.iter("a", "aside", "span")):
        role, text = element.get("role"), element.text_content()
        if role == "doc-noteref":
            element.tag = REFERENCE
        elif role == "doc-footnote" and len(element) and element[0].tag == "sup":
            element.tag = NOTE
            element.set("label", element[0].text or "")
            element[0].drop_tree()
        elif element.get("class") == "picture":
            element.tag = "img"
            element.set("src", element.get("href") or "")
            element.set("alt", text.removeprefix("[").removesuffix("]"))


def _metadata(tree: Any) -> Metadata:
    """Return the metadata that the page has as data."""
    script = tree.findtext(".//script[@type='application/ld+json']") or ""
    try:
        data = json.loads(script)
    except (ValueError, RecursionError):
        data = {}
    values = (
        {name: data.get(said) for name, said in _NAMES.items()} if isinstance(data, dict) else {}
    )
    with contextlib.suppress(TypeError, ValueError):  # it is a date as it is written then, or none
        date = str(values.get("date"))
        values["date"] = (datetime.datetime if "T" in date else datetime.date).fromisoformat(date)
    return fields.metadata({**values, "dir": tree.get("dir")})
