"""What was switched on at the terminal, and what switches it off again."""

from __future__ import annotations

import re

__all__ = ["Ledger"]

_SWITCH = re.compile(
    r"\x1b\[\?(?P<modes>[\d;]+)(?P<on>[hl])|\x1b\[(?P<keys>[<>])\d*u|\x1b\]22;(?P<pointer>[^\x07]*)\x07"
)
# Private modes that are on in a terminal nobody has touched: wrapping, the cursor.
_ON = ("7", "25")
_KEYS_BACK = "\x1b[<u"
_POINTER_BACK = "\x1b]22;default\x07"


class Ledger:
    """Takes note of private modes, the keyboard protocol and the pointer in what is sent."""

    def __init__(self) -> None:
        self._changed: dict[str, None] = {}  # private modes, in the order of their change
        self._keys = 0  # how often the keyboard protocol was asked for
        self._pointer = False

    def note(self, text: str) -> None:
        """Take note of what a text that is sent switches."""
        for found in _SWITCH.finditer(text):
            if found["modes"]:
                for mode in found["modes"].split(";"):
                    self._changed.pop(mode, None)
                    if (found["on"] == "h") != (mode in _ON):
                        self._changed[mode] = None
            elif found["keys"]:
                self._keys = max(0, self._keys + (1 if found["keys"] == ">" else -1))
            else:
                self._pointer = found["pointer"] not in ("", "default")

    def undo(self) -> str:
        """Return what puts everything back: what was changed last comes first.

        So the keyboard protocol goes before the alternate screen, to which it belongs. Empty when
        nothing is to be put back.
        """
        modes = "".join(
            f"\x1b[?{mode}{'h' if mode in _ON else 'l'}" for mode in reversed(self._changed)
        )
        before = _KEYS_BACK * self._keys + _POINTER_BACK * self._pointer
        return f"\x1b[m{before}{modes}" if before or modes else ""
