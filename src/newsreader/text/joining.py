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
"""Joining_Type in one letter: U (none), R (to the one before it), L, D (both), C, T (see-through)."""

FORMS: dict[str, tuple[str, str, str, str]] = {
    letter: (
        isolated,
        final if final != " " else isolated,
        initial if initial != " " else isolated,
        medial if medial != " " else (final if final != " " else isolated),
    )
    for letter, isolated, final, initial, medial in (
        PRESENTATION_FORMS[i : i + 5] for i in range(0, len(PRESENTATION_FORMS), 5)
    )
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
