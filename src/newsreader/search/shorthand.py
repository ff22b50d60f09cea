"""Words in shorthand, as an index has them: a byte for each letter, of Arabic ones too.

What is met in no folded word, capitals and signs, stands for the letters of Arabic, in their
order. So words take half the room, and what is done with them half the time; a text of all
scripts is written so and back without loss.
"""

from __future__ import annotations

from functools import cache

from newsreader.search.folding import fold, folded_words

__all__ = ["SIGNS", "short", "words_in", "written"]

# What nearly all texts are made of: few enough for a byte each, of few planes of 256 characters.
_USUAL = (
    "\t\n\r" + "".join(map(chr, (*range(0x20, 0x7F), *range(0x0621, 0x063B))))
    + "".join(map(chr, (*range(0x0640, 0x0653), *range(0x0660, 0x066A), *range(0x06F0, 0x06FA))))
    + "پچژگکیےہۀھەٹڈڑںێۆڵڕ\u0654\u0670،؛؟٪«»“”‘’–—…•\xa0\u200b\u200c\u200d\u200e\u200f"
)  # fmt: skip
_PLANES = bytes(sorted({ord(character) >> 8 for character in _USUAL}))
_GONE, _UNUSUAL = 255, 254  # for what is folded to nothing, and for all else

_LETTERS = sorted({letter for letter in fold(_USUAL) if letter.isalpha() and not letter.isascii()})
SIGNS = "".join(map(chr, range(ord(":"), ord(":") + len(_LETTERS))))
"""What stands for letters: from the colon to before the small letters."""
_TO = str.maketrans("".join(_LETTERS), SIGNS)
_FROM = str.maketrans(SIGNS, "".join(_LETTERS))


def short(words: str) -> str:
    """Return folded words, with blanks between, in shorthand; what is so already stays."""
    return words if words.isascii() else words.translate(_TO)


def written(words: str) -> str:
    """Return words that are in shorthand as they are written, folded."""
    return words.translate(_FROM)


@cache
def _planes() -> tuple[tuple[bytes, bytes], ...]:
    """Return for each plane of 256 characters that usual ones are in two tables for its bytes.

    From the low byte of a character to the byte that it has in shorthand, a blank for what is in
    no word; from its high byte to 255 where that is the plane, else to 0.
    """
    found = []
    for plane in _PLANES:
        folded = bytearray([_UNUSUAL]) * 256
        for one in _USUAL:
            if ord(one) >> 8 == plane:
                other = "".join(folded_words(one)) or (fold(one)[:1] and " ")
                folded[ord(one) & 255] = ord(short(other)) if other else _GONE
        found.append((bytes(folded), bytes(255 * (high == plane) for high in range(256))))
    return tuple(found)


def words_in(text: str) -> list[str]:
    """Return the folded words of a text, in shorthand.

    Usual characters are folded all at once, as bytes: for each plane those that are in it, the
    others being zero, and the planes laid over each other as the digits of long numbers.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    low, high = data[::2], data[1::2]
    whole = 0
    if not high.translate(None, _PLANES):
        for plane, (folded, mask) in zip(_PLANES, _planes()):
            if plane in high:
                here = int.from_bytes(high.translate(mask), "little")
                whole |= int.from_bytes(low.translate(folded), "little") & here
        signs = whole.to_bytes(len(low), "little")
        if _UNUSUAL not in signs:
            return signs.translate(None, bytes([_GONE])).decode("ascii").split()
    return short(" ".join(folded_words(text))).split()
