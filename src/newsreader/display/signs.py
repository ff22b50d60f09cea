"""The signs that a reader may want otherwise than they are written: digits and harakat.

They are changed on the last step to the screen, and nowhere else: a line is laid out, searched and
copied as it was written. A haraka takes no cell, and a digit is as wide as any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.display.digits import AS_WRITTEN, has_others_than, shown
from newsreader.layout.clusters import Cluster
from newsreader.layout.paragraphs import Paragraph

__all__ = ["AS_THEY_ARE", "Signs", "next_digits", "next_harakat"]

SHOWN, SOME, HIDDEN = "shown", "some", "hidden"
_DIGITS = (AS_WRITTEN, "arabic", "persian", "european")
_HARAKAT = (SHOWN, SOME, HIDDEN)
_KEPT = "\u064b-\u064d\u0651\u08f0-\u08f2"  # tanween and shadda: they tell words apart
_ALL = (
    "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8"
    "\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
_LEFT_OUT = {HIDDEN: re.compile(f"[{_ALL}]"), SOME: re.compile(f"(?![{_KEPT}])[{_ALL}]")}


@dataclass(frozen=True, slots=True)
class Signs:
    """What digits are shown as, and which harakat are: all, `some` or none (`hidden`)."""

    digits: str = AS_WRITTEN
    harakat: str = SHOWN

    def change(self, text: str) -> bool:
        """Return whether a text is shown otherwise than it is written."""
        left_out = _LEFT_OUT.get(self.harakat)
        has_harakat = left_out is not None and left_out.search(text) is not None
        return has_harakat or has_others_than(self.digits, text)

    def shown(self, cluster: Cluster, paragraph: Paragraph) -> str:
        """Return what is shown of a cluster."""
        left_out = _LEFT_OUT.get(self.harakat)
        # A haraka that stands by itself is what the text is about.
        if left_out is not None and len(cluster.text) > 1:
            return cluster.text[0] + left_out.sub("", cluster.text[1:])
        is_digit = self.digits != AS_WRITTEN
        return shown(cluster, paragraph, self.digits) if is_digit else cluster.text


AS_THEY_ARE = Signs()


def next_digits(digits: str) -> str:
    """Return the digits that come after others, the first after the last."""
    return _DIGITS[(_DIGITS.index(digits) + 1) % len(_DIGITS)]


def next_harakat(harakat: str) -> str:
    """Return which harakat are shown after others."""
    return _HARAKAT[(_HARAKAT.index(harakat) + 1) % len(_HARAKAT)]
