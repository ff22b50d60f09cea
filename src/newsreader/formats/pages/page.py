"""Saved web pages: the article in them and what they say of it; nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsreader import bounds
from newsreader.article.blocks import Block, Heading, plain_text
from newsreader.formats import cutting, fields, shape
from newsreader.formats.drafts import Draft, Metadata, Task
from newsreader.formats.pages import extraction, linked, page_metadata, tidying
from newsreader.formats.prologs import after_prolog
from newsreader.formats.trees import blocks_of_html, blocks_of_tree, tree_of
from newsreader.recognition import dates
from newsreader.recognition.titles import LONGEST, same
from newsreader.text.controls import label

__all__ = ["likeness", "parse"]

_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile(r">([^<>]{8,})<")
_LONGEST_RUN = 100
_IN_MARKUP = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)")
_TAG = 2_000  # code points of a tag
_DATES = 400  # short lines of a page that are looked at for its date


def parse(task: Task) -> Draft:
    """Return the draft of a whole page: what it says of its article, the article's blocks."""
    page = task.text
    tree = tree_of(page) if page.count("<") <= bounds.TREE else None
    references = linked.related(tree) if tree is not None else ()
    found = extraction.article(tree, page) if tree is not None else extraction.Found()
    metadata = task.known.completed(_metadata(found.told, page))
    blocks: Sequence[Block] = blocks_of_tree(found.body) if found.body is not None else ()
    if not any(_LETTER.search(plain_text(block)) for block in blocks):
        blocks = blocks_of_html(page)  # no article to be found: all the text there is
    elif found.told is not None:
        blocks = tidying.with_lead(blocks, metadata.summary, page)
    opening = shape.opening(_without_headline(blocks, metadata.title), metadata)
    metadata = metadata.completed(opening.metadata)
    rest = opening.blocks
    if found.told is not None:
        rest = tidying.tidied(rest, metadata.title)
    ended = shape.ended(rest, metadata)
    metadata = ended.metadata.completed(Metadata(related=references))
    return Draft(metadata, tuple(cutting.bounded(ended.blocks)))


def _metadata(found: Any, page: str) -> Metadata:
    """Return what the page tells of its article."""
    root = page_metadata.root_attributes(page)
    site = getattr(found, "sitename", None)
    categories = getattr(found, "categories", None) or [None]
    data = page_metadata.linked_data(page)
    extracted = fields.metadata(
        {
            "title": page_metadata.headline(
                page, getattr(found, "title", None) or data.title, site
            ),
            "author": page_metadata.name(getattr(found, "author", None), site),
            "date": _date(getattr(found, "date", None), page) if data.date is None else None,
            "source": page_metadata.first_part(site),
            "section": categories[0],
            "tags": getattr(found, "tags", None),
            "description": getattr(found, "description", None),
            "url": getattr(found, "url", None),
            "lang": root.get("lang"),
            "dir": root.get("dir"),
        }
    )
    # A headline may be cut short there, and a language be that of the site.
    sure = Metadata(
        title=extracted.title,
        section=data.section,
        byline=data.byline,
        date=data.date,
        source=data.source,
        tags=data.tags,
    )
    whole = sure.completed(extracted).completed(data)
    return replace(whole, byline=None) if whole.byline == whole.source else whole


def _date(found: str | None, page: str) -> Any:
    """Return the date that stands in the page's markup, else that of a line which is one."""
    if found and _stands_in_markup(found, page):
        return found
    runs = (match[1].strip() for _, match in zip(range(_DATES), _RUN.finditer(page)))
    short = (run for run in runs if len(run) <= _LONGEST_RUN)
    return next((date for run in short if (date := dates.parse(label(run)))), None)


def _stands_in_markup(date: str, page: str) -> bool:
    """Tell whether a date (ISO 8601) stands in a tag, or at the beginning of a value of JSON."""
    matches = (match for match in _IN_MARKUP.finditer(page) if "-".join(match.groups()) == date)
    for _, match in zip(range(_DATES), matches):
        before = page[max(0, match.start() - _TAG) : match.start()]
        value = before.removesuffix('"').rstrip()
        if before.rfind("<") > before.rfind(">") or (value != before and value.endswith(":")):
            return True
    return False


def _without_headline(blocks: Sequence[Block], title: str | None) -> Sequence[Block]:
    """Return the blocks without the headline, where it stands among the first of them."""
    for place, block in enumerate(blocks[:4]):
        if isinstance(block, Heading) and title and same(plain_text(block), title):
            return [*blocks[:place], *blocks[place + 1 :]]
        if len(plain_text(block)) > LONGEST:
            break
    return blocks


def likeness(text: str) -> float:
    """Return certainty for what begins as a page does."""
    return 1.0 if _PAGE.match(text, after_prolog(text)) else 0.0
