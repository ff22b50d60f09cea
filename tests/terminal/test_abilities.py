"""Whether a screen can be shown, by the name of the terminal."""

from __future__ import annotations

import curses

import pytest

from newsreader.terminal.abilities import shows_screens


@pytest.mark.parametrize(
    ("term", "shows"),
    [
        ("", False), ("dumb", False), ("unknown", False), ("xterm-256color", True), ("linux", True),
        ("foot-extra", True), ("no-such-terminal", True), ("XTERM", True),
    ],
)  # fmt: skip
def test_by_name(term: str, shows: bool) -> None:
    assert shows_screens({"TERM": term}) is shows


def test_without_a_name_there_is_no_screen() -> None:
    assert not shows_screens({})


@pytest.mark.parametrize(("ability", "shows"), [(b"\x1b[%p1%d;%p2%dH", True), (None, False)])
def test_by_what_the_system_knows(
    monkeypatch: pytest.MonkeyPatch, ability: bytes | None, shows: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(curses, "setupterm", asked.append)
    monkeypatch.setattr(curses, "tigetstr", {"cup": ability}.__getitem__)
    assert shows_screens({"TERM": "teletype"}) is shows
    assert asked == ["teletype"]
