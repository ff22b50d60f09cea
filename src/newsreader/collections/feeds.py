"""RSS and Atom files that were saved: each entry is an article. Nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from typing import Any

from newsreader.collections.parts import Found, Part
from newsreader.errors import Fault, SourceError
from newsreader.formats import fields
from newsreader.formats.trees import local_name, markup_within, tree_of_xml
from newsreader.sources.sources import LIMIT, Opened, read_all

__all__ = ["entries"]

_ROOTS = ("rss", "feed", "rdf")
_BODIES = ("encoded", "content", "description", "summary")


def entries(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the feed's entries, or the one numbered `key`; a fault for one without text."""
    root = tree_of_xml(read_all(source, LIMIT))
    if root is None or _name(root) not in _ROOTS:
        raise SourceError(Fault(source.name, "is no RSS or Atom"))
    channel = next((one for one in root.iter() if _name(one) == "channel"), root)
    told = _Fields(channel)
    entries = [one for one in root.iter() if _name(one) in ("item", "entry")]
    for number, entry in enumerate(entries, 1):
        if key is not None and key != str(number):
            continue
        item = _Fields(entry)
        bodies = [item.markup(name) for name in _BODIES]
        body = next((text for text in bodies if text.strip()), "")
        summary = item.text("description") or item.text("summary")
        known = fields.metadata(
            {
                "title": item.text("title"),
                "date": item.text("pubdate") or item.text("published") or item.text("date")
                or item.text("updated"),
                "author": item.text("creator") or item.text("author"),
                "section": item.category(),
                "source": item.text("source") or told.text("title"),
                "summary": summary if body != item.markup("description") else None,
                "url": item.link(),
                "lang": item.language() or told.language() or told.text("language"),
            }
        )  # fmt: skip
        if not body.strip() and known.title is None:
            yield Fault(f"{source.name}#{number}", "has no text of an article")
            continue
        yield Part(
            str(number), body or str(known.title), known, "fragment",
            share=number / len(entries),
        )  # fmt: skip


def _name(element: Any) -> str:
    return local_name(element).lower()


def _text_of(element: Any) -> str:
    inner = [one for one in element if _name(one) in ("name", "title")]
    return re.sub(r"<[^<>]*>", " ", "".join((inner[0] if inner else element).itertext())).strip()


def _markup_of(element: Any) -> str:
    """Return an element's content as HTML; plain text is escaped."""
    if len(element):
        return markup_within(element)
    if element.text and element.get("type") == "text":
        return escape(element.text).replace("\n\n", "<p>")
    return str(element.text or "")


class _Fields:
    """The children of an entry by their local names."""

    def __init__(self, element: Any) -> None:
        """Sort the element's children by their local names."""
        self.element = element
        self.children: dict[str, list[Any]] = {}
        for child in element:
            self.children.setdefault(_name(child), []).append(child)

    def text(self, name: str) -> str:
        """Return the text of the first child of a name; of a person, the name."""
        texts = (_text_of(child) for child in self.children.get(name, ()))
        return next((text for text in texts if text), "")

    def markup(self, name: str) -> str:
        """Return what a child holds as HTML: escaped within it, or as elements of its own."""
        texts = (_markup_of(child) for child in self.children.get(name, ()))
        return next((text for text in texts if text), "")

    def category(self) -> str:
        """Return the first category."""
        children = self.children.get("category", ())
        texts = (one.get("label") or one.get("term") or one.text for one in children)
        return next((str(text) for text in texts if text), "")

    def link(self) -> str:
        """Return the address of the article."""
        links = (
            child.get("href") or child.text
            for child in self.children.get("link", ())
            if child.get("rel", "alternate") == "alternate"
        )
        return next((str(link) for link in links if link), "")

    def language(self) -> str:
        """Return the language that the element says it is in."""
        return str(self.element.get("{http://www.w3.org/XML/1998/namespace}lang") or "")
