"""What somebody has chosen: on the command line, in the settings, for a terminal like this one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from newsreader.errors import Fault, UsageError
from newsreader.settings import Settings, settings_file
from newsreader.terminal.detection import Detected, choose
from newsreader.terminal.memory import Choice, recall
from newsreader.terminal.profiles import PROFILES

__all__ = ["chosen_terminal", "remembered"]


def chosen_terminal(
    chosen: str | None, settings: Settings
) -> tuple[Detected | None, tuple[Fault, ...]]:
    """Return the terminal chosen, else that of the settings; None where it is to be found out.

    A profile that there is not is a fault in the settings; `chosen`, it raises UsageError.
    """
    if chosen:
        return choose(chosen), ()
    try:
        return choose(settings.terminal), ()
    except UsageError as error:
        return None, (Fault(str(settings_file()), str(error)),)


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
