"""The arithmetic of the panes."""

from __future__ import annotations

import pytest

from newsreader.display.panes import thumb_row


@pytest.mark.parametrize(
    ("height", "at_start", "at_end", "fraction", "row"),
    [
        (10, True, True, 0.0, -1),  # all is in sight
        (1, False, False, 0.5, -1),  # no room for three places
        (10, True, False, 0.0, 0),
        (10, False, True, 0.9, 9),
        (10, False, False, 0.001, 1),  # the first row says that this is the start
        (10, False, False, 0.999, 8),  # and the last one that this is the end
        (11, False, False, 0.5, 5),
        (2, True, False, 0.0, 0),
        (2, False, True, 0.7, 1),
    ],
)
def test_the_row_of_the_scroll_mark(
    height: int, at_start: bool, at_end: bool, fraction: float, row: int
) -> None:
    assert thumb_row(height, at_start, at_end, fraction) == row
