"""What is asked of a library: words, phrases in quotes, filters; parsed from what is typed.

الري "حصاد المطر" section:بيئة date:2025..2026 is:unread
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.search.folding import fold, folded_words

__all__ = ["FILTERS", "Days", "Request", "Wrong", "filter_in", "narrowed", "request"]

FILTERS = {
    "section": ("section", "قسم"),
    "source": ("source", "مصدر"),
    "date": ("date", "تاريخ"),
    "is": ("is", "حال"),
}
"""The names of filters, by what they are: each may be written in either language."""

_NAMES = {fold(name): kind for kind, names in FILTERS.items() for name in names}
_READ = {"unread": False, "read": True, fold("غير-مقروء"): False, fold("مقروء"): True}
_BOOKMARKED = {"bookmarked": True, fold("محفوظ"): True}
_STATES = (*_READ, *_BOOKMARKED)
_PIECE = re.compile(r"""([^\W\d_]+):("[^"]*"?|\S*)|("[^"]*"?)|(\S+)""")
_DAY = re.compile(r"(\d{1,4})(?:-(\d\d?)(?:-(\d\d?))?)?")
_NEAR = 0.6  # of a name that there is: else it is no filter that was meant


class Days(NamedTuple):
    """A range of days, both ends in it; None where it is open."""

    first: datetime.date | None
    last: datetime.date | None


class Wrong(NamedTuple):
    """A filter that there is not, as it was written, and the nearest that there is."""

    given: str
    nearest: str


@dataclass(frozen=True, slots=True)
class Request:
    """What articles are to have: all words (folded) and phrases, and to be as the filters say.

    `beginning` is a word that may not be finished yet: what begins with it will do.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    beginning: str = ""
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    read: bool | None = None
    bookmarked: bool | None = None
    wrong: tuple[Wrong, ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether anything is to stand in the text."""
        return bool(self.words or self.phrases or self.beginning)

    @property
    def has_filters(self) -> bool:
        """Whether anything but the text is asked about."""
        states = (self.read, self.bookmarked)
        return bool(self.sections or self.sources or self.days) or states != (None, None)

    def fits_section(self, section: str) -> bool:
        """Return whether articles of a section are asked for."""
        return all(name in fold(section) for name in self.sections)

    def fits_source(self, source: str) -> bool:
        """Return whether articles of a source are asked for."""
        return all(name in fold(source) for name in self.sources)


def request(text: str, *, is_typed: bool = False) -> Request:
    """Return what a text asks for; `is_typed`: its last word may not be finished yet."""
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    beginning = ""
    filters: dict[str, list[str]] = {kind: [] for kind in FILTERS}
    wrong: list[Wrong] = []
    for match in _PIECE.finditer(text):
        name, value, quoted, word = match.groups()
        kind = _NAMES.get(fold(name)) if name else None
        if kind is not None:
            filters[kind].append(value.strip('"'))
        elif name and value and (near := _nearest(fold(name), list(_NAMES))):
            wrong.append(Wrong(match[0], f"{near}:"))
        elif quoted:
            phrases += [tuple(found)] if (found := folded_words(quoted)) else []
        else:
            found = folded_words(word or match[0])
            if is_typed and found and match.end() == len(text):
                *found, beginning = found
            words += found
    days, (read, bookmarked) = _days(filters["date"], wrong), _states(filters["is"], wrong)
    return Request(
        tuple(words), tuple(phrases), beginning,
        tuple(fold(value) for value in filters["section"] if value),
        tuple(fold(value) for value in filters["source"] if value),
        days, read, bookmarked, tuple(wrong),
    )  # fmt: skip


def filter_in(text: str, kind: str) -> str:
    """Return the value of the first filter of a kind in a query, "" for none."""
    return next((match[2].strip('"') for match in _filters(text, kind)), "")


def narrowed(text: str, kind: str, value: str, name: str) -> str:
    """Return a query with a filter of this name before it, in the place of those of its kind.

    Without a value those are taken out.
    """
    kept, end = "", 0
    for match in _filters(text, kind):
        kept += text[end : match.start()].rstrip(" ") + " "
        end = match.end()
    rest = (kept + text[end:].lstrip(" ") if end else text).lstrip(" ")
    if not value:
        return rest
    plain = value.replace('"', "")
    return f'{name}:"{plain}" {rest}' if " " in plain else f"{name}:{plain} {rest}"


def _filters(text: str, kind: str) -> list[re.Match[str]]:
    """Return where the filters of a kind stand in a query."""
    found = _PIECE.finditer(text)
    return [match for match in found if match[1] and _NAMES.get(fold(match[1])) == kind]


def _nearest(name: str, names: list[str]) -> str:
    """Return the name that one was probably meant for, "" for none."""
    return next(iter(difflib.get_close_matches(name, names, 1, _NEAR)), "")


def _states(values: list[str], wrong: list[Wrong]) -> tuple[bool | None, bool | None]:
    """Return whether articles are to be read and bookmarked, None where that is not said."""
    read = bookmarked = None
    for value in values:
        name = fold(value)
        read = _READ.get(name, read)
        bookmarked = _BOOKMARKED.get(name, bookmarked)
        if value and not any(state.startswith(name) for state in _STATES):
            near = _nearest(name, list(_STATES)) or "unread"
            wrong.append(Wrong(f"is:{value}", f"is:{near}"))
    return read, bookmarked


def _days(values: list[str], wrong: list[Wrong]) -> tuple[Days, ...]:
    """Return the ranges of days that are written so: 2026, 2026-01, 2026-01-05, A..B, A.., ..B."""
    found: list[Days] = []
    for value in filter(None, values):
        first, dots, last = fold(value).partition("..")
        try:
            begin = next(_ends(first)) if first else None
            *_, end = _ends(last if dots else first) if last or not dots else [None]
        except ValueError:
            wrong.append(Wrong(f"date:{value}", "date:2026-01-31, date:2025..2026"))
            continue
        found.append(Days(begin, end))
    return tuple(found)


def _ends(text: str) -> Iterator[datetime.date]:
    """Yield the first and the last day of a year, a month or a day. Raises ValueError."""
    import calendar  # nothing else at the start needs it

    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"no date: {text}")
    year, month, day = (int(part or 0) for part in match.groups())
    begin, end = (month, month) if month or day else (1, 12)
    yield datetime.date(year, begin, day or 1)
    yield datetime.date(year, end, day or calendar.monthrange(year, end)[1])
