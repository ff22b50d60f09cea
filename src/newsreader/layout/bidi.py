"""The order and direction of a paragraph's code points (UAX #9), asked of python-bidi.

python-bidi returns a string without a map back to what it was given. So it is not given the text:
each run of one bidi class goes in as one character that stands for it, followed by its number in
characters of class BN, which the algorithm carries along. A number that comes out behind its
character marks a left-to-right run, one before it (and backwards) a right-to-left run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

import bidi

from newsreader.text.directions import BIDI_CLASS, Direction, first_strong

__all__ = ["Order", "base_direction", "ordered", "own_direction"]

# Runs within which nothing changes direction: letters of one class with what stands between them
# and is neither bracket nor number (N1), numbers, terminators, neutrals, each with the marks and
# boundary neutrals that follow. What rules W4, N0 and L1 look at singly is a run by itself, and so
# is what this interpreter's Unicode data does not know.
_RUN = re.compile(
    "".join(f"{x}[{x}Mb]*(?:[WOSCT][WOSCTMb]*{x}[{x}Mb]*)*|" for x in "LRA")
    + "E[EMb]*|N[NMb]*|T[TMb]*|W[WMb]*|O[OMb]*|[PSCMtBlro]b*|[1-9]b*|b+"
)
_UNNUMBERED = frozenset("123456789b")
# The character that stands for each class; brackets and unassigned characters for themselves.
_STAND_INS = {
    "L": "a", "R": "\u05d0", "A": "\u0627", "E": "1", "N": "\u0661", "T": "%", "W": " ", "O": "!",
    "S": "+", "C": ",", "M": "\u0300", "t": "\t",
    "1": "\u202a", "2": "\u202d", "3": "\u202b", "4": "\u202e", "5": "\u202c",
    "6": "\u2066", "7": "\u2067", "8": "\u2068", "9": "\u2069",
}  # fmt: skip
# White space before a tab or at the end goes the paragraph's way (L1), as a tab does.
_RESET = re.compile("(?<![Wb1-9])[Wb1-9]+(?=[tB]|$)")
_DIGITS = "".join(map(chr, range(0xE0020, 0xE0080)))
_BASE = len(_DIGITS)
# A neutral that ends the reach of rule L1 behind a run's number: without it the number before a
# tab or the end would be moved away from its run.
_STOP = "\ufffc"
# A separator behind a tab's number, for rule L1 moves the two alike.
_SEPARATOR = "\x1f"
# A letter as strong as the beginning of a right-to-left paragraph (sos): python-bidi passes over
# rule L1 where nothing stands on an odd level before it.
_BEGINNING = "\u05d1"
_NO_RUN = re.compile(f"[{_SEPARATOR}{_BEGINNING}\u202a-\u202e\u2066-\u2069{_STOP}]")


class Order(NamedTuple):
    """How the code points of a paragraph stand on one endless line.

    `places`: for each code point its place from left to right, from 0. `backwards`: for each code
    point 1 where it stands in a right-to-left run, else 0.
    """

    places: list[int]
    backwards: bytes


def base_direction(text: str, default: Direction = Direction.LTR) -> Direction:
    """Return the direction of the paragraph `text` (rules P2 and P3)."""
    return own_direction(text) or default


def own_direction(text: str) -> Direction | None:
    """Return the direction of the first strong character of the paragraph `text`, if it has one."""
    # Nearly every paragraph shows it within its first word or two.
    head = text[:16].translate(BIDI_CLASS)
    if "6" not in head and "7" not in head and "8" not in head:
        found = first_strong(head)
        if found is not None or len(text) <= 16:
            return found
    return first_strong(text.translate(BIDI_CLASS))


def ordered(text: str, direction: Direction) -> Order:
    """Return the order and direction of each code point of one paragraph (rules X1 to L2).

    A control that rule X9 removes and an isolate's controls stand where the character before them
    stands.
    """
    classes = text.translate(BIDI_CLASS)
    if not classes.strip("123456789b"):
        return Order(list(range(len(classes))), bytes([direction.value]) * len(classes))
    runs = list(_RUN.finditer(_RESET.sub(lambda m: m[0].replace("W", "t"), classes)))
    starts = [m.start() for m in runs if m[0][0] not in _UNNUMBERED]
    values = _numbers(len(starts))
    numbers = iter(values)
    sent: list[str] = []
    last = 0  # where the number of the last run ends
    for match in runs:
        letter = match[0][0]
        if letter == "b":
            continue
        if letter in "tB":
            sent.insert(last, _STOP)
        if letter == "B":  # it closes whatever is open (X8)
            isolates = sum(map(classes.count, "678"))
            sent.append("\u2069" * isolates + "\u202c" * len(runs) + "\t")
        else:
            sent.append(_STAND_INS.get(letter) or text[match.start()])
        if letter not in _UNNUMBERED:
            sent.append(next(numbers) + _SEPARATOR if letter in "tB" else next(numbers))
            last = len(sent)
    sent.insert(last, _STOP)
    if direction is Direction.RTL:
        sent.insert(0, _BEGINNING)
    shown = bidi.get_display("".join(sent), base_dir="LR"[direction.value])
    return _read(_NO_RUN.sub("", shown), values, [*starts, len(classes)])


def _numbers(count: int) -> dict[str, int]:
    """Return numbers for so many runs, as they are written, with their values; ascending."""
    size = 1
    while count > _BASE**size:
        size += 1
    # All that take two digits are kept; of three there are so many that only the needed are made.
    return _all_numbers(size) if size <= 2 else dict(zip(_written(size), range(count)))


@cache
def _all_numbers(size: int) -> dict[str, int]:
    """Return all numbers of `size` digits with their values."""
    return {number: value for value, number in enumerate(_written(size))}


def _written(size: int) -> Iterator[str]:
    """Yield the numbers of `size` digits, ascending."""
    return map("".join, product(_DIGITS, repeat=size))


def _read(shown: str, values: dict[str, int], starts: list[int]) -> Order:
    """Return the order in what came back: characters with their numbers, of one length.

    `starts` holds the first code point of each numbered run, and the paragraph's length.
    """
    starts[0] = 0
    size = len(next(iter(values)))
    places = [0] * starts[-1]
    backwards = bytearray(starts[-1])
    place = 0
    for at in range(0, len(shown), size + 1):
        part = shown[at : at + size + 1]
        turned = part[0] in _DIGITS
        number = values[part[-2::-1] if turned else part[1:]]
        start, end = starts[number], starts[number + 1]
        after = place + end - start
        if turned:
            places[start:end] = range(after - 1, place - 1, -1)
            backwards[start:end] = b"\x01" * (end - start)
        else:
            places[start:end] = range(place, after)
        place = after
    return Order(places, bytes(backwards))
