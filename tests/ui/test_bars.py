"""The bar of keys answers to the mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from newsreader.display.keys import bar_actions
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.lines import LinesScreen
from support.reading import reading, until, write_folder


def cells_of(app: NewsreaderApp, text: str) -> range:
    """Return the cells of the bar in which a text of the interface stands."""
    shown = app.main.key_bar.render_line(0).text
    text = display_text(Paragraph(SafeText(text)))
    assert shown.count(text) == 1
    start = cell_len(shown[: shown.index(text)])
    return range(start, start + cell_len(text))


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_each_name_and_each_key_of_the_bar_stands_for_its_action(
    tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed: list[str] = []

    async def press(_app: NewsreaderApp, action: str, _namespace: object) -> bool:
        pressed.append(action)
        return True

    monkeypatch.setattr(NewsreaderApp, "run_action", press)
    async with reading(write_folder(tmp_path), "a.md", language=language, size=(160, 24)) as (
        app,
        pilot,
    ):
        interface = app.main.interface
        for action in bar_actions():
            key = next(iter(interface.keys(action)))
            name = cells_of(app, interface.name(action))
            step = 1 if language == "ar" else -1
            edge = name[-1] if language == "ar" else name[0]
            for cell in (name[0], name[-1], edge + step * (1 + len(key))):
                await pilot.click(app.main.key_bar, offset=(cell, 0))
                await pilot.pause()
                assert pressed == [action.target], (action.name, cell)
                pressed.clear()
        await pilot.click(app.main.key_bar, offset=(0 if language == "ar" else 159, 0))
        assert pressed == []


async def test_what_is_clicked_in_the_bar_is_done(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", language="en") as (app, pilot):
        app.main.say("A notice")
        await pilot.click(app.main.key_bar, offset=(3, 0))  # no key stands there now
        assert app.screen is app.main
        app.main.say("")
        await pilot.click(app.main.key_bar, offset=(cells_of(app, "keys")[0], 0))
        await until(pilot, lambda: isinstance(app.screen, LinesScreen))
        await pilot.press("escape")
        await pilot.click(app.main.key_bar, offset=(cells_of(app, "find")[0], 0))
        await until(pilot, lambda: app.main.reading_pane.is_finding)
        await pilot.press("escape")
        await pilot.click(app.main.key_bar, offset=(cells_of(app, "quit")[0], 0))
        await until(pilot, lambda: not app.is_running or app._exit)
