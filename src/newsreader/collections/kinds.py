"""The kinds of collections that are known: their suffixes, how each is told, what reads it.

What reads a kind is imported when there is one of it: the functions here import it.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator

from newsreader.collections.parts import Collection, Found
from newsreader.formats.prologs import after_prolog
from newsreader.sources.sources import Opened, Stretch
from newsreader.text.patterns import Lazy

__all__ = ["COLLECTIONS"]

_BOOKS = (".epub",)
_BOOK_TYPE = b"application/epub+zip"
_FEEDS = (".rss", ".atom", ".rdf", ".xml")
_FEED = Lazy(lambda: r"<(?:\w{1,20}:)?(?:rss|feed|RDF)\b")
_LINES = (".jsonl", ".ndjson", ".jsonlines")
_OBJECTS = (".json",)
_PACKED = (".gz", ".bz2", ".xz", ".tgz", ".tbz2", ".tbz", ".txz")
_PACKERS = {b"\x1f\x8b": "gzip", b"BZh": "bz2", b"\xfd7zXZ\x00": "lzma"}
_HEADERS = Lazy(lambda: rb"(?i)(?:[\w-]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*){1,30}")
_MULTIPART = Lazy(lambda: rb"(?im)^content-type:\s{0,99}multipart/related")


def _is_book(source: Opened, beginning: bytes) -> bool:
    """Return whether a file is an EPUB, by its suffix or the media type in its first bytes."""
    return beginning.startswith(b"PK\x03\x04") and (
        source.suffix in _BOOKS or _BOOK_TYPE in beginning[:100]
    )


def _chapters(source: Opened, key: str | None) -> Iterator[Found]:
    """Return the chapters of a book."""
    from newsreader.collections import books

    return books.chapters(source, key)


def _begins(*magics: bytes, at: int = 0) -> Callable[[Opened, bytes], bool]:
    """Return what looks whether one of some bytes stands in a file at an offset."""
    return lambda _source, beginning: beginning.startswith(magics, at)


def _unpacked(source: Opened, _key: str | None) -> Iterator[Found]:
    """Return the one file that is packed in a source."""
    from newsreader.collections import packed

    beginning = source.beginning(6)
    packer = next(name for magic, name in _PACKERS.items() if beginning.startswith(magic))
    return packed.unpacked(source, packer)


def _of_zip(source: Opened, key: str | None) -> Iterator[Found]:
    """Return the files in a ZIP archive."""
    from newsreader.collections import packed

    return packed.of_zip(source, key)


def _of_tar(source: Opened, key: str | None) -> Iterator[Found]:
    """Return the files in a tar archive."""
    from newsreader.collections import packed

    return packed.of_tar(source, key)


def _is_web_archive(_source: Opened, beginning: bytes) -> bool:
    """Return whether a file is MHTML, by its headers in its first 8 KiB."""
    headers = _HEADERS.compiled.match(beginning[:8192])
    return headers is not None and _MULTIPART.compiled.search(headers[0]) is not None


def _page(source: Opened, _key: str | None) -> Iterator[Found]:
    """Return the page in an MHTML file."""
    from newsreader.collections import webarchives

    return webarchives.page(source)


def _files(source: Opened, key: str) -> Iterator[Found]:
    """Return the file of an address in an MHTML file."""
    from newsreader.collections import webarchives

    return webarchives.files(source, key)


def _is_feed(source: Opened, beginning: bytes) -> bool:
    """Return whether a file is RSS or Atom, by its suffix or the root in its first 8 KiB."""
    if source.suffix in _FEEDS:
        return True
    start = beginning[:8192].removeprefix(codecs.BOM_UTF8)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        start = start.replace(b"\0", b"")[2:]
    text = start.decode("latin-1")
    return _FEED.compiled.match(text, after_prolog(text, doctypes=True)) is not None


def _entries(source: Opened, key: str | None) -> Iterator[Found]:
    """Return the entries of a feed."""
    from newsreader.collections import feeds

    return feeds.entries(source, key)


def _is_lines(source: Opened, beginning: bytes) -> bool:
    """Return whether there is one object a line."""
    if source.suffix in _LINES:
        return True
    lines = [line for line in beginning.split(b"\n", 3) if line.strip()]
    return len(lines) > 1 and all(
        line.startswith(b"{") and line.rstrip().endswith(b"}") for line in lines[:2]
    )


def _of_lines(source: Opened, key: str | None) -> Iterator[Found]:
    """Return the articles of JSON lines."""
    from newsreader.collections import objects

    return objects.of_lines(source, key)


def _stretches(source: Opened, size: int) -> Iterator[Stretch]:
    """Return stretches of JSON lines."""
    from newsreader.collections import objects

    return objects.stretches(source, size)


def _is_json(source: Opened, beginning: bytes) -> bool:
    """Return whether a file is JSON, by its suffix or an object in its first bytes."""
    start = beginning.removeprefix(codecs.BOM_UTF8).lstrip()
    return source.suffix in _OBJECTS or start.startswith((b'{"', b"[{", b"[\n", b"{\n"))


def _of_json(source: Opened, key: str | None) -> Iterator[Found]:
    """Return the articles of a JSON file."""
    from newsreader.collections import objects

    return objects.of_json(source, key)


COLLECTIONS: tuple[Collection, ...] = (
    Collection("epub", _BOOKS, _is_book, _chapters, files=_of_zip),
    Collection("packed", _PACKED, _begins(*_PACKERS), _unpacked, files=_unpacked),
    Collection("zip", (".zip",), _begins(b"PK\x03\x04", b"PK\x05\x06"), _of_zip, files=_of_zip),
    Collection("tar", (".tar",), _begins(b"ustar", at=257), _of_tar, files=_of_tar),
    Collection("mhtml", (".mhtml", ".mht"), _is_web_archive, _page, files=_files),
    Collection("feed", _FEEDS, _is_feed, _entries, often_else=True),
    Collection("jsonl", _LINES, _is_lines, _of_lines, stretches=_stretches),
    Collection("json", _OBJECTS, _is_json, _of_json, often_else=True),
)
"""In the order in which they are asked whether a source is theirs."""
