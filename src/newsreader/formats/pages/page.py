"""Saved web pages: the article in them, found by trafilatura; nothing is ever fetched.

This is the only door to trafilatura, which is imported when a page is opened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from newsreader.article.blocks import Block, Heading, plain_text
from newsreader.formats import cutting, fields, shape
from newsreader.formats.drafts import Draft, Metadata, Task
from newsreader.formats.pages import linked, page_metadata, tidying
from newsreader.formats.trees import blocks_of_html, blocks_of_tree, tree_of
from newsreader.recognition import dates
from newsreader.recognition.titles import LONGEST, same
from newsreader.text.controls import label

__all__ = ["likeness", "parse"]

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile(r">\s*([^<>]{8,100}?)\s*<")
_MORE = 1.25
_DATES = 400  # short lines of a page that are looked at for its date


def parse(task: Task) -> Draft:
    """Return the draft of a whole page: what it says of its article, the article's blocks."""
    page = task.text
    tree = tree_of(page)
    references = linked.related(tree) if tree is not None else ()
    found = _extracted(tree) if tree is not None else None
    body = _body(found, page)
    blocks: Sequence[Block] = blocks_of_tree(body) if body is not None else ()
    metadata = task.known.completed(_metadata(found, page))
    if not any(_LETTER.search(plain_text(block)) for block in blocks):
        blocks = blocks_of_html(page)  # no article to be found: all the text there is
    else:
        blocks = tidying.with_lead(blocks, metadata.summary, page)
    opening = shape.opening(_without_headline(blocks, metadata.title), metadata)
    metadata = metadata.completed(opening.metadata)
    ended = shape.ended(tidying.tidied(opening.blocks, metadata.title), metadata)
    metadata = ended.metadata.completed(Metadata(related=references))
    return Draft(metadata, tuple(cutting.bounded(ended.blocks)))


def _body(found: Any, page: str) -> Any:
    """Return the element that holds the article, None for nothing.

    Of pages that are laid out in tables more is taken for the article when its links are kept:
    then it goes without them.
    """
    body = getattr(found, "body", None)
    if body is None or body.find(".//table") is None:
        return body
    plain = getattr(_extracted(tree_of(page), plain=True), "body", None)
    if plain is None or _size(body) < _MORE * _size(plain):
        return body
    return plain


def _size(element: Any) -> int:
    return sum(map(len, element.itertext()))


def _extracted(tree: Any, *, plain: bool = False) -> Any:
    """Return what trafilatura finds in a page's tree, which it changes; None for nothing.

    `plain`: without links and styles.
    """
    import logging

    import trafilatura
    from trafilatura.settings import use_config

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    settings = use_config()
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, include_links=not plain,
        include_formatting=not plain, with_metadata=True, config=settings,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip


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
    if found and re.search(rf"(?:<[^<>]*|:\s*\"){found.replace('-', '[-/.]?')}", page):
        return found
    runs = (match[1] for _, match in zip(range(_DATES), _RUN.finditer(page)))
    return next((date for run in runs if (date := dates.parse(label(run)))), None)


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
    return 1.0 if _PAGE.match(text) else 0.0
