"""Joining: the forms that the joining types of ArabicShaping.txt require, and no others."""

from __future__ import annotations

import itertools
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from newsreader.layout.shaping import shape
from newsreader.loading import load
from support.conformance import lines_of

ARTICLES = Path(__file__).parents[2] / "articles"
LAM = "\u0644"
TAGS = {(False, False): "isolated", (True, False): "final", (False, True): "initial"}


def _types() -> dict[str, str]:
    """Joining_Type by ArabicShaping.txt and its note on what it does not list."""
    found = {}
    for line in lines_of("ArabicShaping.txt"):
        point, _, kind, _ = (field.strip() for field in line.split(";"))
        found[chr(int(point, 16))] = kind
    return found


TYPES = _types()


def _forms() -> dict[str, dict[str, set[str]]]:
    """Letter → the tag of a form → the characters that UnicodeData gives that form."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        tag, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if tag and " " not in base:
            found[chr(int(base, 16))][tag.strip("<>")].add(chr(code))
    return {letter: forms for letter, forms in found.items() if letter in TYPES}


FORMS = _forms()
LIGATURES = {
    (chr(int(a, 16)), chr(int(b, 16)), tag.strip("<>")): chr(code)
    for code in range(0xFEF5, 0xFEFD)
    for tag, a, b in [unicodedata.decomposition(chr(code)).split(" ")]
}
ALEFS = {alef for _, alef, _ in LIGATURES}


def joining_type(character: str) -> str:
    """Return the type by the data file; what it does not list is T (marks, format) or U."""
    if character in TYPES:
        return TYPES[character]
    return "T" if unicodedata.category(character) in {"Mn", "Me", "Cf"} else "U"


def wanted(text: str) -> list[set[str]]:
    """Return the characters that are right for each code point: a plain reading of R1 to R7."""
    kinds = [joining_type(c) for c in text]
    letters = [i for i, kind in enumerate(kinds) if kind != "T"]
    joined = {
        (i, j) for i, j in itertools.pairwise(letters) if kinds[i] in "DLC" and kinds[j] in "DRC"
    }
    out = [{c} for c in text]
    for number, i in enumerate(letters):
        back = number > 0 and (letters[number - 1], i) in joined
        on = number + 1 < len(letters) and (i, letters[number + 1]) in joined
        out[i] = form(text[i], back, on)
    for i, j in joined:
        if text[i] == LAM and text[j] in ALEFS:
            before = letters.index(i)
            back = before > 0 and (letters[before - 1], i) in joined
            out[i] = {LIGATURES[LAM, text[j], "final" if back else "isolated"]}
            out[j] = {""}
    return out


def form(letter: str, back: bool, on: bool) -> set[str]:
    forms = FORMS.get(letter)
    if letter == "\u06d5":  # Kurdish ae: the two forms of heh that look the same
        return {"\ufeea"} if back else {"\ufee9"}
    if forms is None or letter == "\u0621":
        return {letter}
    tag = TAGS.get((back, on), "medial")
    if tag in forms:
        return forms[tag]
    # A letter that has no such form shows the nearest: final for medial, isolated for initial.
    return forms["final"] if tag == "medial" and "final" in forms else forms["isolated"]


def agree(text: str) -> bool:
    found = shape(text)
    return all(c in right for c, right in zip(found, wanted(text), strict=True))


def test_every_pair_of_letters() -> None:
    wrong = [a + b for a in FORMS for b in FORMS if not agree(a + b)]
    assert len(FORMS) > 70
    assert not wrong


@pytest.mark.unmeasured
@pytest.mark.whole
def test_every_triple_of_letters() -> None:
    """Each triple against the forms that its two joins require."""
    letters = sorted(FORMS)
    table = {
        (c, back, on): form(c, back, on)
        for c in letters
        for back in (False, True)
        for on in (False, True)
    }
    joins = {(a, b): TYPES[a] in "DLC" and TYPES[b] in "DRC" for a in letters for b in letters}
    wrong = []
    for a, b in itertools.product(letters, repeat=2):
        first = joins[a, b]
        if a == LAM and b in ALEFS:
            wrong += [a + b + c for c in letters if not agree(a + b + c)]
            continue
        for c in letters:
            second = joins[b, c]
            if b == LAM and c in ALEFS:
                right = agree(a + b + c)
            else:
                x, y, z = shape(a + b + c)
                right = (
                    x in table[a, False, first]
                    and y in table[b, first, second]
                    and z in table[c, second, False]
                )
            if not right:
                wrong.append(a + b + c)
    assert not wrong[:5]


BETWEEN = ["\u064e", "\u0651\u064f", "\u0670", "\u200d", "\u200c", "\u0640", "\u0610"]


@pytest.mark.parametrize("between", BETWEEN, ids=ascii)
def test_marks_joiners_and_tatweel_between_letters(between: str) -> None:
    letters = [*"ابتجدرسعقكلمنهويىةءآأؤئ", *"پچژگکیەێۆڕڵڤ", "\u0679", "\u06d2", "\u06be"]
    for a, b in itertools.product(letters, repeat=2):
        text = a + between + b
        found = shape(text)
        right = wanted(text)
        if between in ("\u200d", "\u200c"):
            right[1] = {""}
            if a == LAM and b in ALEFS:
                # A joiner between lam and alef keeps them two letters.
                on = between == "\u200d"
                right[0], right[2] = form(a, False, on), form(b, on, False)
        assert all(c in r for c, r in zip(found, right, strict=True)), ascii(text)


@pytest.mark.parametrize(
    "word",
    [
        "دڵ",
        "گوڵەکان",
        "ڕێگا",
        "کوردستان",
        "ټول",
        "پښتو",
        "ږغ",
        "سنڌي",
        "ڀاءُ",
        "ٻار",
        "ٹھیک",
        "گڑیا",
    ],
)
def test_neighbours_of_letters_without_forms_join(word: str) -> None:
    assert agree(word)


def test_a_letter_without_forms_joins_its_neighbours() -> None:
    # U+06B5 (Sorani lam with a small v) joins on both sides and has no forms of its own.
    assert shape("ب\u06b5ب") == ["\ufe91", "\u06b5", "\ufe90"]


def words_of_samples() -> set[str]:
    words: set[str] = set()
    for path in ARTICLES.iterdir():
        article = load(path).article
        assert article is not None
        words.update(path.read_text(encoding="utf-8").split())
    return words


@pytest.mark.unmeasured
def test_every_word_of_the_samples() -> None:
    words = words_of_samples()
    assert len(words) > 5_000
    wrong = []
    for word in words:
        found = shape(word)
        right = wanted(word)
        for i, c in enumerate(word):
            if unicodedata.category(c) == "Cf":
                right[i] = {""}
        if not all(c in r for c, r in zip(found, right, strict=True)):
            wrong.append(word)
    assert not wrong
