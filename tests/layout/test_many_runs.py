"""Paragraphs whose direction changes at every code point: their runs are numbered without bound."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest

from newsreader.layout import bidi
from newsreader.layout.bidi import ordered
from newsreader.text.directions import Direction

CHANGING = "نaא1(٣ -ب"


@pytest.fixture
def few_digits(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let numbers have three digits in place of 96, so that few runs take numbers of many."""
    bidi._all_numbers.cache_clear()
    monkeypatch.setattr(bidi, "_DIGITS", bidi._DIGITS[:3])
    monkeypatch.setattr(bidi, "_BASE", 3)
    yield
    bidi._all_numbers.cache_clear()


TEXTS = [CHANGING * count for count in (1, 2, 4, 11, 40)]
WANTED = [ordered(text, Direction.RTL) for text in TEXTS]


@pytest.mark.usefixtures("few_digits")
def test_numbers_have_as_many_digits_as_the_runs_take() -> None:
    assert [ordered(text, Direction.RTL) for text in TEXTS] == WANTED


@pytest.mark.unmeasured
def test_many_runs_take_memory_for_themselves_alone() -> None:
    text = "نa" * 5000  # more than there are numbers of two digits
    tracemalloc.start()
    order = ordered(text, Direction.LTR)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sorted(order.places) == list(range(len(text)))
    assert most < 1000 * len(text)  # bytes
