"""Saved web pages: the article in them, found by trafilatura; nothing is ever fetched.

This is the only door to trafilatura, which is imported when a page is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsreader.article.blocks import (
    Alignment,
    Block,
    Code,
    Heading,
    Image,
    Item,
    List,
    Paragraph,
    Quote,
    Table,
)
from newsreader.article.spans import Inline, Span, Style
from newsreader.loading import cutting, fields
from newsreader.loading.drafts import Draft, Format, Metadata, Task
from newsreader.loading.markup import shape
from newsreader.loading.markup.html import blocks_of
from newsreader.loading.references import clean_target
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.offsets import CodePoint

__all__ = ["FORMAT"]

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_ATTRIBUTES = re.compile(r"<html\b([^>]*)>", re.I)
_TOLD = re.compile(r"""\b(lang|dir)\s*=\s*["']?([\w-]+)""", re.I)
_SITE = re.compile(r"\s+(?:[|–—»«]|-{1,2}|::)\s+")
_BLANKS = re.compile(r"\s+")
_STYLES = {"#b": Style.STRONG, "#i": Style.EMPHASIS, "#t": Style.CODE}
_LETTERS = re.compile(r"\w")


def _parse(task: Task) -> Draft:
    found = _extracted(task.text)
    body = getattr(found, "body", None)
    blocks = list(_blocks(body)) if body is not None else []
    if not any(_LETTERS.search(_text_of(block)) for block in blocks):
        blocks = blocks_of(task.text)  # no article to be found: all the text there is
    known = task.known.completed(_metadata(found, task.text))
    opening = shape.opening(blocks, known)
    asides = shape.without_asides(opening.blocks)
    metadata = known.completed(opening.metadata).completed(asides.metadata)
    closing = shape.closing(asides.blocks)
    metadata = metadata.completed(closing.metadata)
    return Draft(metadata, tuple(cutting.bounded(closing.blocks)))


def _extracted(text: str) -> Any:
    """Return what trafilatura finds, None for nothing."""
    import logging

    import trafilatura
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    settings = use_config()
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    # An encoding that is declared was dealt with when the bytes were decoded.
    page = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    return trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, include_links=True,
        include_formatting=True, include_images=True, with_metadata=True, config=settings,
    )  # fmt: skip


def _text_of(block: Block) -> str:
    return block.content.text if isinstance(block, (Paragraph, Heading)) else "x"


def _metadata(found: Any, text: str) -> Metadata:
    """Return what the page tells of its article."""
    html = _ATTRIBUTES.search(text)
    told = {name.lower(): value for name, value in _TOLD.findall(html[1])} if html else {}
    title = getattr(found, "title", None) or _title(text)
    site = getattr(found, "sitename", None)
    categories = getattr(found, "categories", None) or [None]
    return fields.metadata(
        {
            "title": _without_site(title, site) if title else None,
            "author": getattr(found, "author", None),
            "date": getattr(found, "date", None),
            "source": site,
            "section": categories[0],
            "tags": getattr(found, "tags", None),
            "description": getattr(found, "description", None),
            "url": getattr(found, "url", None),
            "lang": told.get("lang"),
            "dir": told.get("dir"),
        }
    )


def _title(text: str) -> str | None:
    match = re.search(r"<title[^>]*>(.*?)</title>", text, re.I | re.S)
    if match is None:
        return None
    return "".join(_text_of(block) for block in blocks_of(f"<p>{match[1]}</p>"))


def _without_site(title: str, site: str | None) -> str:
    """Return a title without the site's name that pages put behind or before it."""
    parts = _SITE.split(title)
    if len(parts) < 2 or site is None:
        return title
    rest = [part for part in parts if _BLANKS.sub("", part) != _BLANKS.sub("", site)]
    return " - ".join(rest) if rest and len(rest) < len(parts) else title


def _blocks(parent: Any) -> Iterator[Block]:
    """Yield the blocks of an element of trafilatura's own kind of tree."""
    for element in parent:
        tag = element.tag
        if tag == "head":
            level = element.get("rend", "h2")[-1:]
            yield Heading(int(level) if level in "123456" else 2, _inline(element))
        elif tag == "list":
            items = tuple(Item((Paragraph(_inline(item)),)) for item in element.iter("item"))
            yield List(items, ordered=element.get("rend") == "ol")
        elif tag == "quote":
            yield Quote((Paragraph(_inline(element)),))
        elif tag == "code":
            yield Code(SafeText(sanitise("".join(element.itertext())).strip("\n")))
        elif tag == "table":
            yield from _table(element)
        elif tag == "graphic":
            yield from _image(element)
        else:
            content = _inline(element)
            if content.text:
                yield Paragraph(content)
            yield from (image for graphic in element.iter("graphic") for image in _image(graphic))


def _table(element: Any) -> Iterator[Table]:
    rows = [tuple(_inline(cell) for cell in row.iter("cell")) for row in element.iter("row")]
    width = max((len(row) for row in rows), default=0)
    if width:
        full = [(*row, *[Inline(SafeText(""))] * (width - len(row))) for row in rows]
        yield Table(full[0], tuple(full[1:]), (Alignment.START,) * width)


def _image(element: Any) -> Iterator[Image]:
    told = element.get("alt") or element.get("title") or ""
    text = _BLANKS.sub(" ", sanitise(told)).strip()
    if text:
        yield Image(Inline(SafeText(text)), clean_target(element.get("src") or ""))


class _Words:
    """Collects the text of an element, its white space folded, with its spans."""

    def __init__(self) -> None:
        self.text = ""
        self.spans: list[Span] = []

    def add(self, text: str | None) -> None:
        words = _BLANKS.sub(" ", sanitise(text or ""))
        self.text += words.lstrip(" ") if self.text[-1:] in ("", " ", "\n") else words

    def element(self, element: Any) -> None:
        start = len(self.text)
        self.add(element.text)
        for child in element:
            if child.tag == "lb":
                self.text = self.text.rstrip(" ") + "\n"
            elif child.tag in ("p", "item", "row", "cell"):
                self.text += "\n" if self.text.strip() and not self.text.endswith("\n") else ""
                self.element(child)
            elif child.tag != "graphic":
                self.element(child)
            self.add(child.tail)
        end = len(self.text.rstrip())
        link = clean_target(element.get("target") or "") if element.tag == "ref" else None
        style = (
            Style.STRIKE if element.tag == "del" else _STYLES.get(element.get("rend"), Style.NONE)
        )
        if element.tag == "head":
            style = Style.NONE
        if end > start and (link or style is not Style.NONE):
            self.spans.append(Span(CodePoint(start), CodePoint(end), style, link))


def _inline(element: Any) -> Inline:
    words = _Words()
    words.element(element)
    text = words.text.rstrip()
    return Inline(SafeText(text), tuple(sorted(words.spans, key=lambda span: span.start)))


def _likeness(text: str) -> float:
    """Return certainty for what begins as a page does."""
    return 1.0 if _PAGE.match(text) else 0.0


def _unfinished(_text: str) -> int | None:
    """Return None: a part of a page is read as far as it goes."""
    return None


FORMAT = Format("html", (".html", ".htm", ".xhtml", ".xht"), _parse, _likeness, _unfinished)
