"""The articles of a library that an article names: by a path, by a title, within a collection."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from newsreader.article.articles import Article, Reference
from newsreader.library.entries import HEAD, Entry, Stamp, entry_of
from newsreader.library.holdings import Holdings
from newsreader.loading import is_folder, load, resolve
from newsreader.search.folding import fold

__all__ = ["References", "beside"]


def beside(entry: Entry, target: str) -> str | None:
    """Return the path of the member that one of a collection means; None for an article alone."""
    if entry.path == entry.file:
        return None
    inside = entry.path[len(entry.file) + 1 :]
    plain = unquote(target.partition("#")[0])
    return f"{entry.file}#{posixpath.normpath(posixpath.join(posixpath.dirname(inside), plain))}"


class _Index(NamedTuple):
    """Paths of articles by folded title, and folders (with their separator) by their real path.

    `version` is that of the holdings from which it was made.
    """

    version: int
    titles: dict[str, str]
    folders: dict[str, str]


class References:
    """Finds what articles name among the holdings of a library with these `roots`."""

    def __init__(self, roots: Sequence[Path], holdings: Holdings) -> None:
        self._roots = roots
        self._holdings = holdings
        self._index = _Index(-1, {}, {})

    def named(self, article: Article, limit: int) -> list[Entry]:
        """Return the first entries that an article names, each once, without its own."""
        found: dict[str, Entry] = {}
        for reference in article.related:
            entry = self._found(reference, article.path)
            if entry is not None and entry.path != article.path:
                found.setdefault(entry.path, entry)
            if len(found) == limit:
                break
        return list(found.values())

    def _found(self, reference: Reference, path: str) -> Entry | None:
        """Return the entry that a reference of the article at `path` means."""
        if reference.target:
            found = self._beside(reference.target, path) or self._below(reference.target, path)
            if found is not None:
                return found
        return self.titled(reference.title) if reference.title else None

    def titled(self, title: str) -> Entry | None:
        """Return the entry with a title, whatever its harakat and forms of letters."""
        path = self._indexed().titles.get(fold(title))
        return self._holdings.entry(path) if path is not None else None

    def _beside(self, target: str, path: str) -> Entry | None:
        """Return the entry of a member of the collection in which the article at `path` is."""
        own = self._holdings.entry(path)
        member = beside(own, target) if own is not None else None
        return self._holdings.entry(member) if member is not None else None

    def _below(self, target: str, path: str) -> Entry | None:
        """Return the entry of the file that a target means below one of the roots.

        The list need not hold it, being that of one folder: it is looked at then.
        """
        unlisted: Path | None = None
        for root in self._roots:
            file = resolve(target, path, root if is_folder(root) else root.parent)
            if file is None:
                continue
            folder = self._indexed().folders.get(str(file.parent))
            entry = self._holdings.entry(f"{folder}{file.name}") if folder is not None else None
            if entry is not None:
                return entry
            unlisted = unlisted or file
        return _looked_at(unlisted) if unlisted is not None else None

    def _indexed(self) -> _Index:
        """Return the index of the holdings: made once, as long as they stay the same."""
        version = self._holdings.version
        if self._index.version != version:
            entries = self._holdings.entries
            titles = {entry.folded.partition("\n")[0]: entry.path for entry in entries}
            # Roots may be links or relative: files are found by where their folder really is.
            folders = {entry.file[: entry.file.rfind(os.sep) + 1] for entry in entries}
            real = {os.path.realpath(folder): folder for folder in folders}
            self._index = _Index(version, titles, real)
        return self._index


def _looked_at(file: Path) -> Entry | None:
    """Return the entry of a file that is in no library; None where it cannot be read."""
    loaded = load(file, head=HEAD)
    if loaded.article is None:
        return None
    try:
        status = file.stat()
    except OSError:
        return None
    stamp = Stamp(status.st_size, status.st_mtime_ns)
    return entry_of(loaded.article, stamp, str(file), share=loaded.share)
