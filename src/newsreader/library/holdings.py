"""The entries of a library in memory: changed by one thread, looked at by any without waiting."""

from __future__ import annotations

import datetime
import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from newsreader.library.entries import Entry, Reading

__all__ = ["Holdings"]

_DAY = 86_400  # seconds
_DAY_OF_FILES = _DAY * 1_000_000_000  # nanoseconds
_UNSAID = re.compile(r"^[\W_]+")  # marks before a title's first word, which nobody sorts by
_AFTER_ALL = "\uffff"  # where a title would stand: behind every one

_Key = tuple[bool, int, str, str, int]


class _Order(NamedTuple):
    """The entries as they were sorted last, what each was sorted by, and how often it was done."""

    entries: tuple[Entry, ...] = ()
    keys: tuple[_Key, ...] = ()
    version: int = 0


class Holdings:
    """The entries by path and in their order.

    One thread takes and drops; what it did is seen in `entries` when it says `publish`, in
    `entry` at once. Any thread may read and mark. The lock is held to copy references, never to
    sort, compare or look at a disk. `reading_of` gives the reading of an article that is taken.
    """

    def __init__(self, reading_of: Callable[[str], Reading]) -> None:
        self._reading_of = reading_of
        self._lock = threading.Lock()
        self._entries: dict[str, Entry] = {}
        self._keys: dict[str, _Key] = {}
        self._members: dict[str, list[str]] = {}
        self._renewed: dict[str, list[str]] = {}  # what a file held that is being loaded anew
        self._order = _Order()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The articles: the newest first, undated ones last; then by title, or a book's order."""
        return self._order.entries

    @property
    def version(self) -> int:
        """A number that is another one when other articles are published; marks do not count."""
        return self._order.version

    def entry(self, path: str) -> Entry | None:
        """Return the entry of an article, None when there is no such."""
        return self._entries.get(path)  # one step of a dictionary: no lock is needed

    def members(self, file: str) -> tuple[str, ...]:
        """Return the paths of the articles in a file, in its order."""
        return tuple(self._members.get(file, ()))

    def take(self, entry: Entry) -> None:
        """Take an entry in, behind the others of its file."""
        key = _key(entry)
        with self._lock:
            # Within the lock: whoever marks it meanwhile finds it here, or is seen here.
            self._entries[entry.path] = entry.marked(self._reading_of(entry.path))
            self._keys[entry.path] = key
            self._members.setdefault(entry.file, []).append(entry.path)

    def renew(self, file: str) -> None:
        """Begin to take the articles of a file anew: until each is taken, it is as it was."""
        self._renewed[file] = self._members.pop(file, [])

    def renewed(self, file: str) -> None:
        """Forget those articles of a file that have not been taken again."""
        self._forget(set(self._renewed.pop(file, [])).difference(self._members.get(file, ())))

    def drop(self, file: str) -> tuple[str, ...]:
        """Forget the articles of a file; return their paths."""
        paths = self._members.pop(file, [])
        self._forget(paths)
        return tuple(paths)

    def _forget(self, paths: Iterable[str]) -> None:
        with self._lock:
            for path in paths:
                self._entries.pop(path, None)
                self._keys.pop(path, None)

    def publish(self) -> None:
        """Let what was taken and dropped be seen in `entries`."""
        keys = self._keys
        paths = sorted(keys, key=keys.__getitem__)
        ordered = tuple(map(keys.__getitem__, paths))
        with self._lock:
            entries = tuple(map(self._entries.__getitem__, paths))
            self._order = _Order(entries, ordered, self._order.version + 1)

    def mark(self, marks: Mapping[str, Reading]) -> tuple[str, ...]:
        """Mark articles; return those of which something else was known."""
        with self._lock:
            changed = {
                path: new
                for path, reading in marks.items()
                if (old := self._entries.get(path)) is not None
                and (new := old.marked(reading)) is not old
            }
            if not changed:
                return ()
            self._entries.update(changed)
            entries = list(self._order.entries)
            for path, entry in changed.items():
                place = bisect_left(self._order.keys, self._keys[path])
                if place < len(entries) and entries[place].path == path:
                    entries[place] = entry
            self._order = self._order._replace(entries=tuple(entries))
        return tuple(changed)


def _key(entry: Entry) -> _Key:
    """Return what an entry is sorted by: the newest first, then by title, or in a book's order.

    Without a date, by the day on which the file was changed, behind all that have one.
    """
    age = _age(entry.date) if entry.date is not None else -(entry.modified // _DAY_OF_FILES)
    is_single = entry.path == entry.file
    title = _UNSAID.sub("", entry.folded.partition("\n")[0]) if is_single else _AFTER_ALL
    return entry.date is None, age, title, entry.file, entry.position


def _age(date: datetime.date | datetime.datetime) -> int:
    """Return a number that is the smaller the newer a date is, in seconds."""
    seconds = date.toordinal() * _DAY
    if isinstance(date, datetime.datetime):
        seconds += date.hour * 3600 + date.minute * 60 + date.second
    return -seconds
