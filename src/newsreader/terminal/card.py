"""The test card: texts that a person judges in five seconds, and what is right."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.text.controls import SafeText

__all__ = ["CARD", "FONT", "CardLine"]


class CardLine(NamedTuple):
    """A logical text, and what a reader sees when it is shown rightly, in two languages."""

    text: SafeText
    arabic: SafeText
    english: SafeText


def _line(text: str, arabic: str, english: str) -> CardLine:
    return CardLine(SafeText(text), SafeText(arabic), SafeText(english))


CARD = (
    _line("ا ب ت ث ج", "خمسة أحرف، الألف أولها من اليمين", "the alef, one stroke, at the right"),
    _line("سلام عليكم", "كلمتان متصلتا الحروف", "two words of joined letters"),
    _line("لا إلا الآن", "لام ألف شكل واحد في كل كلمة", "lam-alef one crossed shape in each"),
    _line("مُحَمَّدٌ كَتَبَ", "كل حركة على حرفها", "the marks on their letters, or none"),
    _line("عام 2026 و٪15", "الرقمان 2026 و15", "the numbers read 2026 and 15"),
    _line("قال (نعم) «لا»", "الأقواس تضم كلماتها", "brackets open towards their words"),
    _line("كتاب Python جديد", "كتاب عن اليمين وجديد عن اليسار", "Python between two words"),
    _line("يمين │ يسار", "يمين عن يمين الخط", "the bar between two columns"),
)

FONT = _line(
    "ﺑﻴﺖ ﺳﻼﻡ",
    "مربعات أو علامات استفهام؟ خطك بلا أشكال الحروف: اضغط x للحروف المفردة",
    "boxes or question marks? the font has no presentation forms: press x for plain letters",
)
"""Presentation forms themselves: what a font may lack."""
