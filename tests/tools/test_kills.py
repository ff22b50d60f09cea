"""Kills are drawn by their seed; what one loses or damages is counted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tools.kills.__main__ import table, tried
from tools.kills.judging import Marks, Verdict, judged
from tools.kills.plans import KINDS, planned
from tools.kills.program import marked, write_lines

from newsreader.library.archive import folder_of
from newsreader.library.libraries import Library


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """Return a folder of articles, of which five were marked, and that of their state."""
    root, state = tmp_path / "articles", tmp_path / "state"
    root.mkdir()
    write_lines(root, 20, "")
    library = Library([root], state)
    library.refresh()
    for number in range(1, 6):
        library.mark_read(marked(root, number))
        library.set_place(marked(root, number), 1, number)
    assert library.close(10) == ()
    return root, state


def marks(count: int, written: int) -> Marks:
    return Marks(dict.fromkeys(range(1, count + 1), 100.0), written)


def test_plans_follow_from_the_seed() -> None:
    plans = [planned(1, number) for number in range(20)]
    assert plans == [planned(1, number) for number in range(20)]
    assert plans != [planned(2, number) for number in range(20)]
    assert [plan.kind for plan in plans] == list(KINDS) * 10
    assert all((plan.seconds is None) != (plan.call is None) for plan in plans)


def test_what_a_program_said() -> None:
    said = Marks.of(["begun", "m 1 10.5", "m 2 10.6", "w 2", "m 3 11.0", "m 4"])
    assert said == Marks({1: 10.5, 2: 10.6, 3: 11.0}, written=2)


def test_nothing_is_lost(places: tuple[Path, Path]) -> None:
    assert judged(*places, marks(5, 5), 0, 100.0) == Verdict(5, 5)


def test_marks_are_lost_that_were_written_or_are_long_made(places: tuple[Path, Path]) -> None:
    verdict = judged(*places, marks(7, 6), 0, 100.5)
    assert (verdict.lost, verdict.open, verdict.age) == (1, 1, 0.5)
    verdict = judged(*places, marks(7, 5), 0, 110.0)
    assert (verdict.lost, verdict.open) == (2, 0)
    assert judged(*places, marks(5, 5), 1, 100.0).lost == 5  # older places do not count


def test_a_store_that_is_not_whole(places: tuple[Path, Path]) -> None:
    root, state = places
    folder = folder_of(state, [root], deep=True)
    with sqlite3.connect(folder / "catalogue.sqlite3") as base:
        base.execute("UPDATE article SET entry = replace(entry, 'خبر 3', 'خبر 333')")
    base.close()
    assert judged(root, state, marks(5, 5), 0, 100.0).wrong == ["20 articles where there are 20"]


def test_a_catalogue_that_is_thrown_away(places: tuple[Path, Path]) -> None:
    root, state = places
    (folder_of(state, [root], deep=True) / "catalogue.sqlite3").write_bytes(b"no catalogue" * 99)
    verdict = judged(root, state, marks(5, 5), 0, 100.0)
    assert verdict.made_again
    assert verdict.wrong == []


@pytest.mark.parametrize("number", range(len(KINDS)))
def test_a_kill(tmp_path: Path, number: int) -> None:
    root, state = tmp_path / "articles", tmp_path / "state"
    root.mkdir()
    write_lines(root, 40, "")
    plan = planned(1, number)
    verdict = tried(plan, root, state)
    assert (verdict.lost, verdict.wrong) == (0, [])
    head, *rows = table([(plan, verdict)])
    assert [row.split()[:2] for row in rows] == [
        [kind, str(int(kind == plan.kind))] for kind in KINDS
    ]
    assert head.split()[-1] == "wrong"
