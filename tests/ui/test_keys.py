"""Every key of the table, on a Latin keyboard and on an Arabic one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.pilot import Pilot
from textual.widget import Widget

from newsreader.article.articles import whole_text
from newsreader.article.blocks import inlines
from newsreader.display.keys import ACTIONS, BY_KEY
from newsreader.display.layouts import physical
from newsreader.errors import Fault
from newsreader.layout.rows import Place
from newsreader.layout.stretching import Justification
from newsreader.library.orders import Order
from newsreader.session.selection import Selection
from newsreader.text.offsets import CodePoint
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.export import ExportScreen
from newsreader.ui.screens.lines import LinesScreen
from newsreader.ui.screens.palette import PaletteScreen
from newsreader.ui.screens.search import SearchScreen
from newsreader.ui.screens.terminal import TerminalScreen
from newsreader.ui.widgets.field import Field
from support.examples import whole
from support.reading import BODY, reading, screen_text, typed, until, write_folder

# What the key of a Latin letter types with the Arabic layout switched on (PC, 101 keys).
ARABIC = dict(zip("qwertyuiopasdfghjklzxcvnm", "ضصثقفغعهخحشسيبلاتنمئءؤرىة", strict=True)) | {
    "b": "لا",
    "G": "لأ",
    "J": "ـ",
    "K": "،",
    "N": "آ",
    "Z": "~",
    "F": "[",
    "slash": "ظ",
    "question_mark": "؟",
    "apostrophe": "ط",
}

Press = Callable[[], Awaitable[None]]
Check = Callable[[NewsreaderApp, Pilot[None], Press], Awaitable[None]]
CHECKS: dict[str, Check] = {}


def check(name: str) -> Callable[[Check], Check]:
    """Register what an action's key has to bring about."""

    def register(function: Check) -> Check:
        CHECKS[name] = function
        return function

    return register


def title(app: NewsreaderApp) -> str:
    article = app.main.reader.article
    return article.title if article else ""


def has_focus(app: NewsreaderApp, widget: Widget) -> bool:
    return app.focused is widget


def is_main(app: NewsreaderApp) -> bool:
    return app.screen is app.main


def scroll(app: NewsreaderApp, rows: int) -> None:
    app.main.reader.move(lambda page: page.by_rows(rows))


def row(app: NewsreaderApp) -> tuple[int, int]:
    page = app.main.reader.page
    assert page is not None
    return page.top


@check("row_down")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    before = row(app)
    await press()
    assert row(app) > before


@check("row_up")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    scroll(app, 5)
    before = row(app)
    await press()
    assert row(app) < before


async def pages(app: NewsreaderApp, press: Press, start: int, share: float) -> None:
    reader = app.main.reader
    scroll(app, start)
    window = [strip.text for strip in map(reader.render_line, range(reader.size.height))]
    await press()
    moved = [strip.text for strip in map(reader.render_line, range(reader.size.height))]
    rows = round(abs(share) * reader.size.height) - (1 if abs(share) == 1 else 0)
    if share > 0:
        assert moved[: len(moved) - rows] == window[rows:] or moved != window
    assert moved != window


@check("page_down")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await pages(app, press, 0, 1)


@check("page_up")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    scroll(app, 60)
    before = row(app)
    await press()
    assert row(app) < before


@check("half_down")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await pages(app, press, 0, 0.5)


@check("half_up")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await pages(app, press, 40, -0.5)


@check("start")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    scroll(app, 30)
    await press()
    assert row(app) == (0, 0)


@check("end")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    page = app.main.reader.page
    assert page is not None
    assert page.at_end
    assert page.fraction == 1.0


@check("switch_pane")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert has_focus(app, app.main.list)
    await press()
    assert has_focus(app, app.main.reader)


@check("open")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await pilot.press("tab", "j")
    await press()
    await until(pilot, lambda: title(app) == "عنوان المقال b")
    assert has_focus(app, app.main.reader)


@check("close")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert has_focus(app, app.main.list)


@check("next_article")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    await until(pilot, lambda: title(app) == "عنوان المقال b")


@check("previous_article")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await pilot.press("J")
    await until(pilot, lambda: title(app) == "عنوان المقال b")
    await press()
    await until(pilot, lambda: title(app) == "عنوان المقال a")


@check("back")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    scroll(app, 7)
    place = app.main.reader.place
    await pilot.press("J")
    await until(pilot, lambda: title(app) == "عنوان المقال b")
    await press()
    await until(pilot, lambda: title(app) == "عنوان المقال a")
    assert app.main.reader.place == place


@check("forward")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await pilot.press("J")
    await until(pilot, lambda: title(app) == "عنوان المقال b")
    await pilot.press("h")
    await until(pilot, lambda: title(app) == "عنوان المقال a")
    await press()
    await until(pilot, lambda: title(app) == "عنوان المقال b")


@check("related")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await until(pilot, lambda: len(app.desk.related) > 0)
    await press()
    await pilot.press("enter")
    await until(pilot, lambda: title(app) == "عنوان المقال b")


@check("headings")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert app.main.key_bar.notice == "لا عناوين في هذا المقال"
    article = app.main.reader.article
    assert article is not None
    text = f"# عنوان\n\n## أول\n\n{BODY}\n\n## ثان\n\n{BODY}\n"
    Path(article.path).write_text(text, "utf-8")
    app.desk.load_whole(article.path)
    await until(pilot, lambda: bool(app.main.reader.page and app.main.reader.page.headings))
    await press()
    await pilot.press(*"ثان", "enter")
    await pilot.pause()
    page = app.main.reader.page
    assert page is not None
    assert [block.content.text for number, block in page.headings if number == page.top.part] == [
        "ثان"
    ]


@check("links")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert app.main.key_bar.notice == "لا روابط في هذا المقال"


@check("footnote")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert app.main.key_bar.notice == "لا حواشي في هذا المقال"


@check("copy")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert app.clipboard.startswith("عنوان المقال a\n\nفقرة رقم 0 عن الماء")
    assert not any("\ufb50" <= c <= "\ufeff" for c in app.clipboard)
    app.main.reader.selection = Selection(Place(4, CodePoint(5)), Place(3, CodePoint(60)))
    await press()
    await until(pilot, lambda: app.clipboard == "في الصيف.\n\nفقرة ")


@check("copy_paragraph")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    paragraphs = BODY.split("\n\n")
    scroll(app, 6)
    reader = app.main.reader
    assert reader.page is not None
    first = next(n for n, text in enumerate(paragraphs) if text in _beginning_in_sight(app))
    for number in (first, first + 1):
        await press()
        await until(pilot, lambda: app.clipboard == paragraphs[number])  # noqa: B023 - at once
        assert reader.selection is not None
        shown = {part for part, _ in reader.page.window}
        assert reader.selection.anchor.part in shown


def _beginning_in_sight(app: NewsreaderApp) -> list[str]:
    """Return the texts of the parts whose first row is in the window."""
    page = app.main.reader.page
    assert page is not None
    rows = [(part, row) for part, row in page.window if row.pieces]
    return [page.document.text(part) for part, row in rows if row.offset == 0]


@check("copy_quotation")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    first = BODY.split("\n\n")[0]
    quoted = f"«{first}»\n— «عنوان المقال a»، 19 يناير 2026"
    await until(pilot, lambda: app.clipboard == quoted)
    reader = app.main.reader
    reader.selection = Selection(Place(4, CodePoint(5)), Place(4, CodePoint(8)))
    await press()
    await until(pilot, lambda: app.clipboard.startswith("«رقم»\n— "))


@check("copy_link")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert app.main.key_bar.notice == "لا روابط في هذا المقال"
    reader = app.main.reader
    assert reader.article is not None
    reader.article = replace(reader.article, url="https://e.org/a")
    await press()
    assert isinstance(app.screen, PaletteScreen)
    await pilot.press("enter")
    await until(pilot, lambda: app.clipboard == "https://e.org/a")
    assert is_main(app)


@check("edit")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert app.main.key_bar.notice.startswith("لا محرّر")


@check("export")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert isinstance(app.screen, ExportScreen)
    assert app.screen.query_one(Field).value.endswith("/عنوان-المقال-a.md")


@check("browse")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert app.main.key_bar.notice == "ليس لهذا المقال عنوان على الوب"


@check("find")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert has_focus(app, app.main.reading_pane.field)
    await pilot.press(*"القَلعَة")
    await until(pilot, lambda: len(app.main.reader.matches) == 30)


async def found(app: NewsreaderApp, pilot: Pilot[None]) -> None:
    await pilot.press("slash", *"البحر", "enter")
    await until(pilot, lambda: len(app.main.reader.matches) == 30)
    assert has_focus(app, app.main.reader)


@check("next_match")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await found(app, pilot)
    await press()
    assert app.main.reader.matches.number == 2


@check("previous_match")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await found(app, pilot)
    await press()
    assert app.main.reader.matches.number == 30


@check("filter")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert has_focus(app, app.main.list_pane.field)
    await pilot.press(*"وسم3")
    await until(pilot, lambda: [e.title[-1] for e in app.main.listing.shown] == ["c"])
    await pilot.press("escape")
    assert len(app.main.listing.shown) == 5


@check("section")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    counts = [len(app.main.listing.shown)]
    for _ in range(2):
        await press()
        counts.append(len(app.main.listing.shown))
    assert counts == [2, 3, 5]


@check("order")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    before = app.main.listing.current
    await press()
    assert app.main.listing.order is Order.DATE
    assert app.main.key_bar.notice == "من الأحدث إلى الأقدم"
    current = app.main.listing.current
    assert current == before
    assert current is not None
    assert current.title[-1] == "a"


@check("next_group")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert has_focus(app, app.main.list)
    current = app.main.listing.current
    assert current is not None
    assert current.title[-1] == "c"


@check("previous_group")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    app.main.listing = app.main.listing.move(3)
    chosen = []
    for _ in range(3):
        await press()
        current = app.main.listing.current
        assert current is not None
        chosen.append(current.title[-1])
    assert chosen == ["c", "a", "a"]


@check("unread_only")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await pilot.press("J")
    await until(pilot, lambda: title(app) == "عنوان المقال b")
    await press()
    assert [e.title[-1] for e in app.main.listing.shown] == ["b", "c", "d", "e"]


@check("mark")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    scroll(app, 12)
    place = app.main.reader.place
    await press()
    assert app.main.key_bar.notice == "حرف للعلامة"
    await typed(pilot, "ش")  # the key of a, with the Arabic layout
    await until(pilot, lambda: app.main.key_bar.notice == "وُضعت العلامة \u2068a\u2069")
    assert app.desk.lettered() == {"a": (place.part, place.offset)}
    await press()
    await pilot.press("escape")  # nothing is set, and nothing closed
    assert app.main.key_bar.notice == ""
    assert app.main.reading
    assert list(app.desk.lettered()) == ["a"]
    await press()
    await pilot.press("%")
    assert sorted(app.desk.lettered()) == ["%", "a"]
    await pilot.press("tab")
    current = app.main.listing.current
    assert current is not None
    assert current.read
    await press()  # in the list there is but one mark: read or not
    current = app.main.listing.current
    assert current is not None
    assert not current.read


@check("to_mark")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    reader = app.main.reader
    scroll(app, 12)
    place = reader.place
    await pilot.press("m", "q")  # whatever the key does otherwise
    scroll(app, 25)
    left = reader.place
    await press()
    assert "\u2068q\u2069" in app.main.key_bar.notice
    await pilot.press("q")
    assert reader.place == place
    await press()
    await press()  # back to where one was
    assert reader.place == left
    await press()
    await press()
    assert reader.place == place
    await press()
    await pilot.press("z")
    assert app.main.key_bar.notice == "لا علامة باسم \u2068z\u2069"
    assert reader.place == place
    for jump in ("g", "G"):
        left = reader.place
        await pilot.press(jump)
        assert reader.place != left
        await press()
        await press()
        assert reader.place == left
    await pilot.press("slash", *"رقم 27", "enter")
    await until(pilot, lambda: reader.matches.number == 1 and reader.place != left)
    await press()
    await press()
    assert reader.place == left


@check("toggle_read")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    def is_read() -> bool:
        current = app.main.listing.current
        return current is not None and current.read

    assert is_read()
    await press()
    assert not is_read()


@check("bookmark")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    def is_bookmarked() -> bool:
        current = app.main.listing.current
        return current is not None and current.bookmarked

    assert "★" not in screen_text(app)
    await press()
    assert is_bookmarked()
    await until(pilot, lambda: screen_text(app).count("★") == 1)
    assert app.main.key_bar.notice == "حُفظ"
    await press()
    assert not is_bookmarked()
    await until(pilot, lambda: "★" not in screen_text(app))


@check("bookmarked_only")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    app.main.listing = app.main.listing.move(3)
    await pilot.press("asterisk")
    await press()
    assert [e.title[-1] for e in app.main.listing.shown] == ["d"]
    await press()
    assert len(app.main.listing.shown) == 5


@check("toggle_list")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    width = app.main.reader.size.width
    await press()
    await until(pilot, lambda: app.main.reader.size.width > width)
    await press()
    await until(pilot, lambda: app.main.reader.size.width == width)


@check("alone")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    async def fills_the_screen(*, wanted: bool) -> None:
        await until(pilot, lambda: (app.main.reader.region == app.main.region) is wanted)

    await press()
    await fills_the_screen(wanted=True)
    app.main.say("شيء")
    await fills_the_screen(wanted=False)  # what is to be said has its row
    app.main.say("")
    await fills_the_screen(wanted=True)
    await press()
    await fills_the_screen(wanted=False)
    assert app.main.title_bar.display
    assert app.main.list_pane.display
    await press()
    await pilot.press("escape")
    await fills_the_screen(wanted=False)
    assert has_focus(app, app.main.reader)


@check("faults")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    app.voice.faults.clear()
    await press()
    assert is_main(app)
    assert app.main.key_bar.notice == "قُرئت الملفات كلها"
    app.voice.tell([Fault("a.md", "is not a text (binary data)")])
    await press()
    assert isinstance(app.screen, LinesScreen)
    await pilot.press("escape")
    assert is_main(app)


@check("search")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await until(pilot, lambda: app.shelf.library is not None)
    await press()
    assert isinstance(app.screen, SearchScreen)
    await pilot.press("escape")
    assert is_main(app)


@check("palette")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert isinstance(app.screen, PaletteScreen)
    await pilot.press(*"المقال e", "enter")
    await until(pilot, lambda: title(app) == "عنوان المقال e")


@check("language")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    left = app.main.reader.region.x
    await press()
    await until(pilot, lambda: app.main.reader.region.x > left)
    assert app.interface.labels.language == "en"


@check("shapes")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    line = app.main.reader.render_line(2).text
    await press()
    plain = app.main.reader.render_line(2).text
    assert plain != line
    assert "عنوان"[::-1] in plain


@check("images")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert (app.main.interface.images, app.main.key_bar.notice) == (False, "الصور مخفية")
    await press()
    assert (app.main.interface.images, app.main.key_bar.notice) == (True, "الصور ظاهرة")


@check("justify")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    labels = app.interface.labels
    for filling in ("off", "spaces", "kashida"):
        await press()
        page = app.main.reader.page
        assert page is not None
        assert page.document.justification == Justification.of(filling, "ar")
        assert app.main.key_bar.notice == labels.fillings[filling]


@check("original")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    article = app.main.reader.article
    assert article is not None
    damaged = Path(article.path)
    whole = "عنوان المقال الأول\n\nكتب الولد الدرس في المدرسة القديمة قرب السوق.\n"
    damaged.write_text(whole.encode().decode("latin-1"), encoding="utf-8")
    await press()
    await until(pilot, lambda: "\u00d8" in title(app))
    await press()
    await until(pilot, lambda: "المقال" in title(app))


@check("encoding")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    article = app.main.reader.article
    assert article is not None
    await press()
    assert isinstance(app.screen, PaletteScreen)
    await pilot.press(*"1256", "enter")
    await until(pilot, lambda: app.main.reader.article != article)
    changed = app.main.reader.article
    assert changed is not None
    assert changed.encoding == "windows-1256"
    assert "\u0638" in changed.title  # UTF-8, misread
    await press()
    await pilot.press("enter")  # the first choice: what the program itself assumes
    await until(pilot, lambda: app.main.reader.article == article)
    await press()
    await pilot.press("escape")
    assert is_main(app)


@check("harakat")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    article = app.main.reader.article
    assert article is not None
    Path(article.path).write_text("عُنْوانٌ\n\nمُحَمَّدٌ كَتَبَ.\n", "utf-8")
    app.desk.load_whole(article.path)
    await until(pilot, lambda: "كَتَبَ" in whole_text(app.main.reader.article or article))
    await pilot.press("slash", *"كتب", "enter")
    await until(pilot, lambda: len(app.main.reader.matches) == 1)
    shown = []
    for _ in range(4):
        await pilot.pause()
        reader = app.main.reader
        text = "".join(reader.render_line(y).text for y in range(reader.size.height))
        shown.append({mark for mark in text if "\u064b" <= mark <= "\u0652"})
        await app.action_copy()
        assert "مُحَمَّدٌ كَتَبَ" in app.clipboard
        assert len(marked(app)) == 1
        await press()
    assert shown[0] == shown[3] == set("\u064c\u064e\u064f\u0651\u0652")
    assert shown[1:3] == [{"\u064c", "\u0651"}, set()]


def marked(app: NewsreaderApp) -> list[Segment]:
    """Return what is marked as the current match."""
    reader = app.main.reader
    style = reader.style_of("current-match")
    rows = map(reader.render_line, range(reader.size.height))
    found = [s for row in rows for s in row if s.style and s.style.bgcolor == style.bgcolor]
    return [s for s in found if s.text.strip()]


@check("digits")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    shown = []
    app.main.interface = replace(app.interface, justify="off")
    for _ in range(5):
        await pilot.pause()
        row = next(line for line in screen_text(app).split("\n") if is_first_paragraph(line))
        shown.append(next(c for c in row.split("ﻢﻗﺭ")[0][::-1] if c.isdigit()))
        await press()
    assert shown == ["0", "٠", "۰", "0", "0"]


def is_first_paragraph(line: str) -> bool:
    """Return whether a line of the screen is the first one of the first paragraph."""
    return "ﻢﻗﺭ ﺓﺮﻘﻓ" in line


@check("terminal")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert isinstance(app.screen, TerminalScreen)
    await pilot.press("escape")
    assert is_main(app)


@check("help")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    assert isinstance(app.screen, LinesScreen)
    lines = next(w.lines for w in app.screen.walk_children() if hasattr(w, "lines"))
    listed = {line.text for line in lines}
    assert {app.interface.name(action) for action in ACTIONS} <= listed
    await pilot.press("q")
    assert is_main(app)


@check("suspend")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    asked: list[bool] = []
    app.action_suspend_process = lambda: asked.append(True)  # type: ignore[method-assign]
    await press()
    assert asked == [True]


@check("quit")
async def _(app: NewsreaderApp, pilot: Pilot[None], press: Press) -> None:
    await press()
    await until(pilot, lambda: not app.is_running or app._exit)


def test_every_action_has_a_check() -> None:
    assert set(CHECKS) == {action.name for action in ACTIONS}


LATIN = [
    pytest.param(key, action.name, marks=[pytest.mark.whole] if number else [])
    for action in ACTIONS
    for number, key in enumerate(action.keys)
]


@pytest.mark.parametrize(("key", "action"), LATIN)
async def test_key(tmp_path: Path, key: str, action: str) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):

        async def press() -> None:
            await pilot.press(key)
            await pilot.pause()

        await CHECKS[action](app, pilot, press)


async def test_all_keys_of_an_action_do_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    async def ask(_app: NewsreaderApp, action: object, *_: object, **_named: object) -> bool:
        asked.append(action)
        return True

    monkeypatch.setattr(NewsreaderApp, "run_action", ask)
    async with reading(write_folder(tmp_path), "a.md") as (_, pilot):
        for action in ACTIONS:
            asked.clear()
            await pilot.press(*action.keys)
            assert len(asked) == len(action.keys) > 0, action.name
            assert len({str(each) for each in asked}) == 1, (action.name, asked)


def test_all_keys_have_their_place_on_the_arabic_layout() -> None:
    letters = [key for key in BY_KEY if len(key) == 1 and key in ARABIC]
    assert len(letters) > 25
    assert all(
        physical(ARABIC[key]) == key
        for key in letters
        if ARABIC[key].isalpha() and len(ARABIC[key]) == 1
    )


@pytest.mark.parametrize(
    ("key", "action"),
    [
        *((key, BY_KEY[key].name) for key in (*"bJZ", "apostrophe")),
        *whole((key, BY_KEY[key].name) for key in (*"jGnFmq", "slash", "question_mark")),
    ],
)
async def test_the_same_key_with_the_arabic_layout(tmp_path: Path, key: str, action: str) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):

        async def press() -> None:
            await typed(pilot, ARABIC[key])
            await until(pilot, lambda: not app.keys.is_holding)

        await CHECKS[action](app, pilot, press)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("ی", "d"), ("ک", ";"), ("گ", "'"), ("ח", "j"), ("ל", "k"), ("׳", ""), ("a", ""), ("é", "")],
)
def test_other_layouts(typed: str, key: str) -> None:
    found = physical(typed)
    if key and key in BY_KEY:
        assert found == key
    else:
        assert found is None or found not in BY_KEY or typed == "ک"


@pytest.mark.parametrize("digit", ["1", "١", *whole("۱")])
async def test_a_digit_opens_a_related_article(tmp_path: Path, digit: str) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await until(pilot, lambda: len(app.desk.related) >= 2)
        assert [r.entry.title[-1] for r in app.desk.related[:2]] == ["b", "d"]
        await pilot.press(digit)
        await until(pilot, lambda: title(app) == "عنوان المقال b")


async def test_an_article_that_names_the_one_that_is_read_is_opened(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    (folder / "z.md").write_text(f"---\ntitle: يذكره\n---\n[[عنوان المقال a]] {BODY}\n", "utf-8")
    async with reading(folder, "a.md") as (app, pilot):
        await until(pilot, lambda: bool(app.desk.related) and app.desk.related[-1].names)
        number = len(app.desk.related)
        assert app.main.reader.page is not None
        texts = [
            "".join(i.text for i in inlines(part.block)) for part in app.main.reader.page.parts
        ]
        assert "يشير إلى هذا المقال" in texts[texts.index("يذكره") + 1]
        await pilot.press(str(number))
        await until(pilot, lambda: title(app) == "يذكره")


async def test_the_order_of_the_list_comes_back_at_the_next_start(tmp_path: Path) -> None:
    folder, state = write_folder(tmp_path), tmp_path / "state"
    async with reading(folder, "a.md", state=state) as (app, pilot):
        await until(pilot, lambda: app.shelf.library is not None)
        await pilot.press("a")
        await until(pilot, (state / "orders.txt").exists)
        chosen = Order.SECTION.next
    async with reading(folder, "a.md", state=state) as (app, pilot):
        await until(pilot, lambda: app.main.listing.view.asked.order is chosen)
        assert app.main.listing.order is chosen


async def test_keys_of_the_list(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        await pilot.press("tab", "down", "down")

        def selected() -> str:
            current = app.main.listing.current
            return current.title[-1] if current else ""

        assert selected() == "c"
        await pilot.press("up")
        assert selected() == "b"
        await pilot.press("end")
        assert selected() == "e"
        await pilot.press("home")
        assert selected() == "a"
        await pilot.press("pagedown")
        assert selected() > "a"
        await pilot.press("escape")  # nothing to close
        assert has_focus(app, app.main.list)


async def test_keys_inside_fields(tmp_path: Path) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        field = app.main.reading_pane.field
        await pilot.press("slash", *"بحر")
        assert field.cursor_position == 3
        await pilot.press("left")  # forward, in Arabic: it is at the end already
        assert field.cursor_position == 3
        await pilot.press("right")
        assert field.cursor_position == 2
        await pilot.press("down")
        assert app.main.reader.matches.number == 2
        await pilot.press("up")
        assert app.main.reader.matches.number == 1
        await pilot.press("escape")
        assert has_focus(app, app.main.reader)
        await pilot.press("escape")  # the marks go first
        assert len(app.main.reader.matches) == 0
        await pilot.press("slash")
        field.value = "abc"
        field.cursor_position = 1
        await pilot.press("left")
        assert field.cursor_position == 0
        await pilot.press("right")
        assert field.cursor_position == 1


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("كِتَّاب", [0, 2, 5, 6, 7]), ("سَلَا", [0, 2, 4, 5]),
        ("e\u0301☝\ufe0fx", [0, 2, 4, 5]), ("👨\u200d👩\u200d👧!", [0, 5, 6]), ("a\u200d", [0, 2]),
    ],
)  # fmt: skip
async def test_a_letter_and_its_marks_are_one_step_of_the_cursor(
    tmp_path: Path, typed: str, places: list[int]
) -> None:
    async with reading(write_folder(tmp_path), "a.md") as (app, pilot):
        field = app.main.reading_pane.field
        await pilot.press("slash")
        field.value = typed
        for select in (False, True):
            # Without letters it runs as the interface does, which is Arabic.
            keys = ("right", "left")
            there, back = keys if typed[0] in "ea" else keys[::-1]
            for key, order in ((there, places), (back, places[::-1])):
                field.cursor_position = order[0]
                for place in order[1:]:
                    await pilot.press(f"shift+{key}" if select else key)
                    assert field.selection.end == place
                    assert field.selection.start == (order[0] if select else place)
