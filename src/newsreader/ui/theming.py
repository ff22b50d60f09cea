"""The program's own themes in Textual's form."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.theme import Theme

from newsreader.display.themes import DARK, THEMES

__all__ = ["take_theme"]


def take_theme(app: App[Any], wanted: str) -> None:
    """Make the program's themes known to an app, and put the wanted one into force.

    Where there is none of that name, the dark one.
    """
    for colours in THEMES.values():
        variables = dict(colours.variables)
        app.register_theme(
            Theme(colours.name, **colours.base, dark=colours.dark, variables=variables)
        )
    app.theme = wanted if wanted in app.available_themes else DARK.name
