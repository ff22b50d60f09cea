"""Lines for kitty, which lays out each stretch of one font between blanks by itself.

Such a stretch goes in the direction of its first letter. Its font is that of its weight and
slant, or another where that has not got the letter; which letters a font has is not known here.
So a stretch with right-to-left letters is made of what surely comes from one font, and what
touches it stands in another weight or slant, which is drawn from another font.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from newsreader.terminal.sent import Sent, ShownCell, Twist, clusters
from newsreader.text.widths import CELLS

__all__ = ["RTL", "Face", "Slants", "words"]


class Face(NamedTuple):
    """A style's weight and slant: a terminal draws each such pair from a font of its own."""

    bold: bool = False
    slanted: bool = False


class Slants(Enum):
    """Which letters come from another font in another slant."""

    NONE = auto()
    OWN = auto()  # those that the terminal's own font has
    ALL = auto()  # even those of a font that stands in and has one slant only


RTL = (
    "\u0590-\u0605\u0608\u060b\u060d-\u061a\u061c-\u061e\u0620-\u063f\u0641-\u064a\u0656-\u066f"
    "\u0671-\u06dc\u06de-\u08e1\u08e3-\u08ff\ufb1d-\ufd3d\ufd40-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
"""The characters of scripts that run from right to left, as ranges of a pattern: what a text
engine takes for the beginning of such a run."""

_CACHE_LIMIT = 32_768
_HAMZA, _HAMZA_FORM = "\u0621", "\ufe80"
# What a font has all of or nothing (so long as no mark stands on it): basic Arabic letters in
# their forms, digits, Hebrew letters, another script; `own` is what every terminal's own font has.
# Any other right-to-left letter is alone; `sign` is all the rest, left to right as well.
_KIND = re.compile(
    f"(?:(?P<forms>[{_HAMZA_FORM}-\ufefc])|(?P<digits>[\u0660-\u0669])"
    "|(?P<eastern>[\u06f0-\u06f9])|(?P<hebrew>[\u05d0-\u05ea])"
    "|(?P<other>[\u0700-\u074f\u0780-\u085f\U00010800-\U00010fff\U0001e800-\U0001edff])"
    f"|(?P<own>[!-\u024f\u2010-\u2027\u2030-\u205e]))$|(?P<alone>[{RTL}])|(?P<sign>.)",
    re.DOTALL,
)
_LEFT_TO_RIGHT = ("own", "sign")
# What another slant costs the eye: mostly nothing for letters, whose fonts have seldom slanted
# ones; brackets and full stops hardly lean, numbers and Latin words do.
_SLANT = {"own": 1, "sign": 1, "alone": 1}
_SLANT_OF_LETTERS, _SLANT_OF_WORDS, _WEIGHT = 3, 4, 10


class _Stretch(NamedTuple):
    """Cells of one kind and face that stand side by side, from left to right."""

    cells: Sequence[ShownCell]
    kind: str
    face: Face

    @property
    def rtl(self) -> bool:
        return self.kind not in _LEFT_TO_RIGHT


def words(texts: Sequence[str], faces: Sequence[Face], slants: Slants) -> Iterator[Sent]:
    """Yield what to send for a line's stretches of one style; a cell's style stays in its place.

    The terminal gives a style to a place and not to the letter.
    """
    word: list[tuple[str, int]] = []
    for style, text in enumerate(texts):
        for number, part in enumerate(text.split(" ")):
            if number and part and CELLS[ord(part[0])] == "0":
                part = f" {part}"
            elif number:
                yield from _word(word, faces, slants)
                yield Sent(" ", style)
                word = []
            if part:
                word.append((part, style))
    yield from _word(word, faces, slants)


def _word(
    parts: Sequence[tuple[str, int]], faces: Sequence[Face], slants: Slants
) -> Iterator[Sent]:
    """Yield what to send for a word's parts: texts with the numbers of their styles."""
    shown = tuple((text, faces[style]) for text, style in parts)
    for text, part, twist in _arranged(shown, slants):
        yield Sent(text, parts[part][1], twist)


@lru_cache(_CACHE_LIMIT)
def _arranged(
    parts: tuple[tuple[str, Face], ...], slants: Slants
) -> tuple[tuple[str, int, Twist], ...]:
    """Return the pieces of a word as they are sent: text, the part in its place, twist."""
    if len(parts) == 1 and _ONE_STRETCH.fullmatch(parts[0][0]):
        return ((parts[0][0][::-1], 0, Twist.NONE),)
    if not any(_RTL.search(text) for text, _ in parts):
        return tuple((text, number, Twist.NONE) for number, (text, _) in enumerate(parts))
    cells = [ShownCell(c, number) for number, (text, _) in enumerate(parts) for c in clusters(text)]
    stretches = _stretches(cells, [face for _, face in parts])
    return tuple(
        (_FORMS.get(cell.text, cell.text), place.style, twist)
        for stretch, twist in zip(stretches, _twists(stretches, slants))
        for place, cell in zip(
            stretch.cells, reversed(stretch.cells) if stretch.rtl else stretch.cells
        )
    )


_RTL = re.compile(f"[{RTL}]")
_ONE_STRETCH = re.compile(f"[{_HAMZA_FORM}-\ufefc]+")
_FORMS = {_HAMZA: _HAMZA_FORM}  # so that it comes from where its neighbours come from


def _stretches(word: Sequence[ShownCell], faces: Sequence[Face]) -> list[_Stretch]:
    """Return the stretches of a word without blanks."""
    out: list[_Stretch] = []
    for cell in word:
        match = _KIND.match(_FORMS.get(cell.text, cell.text))
        kind = match.lastgroup if match is not None else None
        face = faces[cell.style]
        if out and kind != "alone" and (out[-1].kind, out[-1].face) == (kind, face):
            out[-1] = out[-1]._replace(cells=[*out[-1].cells, cell])
        else:
            out.append(_Stretch([cell], kind or "sign", face))
    return out


def _twists(stretches: Sequence[_Stretch], slants: Slants) -> Sequence[Twist]:
    """Return the twists, one a stretch, that part the stretches at the least cost to the eye."""
    best: dict[Twist, tuple[int, tuple[Twist, ...]]] = {
        twist: (_cost(stretches[0], twist), (twist,)) for twist in _FACES
    }
    for before, stretch in pairwise(stretches):
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


def _cost(stretch: _Stretch, twist: Twist) -> int:
    if twist is Twist.NONE:
        return 0
    if twist is Twist.OTHER_WEIGHT:
        return _WEIGHT * len(stretch.cells)
    if stretch.kind == "own" and any(cell.text.isalnum() for cell in stretch.cells):
        return _SLANT_OF_WORDS
    return _SLANT.get(stretch.kind, _SLANT_OF_LETTERS)


def _part(a: _Stretch, a_twist: Twist, b: _Stretch, b_twist: Twist, slants: Slants) -> bool:
    """Say whether two neighbours are laid out apart, or may as well be laid out together."""
    if not (a.rtl or b.rtl):
        return True
    first, second = _FACES[a_twist](a.face), _FACES[b_twist](b.face)
    if first.bold != second.bold:
        return True
    # The terminal's own font is another one in another slant, whatever its neighbour's is.
    own = Slants.OWN if "own" in (a.kind, b.kind) else Slants.ALL
    return first.slanted != second.slanted and slants.value >= own.value
