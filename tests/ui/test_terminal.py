"""The app on terminals that reorder by themselves, and the card on which a reader chooses."""

from __future__ import annotations

from pathlib import Path

from newsreader.terminal.memory import Choice, recall
from newsreader.ui.screens.terminal import TerminalScreen
from support.reading import reading, screen_text, until, write_folder

KITTY = "\ufecb\ufee8\ufeee\ufe8d\ufee5"  # عنوان in forms, as kitty is sent it
PLAIN = KITTY[::-1]


async def test_kitty_is_sent_words_in_logical_order(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", terminal="kitty") as (app, pilot):
        assert KITTY in screen_text(app)
        assert PLAIN not in screen_text(app)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert PLAIN not in screen_text(app)


async def test_the_card_changes_everything_and_is_remembered(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "articles")
    state = tmp_path / "state"
    async with reading(folder, "a.md", state=state) as (app, pilot):
        assert PLAIN in screen_text(app)
        await pilot.press("v")
        assert isinstance(app.screen, TerminalScreen)
        seen = set()
        while app.takeover.terminal.profile.name != "kitty":
            assert app.takeover.terminal.profile.name not in seen
            seen.add(app.takeover.terminal.profile.name)
            await pilot.press("right")
        assert "vte" not in seen or app.takeover.terminal.profile.name == "kitty"
        await pilot.press("enter")
        await pilot.pause()
        assert KITTY in screen_text(app)
        assert PLAIN not in screen_text(app)
    assert recall(state, "plain")[0] == Choice("kitty")


async def test_escape_leaves_everything_as_it_was(tmp_path: Path) -> None:
    state = tmp_path / "state"
    folder = write_folder(tmp_path / "articles")
    async with reading(folder, "a.md", state=state) as (app, pilot):
        before = screen_text(app)
        await pilot.press("v", "right", "right", "c", "left", "escape")
        await pilot.pause()
        assert screen_text(app) == before
        assert app.takeover.terminal.profile.name == "plain"
    assert recall(state, "plain")[0] == Choice()


async def test_harakat_that_a_terminal_draws_wrongly_are_left_out_and_said_so_once(
    tmp_path: Path,
) -> None:
    folder, state = tmp_path / "articles", tmp_path / "state"
    write_folder(folder)
    (folder / "a.md").write_text("---\ntitle: مُحَمَّد\n---\n\nكَتَبَ الوَلَدُ.\n", encoding="utf-8")
    async with reading(folder, "a.md", state=state, terminal="foot") as (app, pilot):
        await until(pilot, lambda: app.terminal_manner.choice.told)
        await until(pilot, lambda: "\u064e" not in screen_text(app))
        assert app.main.key_bar.notice == app.interface.labels.harakat_left_out.format("c")
        await pilot.press("c")
        await pilot.pause()
        assert "\u064e" in screen_text(app)
    choice = recall(state, "foot")[0]
    assert choice == Choice("auto", harakat=True, told=True)
    async with reading(folder, "a.md", state=state, terminal="foot", choice=choice) as (app, pilot):
        assert "\u064e" in screen_text(app)
        assert app.main.key_bar.notice != app.interface.labels.harakat_left_out.format("c")
