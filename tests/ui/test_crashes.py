"""What ended the program once, or left it in a state from which no key led: bytes in one read."""

from __future__ import annotations

import asyncio
from itertools import product
from pathlib import Path

import pytest
from textual import events
from textual.containers import Container
from textual.pilot import Pilot

from newsreader.errors import Fault
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens import lines
from newsreader.ui.screens.lines import LinesScreen
from newsreader.ui.screens.palette import PaletteScreen
from support.examples import whole
from support.reading import read_at_once, reading, screen_text, until, write_folder
from support.terminals import ANSWERS, NEWSREADER, Terminal, left_on

A_FAULT = Fault("z.md", "is not a text (binary data)")  # without one there is no window of them
WINDOWS = (b"?", b"e", b":", b"Z", b"v", b"/", b"f")
CLOSING = (b"\x1b", b"\r", b"q", b"?")
LEAVE = (b"\x1b", b"\x1b", b"q")


async def leaves(app: NewsreaderApp, pilot: Pilot[None]) -> None:
    """Press Escape, Escape, q, and see the program end."""
    for key in LEAVE:
        read_at_once(app, key)
    await until(pilot, lambda: app._exit)


async def rests(app: NewsreaderApp, pilot: Pilot[None]) -> None:
    """Let everything be done that was typed."""
    await pilot.pause()
    await until(pilot, lambda: not app.keys.is_holding)


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("read", [b"?qq", b"eq?q", b":\r\r", b"Z\r\r", b"?\x1b\x1b", b"?q"])
async def test_two_keys_over_a_window_in_one_read(tmp_path: Path, read: bytes) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        app.voice.tell([A_FAULT])
        read_at_once(app, read)
        await rests(app, pilot)
        assert app._exit == (read == b"?qq")  # what is left over is for the main screen
        if not app._exit:
            await until(pilot, lambda: app.screen is app.main)
            await leaves(app, pilot)


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.whole)])
async def test_every_pair_of_keys_over_every_window(tmp_path: Path, step: int) -> None:
    """All of them in one app, which only takes note of being told to end."""
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        app._end = lambda: None  # type: ignore[method-assign]
        app.voice.tell([A_FAULT])
        for keys in list(product(WINDOWS, CLOSING, CLOSING))[::step]:
            for key in (*keys, b"\x1b", b"\x1b"):
                read_at_once(app, key)  # an Escape with something behind it is another key
            for _ in range(2):
                await asyncio.sleep(0)
                await pilot._wait_for_screen()
            assert app.screen is app.main, keys
            assert app._exception is None, keys


@pytest.mark.parametrize("size", [(60, 20), (30, 8), (3, 4), (1, 1)])
async def test_an_article_opened_while_the_reader_is_hidden(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "x").mkdir()
    async with reading(write_folder(tmp_path), "a.md", size=size) as (app, pilot):
        for read in (b"\x1bG", b"jjJ", b"\x1b", b"J\x1bKh", b"JJ\x1bGg"):
            read_at_once(app, read)
            await pilot.resize_terminal(size[0] + 60, size[1])
            await pilot.resize_terminal(*size)
            await rests(app, pilot)
            page, article = app.main.reader.page, app.main.reader.article
            assert page is not None
            assert article is not None
            assert any(part.block in article.blocks for part in page.parts)
        await leaves(app, pilot)


FIELDS = (b"/\xd8\xb2\xd8\xb2", b"/\xd8\xb2\xd8\xb2\r", b"f\xd8\xb2", b"r")
OPENED = [
    *product([(60, 20)], (b"", b"?", b":", b"Z", b"v", b"e")),
    ((110, 30), b""),
    ((110, 30), b":"),
]


@pytest.mark.parametrize(
    ("field", "size", "opened"),
    [
        pytest.param(field, *opened, marks=[pytest.mark.whole] if (x + y) % 4 else [])
        for (x, field), (y, opened) in product(enumerate(FIELDS), enumerate(OPENED))
    ],
)
async def test_escape_escape_q_ends_it(
    tmp_path: Path, field: bytes, opened: bytes, size: tuple[int, int]
) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=size) as (app, pilot):
        app.voice.tell([A_FAULT])
        read_at_once(app, field)
        await rests(app, pilot)
        read_at_once(app, b"\x10" if opened == b":" else opened)
        await rests(app, pilot)
        await leaves(app, pilot)


@pytest.mark.usefixtures("patient")
async def test_a_window_without_the_focus_is_left_by_escape(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        read_at_once(app, b":")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        read_at_once(app, b"\x1b[O\x1b")
        await until(pilot, lambda: app.screen is app.main)
        read_at_once(app, b":")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        x, y = app.screen.query_one(Container).region.offset
        frame = f"{x + 1};{y + 1}"  # as terminals count
        press = f"\x1b[<0;{frame}M\x1b[<0;{frame}m".encode()
        read_at_once(app, press + b"\x1b")
        await until(pilot, lambda: app.screen is app.main)
        read_at_once(app, b":")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        read_at_once(app, press)
        read_at_once(app, "المقال d".encode() + b"\r")  # the field has it back
        await until(pilot, lambda: str(app.desk.article and app.desk.article.title)[-1] == "d")


async def test_a_paste_is_text_whatever_stands_in_it(tmp_path: Path) -> None:
    inside = b"\x1b[31m" + b"q" * 100 + b"\x1b]0;\x07\n\x03\x1b[A" * 20 + b"q\r"
    paste = b"\x1b[200~" + inside + b"\x1b[201~"
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        read_at_once(app, paste)
        await rests(app, pilot)
        assert not app._exit
        assert app.screen is app.main
        read_at_once(app, b"f" + paste + b"/")
        await rests(app, pilot)
        value = app.main.list_pane.field.value
        assert value.startswith("qqqq")
        assert value.endswith("q/")
        assert "\n" not in value
        assert app.focused is app.main.list_pane.field


async def test_a_long_paste_is_cut(tmp_path: Path) -> None:
    paste = b"\x1b[200~" + "ﷺ\n".encode() * 100_000 + b"\x1b[201~"
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        for field in (b"f", b"/", b":"):
            read_at_once(app, field + paste + b"a")
            await rests(app, pilot)
            assert isinstance(app.focused, type(app.main.list_pane.field))
            assert len(app.focused.value) == 1000
            assert set(app.focused.value) == {"ﷺ", " "}
            read_at_once(app, b"\x1b")
            await rests(app, pilot)


@pytest.mark.parametrize("size", [(79, 2), (79, 1), (1, 1)])
async def test_the_screen_does_not_scroll(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=size) as (app, pilot):
        bar = screen_text(app).split("\n")[0]
        assert bar.strip()
        for read in (b"\x1b[<65;1;1M" * 5, b"/a", b"\x1b", b"jjG\t"):
            read_at_once(app, read)
            await rests(app, pilot)
            assert app.main.title_bar.region.y == 0
        assert not set("▁▂▃▄▅▆▇█") & set(screen_text(app))


async def test_no_size_is_missed_between_two_layouts(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(7, 26)) as (app, pilot):
        reader, pane = app.main.reader, app.main.reading_pane
        for change, height in ((pane.open_field, 23), (pane.end_finding, 24)):
            app.main._refresh_layout(scroll=True)  # as after the field has scrolled
            change()
            app.main._refresh_layout(scroll=True)
            assert app.main._compositor.full_map  # as after the mouse has moved
            await until(pilot, lambda height=height: reader.size.height == height)  # type: ignore[misc]
            await rests(app, pilot)
            assert reader.page is not None
            assert (reader.page.columns, reader.page.height) == (reader.columns, height)


async def test_of_very_many_faults_those_are_laid_out_that_are_looked_at(tmp_path: Path) -> None:
    faults = [Fault(f"/a/{number}.md", "No such file or directory") for number in range(20_000)]
    async with reading(write_folder(tmp_path), "a.md", size=(9, 20)) as (app, pilot):
        app.voice.tell(faults)
        app.voice.tell(faults)
        before = lines._laid.cache_info().misses
        read_at_once(app, b"e" + b"j" * 30)
        await until(pilot, lambda: isinstance(app.screen, LinesScreen) and not app.keys.is_holding)
        await until(pilot, lambda: ":4.md" in screen_text(app))
        read_at_once(app, b"k" * 60 + b"q")
        await until(pilot, lambda: app.screen is app.main)
        assert len(app.voice.faults) == 20_000
        assert lines._laid.cache_info().misses - before < 100


async def test_a_window_of_lines_scrolls_to_its_end_and_back(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(60, 20)) as (app, pilot):
        app.voice.tell([Fault(f"/a/{number}.md", "is not there " * 9) for number in range(50)])
        await pilot.press("e")
        window = app.screen.query_one(lines.Lines)
        shown = [window.render_line(y).text for y in range(window.size.height)]
        read_at_once(app, b" " * 40)
        await rests(app, pilot)
        last = [window.render_line(y).text for y in range(window.size.height)]
        assert "not there" in last[-1]
        assert "/a/49.md" in "".join(last)
        await pilot.press("j")
        assert [window.render_line(y).text for y in range(window.size.height)] == last
        read_at_once(app, b"\x1b[5~" * 40 + b"k")
        await rests(app, pilot)
        assert [window.render_line(y).text for y in range(window.size.height)] == shown


async def test_back_to_an_article_that_is_gone(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        for name in "bcd":
            read_at_once(app, b"J")
            await until(pilot, lambda name=name: is_open(app, name))  # type: ignore[misc]
        (tmp_path / "c.md").unlink()
        await pilot.press("h")
        await until(pilot, lambda: "c.md" in app.main.key_bar.notice)
        assert is_open(app, "d")
        history = app.desk.opened.history
        assert history.current is not None
        assert history.current.path.endswith("d.md")
        await pilot.press("space", "h")
        await until(pilot, lambda: is_open(app, "b"))
        assert [visit.path[-4] for visit in app.desk.opened.history.visits] == ["a", "b", "d"]
        await pilot.press("l")
        await until(pilot, lambda: is_open(app, "d"))
        assert app.main.reader.place.part > 0  # where it was left, and not where c was


def is_open(app: NewsreaderApp, name: str) -> bool:
    article = app.desk.article
    return article is not None and article.path.endswith(f"{name}.md")


async def test_what_is_typed_after_the_end_is_for_nobody(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        read_at_once(app, b"q" + b"jj?/J" * 20 + b"\x1b[<0;5;5M\x1b[<0;5;5m")
        await until(pilot, lambda: app._exit)
    assert not app.screen_stack
    for late in (events.Paste("q"), events.Key("q", "q")):
        await app.on_event(late)  # it was in the queue when the screens went


@pytest.mark.parametrize(
    "read", [b":\x1b[B\r\r\r", b"v\x1b\x1b", *whole([b"?qq", b"?\x1b", b"e\x03\x03"])]
)
def test_the_same_in_a_terminal(tmp_path: Path, read: bytes) -> None:
    folder = write_folder(tmp_path / "articles")
    with Terminal([*NEWSREADER, str(folder / "a.md")], tmp_path, size=(60, 20)) as terminal:
        terminal.wait_for("\x1b[?1004h")  # keys are read from now on
        terminal.type(read.decode())
        for key in LEAVE:
            terminal.settle(0.2)
            terminal.type(key.decode())
        assert terminal.wait_for_end() == 0
        assert terminal.is_as_before()
        assert left_on(terminal.written, ANSWERS["xterm"]) == []
        assert b"Traceback" not in terminal.written
