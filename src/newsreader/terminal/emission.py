"""From display text to what is sent: the last step before the screen.

Display text is right where nothing reorders it. For the other terminals it is sent so that what
they do to it by themselves gives the display text again. Pure: text and the numbers of styles in,
the same out; what a twist looks like is said by who draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import NamedTuple

from newsreader.terminal.profiles import Emission, Profile
from newsreader.text.directions import BIDI_CLASS
from newsreader.text.widths import CELLS

__all__ = ["Manner", "Sent", "Twist", "emit", "emit_text", "manner_of"]


class Twist(Enum):
    """What is added to a style, for the terminal's eyes."""

    NONE = auto()
    OTHER_INK = auto()
    OTHER_WEIGHT = auto()


@dataclass(frozen=True, slots=True)
class Manner:
    """How display text is sent, and whether harakat are."""

    emission: Emission = Emission.PLAIN
    harakat: bool = True


class Sent(NamedTuple):
    """A stretch to send: its text, the number of its style, and the twist."""

    text: str
    style: int
    twist: Twist = Twist.NONE


class _Cell(NamedTuple):
    text: str
    style: int


def manner_of(profile: Profile, *, harakat: bool | None = None) -> Manner:
    """Return how text is sent to a terminal; `harakat` overrules what the profile says of them."""
    return Manner(profile.emission, profile.harakat if harakat is None else harakat)


# Arabic marks that take no cell; with their letters left alone.
_HARAKAT = re.compile(
    "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff]"
)
_RTL = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Scripts that run from right to left: what a text engine takes for the beginning of such a run.
_LETTER = re.compile(
    "[\u0590-\u0605\u0608\u060b\u060d-\u061a\u061c-\u061e\u0620-\u063f\u0641-\u064a\u0656-\u066f\u0671-\u06dc"
    "\u06de-\u08e1\u08e3-\u08ff\ufb1d-\ufd3d\ufd40-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)  # fmt: skip
_INK = "\x1b[38;2;128;128;{}m"
_LRO, _PDF = "\u202d", "\u202c"


def emit(texts: Sequence[str], weights: Sequence[bool], manner: Manner) -> list[Sent]:
    """Return what to send for one line of display text, from left to right.

    `texts` are its stretches of one style each; `weights` tell which styles are bold. A twisted
    stretch stands in the same cells in the same order.
    """
    if not manner.harakat:
        texts = [_HARAKAT.sub("", text) for text in texts]
    plain = [Sent(text, number) for number, text in enumerate(texts) if text]
    if manner.emission is Emission.PLAIN or not any(map(_RTL.search, texts)):
        return plain
    cells = [_Cell(c, number) for number, text in enumerate(texts) for c in _clusters(text)]
    if manner.emission is Emission.WORDS:
        return _joined(_words(cells, weights))
    first, last = _right_to_left(cells)
    if first < 0:
        return plain
    if manner.emission is Emission.CELLS:
        # Both ends of the stretch must differ from what is outside of it.
        last += (last - first) & 1
        twists = (Twist.OTHER_INK, Twist.NONE)
        return _joined(
            Sent(
                cell.text, cell.style, twists[(place - first) & 1 if first <= place <= last else 1]
            )
            for place, cell in enumerate(cells)
        )
    opened = cells[first]._replace(text=_LRO + cells[first].text)
    cells[first] = opened
    cells[last] = cells[last]._replace(text=cells[last].text + _PDF)
    return _joined(Sent(*cell) for cell in cells)


def emit_text(text: str, manner: Manner) -> str:
    """Return what to send for one line of display text without styles, to no screen of ours."""
    sent = emit([text], [False], manner)
    # An ink must be named to be told from its neighbour: one that can be read on any ground.
    inks = any(stretch.twist is Twist.OTHER_INK for stretch in sent)
    shown = _INK.format(128) if inks else ""
    for stretch in sent:
        if stretch.twist is Twist.OTHER_INK:
            shown += _INK.format(129) + stretch.text + _INK.format(128)
        elif stretch.twist is Twist.OTHER_WEIGHT:
            shown += f"\x1b[1m{stretch.text}\x1b[22m"
        else:
            shown += stretch.text
    return f"{shown}\x1b[39m" if inks else shown


def _clusters(text: str) -> list[str]:
    """Return the characters of display text, each with the marks that stand on it."""
    out: list[str] = []
    for character, width in zip(text, text.translate(CELLS)):
        if width == "0" and out:
            out[-1] += character
        else:
            out.append(character)
    return out


def _right_to_left(cells: Sequence[_Cell]) -> tuple[int, int]:
    """Return the first and the last cell that is a right-to-left letter or number, -1 for none."""
    found = [
        place for place, cell in enumerate(cells) if cell.text[0].translate(BIDI_CLASS) in "RAN"
    ]
    return (found[0], found[-1]) if found else (-1, -1)


def _words(cells: Sequence[_Cell], weights: Sequence[bool]) -> list[Sent]:
    """Return cells for a terminal that lays out each blank-delimited word by itself (kitty).

    Such a word goes in the direction of its first letter, so letters are sent in logical order;
    what touches them stands in another weight, which ends the terminal's run. A cell's style
    stays in its place: the terminal gives it to the place and not to the letter.
    """
    out: list[Sent] = []
    word: list[_Cell] = []
    for cell in [*cells, _Cell(" ", -1)]:
        if cell.text != " ":
            word.append(cell)
            continue
        out += _word(word, weights)
        word = []
        if cell.style >= 0:
            out.append(Sent(*cell))
    return out


def _word(word: Sequence[_Cell], weights: Sequence[bool]) -> list[Sent]:
    if not any(_LETTER.match(cell.text) for cell in word):
        return [Sent(*cell) for cell in word]
    runs = [list(run) for _, run in groupby(word, lambda cell: _kind(cell, weights))]
    kinds = [_kind(run[0], weights) for run in runs]
    out: list[Sent] = []
    before: tuple[bool, bool] | None = None  # the run before: letters, bold
    for number, (run, (letters, weight)) in enumerate(zip(runs, kinds)):
        bold = weight
        after = kinds[number + 1] if number + 1 < len(kinds) else None
        if not letters and after is not None and after[0]:
            bold = not after[1]
        if before is not None and (letters or before[0]):
            # What one run ends and the next begins is told by the weight alone.
            bold = not before[1]
        twist = Twist.NONE if bold == weight else Twist.OTHER_WEIGHT
        texts = reversed(run) if letters else run
        out += [Sent(cell.text, place.style, twist) for place, cell in zip(run, texts)]
        before = letters, bold
    return out


def _kind(cell: _Cell, weights: Sequence[bool]) -> tuple[bool, bool]:
    return _LETTER.match(cell.text) is not None, weights[cell.style]


def _joined(sent: Iterable[Sent]) -> list[Sent]:
    """Return stretches with those of one style put together."""
    out: list[Sent] = []
    for each in sent:
        if out and out[-1][1:] == each[1:]:
            out[-1] = out[-1]._replace(text=out[-1].text + each.text)
        else:
            out.append(each)
    return out
