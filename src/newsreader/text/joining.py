"""How Arabic letters join: joining types and presentation forms."""

from __future__ import annotations

from newsreader.text.properties import Property
from newsreader.text.unicode_tables import (
    JOINING_STARTS,
    JOINING_VALUES,
    LAM_ALEFS,
    PRESENTATION_FORMS,
)

__all__ = ["FORMS", "JOINING_TYPE", "LAM", "LAM_ALEF"]

JOINING_TYPE = Property(JOINING_STARTS, JOINING_VALUES)
"""Joining_Type: U (none), R (to the one before it), L, D (both), C, T (see-through)."""


def _forms(entry: str) -> tuple[str, str, str, str]:
    """Return the four forms of a table entry; a form that is missing is the nearest there is."""
    isolated, final, initial, medial = entry[1], entry[2], entry[3], entry[4]
    final = isolated if final == " " else final
    return (
        isolated,
        final,
        isolated if initial == " " else initial,
        final if medial == " " else medial,
    )


FORMS: dict[str, tuple[str, str, str, str]] = {
    PRESENTATION_FORMS[i]: _forms(PRESENTATION_FORMS[i : i + 5])
    for i in range(0, len(PRESENTATION_FORMS), 5)
}
"""A letter → its isolated, final, initial and medial presentation form."""

# The Kurdish and Uyghur ae has no forms of its own; those of heh that it can take look the same.
FORMS["\u06d5"] = ("\ufee9", "\ufeea", "\ufee9", "\ufeea")

# The hamza alone joins to nothing: its one form is the letter itself.
del FORMS["\u0621"]

LAM = "\u0644"
LAM_ALEF: dict[str, tuple[str, str]] = {
    LAM_ALEFS[i + 1]: (LAM_ALEFS[i + 2], LAM_ALEFS[i + 3]) for i in range(0, len(LAM_ALEFS), 4)
}
"""An alef → its ligature with the lam before it, isolated and final."""
