"""Letters and words as they are compared, and the way back from a match to the text."""

from __future__ import annotations

import pytest

from newsreader.search.folding import Folded, fold
from newsreader.search.matches import find
from newsreader.search.queries import Query
from newsreader.search.words import stem, terms


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("آأإٱ", "اااا"), ("ؤۆۇ", "ووو"), ("ئىیېێے", "يييييي"), ("ةۀہھ", "هههه"), ("کڕڵ", "كرل"),
        ("“قال” «نعم» ‘a’ ‹b›", "\"قال\" \"نعم\" 'a' 'b'"),
        ("كـتَــابٌ", "كتاب"), ("می\u200cرود", "ميرود"), ("a\u20e3\u200d", "a"),
        ("a\tb\u00a0c\nd\u2003e", "a b c d e"),
        ("٠٩۰۹०९", "090909"),
        ("ÀÉß Ǆ ﬁ", "aess dz fi"), ("İ", "i"), ("Ⅳ", "iv"), ("½", "1\u20442"),
        ("ﷲ", "الله"), ("ﻷ", "لا"), ("ﺔ", "ه"), ("ﺋ", "ي"), ("שׁ", "ש"), ("ﬡ", "א"),
        ("日本 + 1", "日本 + 1"),
    ],
)  # fmt: skip
def test_what_letters_become(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert Folded(text).text == folded


@pytest.mark.parametrize(
    ("text", "folded", "whole"),
    [
        ("قال مُحَمَّدٌ نعم", "محمد", "مُحَمَّدٌ"),
        ("قال مُحَمَّدٌ نعم", "حم", "حَمَّ"),
        ("ب ـكـ ب", "ك", "كـ"),
        ("x ﷲ y", "ل", "ﷲ"),  # of a ligature the whole
        ("x ﷲ y", "لله ", "ﷲ "),
        ("مَ", "م", "مَ"),
        ("a\u0301e", "e", "e"),
    ],
)
def test_the_way_back_is_whole_letters_with_their_marks(text: str, folded: str, whole: str) -> None:
    found = Folded(text)
    start = found.text.index(folded)
    first, last = found.span(start, start + len(folded))
    assert text[first:last] == whole


def test_an_empty_range_is_empty_in_the_text_too() -> None:
    found = Folded("مَن هو")
    assert found.span(0, 0) == (0, 0)
    assert found.span(1, 1) == (2, 2)
    assert found.span(2, 1) == (3, 3)


def test_white_space_in_a_query_is_any_white_space() -> None:
    assert find("قلعة\n\n  قديمة", "قلعه قديمة") == [(0, 13)]
    assert find("قلعةقديمة", "قلعة قديمة") == []
    assert find("a.c abc a.c", "a.c") == [(0, 3), (8, 11)]  # no pattern
    assert find("aaaa", "aa") == [(0, 2), (2, 4)]
    assert find("نص", "\u064e\u064f") == []
    assert find("نص", "ن ص") == []


def test_a_query_is_words_in_any_field() -> None:
    assert Query(" القَلعة  BAHR ").words == ("القلعه", "bahr")
    assert Query("ab cd").accepts(["xabx", "cd"])
    assert not Query("abcd").accepts(["ab", "cd"])  # fields are not joined
    assert Query("a").accepts([None, "", "a"])
    assert not Query("a").accepts([None, ""])
    assert not Query("ab cd").accepts_folded("cd")
    assert not Query("ab cd").accepts_folded("ab")


@pytest.mark.parametrize(
    ("word", "stemmed"),
    [
        ("والمدرسة", "مدرس"), ("بالمدرسة", "مدرس"), ("للمدرسة", "مدرس"), ("المدرسات", "مدرس"),
        ("مدرستهما", "مدرست"), ("كتابكما", "كتاب"), ("معلمون", "معلم"), ("معلمين", "معلم"),
        ("مدينتين", "مدينت"), ("كتابها", "كتاب"), ("كتابهم", "كتاب"), ("كتابنا", "كتاب"),
        ("مدينتي", "مدينت"), ("كتبت", "كتب"), ("بحرية", "بحر"), ("نظريات", "نظر"), ("بحران", "بحر"),
        ("وقال", "قال"), ("واد", "واد"), ("الا", "الا"), ("البت", "الب"),
        ("ماء", "ماء"), ("ارض", "ارض"), ("هما", "هما"), ("ابها", "ابها"),
        ("houses", "house"), ("gas", "gas"), ("lens", "lens"), ("glass", "glas"),
        ("house", "house"), ("ספרים", "ספרים"), ("cafés", "cafe"), ("домаs", "домаs"),
    ],
)  # fmt: skip
def test_prefixes_and_suffixes_go_three_letters_stay(word: str, stemmed: str) -> None:
    assert stem(fold(word)) == fold(stemmed)


def test_terms_are_stems_without_common_words_numbers_and_single_letters() -> None:
    assert terms("المدرسة والمدرسة، في 2026 ب مدرستها: the Houses of_the sea_side") == {
        "مدرس": 2, "مدرست": 1, "house": 1, "sea": 1, "side": 1,
    }  # fmt: skip
    assert terms("https://www.example.org") == {"example": 1, "org": 1}
    assert terms("") == {}
