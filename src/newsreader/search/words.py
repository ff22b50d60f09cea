"""The words that a text is about: folded, without the common ones, stemmed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from newsreader.search.folding import fold

__all__ = ["Text", "Vocabulary", "count_words", "forms", "matters", "stem", "terms", "words_in"]

_WORD = re.compile(r"[^\W_]+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_MOST = 30_000  # words that are remembered at a time
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


class Vocabulary(dict[str, tuple[str, str]]):
    """The folded words and stems of what stands between white space, as it is met.

    Words return far more often than they are new: each is folded and stemmed once.
    """

    def __missing__(self, token: str) -> tuple[str, str]:
        if len(self) > _MOST:
            self.clear()
        folded = fold(token)
        if folded.isalnum():  # one word, as nearly all are
            value = self[token] = folded, stem(folded) if matters(folded) else ""
            return value
        words = _WORD.findall(folded)
        value = self[token] = " ".join(words), " ".join(map(stem, filter(matters, words)))
        return value

    def text(self, text: str) -> Text:
        """Return what an index takes of a text."""
        found = [self[token] for token in text.split()]
        words, stems = zip(*found) if found else ((), ())
        return Text(" ".join(filter(None, words)), " ".join(filter(None, stems)))


def matters(word: str) -> bool:
    """Return whether a folded word says what a text is about: no common one, no number."""
    return len(word) > 1 and word not in _COMMON and not word.isdigit()


def words_in(text: str) -> list[str]:
    """Return the folded words of a text."""
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
    return len(text.split())
