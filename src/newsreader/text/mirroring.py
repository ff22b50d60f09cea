"""Characters that turn round in right-to-left text (rule L4), and the bracket pairs (BD16)."""

from __future__ import annotations

from newsreader.text.unicode_tables import BRACKETS, MIRRORED

__all__ = ["CLOSING", "MIRROR", "OPENING", "mirrored"]

MIRROR: dict[int, str] = {ord(a): b for a, b in zip(MIRRORED[::2], MIRRORED[1::2])}
"""Bidi_Mirroring_Glyph, as a table for `str.translate`."""

# U+2329 and U+232A are canonically the same as U+3008 and U+3009 and pair with them.
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}

OPENING: dict[str, str] = {
    opening: _CANONICAL.get(closing, closing)
    for opening, closing in zip(BRACKETS[::2], BRACKETS[1::2])
}
"""An opening bracket → the closing one that it waits for."""

CLOSING: dict[str, str] = {closing: _CANONICAL.get(closing, closing) for closing in BRACKETS[1::2]}
"""A closing bracket → the one of its canonical class."""


def mirrored(text: str) -> str:
    """Return `text` with each mirrored character turned round; its length does not change."""
    return text.translate(MIRROR)
