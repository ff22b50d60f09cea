"""The first start: three lines that go with the first key, and do not come back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsreader.display.interface import Interface
from newsreader.display.labels import ARABIC, ENGLISH, Labels
from newsreader.display.welcome import has_been_welcomed, is_first_start, welcome
from support.reading import reading, screen_text, until, write_folder
from support.terminals import NEWSREADER, Terminal


async def test_the_lines_go_with_the_first_key_which_does_what_it_does(tmp_path: Path) -> None:
    folder, state = write_folder(tmp_path / "news"), tmp_path / "state"
    async with reading(
        folder, "a.md", language="en", state=state, first_start=True, size=(110, 30)
    ) as (app, pilot):
        rows = screen_text(app).splitlines()
        assert rows[-4].strip().startswith("Welcome! What is in news is listed")
        assert "Tab goes from the list to the article" in rows[-3]
        assert "? lists all keys" in rows[-2]
        assert "keys" in rows[-1]
        await until(pilot, lambda: not is_first_start(state))
        await pilot.press("space")
        await until(pilot, lambda: app.main.reader.size.height == 28)
        shown = screen_text(app).splitlines()
        assert not any("Welcome" in row or "lists all keys" in row for row in shown)
        # A page is what was to be seen of it: its last row above the lines is now the first.
        assert shown[1][40:].strip() == rows[-5][40:].strip() != ""


async def test_where_the_article_needs_the_rows_nothing_is_said_or_kept(tmp_path: Path) -> None:
    state = tmp_path / "state"
    async with reading(
        write_folder(tmp_path / "news"), "a.md", state=state, first_start=True, size=(110, 16)
    ) as (app, pilot):
        assert app.main.welcome.size.height == 0
        await pilot.press("space")
        assert is_first_start(state)


async def test_at_any_other_start_nothing_is_said(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, _):
        assert "Welcome" not in screen_text(app)


@pytest.mark.parametrize("labels", [ARABIC, ENGLISH], ids=lambda labels: labels.language)
def test_in_a_usual_window_each_is_one_row(labels: Labels) -> None:
    for folder in ("", "articles"):
        lines = [
            line.replace("\u2068", "").replace("\u2069", "")
            for line in welcome(Interface(labels), folder)
        ]
        assert len(lines) == 3
        assert all(len(line) <= 78 for line in lines)
        assert ("newsreader FOLDER" in lines[0]) == (not folder)


def test_the_reader_s_own_keys_are_named() -> None:
    own = Interface(ENGLISH, keymap={"find": ("f5",), "switch_pane": ()})
    lines = welcome(own, "")
    assert lines[1].startswith("\u2068switch pane\u2069 goes")
    assert lines[2].startswith("\u2068F5\u2069 finds")


def test_where_nothing_can_be_kept_it_is_the_first_start_again(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    state = tmp_path / "file" / "state"
    has_been_welcomed(state)
    assert is_first_start(state)
    assert not is_first_start(None)


def test_nobody_is_welcomed_twice_and_no_pipe_at_all(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "news")
    marker = tmp_path / "state" / "newsreader" / "welcomed"
    variables = {"XDG_STATE_HOME": str(tmp_path / "state"), "LANG": "en_US.UTF-8"}
    piped = f"cat {folder / 'a.md'} | {sys.executable} -m newsreader"
    for command, is_welcomed, is_kept in (
        (("/bin/sh", "-c", piped), False, False),
        ((*NEWSREADER, str(folder)), True, True),
        ((*NEWSREADER, str(folder)), False, True),
    ):
        with Terminal(command, tmp_path, size=(100, 30), environment=variables) as terminal:
            terminal.wait_until_shown("keys")
            terminal.settle(1)
            assert terminal.shows("Welcome!") == is_welcomed
            terminal.type("q")
            assert terminal.wait_for_end() == 0
            assert marker.exists() == is_kept
