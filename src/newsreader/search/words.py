"""The words that a text is about: folded, without the common ones, stemmed."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Any, NamedTuple

from newsreader.search.folding import fold

__all__ = ["Text", "Vocabulary", "count_words", "forms", "matters", "stem", "terms", "words_in"]

_WORD = re.compile(r"[^\W_]+")
# What nearly all texts are made of, 256 characters at most: as many have room in a byte each.
_USUAL = (
    "\t\n\r" + "".join(map(chr, (*range(0x20, 0x7F), *range(0x0621, 0x063B))))
    + "".join(map(chr, (*range(0x0640, 0x0653), *range(0x0660, 0x066A), *range(0x06F0, 0x06FA))))
    + "پچژگکیےہۀھەٹڈڑںێۆڵڕ\u0654\u0670،؛؟٪«»“”‘’–—…•\xa0\u200b\u200c\u200d\u200e\u200f"
)  # fmt: skip
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


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a folded word without its Arabic prefix and suffix, three letters left at least.

    A light stemmer: prepositions, conjunctions, the article; feminine, dual, plural and pronoun
    endings. Other scripts keep their words, but for the English plural.
    """
    if not "\u0621" <= word[0] <= "\u06d3":
        return word[:-1] if len(word) > 4 and word.endswith("s") and word.isascii() else word
    found = _STEM.fullmatch(word)
    return found[1] if found is not None else word


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
        value = self[word] = stem.__wrapped__(word) if matters(word) else ""
        return value

    def text(self, text: str) -> Text:
        """Return what an index takes of a text."""
        words = words_in(text)
        return Text(" ".join(words), " ".join(filter(None, map(self.__getitem__, words))))


def matters(word: str) -> bool:
    """Return whether a folded word says what a text is about: no common one, no number."""
    return len(word) > 1 and word not in _COMMON and not word.isdigit()


class _Table(NamedTuple):
    """The usual characters as bytes: encoded, folded with a blank for what is in no word, decoded.

    What is folded to nothing is `gone`.
    """

    encoding: Any
    folded: bytes
    gone: bytes
    characters: str


@cache
def _table() -> _Table:
    """Return the table of the usual characters."""
    codes = {character: code for code, character in enumerate(_USUAL)}
    folded = ["".join(_WORD.findall(fold(one))) or (fold(one)[:1] and " ") for one in _USUAL]
    return _Table(
        codecs.charmap_build(_USUAL.ljust(256, "\ufffe")),
        bytes(codes[one or " "] for one in folded).ljust(256),
        bytes(codes[one] for one, other in zip(_USUAL, folded) if not other),
        _USUAL,
    )


def words_in(text: str) -> list[str]:
    """Return the folded words of a text."""
    table = _table()
    try:
        usual, _ = codecs.charmap_encode(text, "strict", table.encoding)
    except UnicodeEncodeError:  # ten times as long
        return _WORD.findall(fold(text))
    folded = usual.translate(table.folded, table.gone)
    return codecs.charmap_decode(folded, "strict", table.characters)[0].split()


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
    return len(text.split())
