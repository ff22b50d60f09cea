"""What somebody has chosen: on the command line, in the settings, for a terminal like this one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsreader.errors import Fault
from newsreader.settings import Configuration, nearest
from newsreader.terminal.detection import Detected, choose
from newsreader.terminal.memory import Choice, recall
from newsreader.terminal.profiles import PROFILES

__all__ = ["chosen_terminal", "remembered"]


def chosen_terminal(
    chosen: str | None, found: Configuration
) -> tuple[Detected | None, Configuration]:
    """Return the terminal chosen, else that of the settings; None where it is to be found out.

    A profile that there is not is a fault in the settings; `chosen`, it raises UsageError.
    """
    if chosen:
        return choose(chosen), found.with_value("terminal", chosen, "command line")
    name = found.settings.terminal
    if name != "auto" and name not in PROFILES:
        found = found.refused("terminal", nearest(name, ("auto", *PROFILES)))
    return choose(found.settings.terminal), found


def remembered(
    found: Detected, chosen: Detected | None, state: Path | None
) -> tuple[Detected, Choice, tuple[Fault, ...]]:
    """Return the terminal as its reader wants it, what was chosen for it, and what is wrong.

    A profile that is `chosen` now counts for more than what is remembered.
    """
    choice, faults = recall(state, found.identity)
    if chosen is None and choice.profile in PROFILES:
        found = replace(found, profile=PROFILES[choice.profile], sign="remembered")
    return found, choice, faults
