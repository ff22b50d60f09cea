"""The test card: texts that a person judges in five seconds, and what is right."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.messages import Message
from newsreader.text.controls import SafeText

__all__ = ["CARD", "FONT", "CardLine"]


class CardLine(NamedTuple):
    """A logical text, and what a reader sees when it is shown rightly."""

    text: SafeText
    seen: Message


CARD = (
    CardLine(SafeText("ا ب ت ث ج"), Message("the alef, one stroke, at the right")),
    CardLine(SafeText("سلام عليكم"), Message("two words of joined letters")),
    CardLine(SafeText("لا إلا الآن"), Message("lam-alef one crossed shape in each")),
    CardLine(SafeText("مُحَمَّدٌ كَتَبَ"), Message("the marks on their letters, or none")),
    CardLine(SafeText("عام 2026 و٪15"), Message("the numbers read 2026 and 15")),
    CardLine(SafeText("قال (نعم) «لا»"), Message("brackets open towards their words")),
    CardLine(SafeText("كتاب Python جديد"), Message("Python between two words")),
    CardLine(SafeText("يمين │ يسار"), Message("the bar between two columns")),
)

FONT = CardLine(
    SafeText("ﺑﻴﺖ ﺳﻼﻡ"),
    Message(
        "boxes or question marks? the font has no presentation forms: press x for plain letters"
    ),
)
"""Presentation forms themselves: what a font may lack."""
