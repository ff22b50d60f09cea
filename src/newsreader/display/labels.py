"""The texts of the interface in its languages: a module each."""

from __future__ import annotations

from newsreader.display.arabic import ARABIC
from newsreader.display.english import ENGLISH
from newsreader.display.wording import Labels

__all__ = ["ARABIC", "ENGLISH", "Labels", "labels"]


def labels(language: str) -> Labels:
    """Return the texts of a language, `ar` or `en`."""
    return ENGLISH if language == "en" else ARABIC
