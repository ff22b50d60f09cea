"""A library: the articles of some files and folders, kept up with the disk."""

from __future__ import annotations

import os
import posixpath
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from newsreader.article.articles import Article
from newsreader.article.blocks import inlines
from newsreader.errors import Fault
from newsreader.library.catalogue import Catalogue, Entry, Reading
from newsreader.library.intake import Stamp, difference, snapshot
from newsreader.loading import (
    Options,
    Stream,
    load_all,
    load_found,
    located,
    resolve,
)
from newsreader.search.folding import fold
from newsreader.search.similarity import Similarity
from newsreader.search.words import count_words, terms
from newsreader.text.directions import Direction

__all__ = ["Changes", "Found", "Library", "Related", "entry_of", "terms_of"]

Progress = Callable[[float], None]

_TITLE_WEIGHT = 3  # a word of the title counts as so many of the body
_MOST_TAGS = 20
_BATCH = 50
_HEAD = 1 << 20  # bytes of an article that are read for what the list shows
_PAIRS = 12_000_000  # of an article and a word: what is more is listed, and not related
_FAULTS = 20  # of one file that are told
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


def entry_of(
    article: Article, stamp: Stamp, file: str = "", position: int = 0, share: float = 1.0
) -> Entry:
    """Return what the list shows of an article; words a minute: 180 in right-to-left scripts.

    `share` is how much of the article was loaded, by which its words are reckoned.
    """
    words = sum(count_words(i.text) for block in article.blocks for i in inlines(block))
    words = round(words / share)
    speed = 180 if article.direction is Direction.RTL else 230
    return Entry(
        article.path, file or article.path, position, article.title, article.section, article.date,
        article.byline, article.language, article.direction, words, max(1, round(words / speed)),
        article.tags[:_MOST_TAGS], article.summary, stamp.modified,
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


def _reached(progress: Progress | None, number: int, count: int, share: float) -> None:
    """Tell how far the loading of `count` files is, one of which is done by a share."""
    if progress is not None:
        progress((number + share) / count)


def _beside(entry: Entry, target: str) -> str:
    """Return the path of a member that another one of the same collection refers to."""
    inside = entry.path[len(entry.file) + 1 :]
    plain = unquote(target.partition("#")[0])
    return f"{entry.file}#{posixpath.normpath(posixpath.join(posixpath.dirname(inside), plain))}"


class Library:
    """The articles below `roots`; `state` is the folder for what outlives the program.

    Without `deep` not those in the folders' folders. With a `stream` those in it too, of which
    nothing is kept. `refresh` may run in a thread of its own while others read.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        state: Path | None = None,
        *,
        deep: bool = True,
        stream: Stream | None = None,
    ) -> None:
        self.roots = tuple(roots)
        self._deep = deep
        self._stream = stream
        self._closing = threading.Event()
        self._catalogue = Catalogue(state / "library.sqlite3" if state else None)
        self._lock = threading.Lock()
        self._refreshing = threading.Lock()
        self._entries: dict[str, Entry] = {}
        self._sorted: tuple[Entry, ...] | None = ()
        self._keys: dict[str, tuple[str, str, int]] = {}
        self._files: dict[str, Stamp] = {}
        self._members: dict[str, list[str]] = {}
        self._similar: Similarity[str] = Similarity()
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
        """The articles: the newest first, undated ones last; then by title, or a book's order."""
        with self._lock:
            if self._sorted is None:
                found = sorted(self._entries.values(), key=lambda entry: self._keys[entry.path])
                found.sort(key=lambda e: e.date.isoformat() if e.date else "", reverse=True)
                self._sorted = tuple(found)
            return self._sorted

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
            if self._stream is not None:
                found = {self._stream.name: Stamp(len(self._stream.data), 0), **found}
            before = self._files
            changes = difference(before, found)
            left = (*changes.changed, *changes.gone)
            old = [path for name in left for path in self._members.get(name, ())]
            known = frozenset(old)
            for name in left:
                self._drop(name)
            self._catalogue.remove(changes.gone)
            wanted = [*changes.new, *changes.changed]
            faults = (*faults, *self._load(wanted, found, progress))
            fresh = tuple(fault for fault in faults if fault not in self._told)
            self._told.update(fresh)
            loaded = [path for name in wanted for path in self._members.get(name, ())]
            unread = (name for name in changes.changed if not self._members.get(name))
            return Changes(
                tuple(path for path in loaded if path not in known),
                (*(path for path in loaded if path in known), *unread),
                tuple(path for path in old if path not in self._entries),
                fresh,
            )

    def _load(
        self, names: Sequence[str], found: dict[str, Stamp], progress: Progress | None
    ) -> list[Fault]:
        faults: list[Fault] = []
        known = self._catalogue.stamps() if names else {}
        for number, name in enumerate(names):
            if self._closing.is_set():
                break
            stamp = found[name]
            self._files[name] = stamp
            if self._is_kept(name) and known.get(name) == stamp:
                for entry, counted in self._catalogue.entries(name):
                    self._take(entry, counted)
            else:
                faults += self._load_file(
                    name, stamp, partial(_reached, progress, number, len(names))
                )
            _reached(progress, number, len(names), 1.0)
        return faults

    def _load_file(self, name: str, stamp: Stamp, reached: Progress) -> list[Fault]:
        """Load the articles of a file into the list and the catalogue; return its faults."""
        faults: list[Fault] = []
        loaded: list[tuple[Entry, Stamp, dict[str, int]]] = []
        source = located(name, self._stream)
        self._catalogue.remove([name])
        options = Options(head=_HEAD)
        named = not isinstance(source, Path) or source in self.roots
        results = load_all(source, options) if named else load_found(Path(name), options)
        for position, result in enumerate(results):
            if self._closing.is_set():
                # The next run is to begin anew: a part of a file is not taken for all of it.
                self._catalogue.remove([name])
                return faults
            faults += result.faults
            if result.article is not None:
                was_read = self.reading(result.article.path).read
                entry = entry_of(result.article, stamp, name, position, result.share)
                counted = terms_of(result.article)
                self._take(replace(entry, read=was_read), counted)
                loaded.append((entry, stamp, counted))
            if len(loaded) >= _BATCH:
                self._keep(loaded)
                reached(result.done)
        self._keep(loaded)
        if len(faults) > _FAULTS:
            more = Fault(name, f"has {len(faults) - _FAULTS} more faults")
            faults = [*faults[:_FAULTS], more]
        return faults

    def _is_kept(self, path: str) -> bool:
        """Tell whether an article outlives the program: what came out of a pipe does not."""
        stream = self._stream
        return stream is None or path.partition("#")[0] != stream.name

    def _keep(self, loaded: list[tuple[Entry, Stamp, dict[str, int]]]) -> None:
        self._catalogue.put(one for one in loaded if self._is_kept(one[0].file))
        loaded.clear()

    def _take(self, entry: Entry, counted: dict[str, int]) -> None:
        is_single = entry.path == entry.file
        key = (fold(entry.title) if is_single else "\uffff", entry.file, entry.position)
        with self._lock:
            self._entries[entry.path] = entry
            self._keys[entry.path] = key
            self._sorted = None
            self._members.setdefault(entry.file, []).append(entry.path)
            if self._similar.size < _PAIRS:
                self._similar.add(entry.path, counted)

    def _drop(self, name: str) -> None:
        """Forget the articles of a file."""
        with self._lock:
            self._files.pop(name, None)
            for path in self._members.pop(name, ()):
                self._entries.pop(path, None)
                self._keys.pop(path, None)
                self._similar.remove(path)
            self._sorted = None

    # Reading

    def reading(self, path: str) -> Reading:
        """Return whether an article was read, and where it was left."""
        return self._catalogue.reading(path) if self._is_kept(path) else Reading()

    def mark_read(self, path: str, read: bool = True) -> None:
        """Mark an article read or unread."""
        if self._is_kept(path):
            self._catalogue.set_read(path, read)
        with self._lock:
            old = self._entries.get(path)
            if old is not None:
                new = self._entries[path] = replace(old, read=read)
                if self._sorted is not None:  # the order is the same
                    self._sorted = tuple(new if one is old else one for one in self._sorted)

    def set_place(self, path: str, part: int, offset: int) -> None:
        """Keep the place where an article was left."""
        if self._is_kept(path):
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
        if not article.related:
            return []
        with self._lock:
            entries = dict(self._entries)
            titles = {fold(entry.title): entry for entry in entries.values()}
            # Roots may be links or relative: entries are found by where they really are.
            real = {os.path.realpath(name): name for name in self._members}
        own = entries.get(article.path)
        found: dict[str, Entry] = {}
        for reference in article.related:
            entry = None
            if reference.target and own is not None and own.path != own.file:
                entry = entries.get(_beside(own, reference.target))
            if entry is None and reference.target:
                for root in self.roots:
                    folder = root if root.is_dir() else root.parent
                    path = resolve(reference.target, article.path, folder)
                    entry = entries.get(real.get(os.path.realpath(path), "")) if path else None
                    if entry:
                        break
            if entry is None and reference.title:
                entry = titles.get(fold(reference.title))
            if entry is not None:
                found.setdefault(entry.path, entry)
        return list(found.values())

    def beside(self, path: str, target: str) -> str | None:
        """Return the path of the article that one of a collection links to in the same."""
        own = self.entry(path)
        if own is None or own.path == own.file:
            return None
        found = self.entry(_beside(own, target))
        return found.path if found is not None else None

    def search(self, query: str, limit: int = 10) -> list[Found]:
        """Return the articles that a query finds, the best first."""
        with self._lock:
            near = self._similar.nearest(terms(query), limit)
            return [Found(self._entries[n.key], n.score, n.terms) for n in near]
