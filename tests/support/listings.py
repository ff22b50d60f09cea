"""Lists of articles that are nowhere but in memory, asked of a library as any other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newsreader.library.archives import Archives
from newsreader.library.entries import Entry, Reading, Stamp
from newsreader.library.lists import Question
from newsreader.library.rows import Part, Row
from newsreader.library.views import View, viewed
from newsreader.search.words import Text
from newsreader.session.listing import Listing

__all__ = ["listed", "relisted", "view_of"]


def view_of(
    entries: Sequence[Entry],
    question: Question = Question(),  # noqa: B008
    readings: Mapping[str, Reading] | None = None,
) -> View:
    """Return what a library of these entries, each a file of its own, lists.

    Marks are those of `readings`, or their own.
    """
    own = {e.path: Reading(e.read, None, e.bookmarked, e.opened) for e in entries}
    known = own if readings is None else readings
    archives = Archives(None, lambda: known)
    for entry in entries:
        row = Row.of(entry, Text("", ""))
        archives.put(Part(entry.file, Stamp(1, 1), [row], first=True, last=True), passes=True)
    archives.flush()
    return viewed(archives, question, lambda path: known.get(path, Reading()))


def listed(entries: Sequence[Entry], **asked: Any) -> Listing:
    """Return the listing of entries with what it asks for, answered."""
    return relisted(Listing(**asked), entries)


def relisted(listing: Listing, entries: Sequence[Entry]) -> Listing:
    """Return the listing as it is when a library of these entries answers."""
    return listing.with_view(view_of(entries, listing.asked))
