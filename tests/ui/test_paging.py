"""Pages are turned at once, or on their way for a moment."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from newsreader.layout.documents import Position
from newsreader.session.pages import Page
from newsreader.ui.app import NewsreaderApp
from newsreader.ui.widgets import paging
from support.reading import read_at_once, reading, until

Open = tuple[NewsreaderApp, Pilot[None], list[Position]]


@asynccontextmanager
async def smooth(tmp_path: Path) -> AsyncIterator[Open]:
    """Open a long article whose pages turn smoothly; the list gets the rows that are passed."""
    (tmp_path / "a.md").write_text("# عنوان\n\n" + "سطر من المقال.\n\n" * 200, "utf-8")
    async with reading(tmp_path, "a.md") as (app, pilot):
        reader = app.main.reader
        reader.is_smooth = True
        passed: list[Position] = []

        def note(page: Page | None) -> None:
            if page is not None:
                passed.append(page.top)

        reader.watch(reader, "page", note, init=False)
        yield app, pilot, passed


def turned(page: Page | None, *windows: float) -> Page:
    assert page is not None
    for each in windows:
        page = page.by_windows(each)
    return page


async def test_what_is_between_is_shown_on_the_way(tmp_path: Path) -> None:
    async with smooth(tmp_path) as (app, pilot, passed):
        start = app.main.reader.page
        assert start is not None
        there = turned(start, 1)
        read_at_once(app, b" ")
        await until(pilot, lambda: app.main.reader.page == there)
        assert passed == sorted(passed)
        assert len(set(passed)) > 3
        assert start.top < passed[0] < passed[-1] == there.top
        passed.clear()
        read_at_once(app, b"b")
        await until(pilot, lambda: app.main.reader.page == start)
        assert passed == sorted(passed, reverse=True)
        assert len(set(passed)) > 3


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something else be done on the way."""
    monkeypatch.setattr(paging, "_FRAME_SECONDS", 0.25)


@pytest.mark.usefixtures("slow")
async def test_keys_on_the_way_count_from_where_it_leads(tmp_path: Path) -> None:
    async with smooth(tmp_path) as (app, pilot, _):
        reader = app.main.reader
        there = turned(reader.page, 1, 1, 0.5).by_rows(1)
        for key in b"  dj":
            read_at_once(app, bytes([key]))
        await until(pilot, lambda: reader.page == there)
        assert reader.aim == there
        read_at_once(app, b" ")
        await until(pilot, lambda: reader.page not in (there, reader.aim))  # on its way
        assert reader.place == turned(there, 1).place
        await pilot.resize_terminal(90, 25)
        await until(pilot, lambda: reader.page == reader.aim)
        assert reader.place == turned(there, 1).place


@pytest.mark.usefixtures("slow")
async def test_another_article_ends_the_way(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# غيره\n\n" + "سطر آخر.\n\n" * 200, "utf-8")
    async with smooth(tmp_path) as (app, pilot, _):
        reader = app.main.reader
        start = reader.page
        read_at_once(app, b" ")
        await until(pilot, lambda: reader.page not in (start, reader.aim))
        app.desk.open(str(tmp_path / "b.md"))
        await until(pilot, lambda: "غيره" in str(reader.article))
        assert reader.page is not None
        assert reader.aim is reader.page
        assert reader.page.at_start


async def test_at_the_end_there_is_no_way(tmp_path: Path) -> None:
    async with smooth(tmp_path) as (app, pilot, passed):
        read_at_once(app, b"G")
        await until(pilot, lambda: app.main.reader.page is not None and app.main.reader.page.at_end)
        passed.clear()
        read_at_once(app, b" ")
        await until(pilot, lambda: app.main.reader._gliding is None)
        assert set(passed) <= {turned(app.main.reader.page, 0).top}
