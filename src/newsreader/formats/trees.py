"""Trees of HTML and XML; blocks of HTML that is an article and nothing else.

This is the only door to lxml, which is imported when there is HTML to read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newsreader import bounds
from newsreader.article.blocks import Block
from newsreader.formats.elements import local_name
from newsreader.formats.entities import Numbered, numbered
from newsreader.formats.notes import mark_notes
from newsreader.formats.scanned_html import blocks_of as scanned_blocks
from newsreader.formats.scanned_html import paragraph_of
from newsreader.formats.tree_blocks import blocks_of_tree

__all__ = [
    "blocks_of_html", "blocks_of_tree", "elements_of_xml", "local_name", "markup_within",
    "tree_of", "tree_of_xml",
]  # fmt: skip

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
_OPEN_TAGS = 256  # that may stand before an end of one


def tree_of(source: str) -> Any:
    """Return the root element of HTML, whatever is wrong with it; None where there is none."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        data = _DECLARATION.sub("", source).encode("utf-8", "replace")
        return lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None  # nothing but blanks, or comments


def tree_of_xml(data: bytes) -> Any:
    """Return the root element of XML as far as it can be read; None where it cannot.

    Entities of its own are not replaced, and nothing outside of `data` is ever read.
    """
    import lxml.etree

    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        recover=True, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return lxml.etree.fromstring(numbered(data), parser=parser)
    except (lxml.etree.LxmlError, ValueError):
        return None


class _Closing:
    """A file of XML, in which of very many tags that are begun and not ended one is ended.

    For each tag libxml2 looks for an end in all that it has been handed.
    """

    def __init__(self, file: Numbered) -> None:
        self._file = file

    def read(self, size: int) -> bytes:
        """Return about so many bytes, and the few that were put in."""
        return b">".join(map(_closed, self._file.read(size).split(b">")))


def _closed(stretch: bytes) -> bytes:
    """Return bytes without an end of a tag with as many as the tags begun in them take."""
    if stretch.count(b"<") <= _OPEN_TAGS:
        return stretch
    tags = stretch.split(b"<")
    groups = (tags[i : i + _OPEN_TAGS] for i in range(0, len(tags), _OPEN_TAGS))
    return b"><".join(map(b"<".join, groups))


def elements_of_xml(file: BinaryIO) -> Iterator[tuple[str, Any]]:
    """Yield ("start", element) and ("end", element) as XML is read, as far as it can be."""
    import lxml.etree

    events = lxml.etree.iterparse(
        _Closing(Numbered(file)), events=("start", "end"), resolve_entities=False, no_network=True,
        load_dtd=False, dtd_validation=False, recover=True, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        yield from events
    except (lxml.etree.LxmlError, ValueError):
        return  # what came before can be read


def markup_within(element: Any) -> str:
    """Return what an element of XML holds, as markup."""
    import lxml.etree

    inner = (lxml.etree.tostring(child, encoding="unicode") for child in element)
    return (element.text or "") + "".join(inner)


def blocks_of_html(source: str) -> list[Block]:
    """Return the blocks of a stretch of HTML: all its text, no furniture recognised."""
    if "<" not in source and "&" not in source:
        return paragraph_of(source)
    root = tree_of(source) if source.count("<") <= bounds.TREE else None
    if root is not None and "#" in source:
        mark_notes(root)
    # What is nested too deeply for the parser is lost to it: then a scanner does.
    return (blocks_of_tree(root) if root is not None else []) or scanned_blocks(source)
