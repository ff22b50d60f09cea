"""What is open: where an article comes from, how it is read, and what was open before it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from newsreader.loading import CHOICES, MINIMUM, Loaded, Member, Source, Stream, load, located
from newsreader.session.history import History
from newsreader.text.controls import SafeText

__all__ = ["Beginning", "Opened"]


class Beginning(NamedTuple):
    """How an article begins in an encoding; `chosen` None: the one that the bytes suggest."""

    chosen: str | None
    encoding: str
    title: SafeText


class Opened:
    """Loads articles by their path, each as the reader wants it: encoding, repair.

    `first` is what the program was started on; `encoding` what that is encoded in. May be used
    from a thread while the app goes on.
    """

    def __init__(self, first: Source | None = None, encoding: str | None = None) -> None:
        self._first = first
        self._encoding = encoding
        self._encodings: dict[str, str] = {}
        self._as_it_is: frozenset[str] = frozenset()
        self.history = History()

    @property
    def first(self) -> Source | None:
        """What the program was started on."""
        return self._first

    def source(self, path: str) -> Source:
        """Return the source of an article by its path."""
        return located(path, self._first if isinstance(self._first, Stream) else None)

    def renew(self, first: Stream) -> None:
        """Take more of what the program was started on: a pipe that is still being written."""
        self._first = first

    def load(self, path: str, head: int | None = None) -> Loaded:
        """Return an article: in the encoding given for it, as it is when that is asked."""
        source = self.source(path)
        collection = source.collection if isinstance(source, Member) else source
        encoding = self._encodings.get(path)
        if encoding is None and collection == self._first:
            encoding = self._encoding
        whole = path not in self._as_it_is and path not in self._encodings
        return load(source, head=head, encoding=encoding, repair=whole)

    def toggle_original(self, path: str) -> bool:
        """Take an article as it is, or repaired again; return whether as it is."""
        self._as_it_is ^= {path}
        return path in self._as_it_is

    def use_encoding(self, path: str, encoding: str | None) -> None:
        """Take an article in an encoding, None for the one that its bytes suggest."""
        if encoding is None:
            self._encodings.pop(path, None)
        else:
            self._encodings[path] = encoding

    def beginnings(self, path: str, goes_on: Callable[[], bool]) -> Iterator[Beginning]:
        """Yield how an article begins in every encoding in which it can be read."""
        source = self.source(path)
        for name in (None, *CHOICES):
            if not goes_on():
                return
            found = load(source, head=MINIMUM, encoding=name, repair=name is None).article
            if found is not None:
                yield Beginning(name, found.encoding, found.title)
