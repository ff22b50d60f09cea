"""Articles that wait to be written: in order, as many as fit, and none of a file that is broken."""

from __future__ import annotations

from newsreader.library.entries import Stamp
from newsreader.library.parts import Part, Parts
from newsreader.library.rows import Row

STAMP = Stamp(1, 1)


def part(file: str, rows: int = 1, *, first: bool = True, last: bool = True) -> Part:
    return Part(file, STAMP, [Row(f"{file}#{n}", "", "") for n in range(rows)], first, last)


def files(parts: list[Part]) -> str:
    return "".join(part.file for part in parts)


def test_parts_come_in_order_about_so_many_rows_at_a_time() -> None:
    parts = Parts()
    for file in "abcd":
        parts.add(part(file, rows=4))
    assert len(parts) == 4
    assert files(parts.next(6)) == "ab"
    assert files(parts.next(5)) == "c"
    assert files(parts.next(100)) == "d"
    assert parts.next(100) == []


def test_what_could_not_be_written_comes_first_again() -> None:
    parts = Parts()
    for file in "abc":
        parts.add(part(file))
    taken = parts.next(3)
    assert files(taken) == "ab"
    parts.put_back(taken)
    assert files(parts.next(100)) == "abc"


def test_of_a_file_that_was_let_go_of_nothing_is_written_until_it_begins_anew() -> None:
    parts = Parts()
    parts.add(part("a", last=False))
    parts.let_go([part("b", last=False)])
    assert len(parts) == 0
    for file in "ab":
        parts.add(part(file, first=False))
    assert len(parts) == 0
    parts.add(part("c"))
    parts.add(part("b"))
    parts.add(part("b", first=False))
    assert files(parts.next(100)) == "cbb"


def test_forty_are_enough() -> None:
    parts = Parts()
    for number in range(40):
        assert not parts.is_full
        parts.add(part(str(number)))
    assert parts.is_full
