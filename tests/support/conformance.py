"""The cases of Unicode's test files, as condensed by `tools/condense_conformance.py`."""

from __future__ import annotations

import itertools
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent.parent / "data"

CLASS_LETTERS = {
    "L": "L", "R": "R", "AL": "A", "EN": "E", "ES": "S", "ET": "T", "AN": "N", "CS": "C",
    "NSM": "M", "BN": "b", "B": "B", "S": "t", "WS": "W", "ON": "O", "LRE": "1", "LRO": "2",
    "RLE": "3", "RLO": "4", "PDF": "5", "LRI": "6", "RLI": "7", "FSI": "8", "PDI": "9",
}  # fmt: skip
"""Bidi_Class → the one letter that the program uses for it."""


_STANDING = {
    "L": "abcdefgh", "R": "אבגדהוזח", "A": "ابتثجحخد", "E": "12345678", "N": "١٢٣٤٥٦٧٨",
    "S": "+-", "T": "#$%€", "C": ",.:/", "M": "\u0300\u0301\u0302\u0303", "O": "!&*;=?@|",
    "b": "\u00ad\u200b", "B": "\u2029", "t": "\t", "W": " ",
    "1": "\u202a", "2": "\u202d", "3": "\u202b", "4": "\u202e", "5": "\u202c",
    "6": "\u2066", "7": "\u2067", "8": "\u2068", "9": "\u2069",
}  # fmt: skip


def standing_for(classes: str) -> str:
    """Return characters of these classes, other ones in each place as far as there are."""
    return "".join(
        _STANDING[letter][place % len(_STANDING[letter])] for place, letter in enumerate(classes)
    )


def lines_of(name: str) -> list[str]:
    """Return the cases of a condensed file, one a line."""
    lines = lzma.decompress((DATA / f"{name}.xz").read_bytes()).decode().splitlines()
    assert lines[0].startswith(f"# {Path(name).name} ")
    return lines[1:]


class CharacterCase(NamedTuple):
    """A line of BidiCharacterTest: levels are None where a rule removes the character."""

    text: str
    direction: int  # 0, 1, or 2 for the text's own
    resolved: int
    levels: tuple[int | None, ...]
    order: tuple[int, ...]


def character_cases(step: int = 1) -> list[CharacterCase]:
    """Return every `step`-th case of BidiCharacterTest."""
    cases = []
    for line in lines_of("BidiCharacterTest.txt")[::step]:
        points, direction, resolved, levels, order = line.split(";")
        cases.append(
            CharacterCase(
                "".join(chr(int(point, 16)) for point in points.split()),
                int(direction),
                int(resolved),
                tuple(None if level == "x" else int(level) for level in levels.split()),
                tuple(map(int, order.split())),
            )
        )
    return cases


class ClassCase(NamedTuple):
    """A line of BidiTest; `bases`: bit 0 the text's own direction, 1 left to right, 2 right."""

    classes: str
    bases: int
    levels: tuple[int | None, ...]
    order: tuple[int, ...]


def class_cases(start: int = 0, step: int = 1) -> Iterator[ClassCase]:
    """Yield every `step`-th case of BidiTest from `start` on."""
    numbers = itertools.count(-start)
    levels: tuple[int | None, ...] = ()
    order: tuple[int, ...] = ()
    for line in lines_of("BidiTest.txt"):
        if line.startswith("@Levels:"):
            levels = tuple(None if x == "x" else int(x) for x in line[8:].split())
        elif line.startswith("@Reorder:"):
            order = tuple(map(int, line[9:].split()))
        elif (number := next(numbers)) >= 0 and number % step == 0:
            classes, bases = line.split(";")
            letters = "".join(CLASS_LETTERS[name] for name in classes.split())
            yield ClassCase(letters, int(bases), levels, order)
