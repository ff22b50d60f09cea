"""What the app says: notices in the bar of keys, and what is wrong with what."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsreader.display.fault_texts import fault_text
from newsreader.display.labels import Labels
from newsreader.errors import Fault
from newsreader.ui.screens.main import MainScreen

__all__ = ["Voice", "from_home"]


class Voice:
    """Says things in the interface's language, and keeps the list of faults."""

    def __init__(self, main: MainScreen, faults: Iterable[Fault] = ()) -> None:
        self._main = main
        self.faults: list[Fault] = list(faults)

    @property
    def labels(self) -> Labels:
        """The texts of the interface's language."""
        return self._main.interface.labels

    def way_to(self, name: str) -> str:
        """Return the first key of an action, else what the palette calls it."""
        return self._main.interface.way_to(name)

    def say(self, text: str) -> None:
        """Say something for a while."""
        self._main.say(text)

    def forget(self, source: str) -> None:
        """Take the faults of a source from the list of them."""
        self.faults = [fault for fault in self.faults if fault.source != source]

    def tell(self, faults: Sequence[Fault]) -> None:
        """Keep faults for the list of them, and say the first."""
        self.faults = [*dict.fromkeys((*self.faults, *faults))]
        if faults:
            short = replace(faults[0], source=from_home(faults[0].source))
            self.say(fault_text(short, self._main.interface))


def from_home(source: str) -> str:
    """Return a path below the home folder as it is written from there: the bar is one line."""
    home = os.environ.get("HOME", "").rstrip("/")
    return f"~{source[len(home) :]}" if home and source.startswith(f"{home}/") else source
