"""How much of an article is found in saved web pages, and how much beside it.

Words of the text found against those of a gold text beside each page (`NAME.html` and
`NAME.gold.txt`): precision, recall and F1, the mean over the pages, beside trafilatura's and
readability's own output.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from pathlib import Path

from newsreader.article.blocks import plain_text
from newsreader.loading import load

_WORD = re.compile(r"\w+")


def main(folders: list[str]) -> None:
    """Print a table for each folder of pages with gold text."""
    for folder in folders:
        pairs = [
            (page, page.with_name(page.stem + ".gold.txt"))
            for page in sorted(Path(folder).iterdir())
            if page.suffix in (".html", ".htm", ".mhtml")
        ]
        pairs = [pair for pair in pairs if pair[1].exists()]
        print(f"extraction of {len(pairs)} pages in {folder}: precision, recall, F1 of words")
        for name, found in (
            ("newsreader", _newsreader),
            ("trafilatura", _trafilatura),
            ("readability", _readability),
        ):
            marks = [_marks(found(page), gold.read_text("utf-8")) for page, gold in pairs]
            means = (sum(column) / len(marks) for column in zip(*marks))
            print(f"  {name:12}", *(f"{mean:.3f}" for mean in means))


def _marks(found: str, gold: str) -> tuple[float, float, float]:
    """Return precision, recall and F1 of the words found, each from 0 to 1."""
    ours, theirs = Counter(_WORD.findall(found)), Counter(_WORD.findall(gold))
    both = sum((ours & theirs).values())
    precision = both / max(1, sum(ours.values()))
    recall = both / max(1, sum(theirs.values()))
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def _newsreader(page: Path) -> str:
    article = load(page).article
    return "\n".join(plain_text(block) for block in article.blocks) if article else ""


def _trafilatura(page: Path) -> str:
    """Return a page's article as trafilatura alone finds it."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(page.read_bytes(), include_comments=False) or ""


def _readability(page: Path) -> str:
    """Return a page's article as readability finds it, "" when it is not installed."""
    try:
        from readability import Document
    except ImportError:
        return ""
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    import lxml.html

    summary = Document(page.read_bytes()).summary()
    return "\n".join(lxml.html.fromstring(summary).itertext())
