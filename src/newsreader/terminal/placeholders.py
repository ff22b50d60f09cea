"""Kitty's graphics by Unicode placeholders: a picture is sent once, its cells are text.

The terminal draws the part of the picture in a cell that the marks on U+10EEEE name: the row, the
column, and the highest byte of the picture's number, whose lowest one is the ink.
"""

from __future__ import annotations

from base64 import b64encode

__all__ = ["cells", "deleted", "transmitted"]

_PLACEHOLDER = "\U0010eeee"
_CHUNK = 4096  # characters of base64
# The marks that stand for 0 to 255, in the order of kitty's protocol: ranges of code points.
_RANGES = """
0305 030d-030e 0310 0312 033d-033f 0346 034a-034c 0350-0352 0357 035b 0363-036f 0483-0487 0592-0595
0597-0599 059c-05a1 05a8-05a9 05ab-05ac 05af 05c4 0610-0617 0657-065b 065d-065e 06d6-06dc 06df-06e2
06e4 06e7-06e8 06eb-06ec 0730 0732-0733 0735-0736 073a 073d 073f-0741 0743 0745 0747 0749-074a
07eb-07f1 07f3 0816-0819 081b-0823 0825-0827 0829-082d 0951 0953-0954 0f82-0f83 0f86-0f87 135d-135f
17dd 193a 1a17 1a75-1a7c 1b6b 1b6d-1b73 1cd0-1cd2 1cda-1cdb 1ce0 1dc0-1dc1 1dc3-1dc9 1dcb-1dcc
1dd1-1de6 1dfe 20d0-20d1 20d4-20d7 20db-20dc 20e1 20e7 20e9 20f0 2cef-2cf1 2de0-2dff a66f a67c-a67d
a6f0-a6f1 a8e0-a8e5
"""
_ENDS = (each.partition("-") for each in _RANGES.split())
_MARKS = [chr(code) for a, _, b in _ENDS for code in range(int(a, 16), int(b or a, 16) + 1)]


def cells(number: int, row: int, columns: range) -> str:
    """Return the cells of a picture in one of its rows, with the ink that they leave behind."""
    high, low = divmod(number, 1 << 24)
    text = "".join(_PLACEHOLDER + _MARKS[row] + _MARKS[column] + _MARKS[high] for column in columns)
    return f"\x1b[38;5;{low}m{text}"


def transmitted(
    number: int, pixels: bytes, size: tuple[int, int], grid: tuple[int, int]
) -> list[str]:
    """Return what hands a picture to the terminal, to be drawn in columns and rows of cells.

    `pixels`: red, green and blue of each. Each text is one command, answered by nothing.
    """
    import zlib

    data = b64encode(zlib.compress(pixels, 6)).decode("ascii")
    chunks = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)]
    head = f"a=T,U=1,f=24,o=z,t=d,i={number},s={size[0]},v={size[1]},c={grid[0]},r={grid[1]},"
    return [
        f"\x1b_G{'' if at else head}q=2,m={int(at < len(chunks) - 1)};{chunk}\x1b\\"
        for at, chunk in enumerate(chunks)
    ]


def deleted(number: int) -> str:
    """Return what takes a picture and its pixels from the terminal."""
    return f"\x1b_Ga=d,d=I,i={number},q=2\x1b\\"
