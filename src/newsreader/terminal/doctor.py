"""What terminal was found and why, and a card on which a person sees whether Arabic is right."""

from __future__ import annotations

from collections.abc import Iterator

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.detection import Detected
from newsreader.text.controls import SafeText

__all__ = ["CARD", "report"]

CARD: tuple[tuple[str, str], ...] = (
    ("ا ب ت ث ج", "five letters, the alef (a single stroke) at the right"),
    ("سلام", "one joined word, the seen (three teeth) at the right"),
    ("لا إلا الآن", "three words, each with lam-alef as one crossed shape"),
    ("مُحَمَّدٌ", "the marks stand over and under their letters"),
    ("عام 2026 (نعم)", "the number reads 2026; the brackets open towards their word"),
    ("نص English داخل", "the English word between two Arabic ones"),
)
"""Logical texts, and what a reader sees when they are shown rightly."""


def report(found: Detected) -> Iterator[str]:
    """Yield the lines of the report, the card in display order."""
    yield f"terminal: {found.profile.title}"
    yield f"found by: {found.sign}" + (", inside tmux" if found.tmux else "")
    yield f"sent at the start: {found.profile.enter!r}, at the end: {found.profile.leave!r}"
    yield ""
    for text, right in CARD:
        yield f"{display_text(Paragraph(SafeText(text))):>20}    {right}"
