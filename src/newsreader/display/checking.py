"""The settings looked at by whoever knows the names in them: of themes, of keys, of terminals."""

from __future__ import annotations

from newsreader.display.themes import with_known_theme
from newsreader.settings import Configuration, with_known_watch
from newsreader.terminal.choosing import chosen_terminal
from newsreader.terminal.detection import Detected

__all__ = ["checked"]


def checked(
    found: Configuration, language: str | None = None, terminal: str | None = None
) -> tuple[Configuration, Detected | None]:
    """Return the settings with what the command line says, and the terminal that is chosen.

    What they cannot be is a fault. Raises UsageError for a `terminal` that there is not.
    """
    chosen, found = chosen_terminal(terminal, with_known_watch(with_known_theme(found)))
    if found.settings.keys:
        # Else the first screen is there a little sooner.
        from newsreader.display.keymaps import with_known_keys

        found = with_known_keys(found)
    if language is not None:
        found = found.with_value("language", language, "command line")
    return found, chosen
