"""The catalogues: all forms of numbers in Arabic, a language that is a file, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from tools.catalogues import template, written

from newsreader import messages
from newsreader.display.fault_texts import fault_text
from newsreader.display.interface import Interface
from newsreader.display.keys import BY_NAME
from newsreader.display.labels import ARABIC, ENGLISH, Labels
from newsreader.errors import Fault
from newsreader.messages import Counted
from newsreader.text.directions import Direction

FORMS = {
    0: 0,
    1: 1,
    2: 2,
    3: 3,
    10: 3,
    11: 4,
    99: 4,
    100: 5,
    101: 5,
    102: 5,
    103: 3,
    111: 4,
    200: 5,
}


@pytest.fixture(scope="module")
def counted() -> list[Counted]:
    """Return what the source counts."""
    return [Counted(*text.id) for text in template() if isinstance(text.id, tuple)]


def test_each_number_has_its_form_in_arabic(counted: list[Counted]) -> None:
    assert len(counted) > 5
    for text in counted:
        numbers_have_their_forms(text)


def numbers_have_their_forms(text: Counted) -> None:
    forms = [ARABIC.form(text, number) for number in (0, 1, 2, 3, 11, 100)]
    assert [ARABIC.form(text, number) for number in FORMS] == [forms[n] for n in FORMS.values()]
    assert all(forms)
    assert [("{n}" in form) for form in forms] == [False] * 3 + [True] * 3
    # One, two and a few are words of their own.
    assert len(set(forms[:4])) == 4


def test_none_and_one_are_words_in_english_too() -> None:
    assert [ENGLISH.minutes(number) for number in (0, 1, 2)] == [
        "less than a minute", "1 minute", "2 minutes",
    ]  # fmt: skip


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A language of which there is a file, and nothing else; it is put in place for the test."""
    texts = Catalog("ar", fuzzy=False)  # for its plurals
    for english, own in (
        ("ltr", "rtl"), ("English", "qqish"), ("March", "Martsul"), ("down", "qdown"),
        ("The list", "qlist"), ("is empty", "qempty"),
    ):  # fmt: skip
        texts.add(english, own)
    texts.add(("{n} minute", "{n} minutes"), tuple(f"q{form}:{{n}}" for form in range(6)))
    for language in ("ar", "en"):
        (tmp_path / language).symlink_to(messages.LOCALE / language)
    file = tmp_path / "qq" / "LC_MESSAGES" / "newsreader.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(written(texts)["mo"])
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    messages.catalogue.cache_clear()
    yield "qq"
    messages.catalogue.cache_clear()


def test_a_third_language_is_a_file(invented: str) -> None:
    labels = Labels(invented)
    interface = Interface(labels)
    assert labels.direction is Direction.RTL
    assert labels.month(2026, 3) == "Martsul 2026"
    assert labels.minutes(2) == "q2:2"
    assert interface.name(BY_NAME["row_down"]) == "qdown"
    assert fault_text(Fault("a", "is empty"), interface) == "\u2068a\u2069: qempty"
    # The key of the language goes round all three, and says what it goes to.
    assert Interface(ENGLISH).name(BY_NAME["language"]) == "qqish"
    assert [ENGLISH.next, labels.next, ARABIC.next] == [labels, ARABIC, ENGLISH]


def test_what_a_language_has_not_is_in_english(invented: str) -> None:
    labels = Labels(invented)
    assert labels.related == "Related articles"
    assert labels.month(2026, 4) == "April 2026"
    assert [labels.articles(number) for number in (0, 1, 2)] == [
        "no articles", "1 article", "2 articles",
    ]  # fmt: skip
    assert labels.fillings["off"] == "Lines as they come"
    assert fault_text(Fault("a", "is encrypted"), Interface(labels)).endswith("is encrypted")
