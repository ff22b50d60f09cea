"""Saved web pages: the article in them and what they say of it; nothing is ever fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from newsreader import bounds
from newsreader.article.blocks import Block, Heading, plain_text
from newsreader.formats import cutting, fields, shape
from newsreader.formats.drafts import Draft, Metadata, Task
from newsreader.formats.pages import (
    extraction,
    keeping,
    linked,
    naming,
    own,
    page_metadata,
    tidying,
)
from newsreader.formats.prologs import after_prolog
from newsreader.formats.trees import blocks_of_html, blocks_of_tree, tree_of
from newsreader.recognition import dates
from newsreader.recognition.titles import LONGEST, same
from newsreader.text.controls import SafeText, label

__all__ = ["likeness", "parse"]

_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile(r">([^<>]{8,})<")
_LONGEST_RUN = 100
_IN_MARKUP = re.compile(r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)")
_TAG = 2_000  # code points of a tag
_MENU = 5  # more categories than these are the page's menu
_DATES = 400  # short lines of a page that are looked at for its date


def parse(task: Task) -> Draft:
    """Return the draft of a whole page: what it says of its article, the article's blocks."""
    page = task.text
    tree = tree_of(page) if page.count("<") <= bounds.TREE else None
    ours = own.draft(task, tree) if tree is not None and own.is_own(page) else None
    if ours is not None:
        return ours
    references = linked.related(tree) if tree is not None else ()
    kept = keeping.taken(tree, page) if tree is not None else keeping.Kept()
    found = extraction.article(tree, page) if tree is not None else extraction.Found()
    metadata = task.known.completed(_metadata(found.metadata, page))
    split = kept.split(blocks_of_tree(found.body) if found.body is not None else ())
    blocks = split.texts
    if not any(_LETTER.search(plain_text(block)) for block in blocks):
        blocks = blocks_of_html(page)  # no article to be found: all the text there is
    elif found.metadata is not None:
        blocks = tidying.with_lead(blocks, metadata.summary, page)
    opening = shape.opening(_without_headline(blocks, metadata.title), metadata)
    metadata = metadata.completed(opening.metadata)
    rest = opening.blocks
    if found.metadata is not None:
        rest = tidying.tidied(rest, metadata.title, are_notes_taken=bool(kept.notes))
    ended = shape.ended(rest, metadata)
    metadata = ended.metadata.completed(Metadata(related=references))
    whole = split.placed(ended.blocks, metadata.title)
    whole += kept.footnotes(whole)
    return Draft(metadata, tuple(cutting.bounded(whole)))


def _metadata(found: Any, page: str) -> Metadata:
    """Return the metadata in the page."""
    root = page_metadata.root_attributes(page)
    site = getattr(found, "sitename", None)
    data = page_metadata.linked_data(page)
    said = naming.metas(page)
    title_there = getattr(found, "title", None) or data.title
    title = page_metadata.headline(page, title_there, said.get("og:site_name") or site)
    names = naming.site_names(page, said, title, data.source, site)
    categories = getattr(found, "categories", None) or ()
    sections = (said.get("article:section"), *categories[: len(categories) <= _MENU])
    extracted = fields.metadata(
        {
            "title": title,
            "author": naming.author(getattr(found, "author", None) or "", names),
            "date": _date(getattr(found, "date", None), page) if data.date is None else None,
            "source": next(iter(names), None),
            "section": naming.section(sections, names),
            "tags": getattr(found, "tags", None),
            "description": getattr(found, "description", None),
            "url": getattr(found, "url", None),
            "lang": root.get("lang"),
            "dir": root.get("dir"),
        }
    )
    # A headline may be cut short there, and a language be that of the site.
    byline = naming.author(data.byline or "", names)
    data = replace(data, byline=SafeText(byline) if byline else None, source=None)
    sure = replace(data, title=extracted.title, summary=None, url=None, language="")
    return sure.completed(extracted).completed(data)


def _date(found: str | None, page: str) -> Any:
    """Return the date that stands in the page's markup, else that of a line which is one."""
    if found and _stands_in_markup(found, page):
        return found
    runs = (match[1].strip() for match in islice(_RUN.finditer(page), _DATES))
    short = (run for run in runs if len(run) <= _LONGEST_RUN)
    return next((date for run in short if (date := dates.parse(label(run)))), None)


def _stands_in_markup(date: str, page: str) -> bool:
    """Return whether a date (ISO 8601) stands in a tag, or at the beginning of a value of JSON."""
    matches = (match for match in _IN_MARKUP.finditer(page) if "-".join(match.groups()) == date)
    for match in islice(matches, _DATES):
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
