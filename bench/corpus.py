"""A corpus to lay out: words of the sample articles, inflected, as often as in a body of news.

In two million code points of news there were 338,000 words, 65,000 of them distinct, one in ten
with punctuation, one in forty a number, one in seven hundred Latin; a paragraph had 370 code
points. The corpus is made to these figures, so that words are met for the first time about as
often as in real text.
"""

from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

__all__ = ["generated"]

ARTICLES = Path(__file__).parent.parent / "articles"
_BEFORE = ("", "ال", "و", "وال", "ب", "بال", "ل", "لل", "ف", "ي", "ت", "س", "ك", "سي")
_AFTER = ("", "ه", "ها", "هم", "ات", "ون", "ين", "ية", "نا", "تها", "وا", "ان")
_VOCABULARY = 120_000
_PARAGRAPH = 370


def generated(size: int) -> list[str]:
    """Return paragraphs of together about so many code points; the same each time."""
    chance = random.Random(7)
    found: set[str] = set()
    latin: set[str] = set()
    for path in sorted(ARTICLES.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        found.update(re.findall("[\u0621-\u063a\u0641-\u064a]{2,5}", text))
        latin.update(re.findall("[A-Za-z]{3,12}", text))
    stems = sorted(found)
    inflected = [a + s + b for a, b, s in itertools.product(_BEFORE, _AFTER, stems)]
    chance.shuffle(stems)
    chance.shuffle(inflected)
    words = [*stems[:900], *inflected[:_VOCABULARY]]
    weights = list(itertools.accumulate(1 / (rank + 12) for rank in range(len(words))))
    names = sorted(latin)
    paragraphs: list[str] = []
    total = 0
    while total < size:
        count = max(5, round(chance.gauss(_PARAGRAPH / 6, 20)))
        chosen = chance.choices(words, cum_weights=weights, k=count)
        paragraph = " ".join(_dressed(word, names, chance) for word in chosen) + "."
        paragraphs.append(paragraph)
        total += len(paragraph)
    return paragraphs


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
