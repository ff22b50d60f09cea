"""Rows on a terminal whose screen is not ours: what a command prints and leaves there."""

from __future__ import annotations

from enum import Enum, auto

from newsreader.terminal.detection import Detected
from newsreader.terminal.emission import Manner, emit_text, manner_for
from newsreader.terminal.printed import overridden, words_apart

__all__ = ["Output"]

_CONTROLS = 12  # cells that mlterm gives to what holds a row together, a table's too


class _Way(Enum):
    """How a row is made to stand right when the program is gone, and the switch is back."""

    AS_SENT = auto()  # nothing reorders it
    SWITCHED = auto()  # it keeps the mode in which it was written
    WORDS_APART = auto()
    OVERRIDDEN = auto()


_OF_ITS_OWN = {"konsole": _Way.WORDS_APART, "mlterm": _Way.OVERRIDDEN}


class Output:
    """How rows are printed so that they stand right on a terminal, and stay so."""

    def __init__(self, terminal: Detected | None, manner: Manner | None = None) -> None:
        """Take the terminal, None for a file or a pipe, which gets display text."""
        found = manner_for(terminal) if terminal else Manner()
        self._manner = manner or found
        self._switch = terminal.profile.switch if terminal else None
        self._way = _way(terminal)

    @property
    def spare(self) -> int:
        """How many cells of the terminal's width are to be left free."""
        return _CONTROLS if self._way is _Way.OVERRIDDEN else 0

    def row(self, display: str) -> str:
        """Return what is printed for a row of display text, from the first cell on."""
        sent = emit_text(display, self._manner)
        if self._way is _Way.WORDS_APART:
            return words_apart(sent)
        if self._way is _Way.OVERRIDDEN:
            return overridden(sent)
        if self._way is _Way.SWITCHED and self._switch is not None and sent:
            # Back on in the same row: the next one is the shell's.
            return self._switch.off + sent + self._switch.on
        return sent


def _way(terminal: Detected | None) -> _Way:
    """Return how rows are made to stand right on a terminal, None for a file."""
    if terminal is None or terminal.profile.switch is None or terminal.off:
        return _Way.AS_SENT
    if terminal.multiplexer:
        # It draws rows again and again, with their characters and without their modes.
        return _Way.WORDS_APART
    return _OF_ITS_OWN.get(terminal.profile.name, _Way.SWITCHED)
