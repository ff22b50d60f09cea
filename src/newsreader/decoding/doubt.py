"""Whether a text that bytes were made into is one that any language would own.

What is read in the wrong encoding has letters that do not follow one another in any language, or
letters of two scripts or a stray sign within one word.
"""

from __future__ import annotations

import re

from newsreader.decoding.encodings import folded, likeliness

__all__ = ["is_doubtful", "is_ebcdic"]

_SAMPLE = 20_000
_FEW = 30  # characters outside ASCII by which nothing is sure
_USUAL = 6.5  # bits a letter: what Persian and Urdu, of all that is measured, do not reach
_SLACK = 25.0  # bits that chance may add or take, over all letters
_OF_URDU = str.maketrans("ٹڈڑںھۓۂ", "تدرنهےہ")  # what is not measured as what is nearest to it
_ACCENTED = "[À-ÖØ-öø-ÿŠšŽžŒœŸ]"
_LATIN = re.compile("[A-Za-z]")
_WESTERN, _IN_A_ROW = re.compile(_ACCENTED), re.compile(f"(?<={_ACCENTED}){_ACCENTED}")
_RTL = "\u0590-\u06ff\u200e\u200f"
# A Latin letter beside an Arabic or Hebrew one; a small letter before an accented capital.
_MISFIT = re.compile(f"(?<=[A-Za-z])[{_RTL}]|[{_RTL}](?=[A-Za-z])|(?<=[a-z])[À-ÖØ-Þ]")
_MISFITS = 0.25  # their share of the characters outside ASCII
# In the middle of a Latin word, where even a few are too many.
_INTRUDER = re.compile(
    f"(?<=[A-Za-zÀ-ÿ])[{_RTL}‚„“”ƒ†‡ˆ‰˜™¤\ufffd](?=[A-Za-zÀ-ÿ])|(?<=[a-z])[À-ÖØ-ÞŠŽŒŸ]"
)


def is_doubtful(text: str) -> bool:
    """Return whether no language has such a text as was made of bytes of an unknown encoding."""
    sample = folded(text[:_SAMPLE]).translate(_OF_URDU)
    foreign = sum(character > "\x7f" for character in sample)
    if len(_INTRUDER.findall(sample)) > _MISFITS * foreign:
        return True
    if foreign < _FEW:
        return False
    if len(_MISFIT.findall(sample)) > _MISFITS * foreign:
        return True
    western = len(_WESTERN.findall(sample))
    if western > foreign / 2:
        # In languages of Latin letters those with accents are fewer, and stand among the others.
        latin = len(_LATIN.findall(sample))
        return western > latin / 2 or len(_IN_A_ROW.findall(sample)) > western / 2
    bits = min(likeliness(sample), likeliness(sample[::-1]))  # lines in visual order are repaired
    return bits > _USUAL + _SLACK / foreign


def is_ebcdic(data: bytes) -> bool:
    """Return whether bytes have the blanks of EBCDIC (`@` in ASCII) in place of those of ASCII."""
    sample = data[:_SAMPLE]
    if b"@" not in sample:  # as in nearly all: to count takes a hundred times as long
        return False
    blanks = sample.count(b"@")
    others = sample.count(b" ") + sample.count(b"\n")
    return blanks > max(3, len(sample) / 20, 10 * others)
