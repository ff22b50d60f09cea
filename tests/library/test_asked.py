"""What was searched before: kept across starts, in whatever state its file is."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import Any

import pytest

from newsreader.library.asked import Asked, recall, remember


def asked(*queries: str) -> Asked:
    found = Asked()
    for query in queries:
        found = found.keep(query)
    return found


def test_it_is_there_at_the_next_start(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert recall(state) == (Asked(), ())
    assert not remember(state, asked("مطر", "قسم:علوم  ماء ", "مطر"))
    found, faults = recall(state)
    assert (found.queries, faults) == (("قسم:علوم ماء", "مطر"), ())
    assert stat.S_IMODE(state.stat().st_mode) == 0o700
    assert stat.S_IMODE((state / "searches.txt").stat().st_mode) == 0o600
    # Another window has searched meanwhile: both are kept.
    assert not remember(state, asked("ماء"))
    assert recall(state)[0].queries == ("قسم:علوم ماء", "مطر", "ماء")


def test_nothing_is_kept_where_nothing_was_searched(tmp_path: Path) -> None:
    assert not remember(tmp_path / "state", Asked())
    assert not (tmp_path / "state").exists()
    assert not remember(None, asked("مطر"))
    assert recall(None) == (Asked(), ())


def test_no_more_than_one_would_go_back_through(tmp_path: Path) -> None:
    for number in range(3):
        assert not remember(tmp_path, asked(*(f"{number}-{each}" for each in range(40))))
    found = recall(tmp_path)[0].queries
    assert len(found) == 50
    assert found[-1] == "2-39"
    assert asked("a" * 5000).queries == ("a" * 1000,)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\n\x1b[2Jmatar\n\n \n", b"x" * 300_000, b"a\nb" * 99_999]
)
def test_whatever_stands_in_the_file(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "searches.txt").write_bytes(data)
    found, faults = recall(tmp_path)
    assert not faults
    assert 0 < len(found.queries) <= 50
    assert all(query.isprintable() and len(query) <= 1000 for query in found.queries)


def test_what_cannot_be_read_or_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "searches.txt").mkdir()
    found, (fault,) = recall(tmp_path)
    assert found == Asked()
    assert "what was searched cannot be read: Is a directory" in str(fault)
    (fault,) = remember(tmp_path, asked("مطر"))
    assert "what was searched cannot be read: Is a directory" in str(fault)
    (tmp_path / "no-folder").write_text("")
    (fault,) = remember(tmp_path / "no-folder" / "state", asked("مطر"))
    assert "Not a directory" in str(fault)


def test_a_file_that_cannot_be_read_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not remember(tmp_path, asked("مطر"))
    read = Path.open

    def refuse(path: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if mode == "rb":
            raise PermissionError(13, "Permission denied")
        return read(path, mode, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        (fault,) = remember(tmp_path, asked("ماء"))
    assert "cannot be read" in fault.message
    assert recall(tmp_path)[0].queries == ("مطر",)
