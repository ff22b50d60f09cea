"""Terminals without a screen get the text: through the pager, or as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newsreader.terminal.abilities import shows_screens
from support.terminals import NEWSREADER, Terminal

TEXT = "عنوان\n\nهذا متن المقال.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "a.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("term", "holds"),
    [
        ("", False), ("dumb", False), ("xterm-256color", True), ("screen", True), ("linux", True),
        ("vt100", True), ("no-such-terminal", True), ("unknown", False), ("ansi", True),
    ],
)  # fmt: skip
def test_which_terminals_show_screens(term: str, holds: bool) -> None:
    assert shows_screens({"TERM": term}) is holds


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_without_a_screen_gets_the_text(
    article: Path, tmp_path: Path, term: str
) -> None:
    environment = {"TERM": term, "PAGER": ""}
    with Terminal([*NEWSREADER, str(article)], tmp_path, environment=environment) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.written.decode() == TEXT.replace("\n", "\r\n")


def test_it_goes_through_the_pager(article: Path, tmp_path: Path) -> None:
    environment = {"TERM": "dumb", "PAGER": "sed 's/^/| /'"}
    with Terminal([*NEWSREADER, str(article)], tmp_path, environment=environment) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.written.decode() == "| عنوان\r\n| \r\n| هذا متن المقال.\r\n"


def test_a_pager_that_is_left_early_is_no_fault(article: Path, tmp_path: Path) -> None:
    article.write_text("عنوان\n\n" + "متن المقال كلام طويل.\n\n" * 20_000, encoding="utf-8")
    environment = {"TERM": "dumb", "PAGER": "head -n 1"}
    with Terminal([*NEWSREADER, str(article)], tmp_path, environment=environment) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.written.decode() == "عنوان\r\n"


@pytest.mark.parametrize("pager", ["no-such-pager", "'", "  "])
def test_a_pager_that_there_is_not_is_done_without(
    article: Path, tmp_path: Path, pager: str
) -> None:
    environment = {"TERM": "dumb", "PAGER": pager}
    with Terminal([*NEWSREADER, str(article)], tmp_path, environment=environment) as terminal:
        assert terminal.wait_for_end() == 0
        assert terminal.written.decode() == TEXT.replace("\n", "\r\n")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    environment = {"TERM": "dumb", "PAGER": "cat"}
    missing = os.fspath(tmp_path / "none.txt")
    with Terminal([*NEWSREADER, missing], tmp_path, environment=environment) as terminal:
        assert terminal.wait_for_end() == 1
        assert terminal.written.decode() == f"newsreader: {missing}: no such file\r\n"
