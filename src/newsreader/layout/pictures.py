"""Pictures on the page: how many cells one takes, two of its pixels in each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["MOST_ROWS", "Picture", "Slice", "slices"]

MOST_ROWS = 20


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture by its size in pixels.

    `scaled` returns it in another size, of so many columns and rows of pixels: red, green and blue
    of each in a byte, from left to right, then from top to bottom.
    """

    width: int
    height: int
    scaled: Callable[[int, int], bytes]


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


def slices(picture: Picture, columns: int) -> list[Slice]:
    """Return the rows of a picture on a page of so many cells; it is made no larger than it is."""
    width = max(1, min(columns, picture.width))
    height = width * picture.height / picture.width / 2
    if height > MOST_ROWS:
        width, height = max(1, round(width * MOST_ROWS / height)), MOST_ROWS
    rows = max(1, round(height))
    return [Slice(picture, width, rows, number) for number in range(rows)]
