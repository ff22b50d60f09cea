"""Where the beginning of a larger text may be cut, so that what stands before stays as it is."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["cut"]


def cut(text: str, unfinished: Callable[[str], int | None]) -> str:
    """Return the beginning of `text`, which was cut at an arbitrary place.

    It ends at the last blank line of the text's later three quarters, else at the last line end
    there, else at the last white space. `unfinished` is `Format.unfinished`: a construct that
    begins in those quarters and is not closed before the cut is left out.
    """
    earliest = len(text) // 4
    end = _last_cut(text, earliest)
    opening = unfinished(text[:end])
    if opening is not None and opening >= earliest:
        end = opening
    return text[:end]


def _last_cut(text: str, earliest: int) -> int:
    """Return the offset of the last paragraph's end at `earliest` or later; else of a line's."""
    # Going back by "\n" is C speed; a pattern could only run forward over the whole text.
    end = text.rfind("\n", earliest)
    last_line_end = end
    while end > earliest:
        before = text.rfind("\n", 0, end)
        if before >= earliest and not text[before:end].strip():
            return before
        end = before
    if last_line_end >= 0:
        return last_line_end
    for place in range(len(text) - 1, max(earliest, len(text) - 4096), -1):
        if text[place].isspace():
            return place
    return len(text)
