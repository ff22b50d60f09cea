"""A paragraph made ready for lines: its direction, order, clusters and break opportunities.

All stages but the direction are computed when first asked for: a paragraph that is never seen,
or that is plain right-to-left text, never needs most of them.
"""

from __future__ import annotations

from functools import cached_property

from newsreader.layout.bidi import Order, base_direction
from newsreader.layout.breaking import break_opportunities
from newsreader.layout.clusters import Cluster, clusters
from newsreader.layout.isolates import Ranges, isolating_order, within_backwards
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction

__all__ = ["Paragraph"]


class Paragraph:
    """One paragraph of safe text without newlines, in logical order.

    `direction` is its base direction: the one given, else that of its first strong character
    (UAX #9 P2, P3), else `default`. With `shaped` off letters keep their base shape, for fonts
    without presentation forms; with `spelled` off wide ligatures stay in one cell. `isolates` are
    ranges of code points that are read from left to right by themselves, as addresses are; `still`
    are ranges in which no word is drawn out, as in code.
    """

    def __init__(
        self,
        text: SafeText,
        direction: Direction | None = None,
        *,
        default: Direction = Direction.LTR,
        shaped: bool = True,
        spelled: bool = True,
        isolates: Ranges = (),
        still: Ranges = (),
    ) -> None:
        """Take a paragraph's text; without `direction` its first strong letter gives it."""
        self.text = text
        self.shaped = shaped
        self.spelled = spelled
        self.isolates = isolates
        self.still = still
        self.direction = direction or base_direction(text, default)

    @property
    def is_rtl(self) -> bool:
        """Whether lines begin at the right."""
        return self.direction is Direction.RTL

    @cached_property
    def order(self) -> Order:
        """The place and the direction of each code point on one endless line."""
        return isolating_order(self.text, self.direction, self.isolates)

    @cached_property
    def clusters(self) -> list[Cluster]:
        """The clusters in logical order; their ranges tile the text."""
        return clusters(self.text, self.order, shaped=self.shaped, spelled=self.spelled)

    @cached_property
    def held(self) -> frozenset[int]:
        """The offsets (code points) at which no line begins that could begin before them."""
        return within_backwards(self.order, self.isolates) if self.isolates else frozenset()

    @cached_property
    def breaks(self) -> list[int]:
        """The offsets (code points) at which a line may begin, ascending."""
        found = break_opportunities(self.text)
        return [offset for offset in found if offset not in self.held] if self.isolates else found
