"""The search of all articles, driven by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.screens.search import Hits, SearchScreen
from newsreader.ui.widgets.field import Field
from support.reading import reading, screen_text, until

ARTICLES = {
    "a": ("حصاد المطر", "بيئة", "تجمع السطوح ماءَ المطرِ في الآبار القديمة، ثم يُنقّى."),
    "b": ("قصيدة", "أدب", "غنّى الشاعر للمطر. لا شيء عن الآبار هنا."),
    "c": ("بطولة الشطرنج", "رياضة", "فاز اللاعب بالبطولة."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, (title, section, body) in ARTICLES.items():
        text = f"---\ntitle: {title}\nsection: {section}\n---\n{body}\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    return tmp_path


async def opened(app: NewsreaderApp, pilot: Pilot[None], *keys: str) -> Hits:
    """Open the search, type, and wait for what is found; return where it is shown."""
    await until(pilot, lambda: app.shelf.library is not None and app.main.listing.total > 0)
    await pilot.press("F", *keys)
    assert isinstance(app.screen, SearchScreen)
    hits = app.screen.query_one(Hits)
    await until(pilot, lambda: bool(hits.hits) == bool(keys))
    return hits


def field(app: NewsreaderApp) -> Field:
    return app.screen.query_one(Field)


def shown(app: NewsreaderApp) -> str:
    return app.desk.article.path if app.desk.article is not None else ""


def names(hits: Hits) -> str:
    return "".join(sorted(Path(hit.entry.path).stem for hit in hits.hits))


async def test_what_is_typed_is_found_and_opened(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        hits = await opened(app, pilot, *"الآبار")
        await until(pilot, lambda: names(hits) == "ab")
        first = hits.current
        assert first is not None
        await pilot.press("down")
        second = hits.current
        assert second is not None
        assert second != first
        assert second.excerpt is not None
        assert [second.excerpt.text[a:b] for a, b in second.excerpt.found] == ["الآبار"]
        await pilot.press("enter")
        await until(pilot, lambda: shown(app) == second.entry.path)
        assert app.screen is app.main
        await pilot.press("slash")
        find = app.main.reading_pane.field
        assert find.value == "الآبار"
        await until(pilot, lambda: "1" in find.status)


async def test_sections_are_gone_through_with_tab(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        hits = await opened(app, pilot, *"الآبار")
        await until(pilot, lambda: names(hits) == "ab")
        assert "بيئة" in hits._note()
        seen = []
        for _ in range(3):
            await pilot.press("tab")
            await until(pilot, lambda: len(hits.hits) == (2 if hits.section is None else 1))
            seen.append(hits.section)
        assert set(seen) == {"بيئة", "أدب", None}
        assert seen[-1] is None
        await pilot.press("shift+tab")
        await until(pilot, lambda: len(hits.hits) == 1)
        assert hits.section == seen[-2]


async def test_the_number_stands_behind_the_section_s_name(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        hits = await opened(app, pilot, *"الآبار")
        await until(pilot, lambda: names(hits) == "ab")
        note = hits.render_line(0).text
        assert display_text(Paragraph(SafeText("بيئة 1"))) in note
        assert display_text(Paragraph(SafeText("أدب 1"))) in note


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("secton:بيئة", "section:"),
        ("المطر is:unraed", "is:unread"),
        ("لاشيءمنهذا", "لا شيء"),
        ("شطرنج قصيدة ", "بعضها"),
        ("", "عبارة"),
    ],
)
async def test_what_is_said_above_what_is_found(folder: Path, typed: str, said: str) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        hits = await opened(app, pilot)
        field(app).value = typed
        await until(pilot, lambda: said in hits._note())


async def test_what_was_searched_before_comes_back(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        for typed in ("مطر", "آبار"):
            await opened(app, pilot, *typed)
            await pilot.press("escape")
            assert app.screen is app.main
        await opened(app, pilot)
        for key, value in (
            ("up", "آبار"), ("up", "مطر"), ("up", "مطر"),
        ):  # fmt: skip
            await pilot.press(key)
            assert field(app).value == value
        hits = app.screen.query_one(Hits)
        await until(pilot, lambda: names(hits) == "ab")
        await pilot.press("enter")
        await until(pilot, lambda: shown(app)[-4:-3] in ("a", "b"))


async def test_enter_at_once_opens_the_best_of_what_was_typed(folder: Path) -> None:
    async with reading(folder, "c.md") as (app, pilot):
        await until(pilot, lambda: app.shelf.library is not None)
        await pilot.press("F", *"قصيدة", "enter")
        await until(pilot, lambda: shown(app).endswith("b.md"))
        await pilot.press("F", *"لاشيءمنهذا", "enter")
        assert isinstance(app.screen, SearchScreen)  # nothing to open: it stays
        await pilot.press("escape", "F", "enter")
        assert len(app.screen_stack) == 1


async def test_it_stands_in_narrow_windows_too(folder: Path) -> None:
    for size in ((40, 12), (60, 20), (9, 3), (1, 1)):
        async with reading(folder, "c.md", size=size) as (app, pilot):
            await opened(app, pilot)
            await pilot.press(*"مطر")
            await until(pilot, lambda: bool(app.screen.query_one(Hits).hits))
            screen_text(app)
            await pilot.press("down", "tab", "enter")


async def test_what_was_searched_comes_back_at_the_next_start(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / ".state"
    for expected in ("", "الآبار"):
        async with reading(folder, "c.md", state=state) as (app, pilot):
            await opened(app, pilot)
            await pilot.press("up")
            assert field(app).value == expected
            await pilot.press("escape", "F", *"الآبار", "escape")
            await until(pilot, (state / "searches.txt").exists)


async def test_a_file_of_searches_that_cannot_be_read_is_told(folder: Path, tmp_path: Path) -> None:
    state = tmp_path / ".state"
    (state / "searches.txt").mkdir(parents=True)
    async with reading(folder, "c.md", state=state) as (app, pilot):
        await opened(app, pilot, *"الآبار")
        await pilot.press("escape")
        # Nothing is written over it: what is wrong is told once.
        await until(pilot, lambda: len(app.voice.faults) == 1)
        assert "searches.txt" in app.voice.faults[0].source
        assert "cannot be read" in app.voice.faults[0].message
