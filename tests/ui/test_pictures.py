"""Pictures in the app: shown where they can be, loaded in a thread, said when they are broken."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from newsreader.errors import Fault
from newsreader.layout.pictures import Picture
from newsreader.loading import Stream
from newsreader.session.pictures import load_picture
from newsreader.terminal.graphics import Graphics
from newsreader.ui.app import NewsreaderApp
from support.examples import whole
from support.fixtures import zipped
from support.reading import BODY, reading, screen_text, until, write_folder
from support.terminals import ANSWERS, NEWSREADER, Terminal

KITTY = Graphics("kitty", "test", (10, 20))
SIXEL = Graphics("sixel", "test", (10, 20))


def folder_with(tmp_path: Path, *targets: str) -> Path:
    folder = write_folder(tmp_path / "articles")
    Image.new("RGB", (40, 10), (200, 10, 10)).save(folder / "red.png")
    (folder / "broken.png").write_text("no picture")
    images = "\n\n".join(f"![صورة {number}]({target})" for number, target in enumerate(targets))
    (folder / "f.md").write_text(f"---\ntitle: عنوان\n---\n{images}\n\n{BODY}\n", encoding="utf-8")
    return folder


def title_of(app: NewsreaderApp) -> str:
    article = app.main.reader.article
    return article.title if article is not None else ""


def colours(app: NewsreaderApp) -> set[str]:
    """Return the grounds of the cells of pictures."""
    return {
        str(segment.style.bgcolor.get_truecolor().hex)
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if "▀" in segment.text and segment.style and segment.style.bgcolor
    }


def loads_in(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, threading.Thread]]:
    """Return what fills with the names of the files that are loaded, and in which threads."""
    loads: list[tuple[str, threading.Thread]] = []

    def load(file: Path | Stream, *given: Any) -> Picture | Fault:
        loads.append((file.name, threading.current_thread()))
        return load_picture(file, *given)

    monkeypatch.setattr("newsreader.ui.pictures.load_picture", load)
    return loads


async def test_a_picture_is_shown_and_switched_off_and_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads = loads_in(monkeypatch)
    async with reading(folder_with(tmp_path, "red.png"), "f.md") as (app, pilot):
        await until(pilot, lambda: colours(app) == {"#c80a0a"})
        ((name, thread),) = loads
        assert name == "red.png"
        assert thread is not threading.main_thread()
        assert screen_text(app).count("▀") == 40 * 5
        await pilot.press("I")
        await until(pilot, lambda: not colours(app))
        await pilot.press("I")
        await until(pilot, lambda: colours(app) == {"#c80a0a"})
        await pilot.press("G", "g")
        await until(pilot, lambda: colours(app) == {"#c80a0a"})
        assert len(loads) == 2
        await pilot.press("J", "h")
        await until(pilot, lambda: title_of(app) == "عنوان" and colours(app) == {"#c80a0a"})


async def test_in_lists_and_quotations_there_are_pictures_too(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    Image.new("RGB", (40, 10), (10, 200, 10)).save(folder / "green.png")
    nested = "> ![صورة](red.png)\n\n- بند\n\n  ![أخرى](green.png)\n"
    (folder / "f.md").write_text(f"---\ntitle: عنوان\n---\n{nested}", encoding="utf-8")
    async with reading(folder, "f.md") as (app, pilot):
        await until(pilot, lambda: colours(app) == {"#c80a0a", "#0ac80a"})


async def test_the_pictures_of_an_archive_are_its_own(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    picture = (folder / "red.png").read_bytes()
    text = f"# عنوان\n\n![صورة](red.png)\n\n![صورة](../broken.png)\n\n{BODY}"
    (folder / "x.zip").write_bytes(zipped({"in/a.md": text, "in/red.png": picture}))
    async with reading(folder, "x.zip#in/a.md") as (app, pilot):
        await until(pilot, lambda: colours(app) == {"#c80a0a"})
        assert not app.voice.faults


async def test_a_damaged_archive_is_said(tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    text = f"# عنوان\n\n![صورة](in.png)\n\n{BODY}"
    data = zipped({"a.md": text, "in.png": b"x"}).replace(b"in.png", b"an.png", 1)
    (folder / "x.zip").write_bytes(data)
    async with reading(folder, "x.zip#a.md", language="en") as (app, pilot):
        await until(pilot, lambda: "cannot be unpacked" in app.main.key_bar.notice)


@pytest.mark.parametrize(("name", "value"), [("COLORTERM", ""), ("NO_COLOR", "1")])
async def test_in_few_colours_or_none_the_text_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    async with reading(folder_with(tmp_path, "red.png"), "f.md", language="en") as (app, pilot):
        assert not app.pictures.can_be_shown
        await pilot.press("I", "I")
        assert app.main.key_bar.notice == "This terminal has too few colours for pictures"
        assert "▣" in screen_text(app)
        assert not app.main.reader.pictures


async def test_broken_ones_are_said_once_and_the_web_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads = loads_in(monkeypatch)
    targets = ("https://x.example/a.png", "broken.png", "none.png")
    async with reading(folder_with(tmp_path, *targets), "f.md", language="en") as (app, pilot):
        await until(pilot, lambda: "is no picture that can be read" in app.main.key_bar.notice)
        assert screen_text(app).count("▣") == 3
        await pilot.press("G", "g")
        assert [name for name, _ in loads] == ["broken.png"]
        assert [fault.message for fault in app.voice.faults] == ["is no picture that can be read"]


def test_without_a_picture_nothing_of_the_library_is_loaded() -> None:
    program = "import sys; from newsreader.ui.app import NewsreaderApp; print('PIL' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"


async def test_under_a_window_a_picture_is_dim(tmp_path: Path) -> None:
    async with reading(folder_with(tmp_path, "red.png"), "f.md") as (app, pilot):
        await until(pilot, lambda: colours(app) == {"#c80a0a"})
        await pilot.press("colon")
        await until(pilot, lambda: bool(colours(app)) and "#c80a0a" not in colours(app))


def draws(monkeypatch: pytest.MonkeyPatch, graphics: Graphics) -> None:
    """Let the terminal draw pictures itself."""
    monkeypatch.setattr("newsreader.ui.pictures.graphics_of", lambda *_given: graphics)


def cells(app: NewsreaderApp) -> list[str]:
    """Return of each row of the screen the characters that stand for cells of pictures."""
    rows = screen_text(app).split("\n")
    return ["".join(sign for sign in row if sign >= "\U00100000") for row in rows]


def sent(app: NewsreaderApp) -> str:
    """Return what is sent for the whole screen."""
    update = app.screen._compositor.render_full_update()
    return app.takeover.wire.plates.sent(update.render_segments(app.console))


async def test_the_terminal_draws_a_picture_in_its_own_pixels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws(monkeypatch, KITTY)
    folder = folder_with(tmp_path, "red.png")
    Image.new("RGB", (600, 95), (200, 10, 10)).save(folder / "red.png")
    async with reading(folder, "f.md") as (app, pilot):
        await until(pilot, lambda: any(cells(app)))
        rows = [row for row in cells(app) if row]
        assert [len(row) for row in rows] == [60] * 5  # 600 pixels of 10, 95 of 20
        assert "▀" not in screen_text(app)
        shown = sent(app)
        assert shown.count("\U0010eeee") == 300
        assert shown.count("a=T") == 1
        # A window over it: it is dim, in halves of cells, which every terminal can have dim.
        await pilot.press("colon")
        await until(pilot, lambda: "▀" in screen_text(app))
        assert not any(cells(app))
        await pilot.press("escape")
        await until(pilot, lambda: any(cells(app)))
        assert "a=T" not in sent(app)
        await pilot.press("j", "j", "j")
        await until(pilot, lambda: any(cells(app)) and "a=d" not in sent(app))
        # Without pictures, and in another article, the terminal keeps none.
        await pilot.press("I")
        await until(pilot, lambda: not any(cells(app)))
        assert sent(app).count("a=d,d=I") == 1
        await pilot.press("I")
        await until(pilot, lambda: any(cells(app)))
        assert sent(app).count("a=T") == 1
        await pilot.press("K")
        await until(pilot, lambda: title_of(app) != "عنوان" and not any(cells(app)))
        assert sent(app).count("a=d,d=I") == 1


async def test_a_page_that_reaches_the_last_row_does_not_scroll_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixel could: there the picture is made of halves of cells."""
    draws(monkeypatch, SIXEL)
    folder = folder_with(tmp_path, "red.png")
    Image.new("RGB", (200, 2000), (200, 10, 10)).save(folder / "red.png")
    async with reading(folder, "f.md", size=(60, 16)) as (app, pilot):
        await until(pilot, lambda: any(cells(app)))
        shown = sent(app)
        bands = [int(y) for y in re.findall(r"\x1b\[(\d+);\d+H\x1bP", shown)]
        assert bands == list(range(min(bands), 16))
        await pilot.press("T")
        await until(pilot, lambda: "▀" in screen_text(app).split("\n")[15])
        assert any(cells(app))
        assert not cells(app)[15]


async def test_another_size_of_the_cells_loads_pictures_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draws(monkeypatch, KITTY)
    async with reading(folder_with(tmp_path, "red.png"), "f.md") as (app, pilot):
        await until(pilot, lambda: any(cells(app)))
        assert [len(row) for row in cells(app) if row] == [4]
        draws(monkeypatch, Graphics("kitty", "test", (5, 10)))
        await pilot.press("j", "k")
        await until(pilot, lambda: [len(row) for row in cells(app) if row] == [8])


@pytest.mark.parametrize("number", [signal.SIGTERM, None, *whole([signal.SIGHUP])])
def test_whatever_ends_the_program_takes_the_pictures_with_it(
    tmp_path: Path, number: signal.Signals | None
) -> None:
    folder = folder_with(tmp_path, "red.png")
    command = (*NEWSREADER, str(folder / "f.md"))
    with Terminal(command, tmp_path, answers=ANSWERS["kitty-0.32"]) as terminal:
        terminal.wait_for("\x1b_Ga=T,U=1")
        terminal.wait_for("\U0010eeee")
        (picture,) = set(re.findall(rb"\x1b_Ga=T[^;]*,i=(\d+)", terminal.written))
        assert b"a=d" not in terminal.written
        if number is None:
            terminal.type("q")
        else:
            os.kill(terminal.process, number)
        terminal.wait_for_end()
        assert terminal.written.count(b"\x1b_Ga=d,d=I,i=" + picture + b",q=2\x1b\\") == 1
        assert terminal.is_as_before()


@pytest.mark.parametrize("name", ["vte", "kitty", *whole(["xterm", "alacritty", "st"])])
def test_a_terminal_that_is_not_known_to_draw_pictures_is_sent_none(
    tmp_path: Path, name: str
) -> None:
    folder = folder_with(tmp_path, "red.png")
    command = (*NEWSREADER, str(folder / "f.md"))
    with Terminal(command, tmp_path, answers=ANSWERS[name]) as terminal:
        terminal.wait_for("▀")
        terminal.type("q")
        terminal.wait_for_end()
        assert not re.search(rb"\x1b_G|\x1bP[\d;]*q|\]1337", terminal.written)
        assert not re.search("[\U00100000-\U0010ffff]", terminal.written.decode("utf-8", "replace"))
