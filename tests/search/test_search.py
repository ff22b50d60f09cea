"""Searching: what a reader takes for the same letters is the same, and the way back is exact."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search import shorthand, words
from newsreader.search.folding import Folded, fold, folded_words
from newsreader.search.matches import find
from newsreader.search.queries import Query
from newsreader.search.shorthand import short, written
from newsreader.search.words import Text, count_words, stem, terms, text_in

TEXTS = st.text(
    st.sampled_from("ابتةهيىیئؤأإآءكکقل\u064e\u0651\u0640\u200c\u0670 ٣3۳aAé.\n") | st.characters()
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مُحَمَّدٌ", "محمد"), ("كـــتاب", "كتاب"), ("أحمد إلى آخر", "احمد الى اخر"), ("مدرسة", "مدرسه"),
        ("على", "علي"), ("کتاب", "كتاب"), ("می‌خوانم", "ميخوانم"), ("١٢٣", "123"), ("۱۲۳", "123"),
        ("مسؤول", "مسوول"), ("شيء", "شيء"), ("Café", "cafe"), ("ﻻ", "لا"), ("هٰذا", "هذا"),
    ],
)  # fmt: skip
def test_what_is_the_same_to_a_reader(one: str, other: str) -> None:
    assert fold(one) == fold(other)
    assert find(f"قبل {one} بعد", other) != []


@given(TEXTS)
def test_the_way_back_stays_inside_and_goes_forward(text: str) -> None:
    folded = Folded(text)
    assert folded.text == fold(text)
    place = 0
    for i in range(len(folded.text)):
        start, end = folded.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert start >= place
        place = start


@given(TEXTS, st.data())
def test_a_piece_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    query = text[start:end]
    found = find(text, query)
    if fold(query).strip():
        assert found
    last = 0
    for first, after in found:
        assert last <= first < after <= len(text)
        last = after


def test_matches_take_their_marks_along() -> None:
    assert find("قال مُحَمَّدٌ نعم", "محمد") == [(4, 13)]
    assert find("نص نص نص", "نص") == [(0, 2), (3, 5), (6, 8)]
    assert find("نص", "") == []


def test_queries_want_every_word_somewhere() -> None:
    query = Query("القلعه بحر")
    assert query
    assert query.accepts(["القَلعةُ القديمة", None, "البحر"])
    assert not query.accepts(["القلعة", None])
    assert not Query("  ")
    assert Query("").accepts(["أي شيء"])


def test_stems() -> None:
    assert stem(fold("والمدرسة")) == stem(fold("مدرسة"))
    assert stem(fold("بالكتاب")) == stem(fold("كتابها"))
    assert len(stem("من")) == 2
    assert "في" not in terms("في البيت")
    assert count_words("كلمة وكلمة  وثالثة\n") == 3


@given(st.text(st.sampled_from(" \t\n\xa0\u200bab س")))
def test_words_are_counted_as_white_space_parts_them(text: str) -> None:
    assert count_words(text) == len(text.split())


PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال", "و", "")
SUFFIXES = ("هما", "كما", "يات", "ات", "ان", "ون", "ين", "يه", "ها", "هم", "نا", "ه", "ي", "ت", "")


@given(st.text(st.sampled_from("والبكفليهمتنادر"), min_size=1, max_size=9))
def test_a_stem_is_what_is_left_of_the_longest_endings(word: str) -> None:
    """Three letters at least; the prefix goes first."""
    prefix = next(p for p in PREFIXES if word.startswith(p) and (not p or len(word) - len(p) >= 3))
    rest = word[len(prefix) :]
    suffix = next(s for s in SUFFIXES if rest.endswith(s) and (not s or len(rest) - len(s) >= 3))
    assert stem(word) == rest[: len(rest) - len(suffix)]


@given(TEXTS | st.text(st.sampled_from("الماء في وب23 the houses_s.,؟\u064e\u00bdٿ")))
def test_an_index_takes_what_a_text_gives(text: str) -> None:
    found = Text(*map(written, text_in(text)))
    assert Counter(found.stems.split()) == terms(text)
    assert found.words.split() == folded_words(text)


@pytest.mark.parametrize(
    "script", ["\u0627\u0649", "\u0621\u06ff", "az", "\u05d0\u05ea", "!\u00ff"]
)
@given(st.data())
def test_shorthand_is_read_as_what_was_written(script: str, data: st.DataObject) -> None:
    letters = st.characters(min_codepoint=ord(script[0]), max_codepoint=ord(script[1]))
    words = fold(data.draw(st.text(letters | st.sampled_from(" \u0635"))))
    words = " ".join(folded_words(words))
    assert written(short(words)) == words
    assert short(short(words)) == short(words)
    assert len(short(words).split()) == len(words.split())


def test_arabic_in_shorthand_takes_a_byte_a_letter() -> None:
    assert short("القلعه القديمه").isascii()
    assert sorted(map(short, shorthand._LETTERS)) == list(shorthand.SIGNS)


def test_usual_characters_are_folded_as_all_are() -> None:
    for one in shorthand._USUAL:
        text = f"ا{one}بA{one}{one} {one}"
        for more in ("", "é"):
            found = shorthand.words_in(text + more)
            assert [*map(written, found)] == folded_words(text + more), one


def test_words_are_told_as_they_are_written_most_often() -> None:
    text = "القرية، القريةُ (القرية) والقريه: المِياه؛ مياهنا والمياه، المياه. «سوق»"
    stems = {stem(fold(word)) for word in ("القرية", "المياه", "سوق", "بحر")}
    assert words.forms(text, stems) == {
        stem(fold("القرية")): "القرية", stem(fold("مياه")): "المِياه", stem("سوق"): "سوق",
    }  # fmt: skip
    assert words.forms("", stems) == {}
