"""What a picture shows: where the cells are, and what is read in them."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from PIL import Image
from tools.terminals.terminals import FONT, POINTS

__all__ = ["Grid", "app_in", "error_rate", "find_grid", "floor", "has_bars", "ink", "read"]


class Grid(NamedTuple):
    """Where the cells are in a picture, in pixels: the first one's corner, and their size."""

    left: float
    top: float
    width: float
    height: float

    def crop(
        self, image: Image.Image, rows: tuple[int, int], columns: tuple[int, int]
    ) -> Image.Image:
        """Return the part of the picture with some rows and columns (the last excluded)."""
        return image.crop(
            (
                round(self.left + columns[0] * self.width),
                round(self.top + rows[0] * self.height),
                round(self.left + columns[1] * self.width),
                round(self.top + rows[1] * self.height),
            )
        )


# The bars' colour in the light theme, and what it is among 256 colours.
_BARS = ((210, 210, 210), (208, 208, 208))


def _bars(image: Image.Image) -> tuple[Any, Any]:
    """Return which pixels have the colour of the bars, and the rows that are bars."""
    pixels = np.asarray(image).astype(int)
    for bar in _BARS:
        near = np.abs(pixels - np.array(bar)).sum(axis=2) < 6
        rows = np.flatnonzero(near.sum(axis=1) > image.width * 0.3)
        if len(rows):
            return near, rows
    return None, []


def app_in(image: Image.Image) -> Image.Image:
    """Return the part of a picture of the display that the app takes, by its two bars."""
    near, rows = _bars(image)
    columns = np.flatnonzero(near[rows[0]])
    return image.crop((int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1))


def has_bars(image: Image.Image) -> bool:
    """Return whether the app's first and last rows are to be seen."""
    _, rows = _bars(image)
    return len(rows) > 0 and bool(rows[-1] - rows[0] > image.height * 0.3)


def find_grid(image: Image.Image, size: tuple[int, int]) -> Grid:
    """Return the grid of the app's screen: its first and last rows are bars of one colour.

    Raises ValueError when there are none.
    """
    near, rows = _bars(image)
    if not len(rows):
        raise ValueError("the app is not in the picture")
    columns = np.flatnonzero(near[rows[0] : rows[-1] + 1].any(axis=0))
    left, top = int(columns[0]), int(rows[0])
    right, bottom = int(columns[-1]) + 1, int(rows[-1]) + 1
    return Grid(left, top, (right - left) / size[0], (bottom - top) / size[1])


def ink(image: Image.Image) -> Image.Image:
    """Return a picture in black on white, whatever the colours of a row of text."""
    pixels = np.asarray(image.convert("RGB")).astype(int)
    ground = np.median(pixels, axis=(0, 1), keepdims=True)
    strength = np.abs(pixels - ground).max(axis=2)
    full = np.maximum(np.percentile(strength, 99.5), 40)
    return Image.fromarray((255 - np.clip(strength / full, 0, 1) * 255).astype(np.uint8))


def read(rows: Sequence[Image.Image], mode: str = "6", language: str = "ara") -> str:
    """Return what tesseract reads in rows of text, set apart as in a printed page."""
    inks = [ink(row) for row in rows]
    apart = max(row.height for row in inks) * 3 // 2
    page = Image.new("L", (max(row.width for row in inks) + 80, apart * len(inks) + 80), 255)
    for number, row in enumerate(inks):
        page.paste(row, (page.width - 40 - row.width, 40 + number * apart))
    page = page.resize((page.width * 2, page.height * 2), Image.Resampling.LANCZOS)
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        page.save(file.name)
        done = subprocess.run(
            ["tesseract", file.name, "-", "-l", language, "--psm", mode],
            check=True, capture_output=True, text=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )  # fmt: skip
    return done.stdout


def error_rate(rows: Sequence[Image.Image], truth: str, language: str = "ara") -> float:
    """Return the character error rate of what is read in rows, harakat left out.

    In one of two ways of finding lines tesseract may leave some out: the better reading counts.
    """
    truth = _folded(truth)
    return min(_distance(_folded(read(rows, mode, language)), truth) for mode in ("6", "4")) / max(
        1, len(truth)
    )


def floor(lines: Sequence[str], language: str = "ara") -> float:
    """Return the error rate of the same lines drawn by Pango in the same font and size."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            drawn = Path(folder, "drawn.png")
            subprocess.run(
                ["pango-view", "-q", "--dpi=96", f"--font={FONT} {POINTS}", f"--text={line}",
                 f"--output={drawn}"],
                check=True, capture_output=True,
            )  # fmt: skip
            with Image.open(drawn) as image:
                rows.append(image.convert("RGB"))
    return error_rate(rows, " ".join(lines), language)


def _folded(text: str) -> str:
    """Return a text as recognition is compared: without marks, with one form of each letter."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn"))
    text = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
    text = text.translate(_SAME)
    return re.sub(r"\s+", " ", text).strip()


# Signs that mean the same; and letters whose marks recognition hardly sees in cells.
_SAME = str.maketrans(
    {
        "“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "،": ",", "٪": "%", "؛": ";",
        "ێ": "ی", "ۆ": "و", "ڵ": "ل", "ڕ": "ر", "ە": "ه", "ھ": "ه", "ك": "ک", "ي": "ی", "ى": "ی",
        "ـ": "", "•": "", "●": "", "·": "", "…": "", "─": "", "—": "-", "–": "-", "▲": "",
    }
)  # fmt: skip


def _distance(a: str, b: str) -> int:
    """Return how many characters are to be changed to make `b` of `a`."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
