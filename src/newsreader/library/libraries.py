"""A library: the articles of some files and folders, kept up with the disk."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from newsreader.article.articles import Article
from newsreader.article.blocks import inlines
from newsreader.errors import Fault
from newsreader.library.catalogue import Catalogue, Entry, Reading
from newsreader.library.intake import Stamp, difference, snapshot
from newsreader.loading import load, resolve
from newsreader.search.folding import fold
from newsreader.search.similarity import Similarity
from newsreader.search.words import count_words, terms
from newsreader.text.directions import Direction

__all__ = ["Changes", "Found", "Library", "Related", "entry_of", "terms_of"]

Progress = Callable[[float], None]

_TITLE_WEIGHT = 3  # a word of the title counts as so many of the body
_BATCH = 50
_MOST = 200_000  # code points of an article by which it is related to others


class Changes(NamedTuple):
    """What a refresh found: paths new, changed and gone, and what could not be read."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    faults: tuple[Fault, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone or self.faults)


class Related(NamedTuple):
    """A related article: `named` by the article itself, else near to it by the terms in `why`."""

    entry: Entry
    score: float
    why: tuple[str, ...]
    named: bool


class Found(NamedTuple):
    """An article that a query found: its score, and the terms by which."""

    entry: Entry
    score: float
    why: tuple[str, ...]


def entry_of(article: Article, stamp: Stamp) -> Entry:
    """Return what the list shows of an article; words a minute: 180 in right-to-left scripts."""
    words = sum(count_words(i.text) for block in article.blocks for i in inlines(block))
    speed = 180 if article.direction is Direction.RTL else 230
    return Entry(
        article.path, article.title, article.section, article.date, article.byline,
        article.language, article.direction, words, max(1, round(words / speed)), article.tags,
        article.summary, stamp.modified,
    )  # fmt: skip


def terms_of(article: Article) -> dict[str, int]:
    """Return the counted terms of an article; those of its title weigh more."""
    counted: Counter[str] = Counter()
    taken = 0
    # Paragraph by paragraph: one call on megabytes would hold up the screen's thread.
    for inline in (inline for block in article.blocks for inline in inlines(block)):
        counted.update(terms(inline.text))
        taken += len(inline.text)
        if taken > _MOST:
            break
    for text in (article.title, *article.tags):
        for term, count in terms(text).items():
            counted[term] += _TITLE_WEIGHT * count
    return dict(counted)


class Library:
    """The articles below `roots`; `state` is the folder for what outlives the program.

    Without `deep` not those in the folders' folders. `refresh` may run in a thread of its own
    while others read.
    """

    def __init__(
        self, roots: Sequence[Path], state: Path | None = None, *, deep: bool = True
    ) -> None:
        self.roots = tuple(roots)
        self._deep = deep
        self._closing = threading.Event()
        self._catalogue = Catalogue(state / "library.sqlite3" if state else None)
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()
        self._entries: dict[str, Entry] = {}
        self._stamps: dict[str, Stamp] = {}
        self._similar: Similarity[str] = Similarity()
        self._faults: dict[str, Stamp] = {}
        self._told: set[Fault] = set()

    @property
    def fault(self) -> Fault | None:
        """What is wrong with the place where the reading state is kept."""
        return self._catalogue.fault

    def close(self) -> None:
        """Let go of the catalogue's file, after a refresh that may be running: it ends early."""
        self._closing.set()
        with self._refreshing:
            self._catalogue.close()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The articles, the newest first within the whole, undated ones last, then by title."""
        with self._lock:
            found = list(self._entries.values())
        found.sort(key=lambda entry: fold(entry.title))
        found.sort(key=lambda entry: entry.date.isoformat() if entry.date else "", reverse=True)
        return tuple(found)

    def entry(self, path: str) -> Entry | None:
        """Return the entry of an article, None when the library has no such."""
        with self._lock:
            return self._entries.get(path)

    def refresh(self, progress: Progress | None = None) -> Changes:
        """Look at the disk, load what is new or changed, and forget what is gone.

        `progress` is told the share of the work that is done. A fault is reported once, until the
        file changes.
        """
        with self._refreshing:
            found, faults = snapshot(self.roots, deep=self._deep)
            before = {**self._stamps, **self._faults}
            changes = difference(before, found)
            known = self._catalogued() if not self._entries else {}
            wanted = [*changes.new, *changes.changed]
            faults = (*faults, *self._load(wanted, found, known, progress))
            self._forget(changes.gone)
            fresh = tuple(fault for fault in faults if fault not in self._told)
            self._told.update(fresh)
            return Changes(
                tuple(p for p in changes.new if p in self._entries), changes.changed,
                changes.gone, fresh,
            )  # fmt: skip

    def _catalogued(self) -> dict[str, tuple[Entry, dict[str, int], Stamp]]:
        stamps = self._catalogue.stamps()
        return {
            entry.path: (entry, counted, stamps[entry.path])
            for entry, counted in self._catalogue.entries()
        }

    def _load(
        self,
        paths: Sequence[str],
        found: dict[str, Stamp],
        known: dict[str, tuple[Entry, dict[str, int], Stamp]],
        progress: Progress | None,
    ) -> list[Fault]:
        faults: list[Fault] = []
        loaded: list[tuple[Entry, Stamp, dict[str, int]]] = []
        for number, path in enumerate(paths, 1):
            if self._closing.is_set():
                break
            stamp = found[path]
            if path in known and known[path][2] == stamp:
                self._take(known[path][0], stamp, known[path][1])
            else:
                result = load(Path(path))
                faults += result.faults
                if result.article is None:
                    self._drop(path)
                    self._faults[path] = stamp
                else:
                    entry = replace(
                        entry_of(result.article, stamp), read=self._catalogue.reading(path).read
                    )
                    counted = terms_of(result.article)
                    self._take(entry, stamp, counted)
                    loaded.append((entry, stamp, counted))
            if len(loaded) >= _BATCH:
                self._catalogue.put(loaded)
                loaded.clear()
            if progress is not None:
                progress(number / len(paths))
        self._catalogue.put(loaded)
        return faults

    def _take(self, entry: Entry, stamp: Stamp, counted: dict[str, int]) -> None:
        with self._lock:
            self._entries[entry.path] = entry
            self._stamps[entry.path] = stamp
            self._faults.pop(entry.path, None)
            self._similar.add(entry.path, counted)

    def _drop(self, path: str) -> None:
        with self._lock:
            self._entries.pop(path, None)
            self._stamps.pop(path, None)
            self._faults.pop(path, None)
            self._similar.remove(path)

    def _forget(self, paths: Iterable[str]) -> None:
        paths = tuple(paths)
        for path in paths:
            self._drop(path)
        self._catalogue.remove(paths)

    # Reading

    def reading(self, path: str) -> Reading:
        """Return whether an article was read, and where it was left."""
        return self._catalogue.reading(path)

    def mark_read(self, path: str, read: bool = True) -> None:
        """Mark an article read or unread."""
        self._catalogue.set_read(path, read)
        with self._lock:
            if path in self._entries:
                self._entries[path] = replace(self._entries[path], read=read)

    def set_place(self, path: str, part: int, offset: int) -> None:
        """Keep the place where an article was left."""
        self._catalogue.set_place(path, part, offset)

    # Related articles and search

    def related(self, article: Article, limit: int = 5) -> list[Related]:
        """Return the articles that `article` names, then the nearest ones, `limit` in all."""
        named = [
            Related(entry, 0.0, (), True)
            for entry in self._named(article)
            if entry.path != article.path
        ]
        exclude = {article.path, *(related.entry.path for related in named)}
        with self._lock:
            near = self._similar.nearest(terms_of(article), limit, exclude)
            rest = [Related(self._entries[n.key], n.score, n.terms, False) for n in near]
        return [*named, *rest][:limit]

    def _named(self, article: Article) -> list[Entry]:
        with self._lock:
            titles = {fold(entry.title): entry for entry in self._entries.values()}
            # Roots may be links or relative: entries are found by where they really are.
            real = {os.path.realpath(entry.path): entry for entry in self._entries.values()}
        found: dict[str, Entry] = {}
        for reference in article.related:
            entry = None
            if reference.target:
                for root in self.roots:
                    folder = root if root.is_dir() else root.parent
                    path = resolve(reference.target, article.path, folder)
                    entry = real.get(os.path.realpath(path)) if path else None
                    if entry:
                        break
            if entry is None and reference.title:
                entry = titles.get(fold(reference.title))
            if entry is not None:
                found.setdefault(entry.path, entry)
        return list(found.values())

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Return the articles that a query finds, the best first."""
        with self._lock:
            near = self._similar.nearest(terms(query), limit)
            return [Found(self._entries[n.key], n.score, n.terms) for n in near]
