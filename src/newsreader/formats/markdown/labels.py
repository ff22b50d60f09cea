"""The ends of link labels in a line of Markdown, each looked for once.

The library looks for the `]` of each `[` as far as the end of the paragraph: the square of their
number where they are not closed. What is found here is the same, but a label within another one,
of which it is known where it ends, is not walked through again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

__all__ = ["Labels"]

_OPEN, _LINKED = -1, -2  # no `]` to the end; a link before it, where none may be
_Ends = dict[tuple[int, bool, int], int]


class Labels:
    """The library's `helpers`, of which one is replaced: `parseLinkLabel`."""

    def __init__(self, helpers: object) -> None:
        """Take the rest from the library's own `helpers`."""
        self._helpers = helpers
        # By the beginning, whether no link may be within, and the end of what is looked at.
        self._ends: WeakKeyDictionary[StateInline, _Ends] = WeakKeyDictionary()

    def __getattr__(self, name: str) -> object:
        return getattr(self._helpers, name)

    # The names are the library's.
    def parseLinkLabel(self, state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: N802, N803
        """Return the offset of the `]` that closes the `[` at `start`, in code points, else -1."""
        ends = self._ends.setdefault(state, {})
        key = (start, disableNested, state.posMax)
        if key not in ends:
            before = state.pos
            ends[key] = _end(state, start, disableNested, ends)
            state.pos = before
        return max(ends[key], -1)


def _end(state: StateInline, start: int, alone: bool, ends: _Ends) -> int:
    """Return where the label from `start` on ends; `alone`: no link may be in it."""
    state.pos = start + 1
    level = 1
    while state.pos < state.posMax:
        sign, place = state.src[state.pos], state.pos
        if sign == "]":
            level -= 1
            if level == 0:
                return place
        state.md.inline.skipToken(state)
        if sign != "[":
            continue
        if state.pos != place + 1:
            if alone:
                return _LINKED
            continue
        inner = _known(place, alone, state.posMax, ends)
        if inner is None:
            level += 1
        elif inner < 0:
            return inner  # what is around it ends behind it
        else:
            state.pos = inner + 1
    return _OPEN


def _known(place: int, alone: bool, limit: int, ends: _Ends) -> int | None:
    """Return where a label within one ends, None where that is not known for a walk like it."""
    found = ends.get((place, alone, limit))
    if found is not None:
        return found
    other = ends.get((place, not alone, limit))
    # One that ends may hold links; one with a link may end.
    return other if other == _OPEN or (not alone and other != _LINKED) else None
