"""The stretches of one font that kitty takes a word apart into, and what keeps them apart.

kitty lays out each such stretch by itself, in the direction of its first letter. A letter's font
is that of its weight and slant, or another where that has not got the letter; which letters a
font has is known of few. So a stretch with right-to-left letters is made of what surely comes
from one font, and what touches it stands in another weight or slant, which is drawn from another
font, unless it comes from another one anyway.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from newsreader.terminal.sent import ShownCell, Twist

__all__ = ["NO_BREAK", "RTL", "Face", "Slants", "Stretch", "as_form", "stretches", "twists"]

NO_BREAK = "\u00a0"


class Face(NamedTuple):
    """A style's weight and slant: a terminal draws each such pair from a font of its own."""

    bold: bool = False
    slanted: bool = False


class Slants(Enum):
    """Which letters come from another font in another slant."""

    NONE = auto()
    OWN = auto()  # those that the terminal's own font has
    ALL = auto()  # even those of a font that stands in and has one slant only


class Stretch(NamedTuple):
    """Cells of one kind and face that stand side by side, from left to right."""

    cells: Sequence[ShownCell]
    kind: str
    face: Face

    @property
    def rtl(self) -> bool:
        """Whether it is laid out from right to left."""
        return self.kind not in _LEFT_TO_RIGHT


RTL = (
    "\u0590-\u0605\u0608\u060b\u060d-\u061a\u061c-\u061e\u0620-\u063f\u0641-\u064a\u0656-\u066f"
    "\u0671-\u06dc\u06de-\u08e1\u08e3-\u08ff\ufb1d-\ufd3d\ufd40-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""The characters of scripts that run from right to left, as ranges of a pattern: what a text
engine takes for the beginning of such a run."""

# What a font has all of or nothing (so long as no mark stands on it): basic Arabic letters in
# their forms, digits, Hebrew letters, another script; `own` is what every terminal's own font has.
# Any other right-to-left letter is alone; `sign` is all the rest, left to right as well.
_KIND = re.compile(
    "(?:(?P<forms>[\ufe80-\ufefc])|(?P<digits>[\u0660-\u0669])"
    "|(?P<eastern>[\u06f0-\u06f9])|(?P<hebrew>[\u05d0-\u05ea])"
    "|(?P<other>[\u0700-\u074f\u0780-\u085f\U00010800-\U00010fff\U0001e800-\U0001edff])"
    f"|(?P<own>[!-\u024f\u2010-\u2027\u2030-\u205e]))$|(?P<alone>[{RTL}])|(?P<sign>.)",
    re.DOTALL,
)
_LEFT_TO_RIGHT = ("own", "sign", "neutral")
# What DejaVu Sans Mono has beside Latin letters, bold as well: it is laid out as a whole, or it
# is `neutral` where it goes from left to right.
_WHOLE = re.compile(
    "[\u0606\u0607\u0609\u060a\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066d\u0674"
    "\u0679-\u067b\u067e-\u0680\u0683\u0684\u0686\u0687\u0691\u0698\u06a4\u06a9\u06af\u06be\u06cc"
    "\u06f0-\u06f9\ufb52-\ufb81\ufb8a-\ufb95\ufb9e\ufb9f\ufbaa-\ufbad\ufbe8\ufbe9\ufbfc-\ufbff"
    "\ufe80-\ufefc][\u064b-\u0655\u065a]*"
    "|[!-@[-`{-~\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2013\u2014"
    "\u2018-\u201e\u2022\u2026\u2039\u203a]"
)
# What another slant costs the eye: mostly nothing for letters, whose fonts have seldom slanted
# ones; brackets and full stops hardly lean, numbers and Latin words do.
_SLANT = {"own": 1, "neutral": 1, "sign": 1, "alone": 1}
_SLANT_OF_LETTERS, _SLANT_OF_WORDS, _WEIGHT = 3, 4, 10
_RTL = re.compile(f"[{RTL}]")
_HAMZA, _HAMZA_FORM = "\u0621", "\ufe80"


def as_form(text: str) -> str:
    """Return a cell's text as it is sent: the hamza comes from where its neighbours come from."""
    return _HAMZA_FORM if text == _HAMZA else text


def stretches(word: Sequence[ShownCell], faces: Sequence[Face], *, whole: bool) -> list[Stretch]:
    """Return the stretches of a word without blanks; `whole`: its font is DejaVu Sans Mono."""
    out: list[Stretch] = []
    for cell in word:
        face = faces[cell.style]
        kind = _kind(cell.text, whole and not face.slanted)
        if out and kind != "alone" and (out[-1].kind, out[-1].face) == (kind, face):
            out[-1] = out[-1]._replace(cells=[*out[-1].cells, cell])
        else:
            out.append(Stretch([cell], kind, face))
    return _with_signs_apart(out) if whole else out


def _kind(text: str, whole: bool) -> str:
    text = as_form(text)
    if whole and _WHOLE.fullmatch(text):
        return "whole"
    match = _KIND.match(text)
    kind = (match and match.lastgroup) or "sign"
    return "neutral" if whole and kind == "own" else kind


def _with_signs_apart(found: Sequence[Stretch]) -> list[Stretch]:
    """Return stretches with what goes from left to right taken out of those laid out as a whole.

    That is one without a right-to-left letter, and the signs that touch a Latin word: they can be
    kept apart from the letters where the word would have to be.
    """
    out: list[Stretch] = []
    for place, each in enumerate(found):
        cells = each.cells
        letters = [number for number, cell in enumerate(cells) if _RTL.match(cell.text)]
        if each.kind != "whole":
            out.append(each)
        elif not letters:
            out.append(each._replace(kind="neutral"))
        else:
            touched = [
                0 <= beside < len(found) and not found[beside].rtl
                for beside in (place - 1, place + 1)
            ]
            first = letters[0] if touched[0] else 0
            last = letters[-1] + 1 if touched[1] else len(cells)
            parts = (
                (cells[:first], "neutral"),
                (cells[first:last], "whole"),
                (cells[last:], "neutral"),
            )
            out += [each._replace(cells=part, kind=kind) for part, kind in parts if part]
    return out


def twists(found: Sequence[Stretch], slants: Slants) -> Sequence[Twist]:
    """Return the twists, one a stretch, that part the stretches at the least cost to the eye."""
    best: dict[Twist, tuple[int, tuple[Twist, ...]]] = {
        twist: (_cost(found[0], twist), (twist,)) for twist in _FACES
    }
    for before, stretch in pairwise(found):
        best = {
            twist: min(
                (
                    (cost + _cost(stretch, twist), (*path, twist))
                    for last, (cost, path) in best.items()
                    if _part(before, last, stretch, twist, slants)
                ),
                key=lambda found: found[0],
            )
            for twist in _FACES
        }
    return min(best.values(), key=lambda found: found[0])[1]


_FACES: dict[Twist, Callable[[Face], Face]] = {
    Twist.NONE: lambda face: face,
    Twist.OTHER_SLANT: lambda face: Face(face.bold, not face.slanted),
    Twist.OTHER_WEIGHT: lambda face: Face(not face.bold, face.slanted),
}
_NEVER = 1_000_000


def _cost(stretch: Stretch, twist: Twist) -> int:
    if twist is Twist.NONE:
        return 0
    if stretch.kind == "whole":
        return _NEVER  # in another face it would come from more than one font
    if twist is Twist.OTHER_WEIGHT:
        return _WEIGHT * len(stretch.cells)
    if stretch.kind in ("own", "neutral") and any(cell.text.isalnum() for cell in stretch.cells):
        return _SLANT_OF_WORDS
    return _SLANT.get(stretch.kind, _SLANT_OF_LETTERS)


def _part(a: Stretch, a_twist: Twist, b: Stretch, b_twist: Twist, slants: Slants) -> bool:
    """Return whether two neighbours are laid out apart, or may as well be laid out together."""
    if not (a.rtl or b.rtl):
        return True
    kinds = {a.kind, b.kind}
    if not kinds <= _NOT_FOREIGN and (_is_known(a, a_twist) or _is_known(b, b_twist)):
        return True  # the other comes from a font that stands in
    first, second = _FACES[a_twist](a.face), _FACES[b_twist](b.face)
    if first.bold != second.bold:
        return True
    # The terminal's own font is another one in another slant, whatever its neighbour's is.
    least = Slants.OWN if kinds & {"whole", "own"} else Slants.ALL
    return first.slanted != second.slanted and slants.value >= least.value


_NOT_FOREIGN = {"whole", "neutral", "own", "sign"}


def _is_known(stretch: Stretch, twist: Twist) -> bool:
    """Return whether it is known to be drawn from the terminal's own font."""
    return stretch.kind == "whole" or (stretch.kind == "neutral" and twist is Twist.NONE)
