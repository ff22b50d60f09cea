"""The section of an article that names none: the folder of the opened tree in which it lies."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from newsreader.text.controls import SafeText, label

__all__ = ["section_of"]


def section_of(file: str, roots: Sequence[Path]) -> SafeText | None:
    """Return the name of the first folder between a root and a file; None where there is none.

    The first, not the last: below `sport` there may be a folder for each year.
    """
    for root in roots:
        above = os.path.join(root, "")  # noqa: PTH118 - with the separator at its end
        if file.startswith(above):
            folder, separator, _ = file[len(above) :].partition(os.sep)
            return label(folder) if separator else None
    return None
