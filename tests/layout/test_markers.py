"""What stands before the items of a list, in the language of the list."""

from __future__ import annotations

import pytest

from newsreader.article.blocks import Item, List
from newsreader.layout.markers import markers
from support.blocks import p


def listed(*texts: str, start: int = 1, ordered: bool = True) -> List:
    return List(tuple(Item((p(text),)) for text in texts), ordered=ordered, start=start)


@pytest.mark.parametrize(
    ("texts", "counters", "shown"),
    [
        (("تفاح", "خبز"), 0, ["١.", "٢."]),
        (("تفاح", "خبز"), 1, ["أ.", "ب."]),
        (("تفاح", "خبز"), 2, ["١.", "٢."]),
        (("سنة 2026", "خبز"), 0, ["1.", "2."]),  # with the digits of the list itself
        (("سنة ۱۴۰۵",), 0, ["۱."]),
        (("سیب", "نان"), 0, ["۱.", "۲."]),
        (("לחם", "מים"), 0, ["1.", "2."]),
        (("לחם", "מים"), 1, ["א.", "ב."]),
        (("bread", "water"), 0, ["1.", "2."]),
        (("bread", "water"), 1, ["a.", "b."]),
        (("–", "–"), 1, ["a.", "b."]),
        (("خبز",) * 5, 1, [" أ.", " ب.", " ج.", " د.", "هـ."]),
        (("خبز",) * 10, 0, [*(f" {d}." for d in "١٢٣٤٥٦٧٨٩"), "١٠."]),
        (("לחם",) * 11, 1, [*(f" {n}." for n in range(1, 10)), "10.", "11."]),  # no more letters
    ],
)
def test_counters(texts: tuple[str, ...], counters: int, shown: list[str]) -> None:
    assert markers(listed(*texts), 0, counters) == shown


def test_a_list_that_begins_elsewhere() -> None:
    assert markers(listed("خبز", "ماء", start=99), 0, 0) == [" ٩٩.", "١٠٠."]
    assert markers(listed("خبز", "ماء", start=0), 0, 1) == ["٠.", "١."]
    assert markers(listed("خبز", "ماء", start=2), 0, 1) == ["ب.", "ج."]


def test_bullets_and_checks() -> None:
    assert [markers(listed("خبز", ordered=False), depth, 0) for depth in range(4)] == [
        ["•"], ["◦"], ["▪"], ["▪"],
    ]  # fmt: skip
    tasks = List((Item((p("خبز"),), checked=True), Item((p("ماء"),), checked=False)))
    assert markers(tasks, 0, 0) == ["• [x]", "• [ ]"]
    assert markers(List(()), 0, 0) == []
    assert markers(List((), ordered=True), 0, 1) == []
