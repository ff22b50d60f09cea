"""EPUB: each chapter is an article, in the order of the book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Any
from urllib.parse import unquote

from newsreader import bounds
from newsreader.collections.parts import Found, Part, bounded, exhausted, unpacking
from newsreader.decoding import decoding
from newsreader.errors import Fault, SourceError
from newsreader.formats import fields
from newsreader.formats.trees import local_name, tree_of_xml
from newsreader.sources.sources import Opened, too_large
from newsreader.text.controls import label, printable_name

__all__ = ["chapters"]

_CONTAINER = "META-INF/container.xml"
_TABLES = 4  # that titles are looked for in
_CHAPTERS = ("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document")


def chapters(source: Opened, key: str | None) -> Iterator[Found]:
    """Yield the chapters in reading order, or the one called `key`; faults for unreadable ones."""
    book = _Book(source)
    for number, (path, about) in enumerate(book.spine.items()):
        if key is not None and key != path:
            continue
        if book.allowance.left < 0:
            yield exhausted(source.name)
            return
        try:
            data = book.read(path, bounds.PAGE)
            text = decoding.decode(data, f"{source.name}#{printable_name(path)}").text
        except SourceError as error:
            yield error.fault
            continue
        known = replace(book.about, title=label(about) if about else None)
        share = number / len(book.spine)
        yield Part(path, text, known, "chapter", share=share)


class _Book:
    """The table of a book's files: its metadata, and its chapters in order."""

    def __init__(self, source: Opened) -> None:
        """Read the book's table of contents; `SourceError` when it has none that can be read."""
        import zipfile

        self.name = source.name
        self.allowance = source.allowance or bounds.Allowance(source.size or 0)
        self.archive = unpacking(source.name, lambda: zipfile.ZipFile(source.file))
        container = self.tree(_CONTAINER)
        roots = [str(e.get("full-path")) for e in _named(container, "rootfile")]
        if not roots or roots[0] not in self.archive.namelist():
            raise SourceError(Fault(source.name, "is no EPUB that can be read: it names no book"))
        self.base = posixpath.dirname(roots[0])
        package = self.tree(roots[0])
        self.items = {str(e.get("id")): e for e in _named(package, "item")}
        titles = self.contents()
        self.about = fields.metadata(_metadata(package))
        self.spine: dict[str, str | None] = {}
        for reference in _named(package, "itemref"):
            item = self.items.get(str(reference.get("idref")))
            if item is None or item.get("media-type") not in _CHAPTERS:
                continue
            if "nav" in (item.get("properties") or "").split():
                continue
            path = self.path(str(item.get("href")))
            self.spine[path] = titles.get(path)

    def read(self, path: str, limit: int) -> bytes:
        """Return a file of the book. Raises SourceError, also for more than `limit` bytes."""
        name = f"{self.name}#{printable_name(path)}"

        def data() -> bytes:
            member = self.archive.getinfo(path)
            packed = member.compress_size
            file = bounded(self.archive.open(member), name, packed, self.allowance)
            return file.read(limit + 1)

        try:
            found = bytes(unpacking(name, data))
        except KeyError:
            raise SourceError(Fault(name, "is missing in the book")) from None
        if len(found) > limit:
            raise SourceError(Fault(name, too_large(limit)))
        return found

    def tree(self, path: str) -> Any:
        """Return the root element of one of the book's tables. Raises SourceError."""
        root = tree_of_xml(self.read(path, bounds.TABLE))
        if root is None:
            raise SourceError(Fault(f"{self.name}#{printable_name(path)}", "is no XML"))
        return root

    def path(self, reference: str, base: str | None = None) -> str:
        """Return the name within the archive of a file that another one refers to."""
        plain = unquote(reference.partition("#")[0])
        return posixpath.normpath(posixpath.join(self.base if base is None else base, plain))

    def contents(self) -> dict[str, str]:
        """Return the titles of the chapters by their files, as the table of contents has them."""
        titles: dict[str, str] = {}
        tables = (item for item in self.items.values() if _is_table(item))
        for item in islice(tables, _TABLES):
            path = self.path(str(item.get("href")))
            try:
                tree = self.tree(path)
            except SourceError:
                continue  # a book is readable without its table of contents
            base = posixpath.dirname(path)
            for entry in _named(tree, "a"):
                text = "".join(entry.itertext())
                titles.setdefault(self.path(str(entry.get("href") or ""), base), text)
            for point in _named(tree, "navPoint"):
                label_of, place = _child(point, "navLabel"), _child(point, "content")
                if label_of is not None and place is not None:
                    target = self.path(str(place.get("src") or ""), base)
                    titles.setdefault(target, "".join(label_of.itertext()).strip())
        return titles


def _is_table(item: Any) -> bool:
    """Return whether an item is a table of contents, of EPUB 3 or 2."""
    is_nav = "nav" in (item.get("properties") or "").split()
    return is_nav or item.get("media-type") == "application/x-dtbncx+xml"


def _metadata(package: Any) -> dict[str, Any]:
    """Return the metadata of a book; a chapter belongs to the book as to a section."""
    fields: dict[str, list[str]] = {}
    for block in _named(package, "metadata")[:1]:
        for element in block.iter():
            text = (element.text or "").strip()
            if text:
                fields.setdefault(local_name(element), []).append(text)
    return {
        "section": fields.get("title", [None])[0],
        "author": fields.get("creator"),
        "date": fields.get("date"),
        "source": fields.get("publisher", [None])[0],
        "lang": fields.get("language", [None])[0],
    }


def _named(root: Any, name: str) -> list[Any]:
    return [element for element in root.iter() if local_name(element) == name]


def _child(element: Any, name: str) -> Any:
    return next((child for child in element if local_name(child) == name), None)
