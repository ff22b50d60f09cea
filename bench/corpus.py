"""A corpus to lay out: words of the sample articles, inflected, as often as in a body of news.

In two million code points of news there were 338,000 words, 65,000 of them distinct, one in ten
with punctuation, one in forty a number, one in seven hundred Latin; a paragraph had 370 code
points. The corpus is made to these figures, so that words are met for the first time about as
often as in real text. The mixed corpus has the same words in paragraphs of both directions with
Latin and Hebrew among them, as writing on technology has: all of it goes the general way.
"""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Callable
from pathlib import Path

__all__ = ["generated", "mixed"]

ARTICLES = Path(__file__).parent.parent / "articles"
_BEFORE = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ي", "ت", "س", "ك", "سي")
_AFTER = ("", "ه", "ها", "هم", "ات", "ون", "ين", "ية", "نا", "تها", "وا", "ان")
_VOCABULARY = 120_000
_PARAGRAPH = 370
# What stands round foreign words: punctuation, brackets, numbers of all kinds.
_FOREIGN = ("{}", "{}", "{}", "({})", "“{}”", "{}:", "{} 3.5", "«{}»", "{}؛", "[{}", "{}2)")


def generated(size: int) -> list[str]:
    """Return right-to-left paragraphs of together about so many code points; the same each time."""
    chance = random.Random(7)
    words, weights, names, _ = _vocabulary(chance)

    def paragraph(count: int) -> str:
        chosen = chance.choices(words, cum_weights=weights, k=count)
        return " ".join(_dressed(word, names, chance) for word in chosen) + "."

    return _paragraphs(size, chance, paragraph)


def mixed(size: int) -> list[str]:
    """Return paragraphs that mix directions, of together about so many code points."""
    chance = random.Random(11)
    words, weights, names, hebrew = _vocabulary(chance)

    def foreign() -> str:
        count = chance.choice((1, 1, 2, 3))
        return chance.choice(_FOREIGN).format(" ".join(chance.choices(names, k=count)))

    def paragraph(count: int) -> str:
        # The first word tells the paragraph's direction; the second is of two directions.
        chosen = [chance.choice((chance.choice(names), words[0])), f"ال{chance.choice(names)}"]
        for word in chance.choices(words, cum_weights=weights, k=count):
            lot = chance.random()
            if lot < 0.25:
                chosen.append(foreign())
            elif lot < 0.28:
                chosen.append(chance.choice(hebrew))
            else:
                chosen.append(_dressed(word, names, chance))
        return " ".join(chosen) + "."

    return _paragraphs(size, chance, paragraph)


def _vocabulary(chance: random.Random) -> tuple[list[str], list[float], list[str], list[str]]:
    """Return Arabic words, how often each is met (added up), Latin words and Hebrew ones."""
    found: set[str] = set()
    latin: set[str] = set()
    hebrew: set[str] = set()
    for path in sorted(ARTICLES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found.update(re.findall("[\u0621-\u063a\u0641-\u064a]{2,5}", text))
        latin.update(re.findall("[A-Za-z]{3,12}", text))
        hebrew.update(re.findall("[\u05d0-\u05ea]{3,9}", text))
    stems = sorted(found)
    inflected = [a + s + b for a, b, s in itertools.product(_BEFORE, _AFTER, stems)]
    chance.shuffle(stems)
    chance.shuffle(inflected)
    words = [*stems[:900], *inflected[:_VOCABULARY]]
    weights = list(itertools.accumulate(1 / (rank + 12) for rank in range(len(words))))
    return words, weights, sorted(latin), sorted(hebrew)


def _paragraphs(size: int, chance: random.Random, paragraph: Callable[[int], str]) -> list[str]:
    """Return what `paragraph` makes of numbers of words until there are so many code points."""
    found: list[str] = []
    total = 0
    while total < size:
        found.append(paragraph(max(5, round(chance.gauss(_PARAGRAPH / 6, 20)))))
        total += len(found[-1])
    return found


def _dressed(word: str, names: list[str], chance: random.Random) -> str:
    """Return a word of running text: now and then with punctuation, a number, a Latin name."""
    lot = chance.random()
    if lot < 0.0015:
        return chance.choice(names)
    if lot < 0.027:
        return chance.choice(("{}", "{}%", "({})", "2{:03}", "{},500")).format(chance.randrange(99))
    if lot < 0.09:
        return word + chance.choice("،،،..؛:؟")
    if lot < 0.125:
        return chance.choice(("«{}»", "({})", "“{}”", "«{}", "{}»")).format(word)
    return word
