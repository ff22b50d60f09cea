"""The related articles that a page links to, below a heading that says so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsreader.article.articles import Reference
from newsreader.recognition import furniture
from newsreader.recognition.references import clean_target
from newsreader.text.controls import label

__all__ = ["related"]

_HEADINGS = ("h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "header", "a", "td")
_LONGEST = 60  # code points of a heading
_SHORTEST = 12  # code points of a title
_CLIMB = 4
_MOST = 12
_LOOKED_AT = 20_000
_TRIED = 20  # headings below which there are no links
_RELATED = furniture.Kind.RELATED


def related(page: Any) -> tuple[Reference, ...]:
    """Return the references of a page's tree; those of its menus and bars are no such."""
    tried = 0
    for heading in islice(page.iter(*_HEADINGS), _LOOKED_AT):
        text = heading.text or _short_text(heading) if len(heading) < 3 else ""
        if text and len(text) <= _LONGEST and furniture.kind(label(text)) is _RELATED:
            found = list(_below(heading))
            tried += 1
            if found or tried == _TRIED:
                return tuple(found)
    return ()


def _short_text(element: Any) -> str:
    """Return the text within an element, "" where it is too long for a heading."""
    text = ""
    for part in element.itertext():
        text += part
        if len(text) > _LONGEST:
            return ""
    return text


def _below(heading: Any) -> Iterator[Reference]:
    """Yield the links of the nearest element around a heading that holds some besides it."""
    around = heading
    for _ in range(_CLIMB):
        around = around.getparent()
        if around is None or around.tag in ("body", "html", "article", "main"):
            return
        seen: dict[str, Reference] = {}
        for link in around.iter("a"):
            title = label("".join(link.itertext()) or link.get("title") or "")
            target = clean_target(link.get("href") or "")
            if len(title) >= _SHORTEST and target and not target.startswith(("#", "javascript:")):
                seen.setdefault(target, Reference(title, target))
        if seen:
            yield from list(seen.values())[:_MOST]
            return
