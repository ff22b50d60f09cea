"""RSS and Atom files that were saved: each entry is an article. Nothing is fetched.

A feed is read as it comes: what is held of it is one entry, or some short ones.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from newsreader import bounds
from newsreader.collections.parts import Found, Part
from newsreader.errors import Fault, SourceError
from newsreader.formats import fields
from newsreader.formats.trees import elements_of_xml, markup_within
from newsreader.sources.sources import Opened, too_large

__all__ = ["entries"]

_TAG = re.compile("<[^<>]*>")
_ROOTS = ("rss", "feed", "rdf")
_ENTRIES = ("item", "entry")
_BODIES = ("encoded", "content", "description", "summary")
_OF_FEED = ("title", "language")
_AHEAD = 64  # entries
_AHEAD_SIZE = 64 << 10  # code points


def entries(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the entries of a feed. Raises SourceError for what is none."""
    found = _entries(source, key)
    # Of a pipe each one is wanted as soon as it is there.
    return found if source.size is None or key is not None else _ahead(found)


def _ahead(found: Iterator[Found]) -> Iterator[Found]:
    """Yield the same, some read before they are asked for.

    What is to be made of an entry is other work than to read it: in turn both take longer.
    """
    group: list[Found] = []
    size = 0
    try:
        for one in found:
            group.append(one)
            size += (
                len(one.content) if isinstance(one, Part) and isinstance(one.content, str) else 0
            )
            if len(group) == _AHEAD or size > _AHEAD_SIZE:
                yield from group
                group, size = [], 0
    except SourceError:
        yield from group
        raise
    yield from group


def _entries(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the entries of a feed as they are read. Raises SourceError for what is none."""
    channel: dict[str, str] = {}
    number = 0
    for entry in _walk(source, channel):
        number += 1
        if key is not None and key != str(number):
            continue
        if entry is None:
            name = f"{source.name}#{number}"
            yield Fault(name, f"holds more than {bounds.ELEMENTS:,} elements")
            continue
        if number > bounds.MEMBERS:
            most = f"{bounds.MEMBERS:,}"
            yield Fault(source.name, f"holds more than {most} entries: the first ones are read")
            return
        yield _part(source, entry, number, channel)
        if key is not None:
            return


def _walk(source: Opened, channel: dict[str, str]) -> Iterator[Any]:
    """Yield each entry's element, None for one that is too large; `channel` is filled on the way.

    Raises SourceError for what is no feed.
    """
    if source.size is not None and source.size > bounds.FEED:
        raise SourceError(Fault(source.name, too_large(bounds.FEED)))
    root = within = None
    count = 0
    for event, element in elements_of_xml(source.file):
        if root is None:
            root = element
            if _name(root) not in _ROOTS:
                break
            channel["root language"] = _language(root)
        if event == "start":
            count += 1
            if within is None and _name(element) in _ENTRIES:
                within, count = element, 0
        elif element is within:
            yield element if count <= bounds.ELEMENTS else None
            within = None
            _forget(element, root)
        elif within is None or count > bounds.ELEMENTS:
            if within is None and _name(element) in _OF_FEED and _is_of_feed(element, root):
                channel.setdefault(_name(element), _text_of(element))
            _forget(element, root)
    if root is None or _name(root) not in _ROOTS:
        raise SourceError(Fault(source.name, "is no RSS or Atom"))
    if within is not None:  # its end is missing
        yield within if count <= bounds.ELEMENTS else None


def _is_of_feed(element: Any, root: Any) -> bool:
    """Return whether an element stands in the feed itself, or in its channel."""
    parent = element.getparent()
    return parent is root or (parent is not None and _name(parent) == "channel")


def _forget(element: Any, root: Any) -> None:
    """Let go of an element that was read, and of those before it."""
    if element is root:
        return
    element.clear()
    parent = element.getparent()
    while element.getprevious() is not None:
        del parent[0]


def _part(source: Opened, entry: Any, number: int, channel: dict[str, str]) -> Found:
    """Return the article of an entry, or the fault that it has no text."""
    item = _Fields(entry)
    bodies = (item.markup(name) for name in _BODIES)
    body = next((text for text in bodies if text.strip()), "")
    is_summary = body != item.markup("description")
    told = {
        "title": item.text("title"),
        "date": item.text("pubdate", "published", "date", "updated"),
        "author": item.text("creator", "author"),
        "section": item.category(),
        "source": item.text("source") or channel.get("title", ""),
        "summary": item.text("description", "summary") if is_summary else "",
        "url": item.link(),
        "lang": _language(entry) or channel["root language"] or channel.get("language", ""),
    }
    known = fields.metadata({name: text for name, text in told.items() if text})
    if not body.strip() and known.title is None:
        return Fault(f"{source.name}#{number}", "has no text of an article")
    share = min(1.0, source.file.tell() / source.size) if source.size else 0.0
    return Part(str(number), body or str(known.title), known, "fragment", share=share)


def _name(element: Any) -> str:
    return _lowered(element.tag)


@functools.lru_cache(256)
def _lowered(tag: Any) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _language(element: Any) -> str:
    """Return the language that an element says it is in."""
    return str(element.get("{http://www.w3.org/XML/1998/namespace}lang") or "")


def _text_of(element: Any) -> str:
    """Return an element's text without tags; of a person, the name."""
    if len(element):
        inner = [one for one in element if _name(one) in ("name", "title")]
        text = "".join((inner[0] if inner else element).itertext())
    else:
        text = element.text or ""
    return (_TAG.sub(" ", text) if "<" in text else text).strip()


def _markup_of(element: Any) -> str:
    """Return an element's content as HTML."""
    if len(element):
        return markup_within(element)
    if element.text and element.get("type") == "text":
        return escape(element.text).replace("\n\n", "<p>")
    return str(element.text or "")


class _Fields:
    """The children of an entry by their local names."""

    def __init__(self, element: Any) -> None:
        """Sort the children of an entry by name."""
        self.children: dict[str, list[Any]] = {}
        for child in element:
            self.children.setdefault(_name(child), []).append(child)

    def text(self, *names: str) -> str:
        """Return the text of the first child of these names that has any; of a person, the name."""
        for name in names:
            for child in self.children.get(name, ()):
                if text := _text_of(child):
                    return text
        return ""

    def markup(self, name: str) -> str:
        """Return what a child holds as HTML: escaped within it, or as elements of its own."""
        for child in self.children.get(name, ()):
            if text := _markup_of(child):
                return text
        return ""

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
