"""The texts of the interface in its languages: a module each."""

from __future__ import annotations

from dataclasses import replace

from newsreader.display.arabic import ARABIC
from newsreader.display.dates import USUAL, Customs
from newsreader.display.english import ENGLISH
from newsreader.display.wording import Labels
from newsreader.settings import Settings, interface_language

__all__ = ["ARABIC", "ENGLISH", "Labels", "labels", "labels_for"]


def labels(language: str, customs: Customs = USUAL) -> Labels:
    """Return the texts of a language, `ar` or `en`, with dates as the reader writes them."""
    found = ENGLISH if language == "en" else ARABIC
    return found if customs == found.customs else replace(found, customs=customs)


def labels_for(settings: Settings, language: str | None = None) -> Labels:
    """Return the texts by the settings, in the language that they choose if none is given."""
    customs = Customs(settings.months, settings.calendar)
    return labels(language or interface_language(settings), customs)
