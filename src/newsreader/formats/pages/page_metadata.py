"""The metadata of a page: JSON-LD, the attributes of its root, its headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import islice
from typing import Any

from newsreader.formats import fields
from newsreader.formats.drafts import Metadata
from newsreader.formats.pages import naming
from newsreader.recognition.coarse_folding import coarse_fold
from newsreader.text.controls import label

__all__ = ["headline", "linked_data", "root_attributes"]

_ARTICLES = re.compile(
    r"(?:\w*Article|BlogPosting|Report|Review|LiveBlogPosting|SocialMediaPosting)"
)
_SCRIPT = re.compile(r"<script\b[^<>]{0,300}\bld\+json[^<>]{0,300}>", re.I)
_SCRIPT_END = re.compile(r"</script", re.I)
_ROOT = re.compile(r"<html\b([^<>]{0,2000})>", re.I)
_TOLD = re.compile(r"""\b(lang|dir)\s*=\s*["']?([\w-]+)""", re.I)
_HEADING = re.compile(r"<h[12]\b[^<>]{0,2000}>", re.I)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>", re.I)
_LONGEST = 1_000  # code points of a heading
_ENDS = {"t": re.compile("</title", re.I), "h": re.compile("</h[12]", re.I)}
_TAG = re.compile(r"<[^<>]{0,2000}>")
_MOST = 40  # headings and scripts that are looked at


def root_attributes(page: str) -> dict[str, str]:
    """Return `lang` and `dir` of the root element, as far as they are there."""
    match = _ROOT.search(page)
    return (
        {attribute.lower(): value for attribute, value in _TOLD.findall(match[1])} if match else {}
    )


def linked_data(page: str) -> Metadata:
    """Return the metadata in JSON-LD (schema.org/Article and what is made of it)."""
    for value in _scripts(page):
        for thing in _things(value, 0):
            kinds = thing.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in names):
                return fields.metadata(_fields(thing))
    return Metadata()


def _scripts(page: str) -> Iterator[Any]:
    """Yield the values of the page's JSON-LD scripts that can be read."""
    for number, match in enumerate(_SCRIPT.finditer(page)):
        end = _SCRIPT_END.search(page, match.end())
        if end is None or number > _MOST:
            return
        try:
            # Real pages have line ends within their strings.
            yield json.loads(page[match.end() : end.start()], strict=False)
        except (ValueError, RecursionError):
            continue  # what cannot be read says nothing


def _things(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield every mapping a value holds as a thing of its own, outer ones first."""
    if isinstance(value, list) and depth < 4:
        for one in value[:_MOST]:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for part in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(part), depth + 1)


def _fields(thing: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a thing of schema.org says of an article, under our names."""
    sections = thing.get("articleSection")
    values = {
        "title": thing.get("headline") or thing.get("name"),
        "author": list(filter(naming.author, _names(thing.get("author")))),
        "date": thing.get("datePublished") or thing.get("dateCreated"),
        "section": naming.section(sections if isinstance(sections, list) else [sections]),
        "source": naming.first_part(next(_names(thing.get("publisher")), None)),
        "tags": thing.get("keywords"),
        "description": thing.get("description"),
        "lang": thing.get("inLanguage"),
        "url": thing.get("url"),
    }
    return {field: _unescaped(value) for field, value in values.items()}


def _names(value: Any) -> Iterator[str]:
    """Yield the names of a person or publisher, or of a list of them."""
    for one in value if isinstance(value, list) else [value]:
        found = one.get("name") if isinstance(one, dict) else one
        if isinstance(found, str):
            yield found


def _unescaped(value: Any) -> Any:
    """Return texts with character references resolved, in lists too; all else as it is."""
    if isinstance(value, list):
        return [_unescaped(one) for one in value]
    return unescape(value) if isinstance(value, str) else value


def headline(page: str, said: str | None, site: str | None) -> str | None:
    """Return the title without the site's name that pages put behind or before it.

    `said` is what the page calls itself, else its `<title>` counts. A heading of the page that
    stands in it between such marks is the title itself.
    """
    if not said:
        said = next(_headings(page, _TITLE), None)
    parts = naming.PARTS.split(label(said)) if said else []
    if said is None or len(parts) < 2:
        return said
    headings = {coarse_fold(text): text for text in _headings(page, _HEADING)}
    whole = coarse_fold(said)
    for folded, text in headings.items():
        ends = whole.startswith(folded + " ") or whole.endswith(" " + folded)
        if ends and len(folded) > len(whole) // 3:
            return text
    rest = [part for part in parts if not site or coarse_fold(part) != coarse_fold(site)]
    return " - ".join(rest) if rest and len(rest) < len(parts) else said


def _headings(page: str, opening: re.Pattern[str]) -> Iterator[str]:
    """Yield the texts of a page's first elements that begin with `opening`."""
    for match in islice(opening.finditer(page), _MOST):
        end = _ENDS[match[0][1].lower()].search(page, match.end(), match.end() + _LONGEST)
        text = label(unescape(_TAG.sub(" ", page[match.end() : end.start()]))) if end else ""
        if text:
            yield text
