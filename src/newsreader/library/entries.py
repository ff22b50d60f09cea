"""What the list shows of an article, and what is known of its reading. Values."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsreader.article.articles import Article
from newsreader.article.blocks import inlines
from newsreader.search.folding import fold
from newsreader.search.words import Text, count_words, text_in
from newsreader.text.controls import SafeText, sanitise
from newsreader.text.directions import Direction
from newsreader.text.offsets import CodePoint

__all__ = ["HEAD", "Entry", "Reading", "Stamp", "entry_of", "said_of", "text_of", "unpacked"]

HEAD = 1 << 20
"""Bytes of an article that are read for what the list shows."""

_TITLE_WEIGHT = 3  # a word of the title counts as so many of the body
_MOST_TAGS = 20
_IN_LINE = json.JSONEncoder(ensure_ascii=False)
_MOST = 200_000  # code points of an article that are indexed


class Stamp(NamedTuple):
    """What distinguishes two states of a file: bytes, and nanoseconds of its change."""

    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether an article was read, where it was left, whether it is bookmarked, when it was opened.

    A place is a part of its page and an offset in code points; `opened` is in seconds since
    1970, 0 for never. `lettered` are the places that the reader has given a letter, `origin` is the
    path of the article from which it was opened last, "" for none.
    """

    read: bool = False
    place: tuple[int, CodePoint] | None = None
    bookmarked: bool = False
    opened: int = 0
    lettered: tuple[tuple[str, tuple[int, CodePoint]], ...] = ()
    origin: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether the list shows anything of it."""
        return self.read or self.bookmarked

    def is_marked_as(self, other: Reading) -> bool:
        """Return whether two readings are the same to the list: both read or not, and so on."""
        return (self.read, self.bookmarked) == (other.read, other.bookmarked)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list shows of an article; `minutes` to read it, `modified` in nanoseconds.

    `file` is the one that the article is in, `position` (from 0) its place among those in it.
    `read`, `bookmarked` and `opened` are those of its `Reading`.
    `folded` is what a filter looks through: its fields, folded, a line each, the title first.
    """

    path: str
    file: str
    position: int
    title: SafeText
    section: SafeText | None
    date: datetime.date | datetime.datetime | None
    byline: SafeText | None
    language: str
    direction: Direction
    words: int
    minutes: int
    tags: tuple[SafeText, ...]
    summary: SafeText | None
    source: SafeText | None
    modified: int
    read: bool = False
    bookmarked: bool = False
    opened: int = 0

    @property
    def folded(self) -> str:
        """What a filter looks through, a line for each field."""
        fields = (self.title, self.section, self.summary, *self.tags, self.byline)
        return "\n".join(fold(text) for text in fields if text)

    def marked(self, reading: Reading) -> Entry:
        """Return the entry with what is known of its reading."""
        read, bookmarked, opened = reading.read, reading.bookmarked, reading.opened
        if (read, bookmarked, opened) == (self.read, self.bookmarked, self.opened):
            return self
        return replace(self, read=read, bookmarked=bookmarked, opened=opened)

    def packed(self) -> str:
        """Return the entry as one line for the catalogue."""
        return _IN_LINE.encode(
            [
                self.title, self.section, self.date.isoformat() if self.date else None,
                self.byline, self.language, self.direction.value, self.words, self.minutes,
                self.tags, self.summary, self.source, self.position,
            ]
        )  # fmt: skip


def unpacked(path: str, file: str, modified: int, packed: object) -> Entry:
    """Return the unread entry that `packed` was made from.

    Raises ValueError for anything else.
    """
    row = json.loads(str(packed))
    if not isinstance(row, list) or len(row) != 12:
        raise ValueError(f"no entry: {packed!r:.40}")
    (
        title,
        section,
        date,
        byline,
        language,
        direction,
        words,
        minutes,
        tags,
        summary,
        source,
        position,
    ) = row
    numbers = (words, minutes, position, modified)
    if not isinstance(tags, list) or not all(isinstance(number, int) for number in numbers):
        raise ValueError(f"no entry: {packed!r:.40}")
    return Entry(
        path, file, position, _text(title), _optional(section), _date(date),
        _optional(byline), _text(language), Direction(direction), words, minutes,
        tuple(map(_text, tags)), _optional(summary), _optional(source), modified,
    )  # fmt: skip


def _text(value: object) -> SafeText:
    """Return a text of a row. Raises ValueError for anything else."""
    if not isinstance(value, str):
        raise ValueError(f"no text: {value!r}")
    return sanitise(value)


def _optional(value: object) -> SafeText | None:
    return None if value is None else _text(value)


def _date(value: object) -> datetime.date | datetime.datetime | None:
    """Return the date that an entry was packed with."""
    if value is None:
        return None
    text = _text(value)
    kind = datetime.datetime if "T" in text else datetime.date
    return kind.fromisoformat(text)


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
        article.tags[:_MOST_TAGS], article.summary, article.source, stamp.modified,
    )  # fmt: skip


def said_of(article: Article) -> tuple[str, str]:
    """Return what an index takes of an article as it is written: title and tags, and the rest.

    That is the body, and before it by whom it is.
    """
    parts: list[str] = [article.byline] if article.byline else []
    taken = 0
    for inline in (inline for block in article.blocks for inline in inlines(block)):
        parts.append(inline.text)
        taken += len(inline.text)
        if taken > _MOST:
            break
    return "\n".join((article.title, *article.tags)), "\n".join(parts)


def text_of(article: Article) -> Text:
    """Return what an index takes of an article; the stems of its title and tags weigh more."""
    title, body = map(text_in, said_of(article))
    return Text(f"{title.words} {body.words}", f"{title.stems} " * _TITLE_WEIGHT + body.stems)
