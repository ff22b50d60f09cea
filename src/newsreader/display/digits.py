"""Digits as the reader wants them: on the last step to the screen, and nowhere else.

A digit is as wide as any other: a line is laid out, ordered, searched and copied as it was written.
"""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.layout.clusters import Cluster
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.directions import BIDI_CLASS, Direction

__all__ = ["AS_WRITTEN", "has_others_than", "shown"]

AS_WRITTEN = "as-written"
_EUROPEAN = "0123456789"
_ROWS = {"european": _EUROPEAN, "arabic": "٠١٢٣٤٥٦٧٨٩", "persian": "۰۱۲۳۴۵۶۷۸۹"}
_TABLES: Mapping[str, Mapping[str, str]] = {
    name: {digit: wanted for row in _ROWS.values() if row != own for digit, wanted in zip(row, own)}
    for name, own in _ROWS.items()
}
"""What is shown for each digit that is another one."""

_NEAR = 200  # code points before a digit that are looked at: beyond them nobody sees a connection


def has_others_than(digits: str, text: str) -> bool:
    """Return whether a text has digits other than those that are wanted."""
    return digits != AS_WRITTEN and not _TABLES[digits].keys().isdisjoint(text)


def shown(cluster: Cluster, paragraph: Paragraph, digits: str) -> str:
    """Return what is shown of a cluster: the digit that is wanted for another one.

    European digits stay where they belong to left-to-right text: where the letter before is of
    such, or none is before and the paragraph is.
    """
    text = cluster.text
    wanted = _TABLES[digits].get(text, text)
    if wanted == text or text not in _EUROPEAN:
        return wanted
    classes = paragraph.text[max(0, cluster.start - _NEAR) : cluster.start].translate(BIDI_CLASS)
    right, left = max(classes.rfind("A"), classes.rfind("R")), classes.rfind("L")
    is_rtl = right > left or (right == left and paragraph.direction is Direction.RTL)
    return wanted if is_rtl else text
