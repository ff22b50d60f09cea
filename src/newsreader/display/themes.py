"""The reader's own themes, as plain values, and which of them is in force.

Every colour of the first two that is no grey is one of xterm's palette of 256, so the page looks
the same in a terminal that has no more than these, and nothing has to guess at the nearest; the
greys are what Rich takes for one of that palette that is as good. The other two are for terminals
with 16 or 8 colours, whose palettes differ: they take the few pairs that can be read in all of
them, and say with attributes what the others say with colours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsreader.settings import Configuration, nearest

__all__ = [
    "CONTRAST_DARK", "CONTRAST_LIGHT", "DARK", "DARK_16", "LIGHT", "LIGHT_16", "OF_TEXTUAL",
    "PALETTE_16", "SEPIA", "THEMES", "Colours", "colour_bits", "theme_for", "with_known_theme",
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


PALETTE_16 = (
    "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
    "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
)  # fmt: skip
"""What Rich takes the sixteen colours for: these are sent as they are numbered here."""

_BLACK, _GREEN, _CYAN, _GREY, _WHITE = (PALETTE_16[number] for number in (0, 2, 6, 7, 15))

# The colours of each theme: dark, light, and both with sixteen colours. Bold letters are brighter
# letters in many terminals: none that are bold are black.
_BASE = {
    "background": ("#121212", "#f0f0f0", _BLACK, _WHITE),
    "surface": ("#1c1c1c", "#e6e6e6", _BLACK, _WHITE),
    "panel": ("#303030", "#d2d2d2", _GREY, _GREY),
    "foreground": ("#e0e0e0", "#262626", _GREY, _BLACK),
    "primary": ("#0087af", "#0087af", _CYAN, _BLACK),
    "secondary": ("#87d7af", "#005f5f", _GREEN, _BLACK),
    "accent": ("#ffaf5f", "#af5f00", _CYAN, _BLACK),
    "success": ("#afd787", "#005f00", _GREEN, _BLACK),
    "warning": ("#ffaf00", "#ffaf00", _BLACK, _WHITE),
    "error": ("#ff5f5f", "#af0000", _GREY, _BLACK),
}  # fmt: skip
_VARIABLES = {
    "text-muted": ("#a0a0a0", "#585858", _GREY, _BLACK),
    "text-accent": ("#ffd787", "#875f00", _CYAN, _BLACK),
    "text-primary": ("#87d7ff", "#005f87", _CYAN, _BLACK),
    "text-secondary": ("#87d7af", "#005f5f", _GREEN, _BLACK),
    "text-success": ("#afd787", "#005f00", _GREEN, _BLACK),
    "text-warning": ("#ffd787", "#875f00", _GREY, _BLACK),
    "text-error": ("#ff8787", "#af0000", _GREY, _BLACK),
    "primary-muted": ("#444444", "#c6c6c6", _BLACK, _WHITE),
    "warning-muted": ("#5f5f00", "#ffff87", _BLACK, _WHITE),
    "match-ink": ("#121212", "#121212", _GREY, _BLACK),
    "marker-ink": ("#ffaf5f", "#875f00", _CYAN, _BLACK),
    "bar-ink": ("#ffd787", "#5f0000", _BLACK, _BLACK),
    "bar-title": ("#e0e0e0", "#262626", _BLACK, _BLACK),
    "bar-muted": ("#a0a0a0", "#585858", _BLACK, _BLACK),
    "selected-ground": ("#005f87", "#87d7ff", _BLACK, _WHITE),
    "selected-ink": ("#ffffff", "#121212", _GREY, _BLACK),
    "kept-ground": ("#303030", "#ffffff", _BLACK, _WHITE),
    "divider": ("#303030", "#d2d2d2", _GREY, _BLACK),
    "kept-ink": ("#ffffff", "#000000", _GREY, _BLACK),
    "strong-style": ("bold", "bold", "bold", "underline"),
    "unread-style": ("bold", "bold", "bold", "none"),
    "bar-style": ("bold", "bold", "underline", "underline"),
    "link-style": ("none", "none", "underline", "underline"),
    "selected-style": ("bold", "bold", "reverse", "reverse"),
    "kept-style": ("bold", "bold", "bold underline", "underline"),
    "selection-style": ("none", "none", "reverse", "reverse"),
    "match-style": ("none", "none", "bold underline", "underline"),
    "current-match-style": ("bold", "bold", "reverse", "reverse"),
}  # fmt: skip
_VARIABLES_16 = {
    "boost": (_BLACK, _WHITE),
    "input-selection-background": (_GREY, _BLACK),
    "input-selection-foreground": (_BLACK, _WHITE),
    "input-cursor-background": (_GREY, _BLACK),
    "input-cursor-foreground": (_BLACK, _WHITE),
}  # fmt: skip


def _column(table: Mapping[str, Sequence[str]], place: int) -> dict[str, str]:
    """Return the values of a theme by their names."""
    return {name: values[place] for name, values in table.items()}


def _theme(name: str, place: int, **more: str) -> Colours:
    """Return the theme that stands in a column of the tables, with what only some say."""
    return Colours(
        f"newsreader-{name}", "dark" in name, _column(_BASE, place),
        {**_column(_VARIABLES, place), **more},
    )  # fmt: skip


DARK = _theme("dark", 0)
LIGHT = _theme("light", 1)
DARK_16 = _theme("dark-16", 2, **_column(_VARIABLES_16, 0))
LIGHT_16 = _theme("light-16", 3, **_column(_VARIABLES_16, 1))


def _other(name: str, like: Colours, **others: str) -> Colours:
    """Return a theme that differs from another one in the colours of these names."""
    own = {each.replace("_", "-"): colour for each, colour in others.items()}
    base = {each: own.pop(each, colour) for each, colour in like.base.items()}
    return Colours(f"newsreader-{name}", like.dark, base, {**like.variables, **own})


SEPIA = _other(
    "sepia", LIGHT, background="#f4ecd8", surface="#eae0c0", panel="#d7c9a8", foreground="#303030",
    primary="#875f00", text_accent="#870000", text_primary="#5f0000", marker_ink="#870000",
    text_warning="#870000", selected_ground="#d7af87", primary_muted="#d7af87", divider="#d7c9a8",
    bar_muted="#4e4e4e",
)  # fmt: skip
"""Dark ink on the colour of old paper: for long reading in the evening."""

CONTRAST_DARK = _other(
    "contrast-dark", DARK, background="#000000", surface="#000000", panel="#303030",
    foreground="#ffffff", primary="#ffffff", secondary="#87ffff", accent="#ffff00",
    success="#87ff87", text_muted="#e0e0e0", text_accent="#ffff00", text_primary="#87ffff",
    text_secondary="#87ffff", text_success="#87ff87", text_warning="#ffff00", bar_title="#ffffff",
    bar_ink="#ffff00", bar_muted="#e0e0e0", divider="#ffffff", marker_ink="#ffff00",
    warning="#ffff00", match_ink="#000000", selected_ground="#ffff00", selected_ink="#000000",
    kept_ground="#00005f", kept_ink="#ffffff", primary_muted="#00005f",
)  # fmt: skip
CONTRAST_LIGHT = _other(
    "contrast-light", LIGHT, background="#ffffff", surface="#ffffff", panel="#e0e0e0",
    foreground="#000000", primary="#000000", accent="#870000", text_muted="#262626",
    text_accent="#870000", text_primary="#00005f", text_secondary="#00005f", text_success="#005f00",
    text_warning="#000000", bar_title="#000000", bar_ink="#5f0000", bar_muted="#262626",
    divider="#000000", marker_ink="#870000", selected_ground="#00005f", selected_ink="#ffffff",
    kept_ground="#ffff87", kept_ink="#000000", primary_muted="#ffff87",
)  # fmt: skip

THEMES: Mapping[str, Colours] = {
    theme.name: theme
    for theme in (DARK, LIGHT, SEPIA, CONTRAST_DARK, CONTRAST_LIGHT, DARK_16, LIGHT_16)
}
OF_TEXTUAL = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "catppuccin-latte",
    "catppuccin-frappe", "catppuccin-macchiato", "dracula", "tokyo-night", "monokai", "flexoki",
    "solarized-light", "solarized-dark", "rose-pine", "rose-pine-moon", "rose-pine-dawn",
    "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
"""Textual's own themes: their names are wanted before it is loaded."""

_WITH_16 = {
    theme.name: (DARK_16 if theme.dark else LIGHT_16).name
    for theme in (DARK, LIGHT, SEPIA, CONTRAST_DARK, CONTRAST_LIGHT)
}


def colour_bits(environment: Mapping[str, str]) -> int:
    """Return how many bits of colour a terminal has, by the signs that Rich goes by; 0 for none."""
    if environment.get("NO_COLOR"):
        return 0
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 24
    return 8 if environment.get("TERM", "").endswith("-256color") else 4


def with_known_theme(found: Configuration) -> Configuration:
    """Return the settings with a theme that there is; another one is a fault."""
    names = ("auto", *THEMES, *OF_TEXTUAL)
    wanted = found.settings.theme
    return found if wanted in names else found.refused("theme", nearest(wanted, names))


def theme_for(wanted: str, ground: str | None, bits: int) -> str:
    """Return the name of the theme for a terminal with so many bits of colour.

    `wanted` is the one of the settings. With `auto` the ground decides, `light` or `dark`; the
    dark one where it is not known.
    """
    by_ground = LIGHT.name if ground == "light" else DARK.name
    name = by_ground if wanted == "auto" else wanted
    return name if bits >= 8 else _WITH_16.get(name, name)
