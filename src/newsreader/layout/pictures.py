"""Pictures on the page: how many cells one takes, and what stands in them.

Two of its pixels in each, in any terminal; or what the terminal draws there itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple, Protocol

__all__ = ["HALVES", "MOST_COLUMNS", "MOST_ROWS", "Drawing", "Picture", "Pixels", "Slice", "slices"]

MOST_ROWS, MOST_COLUMNS = 20, 256
HALVES = (1, 2)
"""The pixels of a cell where its halves are pixels."""


class Pixels(Protocol):
    """The pixels of a picture, made as large as it is to be drawn: `size` is width and height."""

    def colours(self, size: tuple[int, int]) -> bytes:
        """Return red, green and blue of each pixel in a byte, row by row."""

    def indexed(self, size: tuple[int, int]) -> tuple[bytes, bytes]:
        """Return of each pixel the number of its colour, and the colours: 256 at most."""

    def file(self, size: tuple[int, int], box: tuple[int, int, int, int]) -> bytes:
        """Return a part as a PNG or JPEG: left, top, right and bottom of it in pixels."""


class Drawing(Protocol):
    """A terminal that draws pictures itself."""

    @property
    def cell(self) -> tuple[int, int]:
        """The pixels of a cell: its width and its height."""

    @property
    def spares_last_row(self) -> bool:
        """Whether nothing can be drawn in the last row of the screen."""

    def text(self, picture: Picture, columns: int, rows: int, number: int) -> str:
        """Return the cells of one row of a picture of so many columns and rows."""


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture by its size in pixels.

    `scaled` returns it in another size, of so many columns and rows of pixels: red, green and blue
    of each in a byte, from left to right, then from top to bottom. Where the terminal draws it
    itself, `drawing` says how, and `pixels` what.
    """

    width: int
    height: int
    scaled: Callable[[int, int], bytes]
    drawing: Drawing | None = None
    pixels: Pixels | None = None


class Slice(NamedTuple):
    """One row of cells of a picture that is `columns` cells wide and `rows` high.

    `left` is the cell of the page at which it begins.
    """

    picture: Picture
    columns: int
    rows: int
    number: int
    left: int = 0

    def colours(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield of each cell the colours of its upper and its lower half."""
        pixels = self.picture.scaled(self.columns, 2 * self.rows)
        upper = 2 * self.number * self.columns
        for place in range(upper, upper + self.columns):
            lower = place + self.columns
            yield pixels[3 * place : 3 * place + 3], pixels[3 * lower : 3 * lower + 3]

    def drawn(self) -> str:
        """Return the cells that the terminal draws itself, a code point each; empty for halves."""
        picture, drawing = self.picture, self.picture.drawing
        return (
            "" if drawing is None else drawing.text(picture, self.columns, self.rows, self.number)
        )

    def in_halves(self, *, is_last: bool, is_dim: bool) -> Slice:
        """Return the slice, in halves where it is dim, or where the last row cannot be drawn in."""
        drawing = self.picture.drawing
        if drawing is None or not (is_dim or (is_last and drawing.spares_last_row)):
            return self
        return self._replace(picture=replace(self.picture, drawing=None))


def slices(picture: Picture, columns: int) -> list[Slice]:
    """Return the rows of a picture on a page of so many cells; it is made no larger than it is."""
    across, down = picture.drawing.cell if picture.drawing is not None else HALVES
    width = max(1, min(columns, MOST_COLUMNS, ceil(picture.width / across)))
    height = width * across * picture.height / picture.width / down
    if height > MOST_ROWS:
        width, height = max(1, round(width * MOST_ROWS / height)), MOST_ROWS
    rows = max(1, round(height) if picture.drawing is None else min(MOST_ROWS, ceil(height)))
    return [Slice(picture, width, rows, number) for number in range(rows)]
