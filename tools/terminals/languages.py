"""A page in four languages: Urdu, Sorani, pointed Hebrew and a vocalised verse, read back."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from tools.terminals.pictures import Grid, error_rate, floor
from tools.terminals.truth import Region, page

__all__ = ["LANGUAGES", "Languages"]

_ARTICLE = Path(__file__).with_name("languages.md")
LANGUAGES = ("Urdu", "Sorani", "Hebrew", "verse")
# What no other of them is written with, and what reads it.
_SIGNS = {"Urdu": "ے", "Sorani": "ێ", "Hebrew": "ה", "verse": "\u064e"}
_READERS = {"Urdu": "urd", "Sorani": "Arabic", "Hebrew": "heb", "verse": "ara"}


class Languages:
    """The page in a folder of articles; what stands where on it, in windows of any size."""

    def __init__(self, folder: Path) -> None:
        self.article = folder / _ARTICLE.name
        shutil.copy(_ARTICLE, self.article)
        self._pages: dict[tuple[int, int], dict[str, list[tuple[int, str]]]] = {}
        self._columns: dict[tuple[int, int], tuple[int, int]] = {}

    def excess(
        self, grid: Grid, image: Image.Image, size: tuple[int, int], floors: dict[str, float]
    ) -> dict[str, float]:
        """Return by how much more than Pango's drawing each language is misread in a picture.

        The article is shown alone in a terminal of `size` (columns, rows).
        """
        if size not in self._pages:
            region = page(self.article, size)
            self._pages[size], self._columns[size] = _by_language(region), region.columns
        found = {}
        for language, rows in self._pages[size].items():
            columns, reader = self._columns[size], _READERS[language]
            lines = [line for _, line in rows]
            key = f"{language} {size[0]}×{size[1]}"
            if key not in floors:
                floors[key] = floor(lines, reader)
            crops: Sequence[Image.Image] = [grid.crop(image, (y, y + 1), columns) for y, _ in rows]
            found[language] = error_rate(crops, " ".join(lines), reader) - floors[key]
        return found


def _by_language(region: Region) -> dict[str, list[tuple[int, str]]]:
    """Return the rows and lines of each language; a paragraph's rows follow one another."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for place, line in enumerate(region.lines):
        if line.strip():
            blocks[-1].append((region.rows[0] + place, line))
        elif blocks[-1]:
            blocks.append([])
    found = {}
    for language in LANGUAGES:
        sign = _SIGNS[language]
        found[language] = next(rows for rows in blocks if any(sign in line for _, line in rows))
    return found
