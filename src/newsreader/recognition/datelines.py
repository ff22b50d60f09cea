"""Lines that tell who wrote an article and when, where each stands as a short line of its own."""

from __future__ import annotations

import datetime
import functools
import re
from dataclasses import dataclass

from newsreader.recognition import dates
from newsreader.text.controls import SafeText, label

__all__ = ["Dateline", "read"]

_LONGEST = 120
# A colon parts "كتب: فلان" from the verb of a sentence; "بقلم" and "By" can be nothing else
# before a name.
_WITH_COLON = re.compile(
    r"(?:بقلم|به قلم|كتب(?:ت|ه|ته|ها|تها)?|أعدّ?ه|[إا]عداد(?: وتحرير| وتقديم)?|تحرير|الكاتبة?"
    r"|المؤلفة?|تأليف"
    r"|نویسنده|نوشته|نوشتهٔ|تحریر|مصنف|نووسینی|نووسەر|ئامادەکردنی|מאת|כתב|נכתב על ידי"
    r"|(?:[Ww]ritten )?[Bb]y|[Aa]uthor)\s*[:：]\s*(?P<name>\S.*)"
)
_TRANSLATOR = re.compile(r"(?:ترجمة|ترجمها|ترجمه|ترجمهٔ|[Tt]ranslated by)\s*[:：]\s*\S.*")
_WITHOUT_COLON = re.compile(r"(?:بقلم|به قلم|מאת|By|BY|Written by)\s+(?P<name>(?:\S+\s+)*?\S+)")
_PARTING = re.compile("[|•·–—-]")
_PARTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]\s+")
_NOT_IN_NAMES = re.compile(r"[\d:!?؟«»\"“”…]|[.۔]$|\.\.")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a line tells: an author, a date, or both."""

    byline: SafeText | None = None
    date: datetime.date | None = None


def read(line: str) -> Dateline | None:
    """Return what `line` tells when it is nothing but a byline, a date, or both; else None."""
    return _read(line) if len(line) <= _LONGEST else None


@functools.lru_cache(256)
def _read(line: str) -> Dateline | None:
    """Return the same for a short line; an article's first ones are looked at several times."""
    whole = _single(line)
    if whole is not None:
        return whole
    if _PARTING.search(line) is None:
        return None
    singles = [_single(part) for part in _PARTS.split(line)]
    found = [single for single in singles if single is not None]
    if len(found) != len(singles):
        return None
    bylines = [single.byline for single in found if single.byline]
    days = [single.date for single in found if single.date]
    return Dateline(bylines[0] if bylines else None, days[0] if days else None)


def _single(line: str) -> Dateline | None:
    """Return what a line that is only a date or only a byline says, None for any other."""
    date = dates.parse(line)
    if date is not None:
        return Dateline(date=date)
    byline = _byline(line)
    return None if byline is None else Dateline(byline=byline)


def _byline(line: str) -> SafeText | None:
    """Return the name in a byline, None for any other line."""
    if _TRANSLATOR.fullmatch(line) and _is_name(line.partition(":")[2].strip()):
        return label(line)
    match = _WITH_COLON.fullmatch(line) or _WITHOUT_COLON.fullmatch(line)
    if match is None:
        return None
    name = match.group("name").lstrip(":： ").strip()
    if match.re is _WITHOUT_COLON and name[:1].isascii() and not _is_capitalised(name):
        return None
    return label(name) if _is_name(name) else None


def _is_name(name: str) -> bool:
    return 2 <= len(name) <= 60 and len(name.split()) <= 7 and not _NOT_IN_NAMES.search(name)


def _is_capitalised(name: str) -> bool:
    words = name.split()
    return words[0][0].isupper() and words[-1][0].isupper()
