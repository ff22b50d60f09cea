"""The reader's own two themes, as plain values.

Every colour that is no grey is one of xterm's palette of 256, so the page looks the same in a
terminal that has no more than these, and nothing has to guess at the nearest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["DARK", "LIGHT", "THEMES", "Colours"]


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme: `base` are Textual's colours of a theme, `variables` its names of derived ones."""

    name: str
    dark: bool
    base: Mapping[str, Any]
    variables: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the colour of that name, as `#rrggbb`."""
        return str(self.base.get(name) or self.variables[name])


DARK = Colours(
    "newsreader-dark",
    True,
    {
        "background": "#121212",
        "surface": "#1c1c1c",
        "panel": "#303030",
        "foreground": "#e0e0e0",
        "primary": "#005f87",
        "secondary": "#87d7af",
        "accent": "#ffaf5f",
        "success": "#afd787",
        "warning": "#ffaf00",
        "error": "#ff5f5f",
    },
    {
        "text-muted": "#9e9e9e",
        "text-accent": "#ffd787",
        "text-primary": "#87d7ff",
        "text-secondary": "#87d7af",
        "text-success": "#afd787",
        "text-warning": "#ffd787",
        "text-error": "#ff8787",
        "primary-muted": "#444444",
        "warning-muted": "#5f5f00",
        "match-ink": "#121212",
    },
)

LIGHT = Colours(
    "newsreader-light",
    False,
    {
        "background": "#eeeeee",
        "surface": "#e4e4e4",
        "panel": "#c6c6c6",
        "foreground": "#262626",
        "primary": "#87d7ff",
        "secondary": "#005f5f",
        "accent": "#d75f00",
        "success": "#005f00",
        "warning": "#ffaf00",
        "error": "#af0000",
    },
    {
        "text-muted": "#585858",
        "text-accent": "#875f00",
        "text-primary": "#005f87",
        "text-secondary": "#005f5f",
        "text-success": "#005f00",
        "text-warning": "#875f00",
        "text-error": "#af0000",
        "primary-muted": "#c6c6c6",
        "warning-muted": "#ffff87",
        "match-ink": "#121212",
    },
)

THEMES: Mapping[str, Colours] = {theme.name: theme for theme in (DARK, LIGHT)}
