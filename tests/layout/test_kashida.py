"""Where a word is drawn out: one place, by the priorities of print, the last of equals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.layout.kashida import kashida_place
from newsreader.layout.shaping import shape


def drawn(word: str) -> str:
    """Return a word with a tatweel at its place, as it is without one."""
    place = kashida_place(word)
    return word if place is None else word[: place.end] + "ـ" + word[place.end :]


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("كـتاب", "كــتاب"),  # where the author put one, before all else
        ("مسألة", "مسـألة"),  # after seen and sad
        ("قصيدة", "قصـيدة"),
        ("شمس", "شـمس"),
        ("مدرسة", "مدرسـة"),
        ("كتابة", "كتابـة"),  # before teh marbuta, heh, dal
        ("كتابه", "كتابـه"),
        ("جديد", "جديـد"),
        ("المدينة", "المدينـة"),
        ("كتاب", "كتـاب"),  # before alef, tah, lam, kaf
        ("قمل", "قمـل"),
        ("فقط", "فقـط"),
        ("ملك", "ملـك"),
        ("هيكل", "هيكـل"),
        ("منير", "منـير"),  # before a medial beh-like letter with reh or yeh behind it
        ("غريبي", "غريبي"[:2] + "يـبي"),
        ("مفهوم", "مفهـوم"),  # before waw, ain, qaf, feh
        ("طريق", "طريـق"),
        ("جميع", "جميـع"),
        ("نحن", "نحـن"),  # anywhere else
        ("علم", "علـم"),
    ],
)
def test_the_order_of_places(word: str, shown: str) -> None:
    assert drawn(word) == shown


def test_the_ranks_are_in_the_order_of_print() -> None:
    words = "كـتب قصر كتابة كتاب منير نحو نحن من".split()
    ranks = [place.rank for word in words if (place := kashida_place(word)) is not None]
    assert ranks == list(range(8))


@pytest.mark.parametrize(
    "word",
    [
        "", "و", "دار", "لا", "الا", "في", "لي", "الله", "والله", "بالله", "تالله", "فالله", "لله",
        "ولله", "اللهم", "اللّٰه", "«الله»،", "وبالله", "Word", "2026", "١٢٣", "abcعربي", "عام2026",
        "كتب١", "میخ", "ٹپ", "שלום", "ب\u200cت", "ب\u200dت", "كتب\u200cكتب",
    ],
)  # fmt: skip
def test_words_without_a_place(word: str) -> None:
    assert kashida_place(word) is None


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("السلام", "السـلام"),  # not within the lam-alef, but after the seen
        ("سلام،", "سـلام،"),
        ("بلا", "بـلا"),
        ("أمي", "أمي"),
        ("كرسي", "كرسـي"),  # before a last yeh after seen
        ("بيتي", "بيـتي"),
        ("كِتَابٌ", "كِتَـابٌ"),  # behind a letter's marks
        ("«كتاب».", "«كتـاب»."),
        ("كتاب/كتب", "كتـاب/كتب"),
        ("على", "عـلى"),
        ("ملا", "مـلا"),
    ],
)
def test_where_none_may_stand(word: str, shown: str) -> None:
    assert drawn(word) == shown


SIGNS = "ابتثجحدرسصطعفقكلمنهويىةأإآؤئءـ\u064e\u0651\u200c،«»"
LETTERS = st.text(st.sampled_from(SIGNS), max_size=9)


@given(LETTERS)
def test_a_tatweel_changes_no_letter(word: str) -> None:
    place = kashida_place(word)
    if place is not None:
        forms = shape(word)
        after = shape(word[: place.end] + "ــ" + word[place.end :])
        assert after[: place.end] + after[place.end + 2 :] == forms
        assert after[place.end : place.end + 2] == ["ـ", "ـ"]
