"""The program's own themes in Textual's form."""

from __future__ import annotations

import os
from typing import Any

from textual.app import App
from textual.theme import Theme

from newsreader.display.themes import DARK, LIGHT, THEMES, colour_bits, theme_for

__all__ = ["take_theme", "variables_beside"]


def take_theme(app: App[Any], wanted: str, ground: str | None) -> None:
    """Make the program's themes known to an app, and put the one that fits into force.

    That is the wanted one, if there is one of that name, else the one that goes with the ground
    of the terminal; where the terminal has few colours, its sister.
    """
    for colours in THEMES.values():
        variables = dict(colours.variables)
        app.register_theme(
            Theme(colours.name, **colours.base, dark=colours.dark, variables=variables)
        )
    known = wanted if wanted in app.available_themes else "auto"
    app.theme = theme_for(known, ground, colour_bits(os.environ))


def variables_beside(theme: Theme) -> dict[str, str]:
    """Return what a theme that is not the program's own may lack of the variables in use."""
    return dict((DARK if theme.dark else LIGHT).variables)
