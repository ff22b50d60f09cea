"""A quotation with its reference, in the form of the article's language."""

from __future__ import annotations

import datetime

from newsreader.article.articles import Article
from newsreader.display.dates import Customs, date_in
from newsreader.display.labels import Labels
from newsreader.messages import languages
from newsreader.text.directions import Direction

__all__ = ["quotation"]

_COMMA_OF_ARABIC = ("ar", "ckb", "fa", "ps", "sd", "ug", "ur")
_GUILLEMETS = ("ar", "ckb", "fa", "ps", "ug")


def quotation(article: Article, text: str, customs: Customs) -> str:
    """Return a text of an article in quotation marks, and a line that says where it is from.

    That has author, title, source, date and address. The text stays as it is. Dates are written
    by `customs` where the language knows them.
    """
    language = article.language.partition("-")[0]
    if not language and article.direction is Direction.RTL:
        language = "ar"
    first, last = ("«", "»") if language in _GUILLEMETS else ("“", "”")
    reference = (
        article.byline,
        f"{first}{article.title}{last}",
        article.source,
        _date(article.date, language, customs) if article.date else None,
        article.url,
    )
    comma = "، " if language in _COMMA_OF_ARABIC else ", "
    return f"{first}{text}{last}\n— {comma.join(filter(None, reference))}"


def _date(date: datetime.date, language: str, customs: Customs) -> str:
    """Return a date as it is written in a language."""
    if language in languages():
        return Labels(language, customs).date(date)
    return date_in(date, language)
