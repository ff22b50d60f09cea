"""Which encoding bytes are in that say nothing of it, by what a language looks like.

The encodings of Arabic and Hebrew give the same bytes to different letters: only one of them
makes words of a text. How likely a letter follows another tells them apart.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from newsreader.decoding.letter_statistics import ARABIC, ARABIC_BITS, HEBREW, HEBREW_BITS

__all__ = [
    "CHOICES",
    "ENCODINGS",
    "SAMPLE",
    "canonical",
    "folded",
    "guess",
    "guess_wide",
    "likeliness",
]

ENCODINGS = (
    "windows-1256", "iso-8859-6", "mac-arabic", "cp720", "cp864", "windows-1255", "iso-8859-8",
    "cp862", "windows-1252",
)  # fmt: skip
"""The encodings of one byte a character that are told apart, in the order of their likelihood."""

CHOICES = ("utf-8", *ENCODINGS)
"""The encodings among which a reader may choose: of the others there is no doubt."""

SAMPLE = 200_000
"""The bytes of a source by which its encoding is told."""

_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_FOREIGN = 14.0  # bits of a character that no text of these languages has
_LATIN = 7.0  # bits of an accented Latin letter
_DECLARED = 0.4  # bits that a declaration is worth
_RARE = {"cp864": 0.6}  # bits against those that look like another and are rarer
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u0591-\u05c7\u200c-\u200f\u200d]")
_USUAL = frozenset("،؛؟«»“”‘’–—…•·٪٠١٢٣٤٥٦٧٨٩\u00a0°§©®€£×÷№′″")
_WESTERN = re.compile("[À-ÖØ-öø-ÿŠšŽžŒœŸ]")
_FORM = re.compile("[\ufe70-\ufefc]")
_ASCII_TEXT = re.compile("[\x00-\x7f]+")
_PAIRS = 20_000  # whose weights are remembered
_ASCII = re.compile(rb"[\x00-\x7f]+")
_PLAIN = re.compile(
    "[\t\n\r -~\u00a0-\u00ff\u0370-\u052f\u0590-\u06ff"
    "\u2000-\u206f\u20a0-\u20bf\ufb1d-\ufdff\ufe70-\ufefc]"
)


@cache
def _bits() -> dict[str, int]:
    """Return two letters → the bits that the second takes behind the first (0 to 15)."""
    found: dict[str, int] = {}
    for letters, bits in ((ARABIC, ARABIC_BITS), (HEBREW, HEBREW_BITS)):
        pairs = (first + second for first in letters for second in letters)
        found.update(zip(pairs, (int(digit, 16) for digit in bits)))
    return found


def canonical(name: str) -> str | None:
    """Return the name of an encoding that Python knows and that decodes text, else None."""
    try:
        info = codecs.lookup(_ALIASES.get(name.strip().lower(), name.strip()))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in _NOT_FOR_TEXTS:
        return None
    return {"cp1256": "windows-1256", "cp1255": "windows-1255", "cp1252": "windows-1252"}.get(
        info.name, "iso-8859-" + info.name[8:] if info.name.startswith("iso8859-") else info.name
    )


_ALIASES = {"macarabic": "mac-arabic", "asmo-708": "iso-8859-6", "x-mac-arabic": "mac-arabic"}
_NOT_FOR_TEXTS = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs")


def likeliness(text: str) -> float:
    """Return how many bits a letter outside ASCII takes, by what follows what: less is likelier.

    What no text of these languages holds takes the most.
    """
    text = _MARKS.sub("", _ASCII_TEXT.sub(" ", text))
    total, count = 0.0, 0
    for pair, times in Counter(zip("_" + text, text)).items():
        bits, is_counted = _WEIGHTS[pair]
        total += times * bits
        count += times * is_counted
    return total / count if count else 0.0


class _Weights(dict[tuple[str, str], tuple[float, bool]]):
    """Two characters → the bits that the second takes, and whether it is one of a language."""

    def __missing__(self, pair: tuple[str, str]) -> tuple[float, bool]:
        if len(self) > _PAIRS:
            self.clear()
        weight = self[pair] = _weight(*pair)
        return weight


_WEIGHTS = _Weights()


def _weight(before: str, character: str) -> tuple[float, bool]:
    """Return the bits that a character takes behind another, and whether it is counted."""
    bits = _bits()
    is_letter = "_" + character in bits
    was_letter = before != "_" and "_" + before in bits
    pair = (before if was_letter else "_") + (character if is_letter else "_")
    weight = bits.get(pair, _FOREIGN) if is_letter or was_letter else 0.0
    if is_letter or character.isascii() or character in _USUAL:
        return weight, is_letter
    return weight + (_LATIN if _WESTERN.match(character) else _FOREIGN), True


def guess(data: bytes, declared: str | None = None) -> str:
    """Return the likeliest of `ENCODINGS`; `declared`, where the bytes agree, counts for more."""
    sample = _ASCII.sub(b" ", data[:SAMPLE])  # which of it stands there makes no difference
    best, least = "windows-1252", float("inf")
    for encoding in ENCODINGS:
        text = sample.decode(encoding, "replace")
        cost = likeliness(folded(text)) + _RARE.get(encoding, 0.0)
        if encoding == declared:
            cost -= _DECLARED
        if cost < least - 1e-9:
            best, least = encoding, cost
    return best


def folded(text: str) -> str:
    """Return the text with the letters of presentation forms (cp864 has nothing else)."""
    if not _FORM.search(text):
        return text
    import unicodedata

    return unicodedata.normalize("NFKC", text)


def guess_wide(data: bytes, encodings: Iterable[str] = _WIDE) -> str | None:
    """Return the encoding of two or four bytes a character that makes text of `data`, or None."""
    sample = data[: SAMPLE & ~3]
    best, most = None, 0.9
    for encoding in encodings:
        size = 2 if "16" in encoding else 4
        text = sample[: len(sample) // size * size].decode(encoding, "replace")
        if text:
            share = len(_PLAIN.findall(text)) / len(text)
            if share > most:
                best, most = encoding, share
    return best
