"""What a page calls its site, its author and its section, as a reader would write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import islice
from typing import Any

from newsreader.recognition.coarse_folding import coarse_fold
from newsreader.text.controls import label

__all__ = ["PARTS", "author", "first_part", "metas", "section", "site_names"]

PARTS = re.compile(" (?:[|–—»«•·]|-{1,2}|::) ")
"""What stands between a headline, its section and the name of the site."""

_META = re.compile(r"<meta\b([^<>]{0,2000})>", re.I)
_ATTRIBUTE = re.compile(r"""\b(property|name|content)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""", re.I)
_TITLE = re.compile(r"<title\b[^<>]{0,200}>([^<>]{1,1000})</title", re.I)
_ADDRESS = re.compile(
    r"(?i)://|\bhttps?\b|\.(?:com|net|org|png|jpe?g)\b|^@|^[\w-]+(?:\.[\w-]+)+/?$"
)
_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[^\W\d_]{2,})(?:/\S*)?", re.I)
_HANDLE = re.compile(r"[^\W_]+_\w+")
_LONGEST = 60  # code points of a site's name or a section
_WITHIN = re.compile(" ?[>›»] ?| [/|] ")  # a section and what is within it
_NOBODY = ("admin", "administrator", "author", "editor", "root", "user", "webmaster", "مدير")
_NO_SECTIONS = frozenset(map(coarse_fold, (
    "featured", "news", "home", "main", "general", "article", "articles", "blog", "latest", "all",
    "latest news", "uncategorized", "top", "top news", "top stories", "slider", "headlines",
    "breaking news", "stories", "posts", "page", "default", "trending", "other", "الرئيسية",
    "الصفحة الرئيسية", "أخبار", "الأخبار", "خبر", "غير مصنف", "عام", "عاجل", "آخر الأخبار", "همه",
    "أهم الأخبار", "صفحه اصلی", "خانه", "عمومی", "خبریں", "ראשי", "חדשות", "כללי",
)))  # fmt: skip


def metas(page: str) -> dict[str, str]:
    """Return what the `meta` elements of a page say, by their names in lower case."""
    found: dict[str, str] = {}
    for match in islice(_META.finditer(page), 300):
        values = {m[1].lower(): m[2] or m[3] or "" for m in _ATTRIBUTE.finditer(match[1])}
        name = values.get("property") or values.get("name") or ""
        found.setdefault(name.lower(), label(unescape(values.get("content", ""))))
    return found


def site_names(
    page: str, said: dict[str, str], title: str | None, *others: str | None
) -> list[str]:
    """Return the names of a page's site, the likeliest first; what is an address last, as a host.

    `said` is what its metas say, `title` the article's headline, `others` the names from JSON-LD
    and trafilatura.
    """
    found = [others[0], said.get("og:site_name"), said.get("application-name"),
             *_beside(page, said, title), *others[1:], said.get("publisher")]  # fmt: skip
    parts = [part for each in found if (part := first_part(each)) and len(part) <= _LONGEST]
    hosts = (match[1] for match in map(_DOMAIN.fullmatch, parts) if match)
    names = (p for p in parts if not _ADDRESS.search(p) and not _HANDLE.fullmatch(p))
    return list(dict.fromkeys((*names, *hosts)))


def _beside(page: str, said: dict[str, str], title: str | None) -> Iterator[str]:
    """Yield what stands beside the headline in the titles that a page has."""
    whole = coarse_fold(title or "")
    match = _TITLE.search(page)
    for title_of_page in (label(unescape(match[1])) if match else "", said.get("og:title", "")):
        parts = PARTS.split(title_of_page)
        for part in (parts[-1], parts[0]) if whole else ():
            folded = coarse_fold(part)
            if len(parts) > 1 and folded not in _NO_SECTIONS and folded not in whole:
                yield part


def first_part(site: str | None) -> str | None:
    """Return a site's name without what it says of itself behind that."""
    return PARTS.split(label(site))[0] if site else None


def author(name: str, names: Iterable[str] = ()) -> str | None:
    """Return an author's name as it is, None for an address or a site that stands for one."""
    folded = coarse_fold(name)
    parts = {folded, *map(coarse_fold, PARTS.split(name))}
    is_site = name.count("|") > 1 or not parts.isdisjoint(map(coarse_fold, names))
    return None if is_site or _ADDRESS.search(name) or folded in _NOBODY else name


def section(candidates: Iterable[Any], names: Iterable[str] = ()) -> str | None:
    """Return the first of the sections that says something: "news" says nothing of an article.

    Of a section within another (`سياسة > انتخابات`) it is the outer one.
    """
    nothing = {"", *_NO_SECTIONS, *map(coarse_fold, names)}
    texts = (label(unescape(each)) for each in candidates if isinstance(each, str))
    parts = (part for text in texts for part in _WITHIN.split(text))
    return next((p for p in parts if len(p) <= _LONGEST and coarse_fold(p) not in nothing), None)
