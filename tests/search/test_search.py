"""Searching: what a reader takes for the same letters is the same, and the way back is exact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.folding import Folded, fold
from newsreader.search.matches import find
from newsreader.search.queries import Query
from newsreader.search.similarity import Similarity
from newsreader.search.words import count_words, stem, terms

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


def test_similarity_grows_and_shrinks() -> None:
    index: Similarity[str] = Similarity()
    index.add("water", terms("الماء والمطر والبئر والنهر"))
    index.add("chess", terms("الشطرنج والرقعة والبيدق"))
    index.add("rain", terms("المطر والماء والغيم"))
    near = index.nearest(terms("المطر والماء"), 5)
    assert [n.key for n in near] == ["rain", "water"]  # both words in the shorter one
    assert near[0].score > near[1].score > 0
    assert set(near[0].terms) == set(near[1].terms) == set(terms("المطر والماء"))
    assert [n.key for n in index.nearest(terms("المطر"), 5, {"rain"})] == ["water"]
    index.remove("rain")
    index.remove("rain")
    assert len(index) == 2
    index.add("water", terms("شيء آخر"))
    assert index.nearest(terms("المطر"), 5) == []
    assert index.nearest({}, 5) == []


def test_of_two_that_hold_a_term_as_often_the_shorter_is_nearer() -> None:
    index: Similarity[str] = Similarity()
    index.add("long", {"مطر": 2, **{f"كلمة{number}": 1 for number in range(50)}})
    index.add("short", {"مطر": 2, "غيم": 1})
    index.add("other", {"شطرنج": 3})
    near = index.nearest({"مطر": 1}, 5)
    assert [n.key for n in near] == ["short", "long"]
    assert near[0].score > 1.2 * near[1].score


def test_what_shares_little_with_an_article_is_not_near_to_it() -> None:
    index: Similarity[str] = Similarity()
    for number in range(60):
        index.add(f"filler {number}", {f"حشو{number}": 10})
    article = {f"كلمة{number}": 2 for number in range(20)}
    index.add("same", article)
    index.add("three", {"كلمة1": 2, "كلمة2": 2, "كلمة3": 2, "أخرى": 1})
    index.add("two", {"كلمة1": 9, "كلمة2": 9, "أخرى": 1})
    index.add("little", {"كلمة1": 1, "كلمة2": 1, "كلمة3": 1, "بعيد": 500})
    assert [n.key for n in index.nearest(article, 9)] == ["same", "three", "two", "little"]
    assert [n.key for n in index.nearest(article, 9, is_article=True)] == ["same", "three"]
    index.add("short", {"كلمة1": 1})
    assert "short" in [n.key for n in index.nearest({"كلمة1": 1}, 9, is_article=True)]
