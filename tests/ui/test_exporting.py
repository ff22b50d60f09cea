"""An article is saved from the app."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.loading import load
from newsreader.ui.screens.export import ExportScreen
from newsreader.ui.widgets.field import Field
from support.examples import whole
from support.reading import reading, screen_text, until, write_folder


async def test_an_article_is_saved_in_the_form_that_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    (home / "Downloads").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    async with reading(write_folder(tmp_path / "articles"), "a.md", language="en") as (app, pilot):

        async def saved(*keys: str) -> None:
            app.main.key_bar.say("")
            await pilot.press("S", *keys, "enter")
            await until(pilot, lambda: app.main.key_bar.notice.startswith("Saved: "))

        await pilot.press("S")
        assert isinstance(app.screen, ExportScreen)
        field = app.screen.query_one(Field)
        assert field.value == "~/Downloads/عنوان-المقال-a.md"
        await pilot.press("down")
        assert field.value == "~/Downloads/عنوان-المقال-a.html"
        await pilot.press("escape")
        assert list((home / "Downloads").iterdir()) == []
        await saved()
        await saved("down")
        await saved("down", "down", *"x")  # typed behind the ending
        names = {file.name for file in (home / "Downloads").iterdir()}
        assert names == {f"عنوان-المقال-a{end}" for end in (".md", ".html", ".txtx")}
        again = load(home / "Downloads" / "عنوان-المقال-a.md").article
        first = load(tmp_path / "articles" / "a.md").article
        assert again is not None
        assert first is not None
        assert (again.title, again.blocks) == (first.title, first.blocks)


async def test_a_file_that_is_there_is_replaced_when_enter_is_pressed_again(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path / "articles"), "a.md", language="en") as (app, pilot):
        file = tmp_path / "kept.md"
        file.write_text("kept", encoding="utf-8")
        await pilot.press("S")
        field = app.screen.query_one(Field)
        field.value = str(file)
        await pilot.press("enter")
        await until(pilot, lambda: "Enter again replaces it" in screen_text(app))
        assert file.read_text(encoding="utf-8") == "kept"
        field.value = str(tmp_path / "no" / "kept.md")
        await pilot.press("enter")
        await until(pilot, lambda: "no such folder" in screen_text(app))
        field.value = str(file)
        await pilot.press("enter")
        await until(pilot, lambda: app.main.key_bar.notice.startswith("Saved: "))
        assert file.read_text(encoding="utf-8").startswith("---\ntitle: ")


@pytest.mark.parametrize(
    "name",
    [
        "{}",
        "{}/" + "ن" * 200,
        "~nobody-of-this-name/a.md",
        *whole(["{}/" + "n" * 5000, "/dev/null/a"]),
    ],
)
async def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    async with reading(write_folder(tmp_path / "articles"), "a.md", language="en") as (app, pilot):
        await pilot.press("S")
        app.screen.query_one(Field).value = name.format(tmp_path)
        await pilot.press("enter")
        await until(pilot, lambda: "no such folder" in screen_text(app))
        await pilot.press("escape")
        assert app.screen is app.main


async def test_a_name_has_no_controls(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path / "articles"), "a.md", language="en") as (app, pilot):
        await pilot.press("S")
        app.screen.query_one(Field).value = f"{tmp_path}/a\x10\x1b[31m  \x9bb.md\0"
        await pilot.press("enter")
        await until(pilot, lambda: app.main.key_bar.notice.startswith("Saved: "))
        assert (tmp_path / "a[31m  b.md").exists()
