"""Files that an article names, out of the archive, the book or the saved page that it is in."""

from __future__ import annotations

import posixpath

from newsreader import bounds
from newsreader.collections.kinds import COLLECTIONS
from newsreader.collections.parts import Collection
from newsreader.errors import Fault, SourceError
from newsreader.loading.registry import collection_for
from newsreader.loading.resolving import path_in
from newsreader.sources.sources import Member, Opened, Source, Stream, opened, read_all
from newsreader.text.controls import printable_name

__all__ = ["file_beside", "holds_files"]

_PAGES = (".mhtml", ".mht")
_HOLDERS = tuple(suffix for each in COLLECTIONS if each.files for suffix in each.suffixes)


def holds_files(source: Source) -> bool:
    """Return whether an article is one of several files of an archive: then others stand there."""
    if not isinstance(source, Member):
        return False
    try:
        with opened(source.collection) as file:
            return _kind(file) is not None
    except SourceError:
        return False


def file_beside(source: Source, target: str, limit: int) -> Stream | None:
    """Return a file of at most `limit` bytes that an article names by `target`; None for no such.

    It is one of the same archive, book or saved page as the article. Raises SourceError.
    """
    of_article = source.key if isinstance(source, Member) else ""
    key = _key(of_article, target)
    if key is None:
        return None
    with opened(source.collection if isinstance(source, Member) else source) as file:
        return _file(file, key, limit)


def _kind(source: Opened) -> Collection | None:
    """Return what kind of collection a source is, None where it holds no files but articles."""
    kind = collection_for(source)
    return kind if kind is not None and kind.files is not None else None


def _key(article: str, target: str) -> str | None:
    """Return the key of the file that an article of a key names; None for none beside it.

    Within a saved page it is called by its address; else it has a path, from the article's folder,
    that ends in the same archive.
    """
    if not target:
        return None
    if not article or article.lower().endswith(_PAGES):
        return f"{article}#{target}" if article else target
    path = path_in(target)
    place = article.find("#")
    start = 0
    while place >= 0:
        if article[:place].lower().endswith(_HOLDERS):
            start = place + 1
        place = article.find("#", place + 1)
    folder = "" if path.startswith("/") else posixpath.dirname(article[start:])
    name = posixpath.normpath(posixpath.join(folder, path.strip("/")))
    is_within = path and not f"{name}/".startswith("../")
    return article[:start] + printable_name(name) if is_within else None


def _file(source: Opened, key: str, limit: int, depth: int = 0) -> Stream | None:
    """Return the file of a key within a source, in which archives may be packed."""
    kind = _kind(source)
    if kind is None or kind.files is None or depth > bounds.ARCHIVES:
        return None
    for one in kind.files(source, key):
        if isinstance(one, Fault):
            if one.source == f"{source.name}#{key}":
                raise SourceError(one)
            continue  # what is wrong with others
        assert isinstance(one.content, Opened)
        if one.key == key:
            return Stream(read_all(one.content, limit), one.content.name)
        inner = key[len(one.key) + 1 :] if one.key else key
        return _file(one.content, inner, limit, depth + 1)
    return None
