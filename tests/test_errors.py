"""Faults in one line each: what they hold cannot act on a terminal, and many are summed up."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.errors import Fault, Summary, in_lines, on_one_line, traceback_of


def test_a_fault_is_one_line_whatever_its_source_is_called() -> None:
    assert str(Fault("a.md", "is empty")) == "a.md: is empty"
    assert (
        str(Fault("a\nb\x1b[2J.md", "is\u202e empty", 7))
        == "a\ufffdb\ufffd[2J.md:7: is\ufffd empty"
    )
    assert on_one_line("می\u200cخواهم\tا\u2066") == "می\u200cخواهم\ufffdا\ufffd"


def test_lines_stay_lines_and_tabs_become_blanks() -> None:
    assert in_lines("one\n\ttwo\x1b[2J\n") == "one\n        two\ufffd[2J\n"


def test_a_traceback_can_be_shown() -> None:
    lines = traceback_of(ValueError("bad \x9b name")).split("\n")
    assert lines == ["ValueError: bad \ufffd name", ""]


def summarised(faults: Iterable[Fault]) -> list[Fault]:
    summary = Summary()
    summary.add(faults)
    return summary.faults()


def test_many_faults_are_one_for_each_source() -> None:
    faults = [Fault("b", "first"), Fault("a#1", "one", 3), Fault("b#7", "second")]
    assert summarised(faults) == [Fault("b", "first (and 1 more)"), Fault("a#1", "one", 3)]
    many = summarised([Fault("a", "one")] * 1235)
    assert many == [Fault("a", "one (and 1,234 more)")]
    assert summarised([]) == []
