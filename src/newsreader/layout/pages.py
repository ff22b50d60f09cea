"""The page of an article, part by part: what stands above the body and below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from newsreader.article.articles import Article
from newsreader.article.blocks import Heading, Paragraph, Rule, images
from newsreader.article.spans import Inline
from newsreader.layout.pictures import Picture
from newsreader.layout.rows import Part, Role
from newsreader.text.controls import SafeText

__all__ = ["PageTexts", "illustrated", "page"]


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The lines of a page that the article does not hold as they stand: empty, they are left out.

    `byline` is the author and the date as the interface writes them, `source` likewise; `lede`
    the summary where it is none of the article's own words;
    `related` are the titles of the related articles, numbered from 1 on the page, and `why` says
    of each why it is.
    """

    byline: SafeText = SafeText("")
    source: SafeText = SafeText("")
    related_heading: SafeText = SafeText("")
    related: tuple[SafeText, ...] = ()
    top: SafeText = SafeText("")
    lede: SafeText = SafeText("")
    why: tuple[SafeText, ...] = ()


def page(article: Article, texts: PageTexts) -> Sequence[Part]:
    """Return the parts of the page: section, headline, byline, lede, body, source, related, top."""
    parts: list[Part] = []
    if article.section:
        parts.append(_part(Role.SECTION, article.section))
    parts.append(Part(Role.TITLE, Heading(1, Inline(article.title))))
    if texts.byline:
        parts.append(_part(Role.BYLINE, texts.byline))
    if texts.lede:
        parts.append(_part(Role.LEDE, texts.lede))
    parts += [Part(Role.BODY, block) for block in article.blocks]
    if texts.source:
        parts.append(_part(Role.SOURCE, texts.source))
    if texts.related:
        parts.append(Part(Role.RULE, Rule()))
        parts.append(_part(Role.RELATED_HEADING, texts.related_heading))
        for number, (title, why) in enumerate(zip_longest(texts.related, texts.why), 1):
            parts.append(Part(Role.RELATED, Paragraph(Inline(title)), number))
            if why:
                parts.append(_part(Role.WHY, why))
    if texts.top:
        parts.append(_part(Role.TOP, texts.top))
    return parts


def _part(role: Role, text: SafeText) -> Part:
    return Part(role, Paragraph(Inline(text)))


def illustrated(parts: Sequence[Part], pictures: Mapping[str, Picture]) -> Sequence[Part]:
    """Return the parts of a page with pictures, by the targets that the article names."""

    def found(part: Part) -> tuple[tuple[str, Picture], ...]:
        if part.role is not Role.BODY or not pictures:
            return ()
        targets = dict.fromkeys(image.target for image in images(part.block))
        return tuple((target, pictures[target]) for target in targets if target in pictures)

    pictured = [(number, found(part)) for number, part in enumerate(parts)]
    changed = {number: each for number, each in pictured if each != parts[number].pictures}
    if not changed:
        return parts
    return [
        replace(part, pictures=changed[number]) if number in changed else part
        for number, part in enumerate(parts)
    ]
