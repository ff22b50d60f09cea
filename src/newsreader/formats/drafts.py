"""What passes between the stages of loading: metadata, what a format gets, what it gives."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from newsreader.article.articles import Reference
from newsreader.article.blocks import Block
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["NOTHING", "Draft", "Format", "Metadata", "Task"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The metadata of an article; None, "" and () where it says nothing."""

    title: SafeText | None = None
    section: SafeText | None = None
    byline: SafeText | None = None
    date: datetime.date | datetime.datetime | None = None
    source: SafeText | None = None
    tags: tuple[SafeText, ...] = ()
    summary: SafeText | None = None
    url: str | None = None
    language: str = ""
    direction: Direction | None = None
    related: tuple[Reference, ...] = ()

    def completed(self, other: Metadata) -> Metadata:
        """Return these metadata, the gaps filled from `other`; the references of both."""
        if other is NOTHING:
            return self
        if self is NOTHING:
            return other
        related = (*self.related, *other.related)
        return Metadata(
            self.title or other.title,
            self.section or other.section,
            self.byline or other.byline,
            self.date or other.date,
            self.source or other.source,
            self.tags or other.tags,
            self.summary or other.summary,
            self.url or other.url,
            self.language or other.language,
            self.direction or other.direction,
            tuple(dict.fromkeys(related)) if related else (),
        )


NOTHING = Metadata()
"""No metadata."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a format is given.

    `text` is the body, without the front matter that gave `known`. `partial`: the text is the
    beginning of a larger one, whose last part is `appendix` (definitions may stand there); so
    nothing at its end is the article's end. `progress` takes the share done, 0 to 1.
    """

    text: SafeText
    known: Metadata = Metadata()
    partial: bool = False
    appendix: str = ""
    progress: Callable[[float], None] | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a format gives: the metadata found, the blocks, and what the reader should know."""

    metadata: Metadata
    blocks: tuple[Block, ...]
    faults: tuple[str, ...] = ()


def _nothing_open(_text: str) -> int | None:
    return None


@dataclass(frozen=True, slots=True)
class Format:
    """A format of articles.

    `likeness` returns for the beginning of a text how much it looks like this format (0 to 1);
    `unfinished` gives the offset of a construct that a text cut at its end leaves open, or None.
    A source of no more than `whole` bytes is never shown by its beginning first.
    """

    name: str
    suffixes: tuple[str, ...]
    parse: Callable[[Task], Draft]
    likeness: Callable[[str], float]
    unfinished: Callable[[str], int | None] = _nothing_open
    whole: int = 0
