"""From display text to what is sent: the last step before the screen.

Display text is right where nothing reorders it. For the other terminals it is sent so that what
they do to it by themselves gives the display text again. Pure: text and the numbers of styles in,
the same out; what a twist looks like is said by who draws.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from newsreader.terminal.detection import Detected
from newsreader.terminal.profiles import Emission, Profile
from newsreader.terminal.sent import Sent, ShownCell, Twist, clusters, joined
from newsreader.terminal.stretches import Face, Slants
from newsreader.terminal.words import words
from newsreader.text.directions import BIDI_CLASS

__all__ = ["Manner", "Sent", "Twist", "emit", "emit_text", "manner_for", "manner_of"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How display text is sent, whether harakat are, and which characters are left out.

    `spills`: blanks are to be drawn anew each time, since letters leave ink on them. `slants`:
    slanted text comes out slanted. `whole`: it is known that the font has most letters.
    """

    emission: Emission = Emission.PLAIN
    harakat: bool = True
    undrawn: str = ""
    spills: bool = False
    slants: bool = True
    whole: bool = False


# Of these fonts of kitty's, plain and bold, it is known which letters they have.
_WHOLE = ("DejaVuSansMono", "DejaVuSansMono-Bold")


def manner_of(profile: Profile, *, harakat: bool | None = None) -> Manner:
    """Return how text is sent to a terminal; `harakat` overrules what the profile says of them."""
    shown = profile.harakat if harakat is None else harakat
    return Manner(profile.emission, shown, profile.undrawn, profile.spills)


def manner_for(terminal: Detected, harakat: bool | None = None) -> Manner:
    """Return how text is sent to a terminal, by its profile and by what stands in between.

    Where text is laid out by words and slants are none, letters with harakat would have to be told
    apart by weight: they go without, unless the font is known.
    """
    profile = terminal.profile
    by_words = profile.emission in (Emission.SLANTS, Emission.WORDS)
    whole = by_words and terminal.fonts == _WHOLE
    drawn = whole or (profile.harakat and (terminal.slants or not by_words))
    manner = manner_of(profile, harakat=drawn if harakat is None else harakat)
    return replace(manner, slants=terminal.slants, whole=whole)


# Arabic marks that take no cell, and Hebrew points, which are drawn like them.
_HARAKAT = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff]"
)
_RTL = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_INK = "\x1b[38;2;128;128;{}m"
_BLANKS = re.compile("( +)")
_LRO, _PDF = "\u202d", "\u202c"


def emit(
    texts: Sequence[str], weights: Sequence[bool], manner: Manner, slants: Sequence[bool] = ()
) -> list[Sent]:
    """Return what to send for one line of display text, from left to right.

    `texts` are its stretches of one style each; `weights` and `slants` tell which styles are bold
    and which slanted, none where nothing is said. A twisted stretch stands in the same cells in
    the same order.
    """
    if not manner.harakat:
        texts = [_HARAKAT.sub("", text) for text in texts]
    for character in manner.undrawn:
        texts = [text.replace(character, "") for text in texts]
    if manner.spills:
        return list(_with_fresh_blanks(texts))
    plain = [Sent(text, number) for number, text in enumerate(texts) if text]
    if manner.emission is Emission.PLAIN or not any(map(_RTL.search, texts)):
        return plain
    if manner.emission in (Emission.WORDS, Emission.SLANTS):
        faces = [Face(*face) for face in zip_longest(weights, slants, fillvalue=False)]
        part = Slants.ALL if manner.emission is Emission.SLANTS else Slants.OWN
        slanting = part if manner.slants else Slants.NONE
        return joined(words(texts, faces, slanting, whole=manner.whole))
    cells = [ShownCell(c, number) for number, text in enumerate(texts) for c in clusters(text)]
    first, last = _right_to_left(cells)
    if first < 0:
        return plain
    if manner.emission is Emission.CELLS:
        return joined(_inked(cells, first, last))
    cells[first] = cells[first]._replace(text=_LRO + cells[first].text)
    cells[last] = cells[last]._replace(text=cells[last].text + _PDF)
    return joined(Sent(*cell) for cell in cells)


def _with_fresh_blanks(texts: Sequence[str]) -> Iterator[Sent]:
    """Yield the stretches, blanks by themselves."""
    for number, text in enumerate(texts):
        for part in _BLANKS.split(text):
            if part:
                yield Sent(part, number, Twist.FRESH_INK if part[0] == " " else Twist.NONE)


def _inked(cells: Sequence[ShownCell], first: int, last: int) -> Iterator[Sent]:
    """Yield the cells, every second one from `first` to `last` in another ink."""
    # Both ends of the stretch must differ from what is outside of it.
    last += (last - first) & 1
    twists = (Twist.OTHER_INK, Twist.NONE)
    for place, cell in enumerate(cells):
        yield Sent(
            cell.text, cell.style, twists[(place - first) & 1 if first <= place <= last else 1]
        )


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
        elif stretch.twist is Twist.OTHER_SLANT:
            shown += f"\x1b[3m{stretch.text}\x1b[23m"
        else:
            shown += stretch.text
    return f"{shown}\x1b[39m" if inks else shown


def _right_to_left(cells: Sequence[ShownCell]) -> tuple[int, int]:
    """Return the first and the last cell that is a right-to-left letter or number, -1 for none."""
    found = [
        place for place, cell in enumerate(cells) if cell.text[0].translate(BIDI_CLASS) in "RAN"
    ]
    return (found[0], found[-1]) if found else (-1, -1)
