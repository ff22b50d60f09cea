"""The table of disks says what was lost, and whether it was said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.disks.__main__ import main
from tools.disks.reader import Outcome, Reader

from support.state import article


def test_what_is_lost_without_a_word_is_counted(tmp_path: Path) -> None:
    path = article(tmp_path / "articles")
    reader = Reader(tmp_path / "articles", tmp_path / "state", Outcome())
    reader.reads([path])
    reader.leaves(10)
    assert reader.judge() == Outcome(1, reader.outcome.worst, read=1, kept=1)
    reader.read.add("/never/kept.md")
    other = reader.judge()
    assert (other.read, other.kept, other.said, other.unsaid) == (3, 2, 0, 1)


def test_the_table(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["disks", "broken-rows"])
    monkeypatch.setattr("tools.disks.__main__.BOUND", 5000.0)  # not measured here
    assert main() == 0
    name, tries, _, read, kept, said, unsaid = capsys.readouterr().out.splitlines()[1].split()
    assert (name, tries, read, kept, said, unsaid) == (
        "broken-rows", "6", "720", "720", "0", "0",
    )  # fmt: skip
