"""The reader's own themes, as plain values, and which of them is in force.

Every colour of the first two that is no grey is one of xterm's palette of 256, so the page looks
the same in a terminal that has no more than these, and nothing has to guess at the nearest; the
greys are what Rich takes for one of that palette that is as good. The other two are for terminals
with 16 or 8 colours, whose palettes differ: they take the few pairs that can be read in all of
them, and say with attributes what the others say with colours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = [
    "DARK", "DARK_16", "LIGHT", "LIGHT_16", "PALETTE_16", "THEMES", "Colours", "colour_bits",
    "theme_for",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme: `base` are Textual's colours of a theme, `variables` its names of derived ones.

    The variables whose names end in `-style` are attributes, as Textual's CSS has them.
    """

    name: str
    dark: bool
    base: Mapping[str, Any]
    variables: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return the colour of that name, as `#rrggbb`, or the attributes."""
        return str(self.base.get(name) or self.variables[name])


_STYLES = {
    "strong-style": "bold",
    "unread-style": "bold",
    "bar-style": "bold",
    "link-style": "none",
    "selected-style": "bold",
    "kept-style": "bold",
    "selection-style": "none",
    "match-style": "none",
    "current-match-style": "bold",
}

DARK = Colours(
    "newsreader-dark",
    True,
    {
        "background": "#121212",
        "surface": "#1c1c1c",
        "panel": "#303030",
        "foreground": "#e0e0e0",
        "primary": "#0087af",
        "secondary": "#87d7af",
        "accent": "#ffaf5f",
        "success": "#afd787",
        "warning": "#ffaf00",
        "error": "#ff5f5f",
    },
    {
        "text-muted": "#a0a0a0",
        "text-accent": "#ffd787",
        "text-primary": "#87d7ff",
        "text-secondary": "#87d7af",
        "text-success": "#afd787",
        "text-warning": "#ffd787",
        "text-error": "#ff8787",
        "primary-muted": "#444444",
        "warning-muted": "#5f5f00",
        "match-ink": "#121212",
        "marker-ink": "#ffaf5f",
        "bar-ink": "#ffd787",
        "bar-muted": "#a0a0a0",
        "selected-ground": "#005f87",
        "selected-ink": "#eeeeee",
        "kept-ground": "#444444",
        "divider": "#303030",
        "kept-ink": "#eeeeee",
        **_STYLES,
    },
)

LIGHT = Colours(
    "newsreader-light",
    False,
    {
        "background": "#f0f0f0",
        "surface": "#e6e6e6",
        "panel": "#d2d2d2",
        "foreground": "#262626",
        "primary": "#0087af",
        "secondary": "#005f5f",
        "accent": "#af5f00",
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
        "marker-ink": "#875f00",
        "bar-ink": "#5f0000",
        "bar-muted": "#585858",
        "selected-ground": "#87d7ff",
        "selected-ink": "#121212",
        "kept-ground": "#c6c6c6",
        "divider": "#d2d2d2",
        "kept-ink": "#121212",
        **_STYLES,
    },
)

PALETTE_16 = (
    "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
)  # fmt: skip
"""What Rich takes the sixteen colours for: these are sent as they are numbered here."""

_BLACK, _GREEN, _CYAN, _GREY, _WHITE = (PALETTE_16[number] for number in (0, 2, 6, 7, 15))

# Bold letters are brighter letters in many terminals: none that are bold are black.
DARK_16 = Colours(
    "newsreader-dark-16",
    True,
    {
        "background": _BLACK,
        "surface": _BLACK,
        "panel": _GREY,
        "foreground": _GREY,
        "primary": _CYAN,
        "secondary": _GREEN,
        "accent": _CYAN,
        "success": _GREEN,
        "warning": _BLACK,
        "error": _GREY,
    },
    {
        "text-muted": _GREY,
        "text-accent": _CYAN,
        "text-primary": _CYAN,
        "text-secondary": _GREEN,
        "text-success": _GREEN,
        "text-warning": _GREY,
        "text-error": _GREY,
        "primary-muted": _BLACK,
        "warning-muted": _BLACK,
        "match-ink": _GREY,
        "marker-ink": _CYAN,
        "bar-ink": _BLACK,
        "bar-muted": _BLACK,
        "selected-ground": _BLACK,
        "selected-ink": _GREY,
        "kept-ground": _BLACK,
        "divider": _GREY,
        "kept-ink": _GREY,
        "boost": _BLACK,
        "input-selection-background": _GREY,
        "input-selection-foreground": _BLACK,
        "input-cursor-background": _GREY,
        "input-cursor-foreground": _BLACK,
        "strong-style": "bold",
        "unread-style": "bold",
        "bar-style": "underline",
        "link-style": "underline",
        "selected-style": "reverse",
        "kept-style": "bold underline",
        "selection-style": "reverse",
        "match-style": "bold underline",
        "current-match-style": "reverse",
    },
)

LIGHT_16 = Colours(
    "newsreader-light-16",
    False,
    {
        **dict.fromkeys(DARK_16.base, _BLACK),
        "background": _WHITE,
        "surface": _WHITE,
        "panel": _GREY,
        "warning": _WHITE,
    },
    {
        **{name: _BLACK for name, value in DARK_16.variables.items() if value[0] == "#"},
        "primary-muted": _WHITE,
        "warning-muted": _WHITE,
        "selected-ground": _WHITE,
        "kept-ground": _WHITE,
        "boost": _WHITE,
        "input-selection-foreground": _WHITE,
        "input-cursor-foreground": _WHITE,
        "strong-style": "underline",
        "unread-style": "none",
        "bar-style": "underline",
        "link-style": "underline",
        "selected-style": "reverse",
        "kept-style": "underline",
        "selection-style": "reverse",
        "match-style": "underline",
        "current-match-style": "reverse",
    },
)

THEMES: Mapping[str, Colours] = {theme.name: theme for theme in (DARK, LIGHT, DARK_16, LIGHT_16)}
_WITH_16 = {DARK.name: DARK_16.name, LIGHT.name: LIGHT_16.name}


def colour_bits(environment: Mapping[str, str]) -> int:
    """Return how many bits of colour a terminal has, by the signs that Rich goes by; 0 for none."""
    if environment.get("NO_COLOR"):
        return 0
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 24
    return 8 if environment.get("TERM", "").endswith("-256color") else 4


def theme_for(wanted: str, ground: str | None, bits: int) -> str:
    """Return the name of the theme for a terminal with so many bits of colour.

    `wanted` is the one of the settings, "" for none: then the ground decides, `light` or `dark`;
    the dark one where it is not known.
    """
    name = wanted or (LIGHT.name if ground == "light" else DARK.name)
    return name if bits >= 8 else _WITH_16.get(name, name)
