"""The words that a text is about: folded, without the common ones, stemmed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple

from newsreader.search import shorthand
from newsreader.search.folding import fold, folded_words
from newsreader.search.shorthand import SIGNS, short, written

__all__ = ["Text", "count_words", "forms", "matters", "stem", "terms", "text_in"]

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
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
        " when http https www"
    ).split()
)


def _any(words: str) -> str:
    return "|".join(re.escape(short(word)) for word in words.split())


# The longest suffix there is, three letters left at least: the stem is taken as short as it may be.
_STEMS = re.compile(
    f"(?:(?:{_any('وال بال كال فال لل ال و')})(?=[^ ]{{3}})|)([^ ]{{3,}}?|[^ ]+)"
    f"(?:{_any('هما كما يات ات ان ون ين يه ها هم نا ه ي ت')}|)(?: |$)"
)
_ARABIC = re.compile(f"[{re.escape(SIGNS)} ]*")
_SAYING_NOTHING = frozenset((*map(short, _COMMON), *SIGNS))


def _stem(word: str) -> str:
    """Return a folded word in shorthand without its Arabic prefix and suffix, at least 3 letters.

    A light stemmer: prepositions, conjunctions, the article; feminine, dual, plural and pronoun
    endings. Other scripts keep their words, but for the English plural.
    """
    if word[0] in SIGNS or "\u0621" <= word[0] <= "\u06d3":
        return str(_STEMS.findall(word)[0])
    is_plural = len(word) > 4 and word.endswith("s") and written(word).isascii()
    return word[:-1] if is_plural else word


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a folded word, as `_stem` has it."""
    return written(_stem(short(word)))


class Text(NamedTuple):
    """What an index takes of a text, in shorthand, with blanks between: its words, its stems.

    The stems are those of the words that say something, in any order.
    """

    words: str
    stems: str


def text_in(text: str) -> Text:
    """Return what an index takes of a text."""
    words = shorthand.words_in(text)
    return Text(" ".join(words), " ".join(_stems(words)))


def _stems(words: Sequence[str]) -> list[str]:
    """Return the stems of words in shorthand; those of Arabic letters all at once."""
    said = list(filterfalse(_SAYING_NOTHING.__contains__, words))
    text = " ".join(said)
    if _ARABIC.fullmatch(text) is not None:
        return _STEMS.findall(text)
    arabic = " ".join([word for word in said if word[0] in SIGNS])
    others = [_stem(word) for word in said if word[0] not in SIGNS and matters(word)]
    return _STEMS.findall(arabic) + others


def matters(word: str) -> bool:
    """Return whether a folded word says what a text is about: no common one, no number."""
    return len(word) > 1 and word not in _COMMON and not word.isdigit()


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
    return Counter(map(stem, filter(matters, folded_words(text))))


def count_words(text: str) -> int:
    """Return the number of words of `text`, as white space parts them."""
    if text.isprintable() and "  " not in text:  # blanks are the only white space, one at a time
        return text.strip().count(" ") + (text not in ("", " "))
    return len(text.split())
