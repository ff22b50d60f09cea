"""Characters that turn round in right-to-left text (UAX #9, rule L4): python-bidi's pairs."""

from __future__ import annotations

from bidi.mirror import MIRRORED

__all__ = ["MIRROR", "mirrored"]

MIRROR: dict[int, str] = {ord(character): other for character, other in MIRRORED.items()}
"""Bidi_Mirroring_Glyph, as a table for `str.translate`."""


def mirrored(text: str) -> str:
    """Return `text` with each mirrored character turned round; its length does not change."""
    return text.translate(MIRROR)
