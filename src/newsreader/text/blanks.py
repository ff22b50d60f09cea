"""Runs of white space."""

from __future__ import annotations

import re

__all__ = ["folded"]

_RUN = re.compile(r"\s+")
_WINDOW = 64 << 10  # code points


def folded(text: str) -> str:
    """Return text with each run of white space as one blank.

    A pattern makes a string of every piece between two runs: of a long text only some at once.
    """
    if len(text) <= _WINDOW:
        return _RUN.sub(" ", text)
    parts, start = [], 0
    while start < len(text):
        end = start + _WINDOW
        while end < len(text) and text[end].isspace():
            end += 1
        parts.append(_RUN.sub(" ", text[start:end]))
        start = end
    return "".join(parts)
