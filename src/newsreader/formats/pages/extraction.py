"""The article in the tree of a page: found by trafilatura, or where the page says it is.

This is the only door to trafilatura, which is imported when a page is opened. Some of what it does
takes the square of what it is given: a page for which that would be much is not given to it.
"""

from __future__ import annotations

import functools
import json
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from newsreader import bounds
from newsreader.formats.trees import tree_of

__all__ = ["Found", "article"]

_MORE = 1.25
_LONGEST = 2_000  # code points of an attribute, or a title
_LONGEST_SCRIPT = 100_000
_LONGEST_BROKEN = 20_000  # the same of all in a page that are no JSON
_MAIN = (".//article", ".//main", ".//*[@role='main']", ".//*[@itemprop='articleBody']")
_CANDIDATES = 20
_UNSEEN = ("script", "style")
_LAID_OUT = 1_000  # tables that a page may be laid out in


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a page: its metadata (from trafilatura), the article's element."""

    metadata: Any = None
    body: Any = None


def article(tree: Any, page: str) -> Found:
    """Return the article in a page's tree, which is changed; the page itself is `page`."""
    if not _is_light(tree):
        return Found(body=_main_part(tree))
    is_fast = _has_many_texts(tree)
    metadata = _extracted(_shortened(tree), fast=is_fast)
    return Found(metadata, _body(metadata, page, fast=is_fast))


def _has_many_texts(tree: Any) -> bool:
    """Return whether each of a tree's texts cannot be compared with all that stand around it.

    So one of the ways does in which trafilatura looks for an article that it has not found.
    """
    texts = (text for element in tree.iter() for text in (element.text, element.tail))
    shown = (text for text in texts if text and not text.isspace())
    return next(islice(shown, bounds.COMPARED, None), None) is not None


def _is_light(tree: Any) -> bool:
    """Return whether a tree is small, not deep, and not one long text between many elements.

    Where an element is taken out, the text behind it is joined to what stands before it; that of
    a paragraph within another one to all that came before.
    """
    joins: Counter[Any] = Counter()
    texts: Counter[Any] = Counter()
    depths: dict[Any, int] = {None: 0}
    paragraphs: dict[Any, Any] = {None: None}  # the outermost one around each element
    links = length = 0
    for element in islice(tree.iter(), bounds.EXTRACTED + 1):
        parent = element.getparent()
        depths[element] = depths[parent] + 1
        links += element.tag == "a"
        length += len(element.tail or "")
        length += len(element.text or "") if element.tag not in _UNSEEN else 0
        around, is_paragraph = paragraphs[parent], element.tag == "p"
        paragraphs[element] = around if around is not None or not is_paragraph else element
        for text, place in ((element.tail, parent), (is_paragraph and element.text, around)):
            if text and place is not None:
                joins[place] += 1
                texts[place] += len(text)
    joined = sum(count * texts[place] for place, count in joins.items())
    is_small = len(depths) <= bounds.EXTRACTED + 1 and joined <= bounds.JOINED
    is_short = length <= bounds.EXTRACTED_TEXT
    is_deep = sum(depths.values()) > bounds.DEPTHS
    is_linked = links * links * max(depths.values()) > bounds.LINKED
    return is_small and is_short and not (is_deep or is_linked)


def _shortened(tree: Any) -> Any:
    """Return a tree with attributes, titles and data cut that are longer than any page's.

    Data that are no JSON are looked through in a way that takes the square of their length.
    """
    left = _LONGEST_BROKEN
    for element in tree.iter():
        for name, value in element.items():
            if len(value) > _LONGEST:
                element.set(name, value[:_LONGEST])
        text = element.text
        if text and element.tag == "title":
            element.text = text[:_LONGEST]
        elif text and element.tag == "script" and len(text) > _LONGEST_SCRIPT:
            element.text = ""
        elif (
            text
            and element.tag == "script"
            and "json" in element.get("type", "").lower()
            and not _is_json(text)
        ):
            element.text = text[:left]
            left -= len(element.text or "")
    return tree


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _main_part(tree: Any) -> Any:
    """Return the element that a page itself calls its article or its main part, else None."""
    for path in _MAIN:
        found = tree.findall(path)[:_CANDIDATES]
        if found:
            return max(found, key=_size)
    return None


def _body(found: Any, page: str, *, fast: bool) -> Any:
    """Return the element that holds the article, None for nothing.

    Of pages that are laid out in tables more is taken for the article when its links are kept:
    then it goes without them.
    """
    body = getattr(found, "body", None)
    if body is None or not 0 < len(body.findall(".//table")) <= _LAID_OUT:
        return body
    plain = getattr(_extracted(_shortened(tree_of(page)), plain=True, fast=fast), "body", None)
    if plain is None or _size(body) < _MORE * _size(plain):
        return body
    return plain


def _size(element: Any) -> int:
    return sum(map(len, element.itertext()))


def _extracted(tree: Any, *, plain: bool = False, fast: bool = False) -> Any:
    """Return what trafilatura finds in a page's tree, which it changes; None for nothing.

    `plain`: without links and styles; `fast`: by its own rules alone.
    """
    import trafilatura

    # Only the tree is wanted: text takes the square of a run of backslashes, in this format none.
    return trafilatura.bare_extraction(
        tree, output_format="xml", include_comments=False, include_tables=True,
        include_links=not plain, include_formatting=not plain, with_metadata=True,
        config=_settings(), fast=fast,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip


@functools.cache
def _settings() -> Any:
    """Return the options of trafilatura, and keep it from writing anything itself."""
    import logging

    from trafilatura.settings import use_config

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    settings = use_config()
    settings.set("DEFAULT", "MIN_OUTPUT_SIZE", "1")
    return settings
