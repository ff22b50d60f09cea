"""What language a text is in, by its letters and its commonest words, and how that runs."""

from __future__ import annotations

import functools
import re

from newsreader.text.directions import Direction
from newsreader.text.patterns import Lazy

__all__ = ["contradicts", "direction_of", "guess", "guess_direction", "tag"]

_SAMPLE = 6000
_FIRST = 600  # code points by which most texts in Arabic are known
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f"
                     "\u0870-\u089f\u08a0-\u08c9\ufb50-\ufdff\ufe70-\ufefc]+")  # fmt: skip
# Compiled when they are asked for: the last takes two milliseconds.
_SCRIPTS = {
    "Hebr": Lazy(lambda: "[\u05d0-\u05ea\ufb1d-\ufb4f]+"),
    "Latn": Lazy(lambda: "[A-Za-z\u00c0-\u024f]+"),
    "": Lazy(
        lambda: "[\u0370-\u052f\u0900-\u0dff\u0e00-\u0eff\u1000-\u11ff\u3040-\u9fff\uac00-\ud7a3]+"
    ),
}
_LATIN = re.compile("[A-Za-z]")
_WORD = re.compile(r"[^\W\d_]+")

# Letters that the language has and its neighbours in this table lack, weighed against how often
# a word of another language brings them in.
_LETTERS = {
    "fa": "پچژگکی\u200c",
    "ur": "ٹڈڑںےھہۓۂ",
    "ckb": "ڕڵێۆە",
    "ps": "ټډړږښځڅڼېۍ",
    "sd": "ٻڀٺٽٿڄڃڇڏڌڊڙڦڪڳڱڻ",
    "ug": "ۇۈۋڭېەۆ",
    "ar": "ةىيكأإ",
}
_WORDS = {
    "ar": "في من على إلى أن التي الذي هذا هذه كان كما لم لا ما عن مع بعد وقد ذلك بين",
    "fa": "است از به که را در این آن با برای شد های می بود یک نیز خود اما تا شده"
    " كه اين براي شود هاي مي",
    "ur": "ہے کے کی میں کا سے اور کو نے پر ہیں بھی تھا اس یہ نہیں گیا ایک کہ ہو",
    "ckb": "لە بە کە بۆ ئەم ئەو لەگەڵ دەکات هەر بوو سەر یەک هەموو نییە دا وەک",
    "ps": "په او چې کې سره دی يې کړي",
    "sd": "۾ جو کي ۽ آهي",
    "ug": "ۋە بىلەن بۇ بىر ئۇ ئۈچۈن دېگەن",
}
_COMMON = {word: code for code, words in _WORDS.items() for word in words.split()}
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "mzn", "ps", "sd", "sdh", "ug", "ur", "yi")
)
_TELLING = frozenset("".join(_LETTERS.values()))
_CODES = {one: [code for code in _LETTERS if one in _LETTERS[code]] for one in _TELLING}
_OTHERS = frozenset(one for one in _TELLING if _CODES[one] != ["ar"])
_OTHER_WORDS = frozenset(word for word in _COMMON if _COMMON[word] != "ar")
_WORD_WEIGHT = 6  # letters that a word counts for
_ENOUGH = 20  # letters by which a script is recognised
_NAMES = {
    "arabic": "ar", "عربي": "ar", "عربية": "ar", "العربية": "ar", "ara": "ar",
    "persian": "fa", "farsi": "fa", "فارسی": "fa", "فارسي": "fa", "fas": "fa", "per": "fa",
    "urdu": "ur", "اردو": "ur", "urd": "ur",
    "kurdish": "ckb", "sorani": "ckb", "کوردی": "ckb", "ckb": "ckb",
    "hebrew": "he", "עברית": "he", "heb": "he", "iw": "he",
    "english": "en", "eng": "en",
}  # fmt: skip
_TAG = re.compile(r"([a-z]{2,3})(?:[-_.]([a-z]{4}))?(?:[-_.]([a-z]{2}|\d{3}))?(?:[-_.@].*)?", re.I)


@functools.lru_cache(256)
def tag(written: str) -> str:
    """Return the BCP 47 tag for a language as people write it (`ar_SY`, `Arabic`), or ""."""
    name = written.strip()
    if name.lower() in _NAMES:
        return _NAMES[name.lower()]
    match = _TAG.fullmatch(name)
    if match is None:
        return ""
    language, script, region = match.groups()
    parts = [_NAMES.get(language.lower(), language.lower())]
    if script:
        parts.append(script.title())
    if region:
        parts.append(region.upper())
    return "-".join(parts)


@functools.lru_cache(256)
def direction_of(language: str) -> Direction | None:
    """Return how the language of a BCP 47 tag is written; None for the unknown tag ""."""
    if not language:
        return None
    parts = language.lower().split("-")
    if "latn" in parts or "cyrl" in parts:
        return Direction.LTR
    if parts[0] in _RIGHT_TO_LEFT or "arab" in parts or "hebr" in parts:
        return Direction.RTL
    return Direction.LTR


def guess(text: str) -> str:
    """Return the language of `text` by its beginning: ar fa ur ckb ps sd ug he en, or ""."""
    first = _without_links(text[:_FIRST])
    is_arabic = _has_arabic(first) and _is_surely_arabic(first, _words(first))
    if is_arabic and not _has_others(text[:_SAMPLE]):
        return "ar"
    sample = _without_links(text[:_SAMPLE])
    script = _script(sample)
    if script == "Arab":
        return _of_arabic_script(sample)
    return {"Hebr": "he", "Latn": "en"}.get(script, "")


def contradicts(text: str, language: str) -> bool:
    """Return whether the beginning of `text` is surely not in the script of a language (BCP 47).

    Much code may stand in an Arabic text; what is Arabic for the most is no English.
    """
    if not language:
        return False
    sample = _without_links(text[:_SAMPLE])
    arabic, hebrew = _count(_ARABIC, sample), _count(_SCRIPTS["Hebr"].compiled, sample)
    letters = sum(map(str.isalpha, sample))
    if direction_of(language) is Direction.RTL:
        own, most = hebrew if language[:2] in ("he", "yi") else arabic, 20
    else:
        own, most = letters - arabic - hebrew, 3
    return letters - own > max(_ENOUGH, most * own)


def guess_direction(text: str) -> Direction:
    """Return how most letters of the beginning of `text` run; left to right when there are none."""
    script = _script(_without_links(text[:_SAMPLE]))
    return Direction.RTL if script in ("Arab", "Hebr") else Direction.LTR


def _without_links(sample: str) -> str:
    """Return `sample` without the words that are addresses."""
    words = sample.split()
    if "://" in sample or "@" in sample:
        words = [word for word in words if "://" not in word and "@" not in word]
    return " ".join(words)


def _count(runs: re.Pattern[str], sample: str) -> int:
    return sum(map(len, runs.findall(sample)))


def _script(sample: str) -> str:
    """Return the ISO 15924 code of the script most letters are of, "" when there is no letter."""
    arabic = _count(_ARABIC, sample)
    if 2 * arabic > len(sample):
        return "Arab"  # the rest is less, whatever it is
    counts = {"Arab": arabic}
    counts |= {name: _count(letters.compiled, sample) for name, letters in _SCRIPTS.items()}
    # Names, code and addresses bring Latin letters into every language: they count for less.
    counts["Latn"] //= 2
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else ("Latn" if _LATIN.search(sample) else "")


def _words(sample: str) -> list[str]:
    """Return the words of a text, in any order: most stand between blanks, and alone."""
    tokens = sample.split()
    rest = [token for token in tokens if not token.isalpha()]
    if not rest:
        return tokens
    return [*filter(str.isalpha, tokens), *_WORD.findall(" ".join(rest))]


def _has_arabic(sample: str) -> bool:
    """Return whether most of a text is in Arabic letters, and some in those of Arabic alone."""
    is_much = _of_arabic_alone(sample) > _ENOUGH
    return is_much and 2 * _count(_ARABIC, sample) > len(sample)


def _is_surely_arabic(sample: str, words: list[str]) -> bool:
    """Return whether no other language can be likelier: a text has no letter of one, few words."""
    if _has_others(sample):
        return False
    others = sum(map(_OTHER_WORDS.__contains__, words))
    return not others or _WORD_WEIGHT * others <= _of_arabic_alone(sample)


def _has_others(sample: str) -> bool:
    """Return whether there are letters that Arabic does not have."""
    return any(map(sample.__contains__, _OTHERS))


def _of_arabic_alone(sample: str) -> int:
    """Return how many letters are in a text that only Arabic has."""
    return sum(map(sample.count, _LETTERS["ar"]))


def _of_arabic_script(sample: str) -> str:
    """Return the code of the likeliest language written in Arabic letters; "ar" in doubt."""
    words = _words(sample)
    if _is_surely_arabic(sample, words):
        return "ar"
    scores = dict.fromkeys(_WORDS, 0.0)
    for letter in filter(sample.__contains__, _TELLING):
        count = sample.count(letter)
        for code in _CODES[letter]:
            scores[code] += count
    # Kurdish and Uyghur share the Persian letters, Urdu too: theirs weigh more than those.
    for code in ("ur", "ckb", "ps", "sd", "ug"):
        scores[code] *= 2
    for word in filter(_COMMON.__contains__, words):
        scores[_COMMON[word]] += _WORD_WEIGHT
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] else "ar"
