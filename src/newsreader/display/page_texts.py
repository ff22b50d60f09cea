"""The lines around an article, as the interface writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsreader.article.articles import Article, lede
from newsreader.display.labels import Labels
from newsreader.layout.pages import PageTexts
from newsreader.text.controls import SafeText, isolated, label

if TYPE_CHECKING:
    from newsreader.library.related import Related

__all__ = ["page_texts"]


def page_texts(article: Article, texts: Labels, related: Sequence[Related] = ()) -> PageTexts:
    """Return the lines around an article as the interface writes them."""
    byline = []
    if article.byline:
        known = article.byline.startswith(("بقلم", "كتب", "By ", "by "))
        name = isolated(article.byline)
        byline.append(name if known else f"{texts.by} {name}")
    if article.date:
        byline.append(isolated(texts.date(article.date)))
    return PageTexts(
        byline=label(" · ".join(byline)),
        source=label(f"{texts.source}: {isolated(article.source)}")
        if article.source
        else SafeText(""),
        related_heading=SafeText(texts.related),
        related=tuple(each.entry.title for each in related),
        why=tuple(_why(each, texts) for each in related),
        top=SafeText(texts.top),
        lede=lede(article) or SafeText(""),
    )


def _why(related: Related, texts: Labels) -> SafeText:
    """Return why an article is related, in one line, and where else the same story stands."""
    parts = [texts.named] if related.named else []
    parts += [texts.links_here] if related.names else []
    if related.is_same:
        parts.append(texts.same_story)
    if related.why:
        parts.append(texts.shared.format(texts.comma.join(map(isolated, related.why))))
    places = [entry.source or entry.title for entry in (related.entry, *related.also)]
    if related.also or related.is_same:
        parts.append(texts.also.format(" · ".join(map(isolated, dict.fromkeys(places)))))
    return label(" · ".join(parts))
