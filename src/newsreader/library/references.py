"""The articles of a library that an article names: by a path, by a title, within a collection."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsreader.article.articles import Article, Reference
from newsreader.library.entries import HEAD, Entry, Stamp, entry_of
from newsreader.library.layers import Layers
from newsreader.library.names import keys_by_which, member
from newsreader.library.orders import keys_of
from newsreader.loading import is_folder, load, resolve
from newsreader.text.controls import SafeText

__all__ = ["References", "beside"]


def beside(entry: Entry, target: str) -> str | None:
    """Return the path of the member that one of a collection means; None for an article alone."""
    return None if entry.path == entry.file else member(entry.path, entry.file, target)


class References:
    """Finds what articles name among those of a library with these `roots`."""

    def __init__(self, roots: Sequence[Path], archives: Layers) -> None:
        self._roots = roots
        self._archives = archives

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

    def naming(self, path: str) -> list[Entry]:
        """Return the entries of articles that name the one at a path, the newest first.

        Of very many those that came last. What a reference means now is what counts.
        """
        found = self._archives.entry(path)
        if found is None:
            return []
        own = found[1]
        keys = keys_by_which(own.path, own.file, own.title)
        naming: dict[str, Entry] = {}
        for number, target, title in self._archives.naming(keys):
            entry = self._archives.entries([number]).get(number)
            if entry is None or entry.path in naming or entry.path == path:
                continue
            meant = self._found(Reference(SafeText(title), target), entry.path)
            if meant is not None and meant.path == path:
                naming[entry.path] = entry
        return sorted(naming.values(), key=lambda each: keys_of(each)[2:5])

    def titled(self, title: str) -> Entry | None:
        """Return the oldest entry with a title, whatever its harakat and forms of letters."""
        found = self._archives.titled(title)
        return found[-1] if found else None

    def _entry(self, path: str) -> Entry | None:
        found = self._archives.entry(path)
        return found[1] if found is not None else None

    def _beside(self, target: str, path: str) -> Entry | None:
        """Return the entry of a member of the collection in which the article at `path` is."""
        own = self._entry(path)
        member = beside(own, target) if own is not None else None
        return self._entry(member) if member is not None else None

    def _below(self, target: str, path: str) -> Entry | None:
        """Return the entry of the file that a target means below one of the roots.

        The list need not hold it, being that of one folder: it is looked at then.
        """
        unlisted: Path | None = None
        for root in self._roots:
            folder = root if is_folder(root) else root.parent
            file = resolve(target, path, folder)
            if file is None:
                continue
            for name in _names(file, folder, Path(path).parent):
                entry = self._entry(name)
                if entry is not None:
                    return entry
            unlisted = unlisted or file
        return _looked_at(unlisted) if unlisted is not None else None


def _names(file: Path, root: Path, beside: Path) -> Iterator[str]:
    """Yield the names that a file may have in a list: links in them are not followed there."""
    yield str(file)
    for folder in (root, beside):
        with contextlib.suppress(ValueError):
            yield str(folder / file.relative_to(os.path.realpath(folder)))


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
