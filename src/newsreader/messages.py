"""Texts in English, and the catalogues that have them in other languages (gettext).

A language is a folder of `locale/`. What a catalogue does not have is shown in English.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from gettext import GNUTranslations
from pathlib import Path

__all__ = ["LOCALE", "Counted", "Message", "catalogue", "languages"]

LOCALE = Path(__file__).parent / "locale"
_SOURCE = "en"


@dataclass(frozen=True)
class Message:
    """A text as it stands in the source, in English: by that the catalogues know it."""

    english: str


@dataclass(frozen=True)
class Counted:
    """A text with a number `{n}` in it: for one, and for others, in English."""

    one: str
    many: str


def languages() -> tuple[str, ...]:
    """Return the languages that there are catalogues of, as locales name them."""
    return tuple(sorted(os.listdir(LOCALE)))  # noqa: PTH208


@lru_cache
def catalogue(language: str) -> GNUTranslations:
    """Return the catalogue of a language."""
    with Path(LOCALE, language, "LC_MESSAGES", "newsreader.mo").open("rb") as file:
        found = GNUTranslations(file)
    if language != _SOURCE:
        found.add_fallback(catalogue(_SOURCE))
    return found
