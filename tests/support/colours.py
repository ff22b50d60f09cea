"""How clear ink is on a ground."""

from __future__ import annotations

from rich.color_triplet import ColorTriplet

__all__ = ["contrast"]


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """Return the contrast ratio of two colours (WCAG 2)."""

    def luminance(colour: ColorTriplet) -> float:
        red, green, blue = (
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
            for c in (each / 255 for each in colour)
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
