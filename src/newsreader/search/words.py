"""The words that a text is about: folded, without the common ones, stemmed."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

from newsreader.search.folding import fold

__all__ = ["Text", "Vocabulary", "count_words", "forms", "matters", "stem", "terms", "words_in"]

_WORD = re.compile(r"[^\W_]+")
# What nearly all texts are made of: few enough for a byte each, of few planes of 256 characters.
_USUAL = (
    "\t\n\r" + "".join(map(chr, (*range(0x20, 0x7F), *range(0x0621, 0x063B))))
    + "".join(map(chr, (*range(0x0640, 0x0653), *range(0x0660, 0x066A), *range(0x06F0, 0x06FA))))
    + "پچژگکیےہۀھەٹڈڑںێۆڵڕ\u0654\u0670،؛؟٪«»“”‘’–—…•\xa0\u200b\u200c\u200d\u200e\u200f"
)  # fmt: skip
_PLANES = bytes(sorted({ord(character) >> 8 for character in _USUAL}))
_GONE, _UNUSUAL = 255, 254  # the places of what is folded to nothing, and of all else
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_MOST = 150_000  # words that are remembered at a time
_COMMON = frozenset(
    fold(
        "من في على إلى عن مع بين بعد قبل عند منذ حتى ما لا لم لن هو هي هم هن هذا هذه ذلك تلك التي"
        " الذي الذين اللذين اللواتي كان كانت يكون تكون قد لقد كل بعض غير أن إن أو أم ثم لكن بل كما"
        " حيث إذا لو أي أيضا فيه فيها به بها له لها منه منها عليه عليها إليه إليها عنه عنها وقد وهو"
        " وهي ولا وما ومن وفي كذلك هناك هنا نحو خلال ضمن حول دون سوى ليس ليست اليوم أكثر أقل جدا"
        " عام عدد نفسه نفسها قال قالت يقول تقول وقال إنه إنها أنه أنها بأن لأن كي عندما بينما مثل"
        " از به در که را این آن با برای است بود شد می‌شود شود هم یا تا بر نیز هر کرد کند های می"
        " یک دو باید اگر وی خود کے کی کا میں اور سے کو ہے ہیں نے پر یہ وہ تھا ایک بھی"
        " של את על עם לא כי גם אבל הוא היא הם זה זו או אם כל יש אין"
        " the a an of to in and or is are was were be been it its this that these those for on at"
        " by with from as but not have has had he she they we you his her their our which who what"
        " when"
    ).split()
)
# The longest suffix there is, three letters left at least: the stem is taken as short as it may be.
_STEM = re.compile(
    "(?:(?:وال|بال|كال|فال|لل|ال|و)(?=.{3}))?(.{3,}?)(?:هما|كما|يات|ات|ان|ون|ين|يه|ها|هم|نا|ه|ي|ت)?"
)


def _stem(word: str) -> str:
    """Return a folded word without its Arabic prefix and suffix, three letters left at least.

    A light stemmer: prepositions, conjunctions, the article; feminine, dual, plural and pronoun
    endings. Other scripts keep their words, but for the English plural.
    """
    if not "\u0621" <= word[0] <= "\u06d3":
        return word[:-1] if len(word) > 4 and word.endswith("s") and word.isascii() else word
    found = _STEM.fullmatch(word)
    return found[1] if found is not None else word


stem = lru_cache(maxsize=65_536)(_stem)


class Text(NamedTuple):
    """What an index takes of a text, with blanks between: its folded words, its stems."""

    words: str
    stems: str


class Vocabulary(dict[str, str]):
    """The stems of folded words as they are met, "" for a word that says nothing.

    Words return far more often than they are new: each is stemmed once.
    """

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST:
            self.clear()
        value = self[word] = _stem(word) if matters(word) else ""
        return value

    def text(self, text: str) -> Text:
        """Return what an index takes of a text."""
        words = words_in(text)
        return Text(" ".join(words), " ".join(filter(None, map(self.__getitem__, words))))


def matters(word: str) -> bool:
    """Return whether a folded word says what a text is about: no common one, no number."""
    return len(word) > 1 and word not in _COMMON and not word.isdigit()


@cache
def _planes() -> tuple[tuple[bytes, bytes], ...]:
    """Return for each plane of 256 characters that usual ones are in two tables for its bytes.

    From the low byte of a character to the place in `_USUAL` of what it is folded to, a blank for
    what is in no word; from its high byte to 255 where that is the plane, else to 0.
    """
    places = {character: place for place, character in enumerate(_USUAL)}
    found = []
    for plane in _PLANES:
        folded = bytearray([_UNUSUAL]) * 256
        for one in _USUAL:
            if ord(one) >> 8 == plane:
                other = "".join(_WORD.findall(fold(one))) or (fold(one)[:1] and " ")
                folded[ord(one) & 255] = places[other] if other else _GONE
        found.append((bytes(folded), bytes(255 * (high == plane) for high in range(256))))
    return tuple(found)


def words_in(text: str) -> list[str]:
    """Return the folded words of a text.

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
        places = whole.to_bytes(len(low), "little")
        if _UNUSUAL not in places:
            places = places.translate(None, bytes([_GONE]))
            return codecs.charmap_decode(places, "strict", _USUAL)[0].split()
    return _WORD.findall(fold(text))


def forms(text: str, stems: Collection[str]) -> dict[str, str]:
    """Return for each of some stems the word of a text as it is written there most often."""
    counted: dict[str, Counter[str]] = {}
    for token, times in Counter(text.split()).items():
        word = _EDGES.sub("", token)
        folded = fold(word)
        if folded.isalnum() and (found := stem(folded)) in stems:
            counted.setdefault(found, Counter())[word] += times
    return {found: held.most_common(1)[0][0] for found, held in counted.items()}


def terms(text: str) -> Counter[str]:
    """Return how often each stem stands in `text`, common words and single letters left out."""
    return Counter(map(stem, filter(matters, _WORD.findall(fold(text)))))


def count_words(text: str) -> int:
    """Return the number of words of `text`, as white space parts them."""
    if text.isprintable() and "  " not in text:  # blanks are the only white space, one at a time
        return text.strip().count(" ") + (text not in ("", " "))
    return len(text.split())
