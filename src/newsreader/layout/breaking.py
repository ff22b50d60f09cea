"""Where a line may end (UAX #14, with the numbers of its example 7)."""

from __future__ import annotations

from newsreader.text.properties import Property
from newsreader.text.unicode_tables import LINE_BREAK as _TABLE

__all__ = ["LINE_BREAK", "break_opportunities"]

LINE_BREAK = Property(_TABLE)
"""Line_Break in one letter, after rule LB1; the letters are explained in the tables' generator."""

_OPENING = frozenset("(O")
# LB13 (and LB7, LB11, LB8a): never before these, most of them even after spaces.
_NEVER_BEFORE_EVEN_AFTER_SPACE = frozenset(")]P!,/")

# Pairs (before, after) with nothing between them at which no line ends: rules LB12 to LB30b
# that need no more context than that.
_JOINED: dict[str, frozenset[str]] = {
    "a": frozenset("al0(%$"), "l": frozenset("al0(%$"), "0": frozenset("0al(%$,/"), "$":
    frozenset("alIEM0LVT23"), "%": frozenset("al0"), ",": frozenset("al"), "]":
    frozenset("al0"), "I": frozenset("%"), "E": frozenset("%M"), "M": frozenset("%"), "X":
    frozenset("M"), "L": frozenset("LV23%"), "V": frozenset("VT%"), "2": frozenset("VT%"), "T":
    frozenset("T%"), "3": frozenset("T%"), "/": frozenset("l"),
}  # fmt: skip


def break_opportunities(text: str) -> list[int]:
    """Return the offsets (code points, ascending) at which a new line may begin.

    Neither the start nor the end of the text is among them; hard breaks are: a line must begin
    after a newline.
    """
    classes = text.translate(LINE_BREAK)
    found: list[int] = []
    previous = ""  # the class before, spaces and combining marks passed over (LB9)
    before_previous = ""
    spaces = False
    zero_width_joiner = False
    regional = 0
    number = ""  # "n" in a number, "c" after its closing bracket
    for i, kind in enumerate(classes):
        if kind == "a" == previous and not spaces and not zero_width_joiner:
            before_previous = "a"  # LB28 within a word, where nearly all of a text is
            continue
        if kind in "mj" and previous and not spaces and previous not in "kz":
            zero_width_joiner = kind == "j"  # LB9
            continue
        after = "a" if kind in "mj" else kind  # LB10
        if previous and _may_break(
            before_previous, previous, after, spaces, zero_width_joiner, regional, number
        ):
            prefix = previous in "$%" and not spaces and classes[i : i + 2] in ("(0", "O0")
            if not prefix:  # LB25: PR or PO before a bracket that a number follows
                found.append(i)
        zero_width_joiner = kind == "j"
        if kind == " ":
            spaces = True
            if previous in ("", "k"):
                previous = " "
            continue
        number = _number_state(number if not spaces else "", after)
        regional = regional + 1 if after == "R" and not spaces else int(after == "R")
        before_previous = " " if spaces else previous
        previous = after
        spaces = False
    return found


def _number_state(number: str, after: str) -> str:
    """Follow `NU (NU | SY | IS)* (CL | CP)?` (UAX #14, example 7)."""
    if after == "0" or (number == "n" and after in ",/"):
        return "n"
    return "c" if number == "n" and after in ")]P" else ""


def _may_break(  # noqa: PLR0912 - a branch for each rule, as in the standard
    before_previous: str,
    previous: str,
    after: str,
    spaces: bool,
    zero_width_joiner: bool,
    regional: int,
    number: str,
) -> bool:
    """Return whether a line may begin before a character of class `after` (LB4 to LB31)."""
    if previous == "k":
        return True  # LB4, LB5
    if after in "k z":
        return False  # LB6, LB7
    if previous == "z":
        return True  # LB8
    if zero_width_joiner and not spaces:
        return False  # LB8a
    if after == "w" or (previous == "w" and not spaces):
        return False  # LB11
    if previous == "g" and not spaces:
        return False  # LB12
    if after == "g" and not spaces and previous not in "-h":
        return False  # LB12a
    if after in _NEVER_BEFORE_EVEN_AFTER_SPACE:
        return False  # LB13
    if previous in _OPENING:
        return False  # LB14
    if previous == '"' and after in _OPENING:
        return False  # LB15
    if previous in ")]P" and after == "n":
        return False  # LB16
    if previous == "=" and after == "=":
        return False  # LB17
    if spaces or previous == " ":
        return True  # LB18
    if after == '"' or previous == '"':
        return False  # LB19
    if "c" in (after, previous):
        return True  # LB20
    return not _joined(before_previous, previous, after, regional, number)


def _joined(before_previous: str, previous: str, after: str, regional: int, number: str) -> bool:
    """Rules LB21 to LB30b: both characters stand side by side."""
    if after in "-hn" or previous == "b":
        return True  # LB21
    if before_previous == "l" and previous in "h-":
        return True  # LB21a
    if after == ".":
        return True  # LB22
    if previous == "h" and after == "0":
        return True  # LB25
    if number and (after in "$%" or (number == "n" and after == "0")):
        return True  # LB25
    if previous == "R" and after == "R":
        return regional % 2 == 1  # LB30a
    return after in _JOINED.get(previous, ())
