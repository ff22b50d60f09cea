"""What is passed over because it cannot be there: the longer way finds nothing either."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.decoding import languages, repair
from newsreader.decoding.repair import repaired
from newsreader.formats.fields import metadata
from newsreader.formats.scanned_html import blocks_of, paragraph_of
from newsreader.formats.text import body, rejoining
from newsreader.formats.text.body import is_item_or_verse
from newsreader.formats.text.rejoining import column_of_text
from newsreader.recognition import datelines, dates, titles
from newsreader.recognition.coarse_folding import coarse_fold, is_wider, width
from newsreader.text.controls import label, sanitise

SAMPLES = Path(__file__).parents[2] / "articles"
ANY = re.compile("")
WORDS = (
    "12 5 31 2023 ١٢ ۲۰۲۳ ٢٠٢٣ 1444 آذار مايو ماي مه محرم Mar march مارس May, - / . 12/05/2023 "
    "2023-05-12 2023.5.12 10:30 T10:30:00Z +0300 مساء الساعة السبت نشر في الموافق من شهر عام "
    "م \u200f \u0640 st | • By بقلم كتب: علي Ali 20\u200f23 1\u064e2"
).split(" ")  # fmt: skip
LINES = st.lists(st.sampled_from(WORDS), max_size=8).flatmap(
    lambda words: st.sampled_from(["", " ", " | "]).map(lambda sign: sign.join(words))
)


class Odd(str):
    """A text that says of itself that it cannot be printed as it is."""

    def isprintable(self) -> bool:
        return False


@given(
    st.text(st.sampled_from(" \xa0\u3000\u200b\u202a\u2067\u2069\ufeff\n\tab س") | st.characters())
)
def test_labels_of_plain_characters(text: str) -> None:
    assert label(text) == label(Odd(text))


@given(LINES)
def test_what_cannot_be_a_date_is_none(line: str) -> None:
    found = dates.parse(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_APART", ANY)
        assert dates.parse(line) == found


@given(
    st.from_regex(
        r"\A(1[789]|2[012])[0-9]{2}-[01][0-9]-[0-3][0-9]"
        r"([T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9])?)?\Z"
    )
)
def test_what_programs_write_is_the_date_that_it_is_to_people(text: str) -> None:
    found = dates.parse(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dates, "_PLAIN", re.compile("(?!)"))
        assert dates.parse(text) == found


@given(LINES)
def test_what_has_no_parts_is_no_dateline_of_parts(line: str) -> None:
    datelines._read.cache_clear()
    found = datelines.read(line)
    datelines._read.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(datelines, "_PARTING", ANY)
        assert datelines.read(line) == found


@given(st.text(st.sampled_from("پچژگکیھەۆڕټڭةىأ است وە \u200c") | st.characters(), max_size=60))
def test_letters_that_are_not_there_are_not_counted(text: str) -> None:
    found = languages.guess(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "_is_surely_arabic", lambda *_: False)
        patch.setattr(languages, "_words", languages._WORD.findall)
        assert languages.guess(text) == found


def test_an_arabic_beginning_makes_no_arabic_text_of_what_has_other_letters() -> None:
    prayer = "اللهم صل على محمد وعلى آل محمد كما صليت على إبراهيم وعلى آل إبراهيم إنك حميد مجيد. "
    assert languages.guess(prayer * 10) == "ar"
    assert (
        languages.guess(prayer * 10 + "این کتاب که در دست شماست برای همه است و نیز می‌شود. " * 40)
        == "fa"
    )


@given(st.text(st.sampled_from(" \t-١1ab_سaة\u064e\u0301½") | st.characters()))
def test_words_between_blanks_are_words(text: str) -> None:
    assert Counter(languages._words(text)) == Counter(languages._WORD.findall(text))


TITLES = st.text(st.sampled_from("اأإبة \u064eA.-،ßSs\n") | st.characters(), max_size=50)


@given(TITLES, TITLES, TITLES, st.booleans())
def test_titles_that_begin_otherwise_are_not_the_same(
    one: str, other: str, both: str, is_same: bool
) -> None:
    one, other = both + one, both + (one if is_same else other)
    folded = coarse_fold(one)
    whole = folded == coarse_fold(other) and (folded != "" or one == other)
    assert titles.same(one, other) == whole
    assert titles.same(one.translate({0x627: "أ\u064e", 0x20: "\n"}), one)


@given(st.text(st.sampled_from("\n \t*-.)1١=#…/—ـابa\xa0"), max_size=30))
def test_lines_without_signs_are_not_special(text: str) -> None:
    chunks = [line for line in text.split("\n") if line.strip()]
    is_one = any(body._is_rule(one) or body.is_item_or_verse(one) for one in chunks)
    assert body._is_special(text) or not is_one


@given(
    st.lists(st.text(st.sampled_from("اب\u064e .-1"), min_size=1, max_size=120), max_size=6),
    st.integers(0, 120),
)
def test_a_line_too_wide_for_a_column_ends_the_search(lines: list[str], most: int) -> None:
    found = column_of_text([lines], is_item_or_verse)
    assert [is_wider(line, most) for line in lines] == [width(line) > most for line in lines]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rejoining, "_is_wide", lambda _: False)
        assert column_of_text([lines], is_item_or_verse) == found


@pytest.mark.parametrize("file", sorted(SAMPLES.iterdir()), ids=lambda file: file.name)
def test_endings_that_begin_no_word_are_in_no_text_that_is_turned(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert repaired(text) == (text, ())
    turned = "\n".join(map(repair._turned, text.split("\n")))
    found = repaired(turned)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(repair, "_FEW_ENDINGS", len(text))
        assert repaired(text) == (text, ())
        assert repaired(turned) == found


@given(st.text(st.sampled_from(" \t\n\xa0\u200bab س") | st.characters(exclude_characters="<&")))
def test_text_without_tags_is_a_paragraph(text: str) -> None:
    assert paragraph_of(sanitise(text)) == blocks_of(sanitise(text))


def test_a_word_between_numbers_and_tags_says_nothing_new() -> None:
    """Lines that all begin with one word, which is likelier read backwards."""
    page = "<html><body>" + "".join(f"نص {number}<br>" for number in range(100))
    assert repaired(page) == (page, ())


def test_a_reference_that_is_named_twice_is_one() -> None:
    assert len(metadata({"related": ["a.md", "b.md", "a.md"]}).related) == 2


@pytest.mark.parametrize("empty", [None, "", [], {}])
def test_fields_without_a_value_leave_their_place_to_others(empty: object) -> None:
    told = metadata({"title": empty, "headline": "عنوان", "tags": empty, "date": empty})
    assert (told.title, told.tags, told.date) == ("عنوان", (), None)
    assert metadata({"section": 0, "related": empty}) == metadata({"section": "0"})


def test_a_source_is_an_address_where_it_is_one() -> None:
    assert metadata({"source": "https://a.example"}).url == "https://a.example"
    assert metadata({"source": "النهر", "url": "النهر"}).url is None
