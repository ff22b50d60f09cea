"""What is asked for in quick succession, and what takes long: the last wish counts."""

from __future__ import annotations

import asyncio
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual import events
from textual._compositor import Compositor
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from newsreader.errors import Fault
from newsreader.layout.documents import Document
from newsreader.library.libraries import Library
from newsreader.library.lists import Question
from newsreader.loading import Loaded
from newsreader.session.finding import Matches, matches_in
from newsreader.session.opened import Opened
from newsreader.text.controls import SafeText
from newsreader.ui import background, textual_internals, windows
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.background import Latest
from newsreader.ui.screens.lines import LinesScreen
from newsreader.ui.screens.palette import Choice, PaletteScreen
from newsreader.ui.screens.search import SearchScreen
from support.examples import whole
from support.listings import view_of
from support.reading import reading, screen_text, until, write_folder


def title(app: NewsreaderApp) -> str:
    article = app.desk.article
    return article.title[-1] if article else ""


def at_once(app: NewsreaderApp, keys: str) -> None:
    """Type characters as if they came in one read; `↵` is Enter, `⎋` Escape."""
    names = {"↵": ("enter", "\r"), "⎋": ("escape", "\x1b")}
    for character in keys:
        key, types = names.get(character, (_character_to_key(character), character))
        app.post_message(events.Key(key, types))


class Gate:
    """Holds the first load of an article back until it is opened, and counts the loads of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self._open = threading.Event()
        self.came = threading.Event()
        self.gone = 0
        self.on_loop = False
        load = Opened.load

        def held(opened: Opened, path: str, head: int | None = None) -> Loaded:
            try:
                asyncio.get_running_loop()
                self.on_loop = True
            except RuntimeError:
                pass  # a thread of its own, as it should be
            if Path(path).name == name and not self.came.is_set():
                self.came.set()
                self._open.wait(10)
            try:
                return load(opened, path, head)
            finally:
                if Path(path).name == name:
                    self.gone += 1

        monkeypatch.setattr(Opened, "load", held)

    def open(self) -> None:
        """Let go what was held back."""
        self._open.set()


async def test_a_slower_load_does_not_win_over_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        gate = Gate(monkeypatch, "b.md")
        await pilot.press("J")
        assert gate.came.is_set()
        assert title(app) == "a"
        await pilot.press("J")
        await until(pilot, lambda: title(app) == "c")
        gate.open()
        await until(pilot, lambda: gate.gone > 0)
        await pilot.pause()
        assert title(app) == "c"
        assert [visit.path[-4] for visit in app.desk.opened.history.visits] == ["a", "c"]
        assert not gate.on_loop


async def test_the_text_as_it_is_and_mended_again_is_what_was_asked_for_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = "عنوان المقال الأول\n\nكتب الولد الدرس في المدرسة القديمة قرب السوق.\n"
    path = tmp_path / "damaged.txt"
    path.write_text(whole.encode().decode("latin-1"), encoding="utf-8")
    async with reading(tmp_path, "damaged.txt") as (app, pilot):
        gate = Gate(monkeypatch, "damaged.txt")
        await pilot.press("z")
        assert gate.came.is_set()  # the text as it is, held back
        await pilot.press("z")
        await until(pilot, lambda: gate.gone == 1)  # mended: it came before
        gate.open()
        await until(pilot, lambda: gate.gone == 2)
        await pilot.pause()
        assert app.desk.article is not None
        assert app.desk.article.title == "عنوان المقال الأول"


async def test_keys_are_answered_while_an_article_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        gate = Gate(monkeypatch, "b.md")
        await pilot.press("J", "space")
        page = app.main.reader.page
        assert page is not None
        assert not page.at_start
        await pilot.press("question_mark")
        assert isinstance(app.screen, LinesScreen)
        await pilot.press("escape")
        gate.open()
        await until(pilot, lambda: title(app) == "b")


async def test_the_encodings_are_tried_off_the_screen_s_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.session import opened

    threads = set()
    load = opened.load  # type: ignore[attr-defined]

    def watched(*arguments: object, **options: object) -> Loaded:
        threads.add(threading.current_thread())
        return load(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(opened, "load", watched)
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await pilot.press("Z")
        await until(pilot, lambda: isinstance(app.screen, PaletteScreen))
        await pilot.press("escape")
        await pilot.press("J")
        await until(pilot, lambda: title(app) == "b")
    assert threads
    assert threading.main_thread() not in threads


TYPED_AHEAD = {
    "a window is opened and closed": ("?q", "main"),
    "and twice more": ("?qe⎋?q", "main"),
    "what closes a window comes twice": ("?⎋⎋", "main"),
    "a window over nothing to choose from": ("e?", "main"),
    "the palette, and its choice": (":المقال e↵", "e"),
    "the palette, a choice, and what follows it": (":المقال e↵J", "e"),
    "the palette is left": (":المقال⎋", "main"),
    "two Enters": (":المقال d↵↵", "d"),
    "the encodings": ("Z⎋", "main"),
}


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("case", [*TYPED_AHEAD][1::2] + whole([*TYPED_AHEAD][::2]))
async def test_what_is_typed_ahead_reaches_the_window_that_it_opens(
    tmp_path: Path, case: str
) -> None:
    keys, then = TYPED_AHEAD[case]
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        app.voice.tell([Fault("z.md", "is not a text (binary data)")])  # for `e` to show
        at_once(app, keys)
        await until(pilot, lambda: then == "main" or title(app) == then)
        await until(pilot, lambda: app.screen is app.main)
        assert app.is_running
        assert not app._exit


@pytest.mark.usefixtures("patient")
async def test_what_is_typed_ahead_is_searched_and_gone_through(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        at_once(app, "/البحر↵nn")
        await until(pilot, lambda: app.main.reader.matches.number == 3)
        assert app.main.reading_pane.field.value == "البحر"
        assert len(app.main.reader.matches) == 30
        at_once(app, "f c⎋G")
        await until(pilot, lambda: app.main.list_pane.field.value == "")
        current = app.main.listing.current
        assert current is not None
        assert current.title[-1] == "e"


class SlowSearch:
    """Holds searches for one word back until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, word: str) -> None:
        self.came = threading.Event()
        self.opened = threading.Event()

        def held(document: Document, query: str, goes_on: Callable[[], bool]) -> Matches:
            if query == word:
                self.came.set()
                self.opened.wait(10)
            return matches_in(document, query)

        monkeypatch.setattr("newsreader.ui.panes.reading.matches_in", held)


async def test_matches_are_gone_through_when_they_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        search = SlowSearch(monkeypatch, "البحر")
        at_once(app, "/البحر↵nnnN?")
        await until(pilot, lambda: isinstance(app.screen, LinesScreen))  # nothing waits for it
        assert not search.opened.is_set()
        await pilot.press("escape")
        search.opened.set()
        await until(pilot, lambda: app.main.reader.matches.number == 3)
        await pilot.press("n")
        assert app.main.reader.matches.number == 4


async def test_what_was_typed_over_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        search = SlowSearch(monkeypatch, "البحرز")
        await pilot.press("slash", *"البحر")
        await until(pilot, lambda: found(app, 30))
        await pilot.press("ز", "backspace")
        await until(pilot, search.came.is_set)
        search.opened.set()
        await pilot.press("enter", "n")
        await until(pilot, lambda: app.main.reader.matches.number == 2)
        assert found(app, 30)


async def test_keys_over_a_window_that_closes_reach_what_is_beneath(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        at_once(app, "?⎋J")
        await until(pilot, lambda: title(app) == "b")
        at_once(app, "?qq")
        await until(pilot, lambda: app._exit)


def found(app: NewsreaderApp, count: int) -> bool:
    return len(app.main.reader.matches) == count


async def test_escape_closes_the_field_whatever_was_found(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        for word, count in (("ليس هنا", 0), ("البحر", 30)):
            for leave in ("escape", "enter"):
                await pilot.press("slash", *word)
                await until(pilot, partial(found, app, count))
                await pilot.press(leave)
                assert app.focused is app.main.reader
                if leave == "enter":
                    assert app.main.reading_pane.field.display
                    await pilot.press("escape")
                await pilot.pause()
                assert not app.main.reading_pane.field.display
                assert not app.main.reader.matches
                assert app.main.reading


async def test_what_is_typed_is_looked_for_from_where_one_was(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    lines = "".join(f"سطر {number}.\n\n" for number in range(100))
    path = folder / "a.md"
    path.write_text(f"# عنوان\n\n{lines}كلمتي\n\n{lines}كلم\n\n{lines}كلمات\n", "utf-8")
    async with reading(folder, "a.md") as (app, pilot):
        reader, field = app.main.reader, app.main.reading_pane.field
        await pilot.press("j", "j")
        place = reader.place
        await pilot.press("slash", *"كلمات")
        await until(pilot, partial(found, app, 1))
        assert reader.place != place
        field.value = "كلم"
        await until(pilot, partial(found, app, 3))
        assert reader.matches.number == 1
        field.value = "كلمز"
        await until(pilot, partial(found, app, 0))
        assert reader.place == place
        field.value = "كلم"
        await until(pilot, partial(found, app, 3))
        await pilot.press("down")
        field.value = "كل"
        await until(pilot, lambda: field.status.startswith("2 "))


async def test_what_is_typed_replaces_what_was_searched_before(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await pilot.press("slash", *"البحر", "escape", "slash")
        field = app.main.reading_pane.field
        assert field.value == "البحر"
        await until(pilot, lambda: len(app.main.reader.matches) == 30)
        await pilot.press(*"زززز")
        assert field.value == "زززز"


async def test_a_reader_s_own_keys_act_and_are_shown(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        app.set_keymap({"next_article": "N", "previous_match": "ctrl+n"})
        app.main.interface = replace(app.interface, keymap={"help": ("ctrl+n",)})
        await pilot.press("N")
        await until(pilot, lambda: title(app) == "b")
        await pilot.press("J")
        await pilot.pause()
        assert title(app) == "b"
        assert "Ctrl+N" in screen_text(app)


async def test_work_that_fails_is_seen(tmp_path: Path) -> None:
    def fail(_goes_on: object) -> None:
        raise RuntimeError("planted")

    async with reading(write_folder(tmp_path), "a.md") as (app, _):
        with pytest.raises(RuntimeError, match="planted"):
            await Latest(app).finish(fail, lambda _result: None)


async def test_work_is_told_when_nobody_waits_any_more(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        latest = Latest(app)
        begun, ended = threading.Event(), threading.Event()
        results: list[str] = []

        def endless(goes_on: object) -> str:
            begun.set()
            while goes_on():  # type: ignore[operator]
                ended.wait(0.001)
            ended.set()
            return "first"

        latest.start(endless, results.append)
        await until(pilot, begun.is_set)
        latest.start(lambda _goes_on: "second", results.append)
        await until(pilot, ended.is_set)
        await until(pilot, lambda: bool(results))
        assert results == ["second"]


async def test_what_is_said_to_be_copied_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsreader.terminal.clipboard import Tool
    from newsreader.ui import copying

    taken = tmp_path / "taken"
    here: list[Tool] = [Tool(("sh", "-c", f"cat > {taken}"))]
    monkeypatch.setattr(copying, "tools", lambda _environment: here)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    async with reading(write_folder(tmp_path / "articles"), "a.md") as (app, pilot):
        await pilot.press("y")
        await until(pilot, lambda: app.main.key_bar.notice == app.interface.labels.copied)
        assert taken.read_text(encoding="utf-8").startswith("عنوان المقال a\n\nفقرة رقم 0")
        here.clear()
        await pilot.press("y")
        file = tmp_path / "run" / "newsreader" / "newsreader-copied.txt"
        await until(pilot, lambda: str(file) in app.main.key_bar.notice)
        assert file.read_text(encoding="utf-8") == taken.read_text(encoding="utf-8")


async def test_what_is_overtaken_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "_TURN_SECONDS", 60)
    gate = Gate(monkeypatch, "01.md")
    loaded: list[str] = []
    load = Opened.load

    def counted(opened: Opened, path: str, head: int | None = None) -> Loaded:
        loaded.append(Path(path).name)
        return load(opened, path, head)

    for number in range(100):
        text = f"---\ntitle: رقم {number:02}\n---\nمتن.\n"
        (tmp_path / f"{number:02}.md").write_text(text, encoding="utf-8")
    async with reading(tmp_path, "00.md") as (app, pilot):
        monkeypatch.setattr(Opened, "load", counted)
        at_once(app, "J")
        await until(pilot, gate.came.is_set)
        at_once(app, "J" * 98)
        await until(pilot, lambda: str(app.desk.coming).endswith("99.md"))
        gate.open()
        await until(pilot, lambda: str(app.desk.article and app.desk.article.title) == "رقم 99")
        assert loaded == ["01.md", "99.md"]
        assert [visit.path[-5:] for visit in app.desk.opened.history.visits] == ["00.md", "99.md"]


@pytest.mark.usefixtures("patient")
async def test_what_follows_the_next_article_is_for_it(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        at_once(app, "JJ ")
        await until(pilot, lambda: title(app) == "c" and app.main.reader.place.part > 0)
        at_once(app, ":المقال a↵J")  # from a, not from c
        await until(pilot, lambda: title(app) == "b")
        at_once(app, "JJhh")
        await until(pilot, lambda: title(app) == "a")


async def test_work_that_is_overtaken_is_not_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        monkeypatch.setattr(background, "_TURN_SECONDS", 60)
        latest = Latest(app)
        goes_on = threading.Event()
        begun: list[int] = []
        taken: list[int] = []

        def work(number: int, _waited_for: object) -> int:
            begun.append(number)
            goes_on.wait(5 if number == 0 else 0)
            return number

        latest.start(partial(work, 0), taken.append)
        await until(pilot, lambda: begun == [0])
        for number in range(1, 20):
            latest.start(partial(work, number), taken.append)
        goes_on.set()
        await until(pilot, lambda: taken == [19])
        assert begun == [0, 19]


async def begin_slow(latest: Latest, pilot: Pilot[None], taken: list[str]) -> threading.Event:
    """Begin work that does not end before the event is set; what is taken of it is noted."""
    begun, ends = threading.Event(), threading.Event()

    def slow(_goes_on: object) -> None:
        begun.set()
        ends.wait(30)

    latest.start(slow, lambda _result: taken.append("slow"))
    await until(pilot, begun.is_set)
    return ends


async def test_slow_work_does_not_hold_up_what_overtakes_it(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        latest = Latest(app)
        taken: list[str] = []
        ends = await begin_slow(latest, pilot, taken)
        latest.start(lambda _goes_on: "quick", taken.append)
        await until(pilot, lambda: taken == ["quick"])
        ends.set()


@pytest.mark.usefixtures("patient")
async def test_nobody_waits_for_what_is_overtaken_before_it_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "_TURN_SECONDS", 5.0)
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        latest = Latest(app)
        taken: list[str] = []
        ends = await begin_slow(latest, pilot, taken)
        second, third = (
            asyncio.ensure_future(latest.finish(lambda _goes_on, name=name: name, taken.append))  # type: ignore[misc]
            for name in ("second", "third")
        )
        await asyncio.wait([second], timeout=20)
        assert second.done()
        assert not third.done()
        ends.set()
        await third
        assert taken == ["third"]


async def test_a_long_article_is_copied_without_an_escape_sequence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    folder = write_folder(tmp_path / "articles")
    (folder / "long.md").write_text("طويل\n\n" + "كلام كثير.\n\n" * 10_000, encoding="utf-8")
    async with reading(folder, "long.md", terminal="kitty") as (app, pilot):
        await pilot.press("y")
        file = tmp_path / "run" / "newsreader" / "newsreader-copied.txt"
        await until(pilot, lambda: str(file) in app.main.key_bar.notice)
        assert app.clipboard == ""
        assert len(file.read_text(encoding="utf-8")) > 100_000


async def test_the_palette_makes_no_more_choices_than_one_would_go_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Choice] = []

    def counted(text: SafeText, aside: SafeText, **options: Any) -> Choice:
        made.append(Choice(text, aside, **options))
        return made[-1]

    monkeypatch.setattr(windows, "Choice", counted)
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        last = app.main.listing.shown[-1]
        many = view_of([replace(last, path=f"{n}.md", file=f"{n}.md") for n in range(10_000)])
        monkeypatch.setattr(Library, "view", lambda *_asked: many)
        await pilot.press("colon")
        await until(pilot, lambda: len(made) > 300)
        assert len(made) < 1_500
        at_once(app, "المقال↵")
        await until(pilot, lambda: app.screen is app.main)
        assert len(made) < 10_000


async def test_work_that_follows_other_work_needs_no_thread_of_its_own(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        latest = Latest(app)
        before_it = {*threading.enumerate()}
        threads: list[threading.Thread] = []
        for _ in range(20):
            latest.start(lambda _goes_on: threading.current_thread(), threads.append)
            before = len(threads)
            await until(pilot, lambda before=before: len(threads) > before)  # type: ignore[misc]
        assert len({*threads} - before_it) < 5  # others may be at work meanwhile


async def test_of_a_key_held_down_the_newest_state_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = Compositor.render_update

    seconds = itertools.count(time.monotonic(), 0.02)  # so long a key takes on a slow machine
    now = [next(seconds)]

    async def slow(_key: str) -> None:
        now[0] = next(seconds)

    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):

        def noted(compositor: Compositor, **options: Any) -> Any:
            drawn.append(app.main.list_pane.field.value)
            return draw(compositor, **options)

        monkeypatch.setattr(app.keys, "_before", slow)
        monkeypatch.setattr(Compositor, "render_update", noted)
        monkeypatch.setattr(textual_internals, "time", SimpleNamespace(monotonic=lambda: now[0]))
        at_once(app, "f" + "u" * 50)
        await until(pilot, lambda: "u" * 50 in drawn)
        assert len(set(drawn)) < 25
        drawn.clear()
        at_once(app, "⎋" + "?⎋" * 25)
        await until(pilot, lambda: not app.message_queue_size and app.screen is app.main)
        assert 0 < len(drawn) < 30


async def test_of_what_is_typed_in_one_read_the_last_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers: list[str] = []
    find = PaletteScreen._found

    def noted(screen: PaletteScreen) -> list[Choice]:
        offers.append(screen._field.value)
        return find(screen)

    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await pilot.press("colon")
        monkeypatch.setattr(PaletteScreen, "_found", noted)
        assert isinstance(app.screen, PaletteScreen)
        for typed in ("المقال", "المقال ", "المقال d"):
            app.screen._field.value = typed
        await until(pilot, lambda: "المقال d" in offers)
        await pilot.press("enter")
        await until(pilot, lambda: title(app) == "d")
        assert offers == ["المقال d"] * 2  # once more when it was chosen


async def test_what_is_typed_into_the_filter_stands_there_while_the_library_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_let_go, view = threading.Event(), Library.view

    def held(library: Library, asked: Question, *others: Any) -> Any:
        if asked.query:
            assert is_let_go.wait(30)
        return view(library, asked, *others)

    monkeypatch.setattr(Library, "view", held)
    monkeypatch.setattr(background, "_PATIENCE_SECONDS", 30.0)
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await pilot.press("f", "q", "z")
        await until(pilot, lambda: "qz" in screen_text(app))
        assert not app.main.listing.is_answered
        assert len(app.main.listing.shown) == 5
        is_let_go.set()
        await until(pilot, lambda: app.main.listing.is_answered)
        assert len(app.main.listing.shown) == 0


@pytest.mark.usefixtures("patient")
@pytest.mark.parametrize("enter_first", [True, False])
async def test_enter_in_the_palette_and_the_field_s_own_message_come_in_any_order(
    tmp_path: Path, enter_first: bool
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await until(pilot, lambda: app.main.listing.total == 5)
        await pilot.press("colon")
        window = app.screen
        assert isinstance(window, PaletteScreen)
        with window.prevent(Input.Changed):
            window.query_one(Input).value = "المقال e"
        both = [window.action_leave_field(False), window._narrow_to("المقال e")]
        await asyncio.gather(*(both if enter_first else reversed(both)))
        await until(pilot, lambda: title(app) == "e")


@pytest.mark.usefixtures("patient")
async def test_enter_in_the_search_comes_before_the_field_s_own_message(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await until(pilot, lambda: app.main.listing.total == 5)
        await pilot.press("F")
        window = app.screen
        assert isinstance(window, SearchScreen)
        with window.prevent(Input.Changed):
            field = window.query_one(Input)
            field.value = "وسم5"
        entered = asyncio.ensure_future(window.action_leave_field(False))
        await asyncio.sleep(0)
        window.on_input_changed(Input.Changed(field, field.value))
        await entered
        await until(pilot, lambda: title(app) == "e")
