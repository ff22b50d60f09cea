"""From the fields of a front matter to metadata: the names that Hugo, Jekyll and others use."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any

from newsreader import bounds
from newsreader.article.articles import Reference
from newsreader.decoding import languages
from newsreader.formats.drafts import NOTHING, Metadata
from newsreader.recognition import dates
from newsreader.recognition.references import clean_target, reference
from newsreader.text.controls import SafeText, label
from newsreader.text.directions import Direction

__all__ = ["NAMES", "lowered", "metadata"]

_TITLE = ("title", "headline")
_SECTION = ("section", "category", "categories", "rubric", "label", "topic")
_BYLINE = ("author", "authors", "byline", "by", "creator")
_DATE = ("date", "published", "publishdate", "pubdate", "datepublished", "publish_date",
         "published_at", "date_published", "created", "created_at", "ms.date", "lastmod",
         "updated", "updatedat", "updated_at", "modified")  # fmt: skip
_SOURCE = ("source", "publisher", "site", "site_name", "outlet", "newspaper")
_TAGS = ("tags", "tag", "keywords", "keyword", "topics")
_SUMMARY = ("description", "summary", "excerpt", "abstract", "lead", "subtitle", "dek")
_URL = ("url", "canonical_url", "canonical", "canonicalurl", "permalink", "link", "original_url",
        "source_url")  # fmt: skip
_LANGUAGE = ("lang", "language", "locale", "ms.contentlocale")
_DIRECTION = ("dir", "direction", "textdirection")
_RELATED = ("related", "related_articles", "related_posts", "relatedposts", "relatedarticles",
            "see_also", "seealso")  # fmt: skip
_NESTED = ("params", "extra", "taxonomies")  # where Hugo and Zola put what is not their own
_NAME = ("name", "title", "label", "full_name", "text", "rendered", "value")
_TARGET = ("path", "url", "href", "link", "target", "file", "slug", "permalink", "ref")
NAMES = frozenset((*_TITLE, *_SECTION, *_BYLINE, *_DATE, *_SOURCE, *_TAGS, *_SUMMARY, *_URL,
                   *_LANGUAGE, *_DIRECTION, *_RELATED, *_NESTED))  # fmt: skip
"""The names of fields that are looked at, in lower case."""

_LONGEST = 5000
_OTHER_SCHEME = re.compile(r"(?!https?:)[a-zA-Z][a-zA-Z0-9+.-]*:")
_DIRECTIONS = {"rtl": Direction.RTL, "ltr": Direction.LTR}


def metadata(fields: Mapping[str, Any]) -> Metadata:
    """Return the metadata in `fields`; one of a kind that makes no sense there is passed over."""
    if not fields:
        return NOTHING
    given = _Fields(fields)
    named = (name for name, value in given.fields.items() if value not in (None, ""))
    told = {one for name in named for one in _TOLD.get(name, ())}
    return Metadata(**{one: _READ[one](given) for one in told}) if told else NOTHING


class _Fields:
    """Fields by name, whatever their case and whether they stand in a nested table."""

    def __init__(self, fields: Mapping[str, Any]) -> None:
        """Lower the fields' names and lift nested metadata up; what stands outside wins."""
        self.fields = lowered(fields)
        for name in _NESTED:
            if name in self.fields and isinstance(nested := self.fields[name], Mapping):
                self.fields = {**lowered(nested), **self.fields}

    def value(self, names: tuple[str, ...]) -> Any:
        """Return the value of the first of `names` that has one."""
        for name in names:
            value = self.fields.get(name)
            if value not in (None, "", [], {}):
                return value
        return None

    def texts(self, names: tuple[str, ...]) -> list[SafeText]:
        """Return the texts that the first of `names` with any gives."""
        for name in names:
            value = self.fields.get(name)
            if value is None:
                continue
            texts = _texts(value) if not isinstance(value, str) else (label(value[:_LONGEST]),)
            found = [text for text in islice(texts, bounds.LISTED) if text]
            if found:
                return found
        return []

    def text(self, names: tuple[str, ...]) -> SafeText | None:
        """Return the first of these texts."""
        found = self.texts(names)
        return found[0] if found else None

    def date(self) -> datetime.date | datetime.datetime | None:
        """Return the first field that is surely a date."""
        for name in _DATE:
            value = self.fields.get(name)
            if value is None:
                continue
            if isinstance(value, datetime.date):
                return value
            for text in _texts(value):
                found = dates.parse(text)
                if found:
                    return found
        return None

    def url(self) -> str | None:
        """Return the article's address; a `source` that is one counts last."""
        sources = self.texts(_SOURCE)
        own = () if self.fields.keys().isdisjoint(_URL) else self.texts(_URL)
        for text in (*own, *(one for one in sources if "://" in one)):
            target = clean_target(text)
            if _OTHER_SCHEME.match(target):
                continue
            if target and (text not in sources or "://" in target):
                return target
        return None


def lowered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return `fields` by their names in lower case, written with underscores."""
    return {str(name).strip().lower().replace("-", "_"): value for name, value in fields.items()}


def _texts(value: Any, depth: int = 0) -> Iterator[SafeText]:
    """Yield the texts of a scalar, of a list of scalars, or of mappings that have a name."""
    if isinstance(value, str):
        yield label(value[:_LONGEST])
        return
    if isinstance(value, Mapping):
        value = _first(lowered(value), _NAME) or _with_colon(value)
    if isinstance(value, (list, tuple)) and depth < 3:
        for item in value:
            yield from _texts(item, depth + 1)
    elif isinstance(value, (str, int, float, datetime.date)) and not isinstance(value, bool):
        yield label(_short(value))


def _with_colon(value: Mapping[str, Any]) -> str | None:
    """Return what is a mapping by its colon alone (`- مصر: خبر`) as the text that was meant."""
    pair = next(iter(value.items())) if len(value) == 1 else ("", None)
    is_text = isinstance(pair[1], str) and pair[0] and not pair[0].isascii()
    return f"{pair[0]}: {pair[1]}" if is_text else None


def _short(value: str | float | datetime.date) -> str:
    """Return a value as text of at most `_LONGEST` code points."""
    if isinstance(value, int) and abs(value) >> 256:
        return ""  # Python refuses to write numbers of thousands of digits
    return str(value)[:_LONGEST]


def _parts(tag: SafeText) -> list[SafeText]:
    """Return the tags within one text, taken apart at commas, without the sign `#`."""
    for comma in "،,;؛":
        tag = SafeText(tag.replace(comma, ","))
    return [SafeText(part.strip().lstrip("#")) for part in tag.split(",") if part.strip("# ")]


def _joined(names: list[SafeText]) -> SafeText | None:
    """Return names as one text, joined by the comma of their script; None for no names."""
    if not names:
        return None
    comma = "، " if languages.guess_direction("".join(names)) is Direction.RTL else ", "
    return SafeText(comma.join(names))


def _references(value: Any) -> Iterator[Reference]:
    """Yield the references in a field: mappings with a title or a target, or texts."""
    for item in value if isinstance(value, (list, tuple)) else [value]:
        if isinstance(item, Mapping):
            named = lowered(item)
            title = next(_texts({"name": _first(named, _NAME) or _with_colon(item)}), None)
            target = next(_texts({"name": _first(named, _TARGET)}), None)
            if title or target:
                yield Reference(title or None, clean_target(target) if target else None)
        else:
            for text in _texts(item):
                if text:
                    yield _reference(text)


def _first(fields: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[name] for name in names if fields.get(name)), None)


def _reference(text: SafeText) -> Reference:
    is_path = "/" in text and " " not in text
    return Reference(target=clean_target(text)) if is_path else reference(text)


_READ: dict[str, Callable[[_Fields], Any]] = {
    "title": lambda given: given.text(_TITLE),
    "section": lambda given: given.text(_SECTION),
    "byline": lambda given: _joined(given.texts(_BYLINE)),
    "date": _Fields.date,
    "source": lambda given: given.text(_SOURCE),
    "tags": lambda given: tuple(
        dict.fromkeys(t for one in given.texts(_TAGS) for t in _parts(one))
    ),
    "summary": lambda given: given.text(_SUMMARY),
    "url": _Fields.url,
    "language": lambda given: languages.tag(given.text(_LANGUAGE) or ""),
    "direction": lambda given: _DIRECTIONS.get((given.text(_DIRECTION) or "").lower()),
    "related": lambda given: tuple(
        dict.fromkeys(islice(_references(given.value(_RELATED)), bounds.LISTED))
    ),
}
_NAMES_OF = {
    "title": _TITLE, "section": _SECTION, "byline": _BYLINE, "date": _DATE, "source": _SOURCE,
    "tags": _TAGS, "summary": _SUMMARY, "url": (*_URL, *_SOURCE), "language": _LANGUAGE,
    "direction": _DIRECTION, "related": _RELATED,
}  # fmt: skip
# What a field of each name can tell.
_TOLD = {
    name: [one for one in _NAMES_OF if name in _NAMES_OF[one]]
    for names in _NAMES_OF.values()
    for name in names
}
