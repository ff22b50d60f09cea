"""What elements of HTML say of themselves: rows and cells, sides, languages, boxes, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from newsreader.article.blocks import Alignment

__all__ = [
    "box_of", "cells_of", "first_cells", "is_in_figure", "is_poem", "language_of", "local_name",
    "rows_of", "side_of", "source_of",
]  # fmt: skip

_ALIGNED = re.compile(r"text-align:\s?(left|center|right)")
_CODE = re.compile(r"\blanguage-(\S{1,30})")
_SOURCES = ("data-src", "data-original", "data-lazy-src")  # of pictures that are loaded later


def local_name(element: Any) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def rows_of(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, not those of one within it."""
    for child in table:
        if child.tag in ("tr", "row"):
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def cells_of(row: Any) -> Iterator[Any]:
    """Return the cells of a row."""
    return (cell for cell in row if cell.tag in ("td", "th", "cell"))


def first_cells(table: Any) -> Iterator[Any]:
    """Return the cells of a table's first row."""
    return cells_of(next(rows_of(table)))


def side_of(cell: Any) -> Alignment:
    """Return the side at which the cells of a column stand, as the first one's style says."""
    match = _ALIGNED.search(cell.get("style") or "")
    return Alignment(match[1]) if match else Alignment.START


def language_of(element: Any) -> str:
    """Return the language that code says it is in."""
    inner = element.find("code")
    match = _CODE.search((element if inner is None else inner).get("class") or "")
    return match[1] if match else ""


def box_of(item: Any) -> bool | None:
    """Return whether the box that an item begins with is checked; None where there is none."""
    if not len(item) or item[0].tag != "input" or item[0].get("type") != "checkbox":
        return None
    return None if (item.text or "").strip() else item[0].get("checked") is not None


def is_poem(element: Any) -> bool:
    """Return whether an element consists of verses, each of parts and nothing else."""
    return element.get("class") == "poem" and all(
        line.get("class") == "verse" and all(part.tag == "span" for part in line)
        for line in element
    )


def source_of(element: Any) -> str:
    """Return the address of a picture, not that of the blank that stands there until it comes."""
    source = element.get("src") or ""
    if source and not source.startswith("data:"):
        return str(source)
    return str(next(filter(None, map(element.get, _SOURCES)), source))


def is_in_figure(element: Any) -> bool:
    """Return whether an element stands in a figure, a few elements around it."""
    return any(local_name(each) == "figure" for each in islice(element.iterancestors(), 4))
