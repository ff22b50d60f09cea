"""A decoder of Sixel: what a terminal makes of it."""

from __future__ import annotations

import re

__all__ = ["decoded"]

_PART = re.compile(
    rb'"1;1;(?P<width>\d+);(?P<height>\d+)|#(?P<set>\d+);2;(?P<rgb>\d+;\d+;\d+)|#(?P<use>\d+)'
    rb"|!(?P<count>\d+)(?P<run>[?-~])|(?P<one>[?-~])|(?P<back>\$)|(?P<next>-)"
)

Pixel = tuple[int, int, int]


def decoded(drawn: str) -> tuple[tuple[int, int], dict[tuple[int, int], Pixel]]:
    """Return the size that is said, and the colour of each pixel that is set, in percent.

    Raises ValueError where a pixel stands outside of the size, or what is no Sixel does.
    """
    data = drawn.encode("ascii")
    if not (data.startswith(b"\x1bP0;1;0q") and data.endswith(b"\x1b\\")):
        raise ValueError("no Sixel that leaves the rest alone")
    registers: dict[int, Pixel] = {}
    pixels: dict[tuple[int, int], Pixel] = {}
    size = (0, 0)
    x = y = register = 0
    at, end = len(b"\x1bP0;1;0q"), len(data) - 2
    while at < end:
        part = _PART.match(data, at)
        if part is None:
            raise ValueError(f"not Sixel: {data[at : at + 10]!r}")
        at = part.end()
        if part["width"]:
            size = int(part["width"]), int(part["height"])
        elif part["set"]:
            red, green, blue = map(int, part["rgb"].split(b";"))
            registers[int(part["set"])] = (red, green, blue)
        elif part["use"]:
            register = int(part["use"])
        elif part["back"]:
            x = 0
        elif part["next"]:
            x, y = 0, y + 6
        else:
            bits = (part["run"] or part["one"])[0] - 63
            count = int(part["count"] or 1)
            for place in (
                (x + n, y + row) for n in range(count) for row in range(6) if bits >> row & 1
            ):
                if place[0] >= size[0] or place[1] >= size[1]:
                    raise ValueError(f"a pixel at {place} of {size}")
                pixels[place] = registers[register]
            x += count
    return size, pixels
