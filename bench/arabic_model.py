"""Articles of a seeded model of Arabic text, to measure libraries of any size with.

Words are roots in patterns, met as often as Zipf's law says, with the common words before them.
Each stands with prefixes and suffixes, and now and then as others write it (without hamza, with
heh for teh marbuta, with a tatweel, with a vowel). One in fifteen words of an article is of its
topic. Each twentieth article is another paper's copy of an earlier one, edited. Each article
follows from the seed and its number alone: any number of them takes no memory, and no order is
needed. The first is the newest, and has the title that the other benchmarks wait for.
"""

from __future__ import annotations

import datetime
import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from bench.articles import TITLE

__all__ = ["Forms", "Model", "Story", "edited", "inflected"]

_COMMON = """
في من على إلى أن التي الذي عن مع هذا هذه ما كان بين قال بعد كما لم قد لا ذلك أو كل حيث إن قبل خلال
كانت غير حول هو هي عند حتى ثم منذ لكن ولم وقد وكان بأن لها له فيها
""".split()  # noqa: SIM905 - as it is read
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_PATTERNS = (
    "123", "1ا23", "12ا3", "12ي3", "12و3", "م12و3", "ت12ي3", "م123", "م12ا3", "ا12ا3", "ا1ت2ا3",
    "123ة", "م123ة", "12ا3ة", "أ12ا3", "إ12ا3", "است12ا3", "123ي",
)  # fmt: skip
_AROUND = (
    "{}",
    "ال{}",
    "{}",
    "وال{}",
    "ب{}",
    "{}ات",
    "لل{}",
    "{}ها",
    "بال{}",
    "{}ه",
    "و{}",
    "{}ين",
)
_FORMS = 5  # of a lemma, one of them as others write it
_OTHERWISE = str.maketrans({"أ": "ا", "إ": "ا", "ة": "ه", "ي": "ى"})
_LEMMAS = 60_000
_COMMON_LEMMAS = 300  # of which no topic is made
_COMMON_SHARE = 0.3  # of all words
_TOPIC_SHARE = (0.03, 0.1)  # of an article's words
_TOPIC_LEMMAS = 40
_OF_A_TOPIC = 50  # articles, about
_WORDS = 270  # of an article: 3.5 KB in UTF-8
_TWIN_EACH = 20
_TWIN_BEFORE = 15  # the original is at most so many articles before
_CHANGED = 0.12  # of the words of a copy
_SECTIONS = ("سياسة", "اقتصاد", "رياضة", "ثقافة", "علوم", "صحة", "محليات", "دولي", "منوعات")
_SOURCES = ("وكالة الأنباء", "صحيفة الصباح", "جريدة المدينة", "موقع الخبر", "مجلة الأسبوع")
_NEWEST = datetime.datetime(2024, 6, 1, 12, 0)
_MINUTES = 7  # from one article to the next


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the model; `original` is the number of the one that it is a copy of."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    topic: int
    section: str
    source: str
    date: datetime.datetime
    original: int | None = None

    @property
    def text(self) -> str:
        """The text, a paragraph a line."""
        return "\n".join(self.paragraphs)


class Forms(NamedTuple):
    """Words and how often each is met, added up."""

    words: Sequence[str]
    weights: Sequence[float]

    def drawn(self, chance: random.Random, count: int) -> list[str]:
        """Return so many words."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


class Model:
    """Articles by their numbers; the same for the same seed and the same number of topics."""

    def __init__(self, seed: int = 1, topics: int = 20) -> None:
        self._seed = seed
        self._topics = topics
        self.lemmas = _lemmas(random.Random(f"{seed} lemmas"))
        chance = random.Random(f"{seed} forms")
        self._forms = [inflected(lemma, chance) for lemma in self.lemmas]
        self.general = _weighted(self._forms, flat=60)
        self.vocabulary = lru_cache(maxsize=4_000)(self._vocabulary)

    @classmethod
    def of(cls, size: int, seed: int = 1) -> Model:
        """Return the model for a library of so many articles: a topic for each fifty."""
        return cls(seed, max(4, size // _OF_A_TOPIC))

    def _vocabulary(self, topic: int) -> Forms:
        """Return the words of a topic."""
        return _weighted([self._forms[place] for place in self._places(topic)], flat=4)

    def _places(self, topic: int) -> list[int]:
        """Return the places of a topic's lemmas among all, those met most often first."""
        chance = random.Random(f"{self._seed} topic {topic}")
        return chance.sample(range(_COMMON_LEMMAS, _LEMMAS), _TOPIC_LEMMAS)

    def query(self, topic: int) -> str:
        """Return what somebody types who looks for a topic: two of its lemmas, with the article."""
        chance = random.Random(f"{self._seed} query {topic}")
        lemmas = [self.lemmas[place] for place in self._places(topic)[:8]]
        return " ".join("ال" + lemma for lemma in chance.sample(lemmas, 2))

    def topic_of(self, number: int) -> int:
        """Return the topic of an article; a copy has that of its original."""
        original = self.original_of(number)
        number = number if original is None else original
        return random.Random(f"{self._seed} topic of {number}").randrange(self._topics)

    def original_of(self, number: int) -> int | None:
        """Return the number of the article that another one is a copy of, None if it is none."""
        if number % _TWIN_EACH != _TWIN_EACH - 1:
            return None
        return number - random.Random(f"{self._seed} twin {number}").randint(1, _TWIN_BEFORE)

    def story(self, number: int) -> Story:
        """Return an article."""
        original = self.original_of(number)
        chance = random.Random(f"{self._seed} story {number}")
        if original is not None:
            return self._copied(self.story(original), number, chance)
        topic = self.topic_of(number)
        own = self.vocabulary(topic)
        count = min(1_500, max(60, round(chance.lognormvariate(math.log(_WORDS) - 0.125, 0.5))))
        about = round(count * chance.uniform(*_TOPIC_SHARE))
        common = round(count * _COMMON_SHARE)
        words = (
            own.drawn(chance, about)
            + chance.choices(_COMMON, k=common)
            + self.general.drawn(chance, count - about - common)
        )
        chance.shuffle(words)
        return Story(
            number,
            TITLE
            if number == 0
            else " ".join(own.drawn(chance, 3) + self.general.drawn(chance, 3)),
            tuple(_paragraphs(words, chance)),
            topic,
            _SECTIONS[topic % len(_SECTIONS)],
            chance.choice(_SOURCES),
            _NEWEST - datetime.timedelta(minutes=_MINUTES * number),
        )

    def _copied(self, story: Story, number: int, chance: random.Random) -> Story:
        """Return another paper's copy of an article."""
        title = " ".join(self.vocabulary(story.topic).drawn(chance, 5))
        return replace(
            story,
            number=number,
            title=title,
            paragraphs=edited(story.paragraphs, self.general, chance),
            source=chance.choice(_SOURCES),
            date=_NEWEST - datetime.timedelta(minutes=_MINUTES * number),
            original=story.number,
        )


def edited(
    paragraphs: Sequence[str], others: Forms, chance: random.Random, changed: float = _CHANGED
) -> tuple[str, ...]:
    """Return paragraphs as another paper prints them: one left out, some words others."""
    kept = list(paragraphs)
    if len(kept) > 2:
        del kept[chance.randrange(1, len(kept))]
    return tuple(
        " ".join(
            others.drawn(chance, 1)[0] if chance.random() < changed else word
            for word in paragraph.split()
        )
        for paragraph in kept
    )


def _lemmas(chance: random.Random) -> list[str]:
    """Return the lemmas, those met most often first."""
    found: dict[str, None] = {}
    while len(found) < _LEMMAS:
        one, two, three = chance.sample(_LETTERS, 3)
        pattern = chance.choice(_PATTERNS)
        found[pattern.replace("1", one).replace("2", two).replace("3", three)] = None
    return list(found)


def inflected(lemma: str, chance: random.Random) -> list[str]:
    """Return the forms in which a lemma is met, the last as others write it."""
    before_an_ending = lemma[:-1] + "ت" if lemma.endswith("ة") else lemma
    forms = [
        around.format(before_an_ending if around[-1] != "}" else lemma)
        for around in chance.sample(_AROUND, _FORMS)
    ]
    otherwise = forms[-1].translate(_OTHERWISE)
    if otherwise == forms[-1]:  # it has none of these letters
        place = chance.randrange(1, len(otherwise))
        otherwise = otherwise[:place] + chance.choice("ـَُِ") + otherwise[place:]
    return [*forms[:-1], otherwise]


def _weighted(forms: Sequence[Sequence[str]], flat: int) -> Forms:
    """Return the forms of lemmas, those before them met more often; `flat` evens that out."""
    words = [form for each in forms for form in each]
    weights = [1 / (rank + flat) for rank, each in enumerate(forms) for _ in each]
    return Forms(words, list(itertools.accumulate(weights)))


def _paragraphs(words: Sequence[str], chance: random.Random) -> list[str]:
    """Return words as paragraphs of sentences."""
    found: list[str] = []
    sentences: list[str] = []
    place = 0
    while place < len(words):
        count = chance.randint(8, 24)
        sentences.append("، ".join(_halves(words[place : place + count], chance)) + ".")
        place += count
        if len(sentences) >= 3 or place >= len(words):
            found.append(" ".join(sentences))
            sentences = []
    return found


def _halves(words: Sequence[str], chance: random.Random) -> list[str]:
    """Return the parts of a sentence that a comma stands between."""
    if len(words) < 6:
        return [" ".join(words)]
    place = chance.randint(2, len(words) - 2)
    return [" ".join(words[:place]), " ".join(words[place:])]
