"""Sixel: colours in registers, six rows of pixels in one of characters."""

from __future__ import annotations

import re

__all__ = ["sixels"]

_ROWS = 6
_NONE = ord("?")  # a column of six pixels of which none is set
_LONG_RUN = re.compile(rb"(.)\1{3,}", re.DOTALL)


def sixels(numbers: bytes, palette: bytes, size: tuple[int, int]) -> str:
    """Return what draws pixels, given by the numbers of their colours, where the cursor stands.

    What is left free of the last six rows stays as it is: nothing beneath is drawn over.
    """
    width, height = size
    drawn = [f'\x1bP0;1;0q"1;1;{width};{height}'.encode()]
    for number in sorted(set(numbers)):
        red, green, blue = (round(each / 2.55) for each in palette[3 * number : 3 * number + 3])
        drawn.append(b"#%d;2;%d;%d;%d" % (number, red, green, blue))
    step = width * _ROWS
    drawn.append(
        b"-".join(_six(numbers[at : at + step], width) for at in range(0, len(numbers), step))
    )
    return b"".join(drawn).decode("ascii") + "\x1b\\"


def _six(numbers: bytes, width: int) -> bytes:
    """Return six rows of pixels or fewer: a layer for each colour, one over the other."""
    layers: dict[int, bytearray] = {}
    blank = bytes([_NONE]) * width
    for row in range(len(numbers) // width):
        bit = 1 << row
        for column, number in enumerate(numbers[row * width : (row + 1) * width]):
            layer = layers.get(number)
            if layer is None:
                layer = layers[number] = bytearray(blank)
            layer[column] += bit
    return b"$".join(
        b"#%d" % number + _LONG_RUN.sub(_repeated, bytes(layer).rstrip(b"?"))
        for number, layer in layers.items()
    )


def _repeated(run: re.Match[bytes]) -> bytes:
    """Return a run of one character as its length and the character."""
    return b"!%d" % len(run[0]) + run[1]
