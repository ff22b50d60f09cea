"""The words around what was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.search.excerpts import Excerpt, excerpt
from newsreader.search.requests import request

LONG = " ".join(f"كلمة{number}" for number in range(100))


def marked(found: Excerpt | None) -> list[str]:
    """Return what is marked."""
    assert found is not None
    return [found.text[start:end] for start, end in found.found]


def test_all_forms_of_a_word_are_marked_as_they_are_written() -> None:
    found = excerpt("قال مُحَمَّدٌ إن المطرَ والأمطار مطر.", request("المطر محمد"), 20)
    assert found is not None
    assert found.text == "قال مُحَمَّدٌ إن المطرَ والأمطار مطر"
    assert marked(found) == ["مُحَمَّدٌ", "المطرَ", "مطر"]


def test_a_phrase_is_marked_where_it_stands_whole() -> None:
    text = "المطر حصاد. حصاد المطر، حصاد الماء"
    assert marked(excerpt(text, request('"حصاد المطر"'), 20)) == ["حصاد", "المطر"]
    assert excerpt(text, request('"المطر الماء"'), 20) is None


def test_what_begins_so_is_marked() -> None:
    assert marked(excerpt("السطوح والسطح", request("السط", is_typed=True), 9)) == ["السطوح"]


def test_the_place_where_most_stands_together_is_shown() -> None:
    text = f"مطر {LONG} مطر ماء بئر {LONG} ماء"
    found = excerpt(text, request("مطر ماء بئر"), 12)
    assert marked(found) == ["مطر", "ماء", "بئر"]
    assert found is not None
    assert found.text.startswith("… كلمة96 ")
    assert found.text.endswith(" كلمة4 …")
    assert len(found.text.split()) == 14


def test_so_many_words_hold_what_stands_within_them_and_no_word_more() -> None:
    """Of 12 words, four are before: two hits fit that are seven words apart, and not eight."""
    apart = " ".join(f"بين{number}" for number in range(7))
    nearer = " ".join(f"بين{number}" for number in range(6))
    found = excerpt(f"مطر {apart} مطر {LONG} مطر {nearer} ماء", request("مطر ماء"), 12)
    assert marked(found) == ["مطر", "ماء"]
    first = excerpt(f"مطر {nearer} ماء {LONG} مطر {nearer} ماء", request("مطر ماء"), 12)
    assert first is not None
    assert first.text.startswith("مطر")  # of two places that hold as much the first one


def test_at_the_ends_no_more_is_said_to_follow() -> None:
    found = excerpt(f"مطر {LONG}", request("مطر"), 5)
    assert found is not None
    assert found.text == "مطر كلمة0 كلمة1 كلمة2 كلمة3 …"
    found = excerpt(f"{LONG} مطر", request("مطر"), 5)
    assert found is not None
    assert found.text == "… كلمة96 كلمة97 كلمة98 كلمة99 مطر"


@pytest.mark.parametrize("text", ["", "؟ !", LONG])
def test_nothing_that_was_found_is_nothing_to_show(text: str) -> None:
    assert excerpt(text, request("مطر"), 9) is None
    assert excerpt(text, request(""), 9) is None


@given(
    st.text(st.sampled_from("مطر ماء بئرَ\u0651x\n.\u0640") | st.characters(), max_size=80),
    st.sampled_from(["مطر", "ماء م", '"مطر ماء"', "x"]),
    st.integers(1, 9),
)
def test_ranges_lie_in_the_text_and_go_forward(text: str, asked: str, words: int) -> None:
    found = excerpt(text, request(asked, is_typed=True), words)
    last = 0
    for start, end in found.found if found is not None else ():
        assert last <= start < end <= len(found.text if found is not None else "")
        last = end
