"""A reader's own settings in the app: keys that act and are shown, and a file that changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.layout.spacing import Spacing
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.lines import LinesScreen
from newsreader.ui.screens.palette import PaletteScreen
from support.reading import reading, screen_text, typed, until, write_folder

pytestmark = pytest.mark.usefixtures("attentive")

KEYS = """
[keys]
next_article = ["e", ";"]   # on the Arabic layout ث and ك
faults = ""
help = "ctrl+n"
previous_article = "1"
row_down = "↓"
related = ","               # on the Arabic layout و
"""


def title(app: NewsreaderApp) -> str:
    article = app.main.reader.article
    return article.title[-1] if article else ""


def write_settings(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, "utf-8")
    return file


async def test_the_page_is_laid_out_anew_where_one_is(tmp_path: Path) -> None:
    file = write_settings(tmp_path, "")
    async with reading(write_folder(tmp_path / "a"), "a.md", settings=file) as (app, pilot):
        reader = app.main.reader
        width = reader.size.width
        assert reader.columns == min(70, width - 4)
        await pilot.press("space")
        place = reader.place
        assert place.part > 1
        write_settings(tmp_path, "margin = 12\nline_spacing = 1\nparagraphs = 'indent'\n")
        await until(pilot, lambda: reader.columns == width - 24)
        assert reader.page is not None
        assert reader.page.document.spacing == Spacing(1, indented=True)
        assert (reader.page.columns, reader.place) == (width - 24, place)


async def test_own_keys_act_on_every_layout_and_the_usual_ones_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    file = write_settings(tmp_path, KEYS)
    async with reading(write_folder(tmp_path / "a"), "a.md", settings=file) as (app, pilot):
        assert [fault.line for fault in app.voice.faults] == [6]  # 1 opens a related article
        assert "~/config.toml:6" in screen_text(app)
        assert "previous_article" in screen_text(app)
        await pilot.press("J")
        await pilot.press("greater_than_sign")
        assert title(app) == "a"
        for keys, shown in (("e", "b"), ("ث", "c"), (";", "d"), ("ك", "e"), ("1", "d"), ("١", "c")):
            await typed(pilot, keys)
            await until(pilot, lambda shown=shown: title(app) == shown)  # type: ignore[misc]
        top = app.main.reader.page and app.main.reader.page.top
        await pilot.press("j")
        assert app.main.reader.page is not None
        assert app.main.reader.page.top == top
        await pilot.press("down")
        assert app.main.reader.page.top != top
        await typed(pilot, "و")
        await until(pilot, lambda: bool(app.main.reader.page and app.main.reader.page.related >= 0))


async def test_own_keys_are_shown_in_the_bar_the_help_and_the_palette(tmp_path: Path) -> None:
    file = write_settings(tmp_path, KEYS + "palette = 'P'\nquit = ['Q', 'ctrl+c']\n")
    async with reading(write_folder(tmp_path / "a"), "a.md", settings=file, language="en") as (
        app,
        pilot,
    ):
        app.main.say("")
        await until(pilot, lambda: "Ctrl+N keys" in screen_text(app))
        assert "Q quit" in screen_text(app)
        await pilot.press("ctrl+n")
        assert isinstance(app.screen, LinesScreen)
        lines = next(w.lines for w in app.screen.walk_children() if hasattr(w, "lines"))
        keys = {line.text: line.lead for line in lines}
        assert (keys["next article"], keys["files with faults"]) == ("e  ;", "")
        assert (keys["down"], keys["up"], keys["quit"]) == ("↓", "↑  k", "Q  Ctrl+C")
        await pilot.press("escape", "P", *"next art")
        assert isinstance(app.screen, PaletteScreen)
        await until(pilot, lambda: " e" in screen_text(app))
        await pilot.press(*"xyz", "escape", "Q")
        await until(pilot, lambda: not app.is_running or app._exit)


async def test_a_file_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    file = write_settings(tmp_path, "language = 'ar'\n")
    async with reading(write_folder(tmp_path / "a"), "a.md", settings=file) as (app, pilot):
        write_settings(
            tmp_path,
            "language = 'en'\ntheme = 'nord'\nmeasure = 33\n[keys]\nnext_article = 'e'\n"
            "faults = 'J'\n",
        )
        await until(pilot, lambda: app.theme == "nord")
        assert app.interface.labels.language == "en"
        assert app.main.reader.measure == 33
        assert "The settings were read anew" in screen_text(app)
        await typed(pilot, "ث")
        await until(pilot, lambda: title(app) == "b")
        # What is wrong is told with its line, and what was in force stays.
        write_settings(
            tmp_path,
            "language = 'en'\ntheme = 'nrd'\nmeasure = 9\n[keys]\nnext_article = 'qq'\n"
            "faults = 'J'\n",
        )
        await until(pilot, lambda: len(app.voice.faults) == 3)
        assert [fault.line for fault in app.voice.faults] == [3, 2, 5]
        assert "config.toml:3" in screen_text(app)
        assert (app.theme, app.main.reader.measure) == ("nord", 33)
        await pilot.press("e")
        await until(pilot, lambda: title(app) == "c")
        write_settings(tmp_path, "measure = ")
        await until(pilot, lambda: "not TOML" in screen_text(app))
        assert [fault.line for fault in app.voice.faults] == [1]
        assert (app.theme, app.main.reader.measure) == ("nord", 33)
        # Mended: nothing is wrong any more, and what the file does not say is as usual.
        write_settings(tmp_path, f"language = 'ar'\nlibrary = '{tmp_path}'\n")
        await until(pilot, lambda: app.interface.labels.language == "ar")
        assert app.voice.faults == []
        assert (app.theme, app.main.reader.measure) == ("newsreader-dark", 70)
        assert app.main.key_bar.notice == app.interface.labels.at_next_start
        await pilot.press("J")
        await until(pilot, lambda: title(app) == "d")
        file.unlink()
        await until(pilot, lambda: app.own._settings.library == ())


async def test_what_the_command_line_says_stays(tmp_path: Path) -> None:
    file = write_settings(tmp_path, "measure = 40\n")
    async with reading(write_folder(tmp_path / "a"), "a.md", settings=file) as (app, pilot):
        app.own._kept = {"language": "en"}
        write_settings(tmp_path, "measure = 50\nlanguage = 'ar'\n")
        await until(pilot, lambda: app.main.reader.measure == 50)
        assert app.own._settings.language == "en"


async def test_changes_are_followed_where_the_settings_say(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "a")
    (folder / "today").mkdir()
    file = write_settings(tmp_path, "watch = false\n")

    def write(name: str) -> None:
        (folder / f"{name}.txt").write_text(f"عنوان\n\nمتن {name}.\n", "utf-8")

    def listed() -> int:
        return app.main.listing.total

    async with reading(folder, settings=file) as (app, pilot):
        write("one")
        write_settings(tmp_path, f"watch = '{folder}/today'\nmeasure = 44")
        await until(pilot, lambda: app.following._watched == [folder / "today"])
        # What was there before it was watched is looked for when it is.
        await until(pilot, lambda: listed() == 6)
        write_settings(tmp_path, "watch = false\nmeasure = 55\n")
        await until(pilot, lambda: app.following._watched == [] and not app.shelf.is_refreshing)
        write("today/two")
        write_settings(tmp_path, "watch = false\nmeasure = 66\n")
        await until(pilot, lambda: app.main.reader.measure == 66)
        assert listed() == 6
        write_settings(tmp_path, "measure = 77\n")
        await until(pilot, lambda: listed() == 7)


async def test_lines_are_filled_as_the_settings_say_until_a_key_says_otherwise(
    tmp_path: Path,
) -> None:
    file = write_settings(tmp_path, "justify = 'off'\nsmooth = true\n")
    async with reading(write_folder(tmp_path / "a"), settings=file) as (app, pilot):
        assert app.interface.justify == "off"
        smooth = [app.main.reader.is_smooth]
        write_settings(tmp_path, "justify = 'spaces'\n")
        await until(pilot, lambda: app.interface.justify == "spaces")
        smooth.append(app.main.reader.is_smooth)
        await pilot.press("equals_sign")
        assert app.interface.justify == "kashida"
        write_settings(tmp_path, "justify = 'spaces'\nmeasure = 66\n")
        await until(pilot, lambda: app.main.reader.measure == 66)
        assert app.interface.justify == "kashida"
        assert smooth == [True, False]


async def test_digits_are_shown_as_the_settings_say_and_found_as_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / "a.txt").write_text("عنوان 12\n\nمتن 345 كلمة.\n", "utf-8")
    file = write_settings(tmp_path, "digits = 'arabic'\n")
    async with reading(folder, "a.txt", settings=file) as (app, pilot):
        assert "٣٤٥" in screen_text(app)
        assert screen_text(app).count("١٢") == 2  # of the list too
        await pilot.press("slash", *"345", "enter")
        await until(pilot, lambda: len(app.main.reader.matches) == 1)
        write_settings(tmp_path, "digits = 'persian'\n")
        await until(pilot, lambda: "۳۴۵" in screen_text(app))
        assert "۱۲" in screen_text(app)
