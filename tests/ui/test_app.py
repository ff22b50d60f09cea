"""The app as its reader meets it: panes, places, sizes, a folder that changes."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pyte
import pytest
import watchfiles
from textual import events

from newsreader.article.articles import Article
from newsreader.display.first_screen import Look, first_screen
from newsreader.display.keys import bar_actions, key_name
from newsreader.display.labels import Labels
from newsreader.display.panes import list_width
from newsreader.library.libraries import Changes, Library
from newsreader.library.orders import Order
from newsreader.loading import load
from newsreader.settings import Settings
from newsreader.settings.toml import value_text
from newsreader.terminal.emission import Manner
from newsreader.text.directions import Direction
from newsreader.ui import following
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.palette import Choices, PaletteScreen
from newsreader.ui.shelf import Shelf
from newsreader.ui.widgets.reader import Reader
from support import fixtures
from support.examples import whole
from support.listings import view_of
from support.reading import BODY, reading, screen_text, typed, until, write_folder

ARTICLES = Path(__file__).parents[2] / "articles"


def drawn(
    article: Article,
    texts: Labels,
    size: tuple[int, int],
    settings: Settings,
    environment: dict[str, str],
) -> str:
    return first_screen(article, Look(texts, settings, Manner(), environment), size)


def shaped(text: str) -> str:
    from newsreader.layout.lines import display_text
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.text.controls import SafeText

    return display_text(Paragraph(SafeText(text), Direction.RTL))


async def test_the_list_is_on_the_right_for_arabic_and_on_the_left_for_english(
    tmp_path: Path,
) -> None:
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md") as (app, _):
        assert app.main.list.region.x > app.main.reader.region.x
        assert shaped("عنوان المقال a") in screen_text(app)
        assert shaped("19 يناير 2026") in screen_text(app)
    async with reading(folder, "a.md", language="en") as (app, _):
        assert app.main.list.region.x < app.main.reader.region.x
        assert "page down" in screen_text(app)


async def test_one_pane_where_it_is_narrow(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(60, 20)) as (app, pilot):
        assert app.main.reader.size.width == 60
        assert not app.main.list.display or app.main.list.size.width == 0
        await pilot.press("escape")
        assert app.main.list.size.width == 60
        await pilot.press("down", "enter")
        await until(pilot, lambda: app.main.reader.size.width == 60)
        await pilot.press("q")  # back to the list first
        assert app.main.list.size.width == 60
        await pilot.press("q")
        await until(pilot, lambda: app._exit)


async def test_a_folder_shows_its_newest_article(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path)) as (app, pilot):
        await until(pilot, lambda: app.main.reader.article is not None)
        article = app.main.reader.article
        assert article is not None
        assert article.title == "عنوان المقال a"
        assert app.focused is app.main.list


async def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    async with reading(tmp_path) as (app, _):
        assert shaped(Labels("ar").empty_list) in screen_text(app)


KEYS = "down end tab f a escape slash a escape question_mark escape ctrl+p escape r G x t t".split()


@pytest.mark.parametrize(
    "size",
    [(1, 1), (5, 3), *whole((size,) for size in ((80, 1), (200, 60), (2, 2), (1, 24), (13, 4)))],
)
async def test_no_window_is_too_small(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=size) as (app, pilot):
        for key in KEYS:
            await pilot.press(key)
        assert app.is_running
        await pilot.resize_terminal(90, 25)
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(*size)
        assert app.is_running


async def test_resizing_keeps_the_place(tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "long.md").write_bytes((ARTICLES / "the-road-of-water.md").read_bytes())
    async with reading(folder, "long.md", size=(120, 36)) as (app, pilot):
        reader = app.main.reader
        for _ in range(6):
            await pilot.press("space")
        place = reader.place
        for size in ((40, 12), (1, 1), (200, 50), (79, 20), (120, 36)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert reader.place == place


async def test_what_comes_later_moves_no_row(tmp_path: Path) -> None:
    """Whatever stands at the top, also a blank row, which belongs to the paragraph above it."""
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        reader = app.main.reader
        await until(pilot, lambda: len(app.desk.related) >= 2)
        related, article = app.main.reading_pane.related, reader.article
        assert article is not None
        assert reader.page is not None
        for rows in range(8):
            reader.page = reader.page.to_start().by_rows(rows)
            top = reader.page.top
            for found in ((), related):
                app.main.reading_pane.related = found
                app.main.reading_pane.show(article, keep=True)
                assert reader.page.top == top
        reader.page = reader.page.to_end()
        app.main.reading_pane.related = ()
        app.main.reading_pane.show(article, keep=True)
        assert reader.page.at_end  # no row is left blank below


@pytest.mark.usefixtures("attentive")
async def test_files_that_change_appear_and_go(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md") as (app, pilot):
        await pilot.press("space")
        place = app.main.reader.place
        (folder / "new.md").write_text("---\ntitle: جديد\n---\nمتن.\n", encoding="utf-8")
        (folder / "e.md").unlink()
        await until(pilot, lambda: "جديد" in [e.title for e in app.main.listing.shown])
        titles = [entry.title[-1] for entry in app.main.listing.shown]
        assert titles == ["a", "b", "c", "d", "د"]
        text = (folder / "a.md").read_text(encoding="utf-8")
        (folder / "a.md").write_text(text.replace("رقم 29", "رقم أخير"), encoding="utf-8")
        await until(pilot, lambda: "رقم أخير" in str(app.main.reader.article))
        assert app.main.reader.place == place
        current = app.main.listing.current
        assert current is not None
        assert current.title == "عنوان المقال a"


async def test_a_book_is_read_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(fixtures.book())
    async with reading(tmp_path, "book.epub") as (app, pilot):
        titles = [entry.title for entry in app.main.listing.shown]
        assert titles == ["الباب الأول", "الباب الثاني", "الباب الثالث"]
        assert app.main.listing.current is not None
        assert app.main.listing.current.title == titles[0]
        await pilot.press("J")
        await until(pilot, lambda: title_of(app) == titles[1])
        await pilot.press("K")
        await until(pilot, lambda: title_of(app) == titles[0])
        app.desk.follow("two.xhtml", app.opening.roots)
        await until(pilot, lambda: title_of(app) == titles[1])


async def test_a_link_is_chosen_and_followed(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "f.md").write_text(
        "---\ntitle: روابط\n---\nإلى [الثاني](b.md) و[[عنوان المقال c]] و[موقع](https://e.org/).\n",
        encoding="utf-8",
    )
    async with reading(folder, "f.md") as (app, pilot):
        await pilot.press("O")
        assert isinstance(app.screen, PaletteScreen)
        choices = app.screen.query_one(Choices)
        assert [choice.text for choice in choices.choices] == ["الثاني", "عنوان المقال c", "موقع"]
        await pilot.press("enter")
        await until(pilot, lambda: title_of(app) == "عنوان المقال b")
        await pilot.press("h")
        await until(pilot, lambda: title_of(app) == "روابط")
        await pilot.press("O", "down", "enter")  # one that gives a title, wherever its file is
        await until(pilot, lambda: title_of(app) == "عنوان المقال c")
        await pilot.press("h")
        await until(pilot, lambda: title_of(app) == "روابط")
        await pilot.press("O", *"موقع", "enter")
        await until(pilot, lambda: app.main.key_bar.notice.startswith("لا متصفح هنا"))
        assert "https://e.org/" in app.main.key_bar.notice
        assert title_of(app) == "روابط"


async def test_one_goes_back_to_where_an_article_was_opened_from_at_an_earlier_start(
    tmp_path: Path,
) -> None:
    folder, state = write_folder(tmp_path / "articles"), tmp_path / "state"
    async with reading(folder, "a.md", state=state) as (app, pilot):
        await until(pilot, lambda: len(app.desk.related) > 1)
        await pilot.press("1")
        await until(pilot, lambda: title_of(app) == "عنوان المقال b")
        await pilot.press("escape", "G", "enter")  # from the list: from no article
        await until(pilot, lambda: title_of(app) != "عنوان المقال b")
        last = app.desk.article
        assert last is not None
    async with reading(folder, "b.md", state=state) as (app, pilot):
        await pilot.press("h")
        await until(pilot, lambda: title_of(app) == "عنوان المقال a")
        await pilot.press("h", "l")
        await until(pilot, lambda: title_of(app) == "عنوان المقال b")
    async with reading(folder, Path(last.path).name, state=state) as (app, pilot):
        title = title_of(app)
        await pilot.press("h", "j")
        assert title_of(app) == title


@pytest.mark.parametrize(
    ("head", "body", "keys", "address"),
    [
        ("url: https://e.org/a", "متن.", "B", "https://e.org/a"),
        ("url: https://e.org/a/", "[موقع](../b?c=d)", "O", "https://e.org/b?c=d"),
        ("", "[موقع](https://e.org/خبر)", "O", "https://e.org/خبر"),
    ],
)
async def test_an_address_is_opened_in_the_browser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, head: str, body: str, keys: str, address: str
) -> None:
    opened = browser_in(tmp_path, monkeypatch)
    folder = write_folder(tmp_path / "articles")
    text = f"---\ntitle: عنوان\n{head}\n---\n{body}\n"
    (folder / "f.md").write_text(text, encoding="utf-8")
    async with reading(folder, "f.md") as (app, pilot):
        await pilot.press(*keys)
        if keys == "O":
            await pilot.press("enter")
        await until(pilot, lambda: app.main.key_bar.notice.startswith("فُتح في المتصفح"))
        assert opened.read_text(encoding="utf-8") == address


async def test_a_saved_page_without_an_address_is_opened_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = browser_in(tmp_path, monkeypatch)
    page = tmp_path / "خبر.html"
    page.write_text(f"<title>خبر</title><h1>خبر</h1><p>{BODY}</p>", encoding="utf-8")
    async with reading(tmp_path, page.name) as (app, pilot):
        await pilot.press("B")
        await until(pilot, lambda: app.main.key_bar.notice.startswith("فُتح في المتصفح"))
        assert opened.read_text(encoding="utf-8") == page.as_uri()


def browser_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a browser in place that writes down what it is to open; return where."""
    script, opened = folder / "browser", folder / "opened"
    script.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.new; mv {opened}.new {opened}\n')
    script.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{script} %s")
    return opened


async def test_a_list_grows_while_it_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text(fixtures.lines(9) * 200, encoding="utf-8")
    async with reading(tmp_path, "news.jsonl") as (app, pilot):
        # It is there before all of it is.
        await until(pilot, lambda: len(app.main.listing.shown) == 1800, 30)
        assert title_of(app) == "خبر 1"


async def test_the_disk_is_looked_at_once_until_the_system_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And once more then: a look at very many files takes as long as it takes to begin."""
    looks: list[bool] = []
    refresh = Library.refresh

    def noted(self: Library, progress: Any = None, *, files: bool = True) -> Changes:
        looks.append(files)
        return refresh(self, progress, files=files)

    may_begin, may_end = threading.Event(), threading.Event()

    def slow(*_folders: str, **_options: object) -> Iterator[set[object]]:
        assert may_begin.wait(30)
        yield set()
        assert may_end.wait(30)

    monkeypatch.setattr(Library, "refresh", noted)
    monkeypatch.setattr(watchfiles, "watch", slow)
    monkeypatch.setattr(following, "_DISK_SECONDS", 0.02)
    async with reading(write_folder(tmp_path)) as (_, pilot):
        await until(pilot, lambda: len(looks) > 5)
        assert looks[:5] == [True, False, False, False, False]
        may_begin.set()
        before = len(looks)
        await until(pilot, lambda: len(looks) > before + 5)
        assert sum(looks) == 2
        may_end.set()
        await until(pilot, lambda: sum(looks) > 4)


async def test_a_bad_file_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "bad.txt").write_bytes(b"\x7fELF\0\0\0")
    async with reading(folder, "a.md", language="en") as (app, pilot):
        await until(pilot, lambda: any("bad.txt" in str(fault) for fault in app.voice.faults))
        assert "bad.txt" in screen_text(app)
        assert len(app.main.listing.shown) == 5
        await pilot.press("e")
        assert "bad.txt" in screen_text(app)


async def test_what_was_read_and_where_is_kept(tmp_path: Path) -> None:
    folder, state = write_folder(tmp_path / "folder"), tmp_path / "state"
    async with reading(folder, "a.md", state=state) as (app, pilot):
        await pilot.press("space", "space")
        place = app.main.reader.place
        await pilot.press("q")
    async with reading(folder, "b.md", state=state) as (app, pilot):
        read = {e.title[-1]: e.read for e in app.main.listing.shown}
        assert read == {"a": True, "b": True, "c": False, "d": False, "e": False}
        await pilot.press("K")
        await until(pilot, lambda: "المقال a" in str(app.main.reader.article))
        assert app.main.reader.place == place


async def test_find_marks_what_is_found_and_says_how_many(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await pilot.press("slash")
        await typed(pilot, "القَلعه القديـمة")  # other marks, tatweel, heh for teh marbuta
        await until(pilot, lambda: len(app.main.reader.matches) == 30)
        assert shaped("1 من 30") in screen_text(app)
        assert shaped("القَلعه القديـمة").strip() in screen_text(app)
        field = app.main.reading_pane.field
        assert field.value == "القَلعه القديـمة"
        await pilot.press("enter", "n")
        styles = [
            (segment.text, segment.style.bgcolor)
            for y in range(app.main.reader.size.height)
            for segment in app.main.reader.render_line(y)
            if segment.style and segment.style.bgcolor
        ]
        marked = [text for text, _ in styles if shaped("القلعة") in text]
        assert marked
        await pilot.press("slash")
        field.value = "ليس في النص"
        await until(pilot, lambda: len(app.main.reader.matches) == 0)
        assert shaped(Labels("ar").no_match) in screen_text(app)


async def test_a_typed_escape_sequence_is_no_text(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await pilot.press("f")
        app.main.list_pane.field.value = "\x1b[2J"
        await pilot.pause()
        assert "\x1b" not in screen_text(app)


async def test_the_mouse_opens_scrolls_marks_and_copies(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md", size=(110, 40)) as (app, pilot):
        reader = app.main.reader
        await until(pilot, lambda: len(app.desk.related) >= 2)
        await pilot.click(app.main.list, offset=(5, 5))
        await until(pilot, lambda: "المقال b" in str(reader.article))
        reader.post_message(_mouse(events.MouseScrollDown, reader, 5, 5))
        await until(pilot, lambda: reader.place.part > 0)
        reader.post_message(_mouse(events.MouseScrollUp, reader, 5, 5))
        await until(pilot, lambda: reader.place.part == 0)
        # Mark from the beginning of the first paragraph (at the right) to the left.
        right = reader.margin + reader.columns - 1
        await pilot.mouse_down(reader, offset=(right, 5))
        reader.post_message(_mouse(events.MouseMove, reader, right - 8, 5, button=1))
        await pilot.pause()
        await pilot.mouse_up(reader, offset=(right - 8, 5))
        await until(pilot, lambda: app.clipboard != "")
        assert app.clipboard in "فقرة رقم 0 عن الماء"
        assert app.clipboard.startswith("فقرة")
        await pilot.press("G")
        rows = [reader.render_line(y).text for y in range(reader.size.height)]
        top = next(y for y, text in enumerate(rows) if "▲" in text)
        await pilot.click(reader, offset=(right - 2, top))
        await until(pilot, lambda: reader.place.part == 0)


def _row_of(reader: Reader, text: str) -> int:
    rows = [reader.render_line(y).text for y in range(reader.size.height)]
    return next(y for y, row in enumerate(rows) if shaped(text) in row)


def _mouse(
    kind: type[events.MouseEvent], widget: object, x: int, y: int, button: int = 0
) -> events.MouseEvent:
    return kind(widget, x, y, 0, 0, button, False, False, False, x, y)  # type: ignore[arg-type]


async def test_links_lead_to_articles_of_the_folder(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "links.md").write_text(
        "---\ntitle: روابط\n---\nمقدمة.\n\n[إلى باء](b.md)\n\n"
        "[إلى الخارج](https://example.org/)\n\nخاتمة.\n",
        encoding="utf-8",
    )
    async with reading(folder, "links.md") as (app, pilot):
        reader = app.main.reader
        right = reader.size.width - 6
        await pilot.click(reader, offset=(right, _row_of(reader, "باء")))
        await until(pilot, lambda: "المقال b" in str(reader.article))
        await pilot.press("h")
        await until(pilot, lambda: "روابط" in str(reader.article))
        await pilot.click(reader, offset=(right, _row_of(reader, "الخارج")))
        await until(pilot, lambda: "example.org" in screen_text(app))


async def test_what_textual_shows_itself_is_in_order_too(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        app.notify("تنبيه: القائمة (3) جاهزة")
        await until(pilot, lambda: shaped("تنبيه: القائمة (3) جاهزة") in screen_text(app))


SIZES = [(120, 36), (80, 24), (79, 24), (40, 10), (200, 50), (12, 5)]
USUAL = Settings()
APART = Settings(margin=9, line_spacing=1, paragraphs="indent", measure=50)
NAMES = ["ode-to-the-evening.md", "english-lighthouse.md", "markdown-gallery.md"]


@pytest.mark.parametrize(
    ("name", "size", "language", "own"),
    [
        *((NAMES[number % 3], size, "ar", USUAL) for number, size in enumerate(SIZES)),
        *whole((NAMES[(number + 1) % 3], size, "en", USUAL) for number, size in enumerate(SIZES)),
        *((name, size, "ar", APART) for name, size in zip(NAMES[1:], [(120, 36), (44, 20)])),
    ],
)
async def test_the_first_screen_stands_where_the_app_s_own_frame_does(
    name: str, size: tuple[int, int], language: str, own: Settings, tmp_path: Path
) -> None:
    """The same cells, the same colours: nothing moves when the app takes over."""
    (tmp_path / name).write_bytes((ARTICLES / name).read_bytes())
    await stands_there(tmp_path / name, size, language, own)


@pytest.mark.parametrize("text", ["نص له حاشية[^1] هنا.", "A text with a note[^1] here."])
async def test_notes_beside_it_stand_there_too(text: str, tmp_path: Path) -> None:
    path = tmp_path / "noted.md"
    rest = f"{text[:4]}.\n\n" * 60
    path.write_text(f"# {text[:2]}\n\n{text}\n\n{rest}[^1]: ملحوظة: beside.", "utf-8")
    shown = await stands_there(path, (220, 30), "ar")
    assert shaped("[1] ملحوظة: beside.") in shown


async def stands_there(
    path: Path, size: tuple[int, int], language: str, own: Settings = USUAL
) -> str:
    """See that the first screen of an article is the app's first frame; return that."""
    article = load(path).article
    assert article is not None
    environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    painted = drawn(article, Labels(language), size, own, environment)
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(painted)
    file = path.with_name(".own.toml")
    said = asdict(own) if own is APART else {}
    file.write_text("".join(f"{k} = {value_text(v)}\n" for k, v in said.items() if k in _OF_PAGE))
    async with reading(path.parent, path.name, size=size, language=language, settings=file) as (
        app,
        _,
    ):
        first, last = app.main.reader.region.x, app.main.reader.region.right
        if language == "en":
            assert first == list_width(size[0])
        rows = screen_text(app).split("\n")
        app_cells = [_cells(strip) for strip in app.screen._compositor.render_strips()]
        for y in range(1, size[1] - 1):
            line = screen.buffer[y]
            shown = "".join(line[x].data for x in range(first, last)).replace("▌", " ")
            cells = app_cells[y][first:last]
            frame = "".join(text for text, _ in cells).replace("▌", " ").replace("▐", " ")
            assert _letters(shown) == _letters(frame), (y, rows[y])
            for x, (text, colour) in enumerate(cells):
                if text.strip() and text not in "▌▐":
                    assert _near(line[first + x].fg, colour), (y, x, text)
        return screen_text(app)


_OF_PAGE = ("margin", "line_spacing", "paragraphs", "measure")


def _letters(text: str) -> str:
    return re.sub("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]", "", text)


def _near(one: str, other: str) -> bool:
    """Textual's own arithmetic may be off by one."""
    pairs = zip(bytes.fromhex(one), bytes.fromhex(other), strict=True)
    return all(abs(a - b) <= 1 for a, b in pairs)


def _cells(strip: object) -> list[tuple[str, str]]:
    cells: list[tuple[str, str]] = []
    for segment in strip:  # type: ignore[attr-defined]
        colour = segment.style.color if segment.style else None
        name = "".join(f"{c:02x}" for c in colour.get_truecolor()) if colour else ""
        for character in segment.text:
            if _letters(character):
                cells.append((character, name))
    return cells


@pytest.mark.parametrize("language", ["ar", "en"])
async def test_the_key_bar_shows_whole_entries_the_most_wanted_first(
    tmp_path: Path, language: str
) -> None:
    texts = Labels(language)
    entries = [f"{key_name(a.keys[0])} {texts.of(a.text)}" for a in bar_actions()]
    folder = write_folder(tmp_path)
    async with reading(folder, "a.md", size=(8, 20), language=language) as (app, pilot):
        for columns, least in ((8, 0), (20, 1), (110, 7), (80, 6), (60, 4), (40, 3)):
            await pilot.resize_terminal(columns, 20)
            await until(pilot, lambda columns=columns: app.main.key_bar.size.width == columns)  # type: ignore[misc]
            bar = screen_text(app).split("\n")[-1]
            shown = [entry for entry in entries if _in_bar(entry, texts) in bar]
            assert shown == entries[: len(shown)]
            assert len(shown) >= least
            rest = bar
            for entry in shown:
                rest = rest.replace(_in_bar(entry, texts), "", 1)
            assert not rest.strip()


def _in_bar(entry: str, texts: Labels) -> str:
    from newsreader.layout.lines import display_text
    from newsreader.layout.paragraphs import Paragraph
    from newsreader.text.controls import SafeText

    return display_text(Paragraph(SafeText(entry), texts.direction))


def title_of(app: NewsreaderApp) -> str:
    article = app.main.reader.article
    return article.title if article is not None else ""


async def test_the_list_begins_at_its_first_article_while_it_grows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_let_go, refresh = threading.Event(), Library.refresh

    def held(library: Library, *args: Any, **options: Any) -> Changes:
        is_let_go.wait(30)
        return refresh(library, *args, **options)

    monkeypatch.setattr(Library, "refresh", held)
    folder = write_folder(tmp_path)
    whole = Library([folder])
    refresh(whole)

    async with reading(folder, wait=False) as (app, pilot):

        async def current(*names: str) -> str:
            entries = tuple(entry for entry in whole.entries if entry.title[-1] in names)
            app.main.list_ready = False
            grown = SimpleNamespace(
                count=lambda: len(entries),
                order=Order.SECTION,
                view=lambda asked, _goes_on: view_of(entries, asked),
                close=tuple,
            )
            app.lister.grew(Shelf.Grew(cast(Library, grown), 0.5))
            await until(pilot, lambda: app.main.list_ready)
            selected = app.main.listing.current
            assert selected is not None
            return selected.title[-1]

        assert await current("b") == "b"
        assert await current("a", "b") == "a"
        await pilot.press("down")
        assert await current("a", "b", "c") == "b"
        await pilot.press("home")
        assert await current("a", "b", "c", "d") == "a"
        is_let_go.set()
        await until(pilot, lambda: not app.shelf.is_refreshing)
    whole.close()
