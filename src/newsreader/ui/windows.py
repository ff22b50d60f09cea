"""The windows over the main screen: what each is made of, and what is done with its answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsreader.display.interface import Interface
from newsreader.display.keys import ACTIONS
from newsreader.errors import Fault
from newsreader.library.catalogue import Entry
from newsreader.session.opened import Beginning
from newsreader.text.controls import SafeText, label
from newsreader.ui.screens.lines import LinesScreen, TwoColumns, help_lines
from newsreader.ui.screens.palette import Choice, PaletteScreen

__all__ = ["AUTOMATIC", "encodings_window", "faults_window", "help_window", "palette_window"]

AUTOMATIC = "automatic"
"""The choice of an encoding that leaves it to the bytes."""


def help_window(interface: Interface) -> LinesScreen:
    """Return the window of the keys."""
    return LinesScreen(help_lines(interface), interface)


def faults_window(interface: Interface, faults: Iterable[Fault]) -> LinesScreen:
    """Return the window of what could not be read."""
    heading = TwoColumns(SafeText(interface.labels.faults), heading=True)
    lines = [TwoColumns(label(str(fault))) for fault in faults]
    return LinesScreen([heading, *lines], interface)


def palette_window(interface: Interface, entries: Sequence[Entry]) -> PaletteScreen:
    """Return the window in which every action and every article of the list can be chosen."""
    actions = [
        Choice(
            SafeText(interface.name(action)),
            SafeText(interface.keys(action)[0]),
            action=action.target,
        )
        for action in ACTIONS
        if action.name != "palette"
    ]
    articles = [
        Choice(entry.title, entry.section or SafeText(""), path=entry.path) for entry in entries
    ]
    return PaletteScreen([*actions, *articles], interface)


def encodings_window(interface: Interface, beginnings: Iterable[Beginning]) -> PaletteScreen:
    """Return the window of an article's beginning in every encoding, to choose what reads."""
    automatic = interface.labels.automatic
    choices = [
        Choice(
            found.title,
            SafeText(found.chosen or f"{automatic}: {found.encoding}"),
            action=found.chosen or AUTOMATIC,
        )
        for found in beginnings
    ]
    return PaletteScreen(choices, interface, interface.labels.encoding)
