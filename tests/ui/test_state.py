"""The app reads on, whatever happens to the place where it keeps what was read."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from tools.disks.tiny import fill, tiny_disk

from newsreader.library import keeping
from newsreader.library.libraries import Changes, Library
from newsreader.ui.app import NewsreaderApp
from support.reading import reading, screen_text, until, write_folder
from support.state import FILE, base, is_written, kept

NAMES = "abcde"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_LONGEST_PAUSE", 0.2)
    monkeypatch.setattr(keeping, "_PATIENCE", 0.3)


async def read_on(app: NewsreaderApp, pilot: Pilot[None], folder: Path) -> None:
    """Open every article, mark one unread and read again, find a word."""
    for name in NAMES:
        app.desk.open(str(folder / f"{name}.md"))
        await until(pilot, lambda name=name: is_open(app, f"{name}.md"))  # type: ignore[misc]
    library = app.shelf.library
    assert library is not None
    await until(pilot, lambda: all(entry.read for entry in library.entries))
    await pilot.press("M", "M", "slash", "escape")
    assert screen_text(app).strip()


def is_open(app: NewsreaderApp, name: str) -> bool:
    return app.desk.article is not None and app.desk.article.path.endswith(name)


def said(app: NewsreaderApp) -> Callable[[], bool]:
    return lambda: any("library" in fault.source for fault in app.voice.faults)


def tell(app: NewsreaderApp) -> str:
    return "\n".join(map(str, app.voice.faults))


async def test_a_full_disk(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "articles")
    with tiny_disk(1 << 20) as disk:
        if disk is None:
            pytest.skip("no disk of one's own may be mounted here")
        filler = fill(disk, 0)
        state = disk / "state"
        async with reading(folder, "a.md", state=state) as (app, pilot):
            await read_on(app, pilot, folder)
            await until(pilot, said(app))
            filler.unlink()
            assert app.shelf.library is not None
            is_written(app.shelf.library)
        assert sum(reading.read for reading in kept(state).values()) == 5


async def test_a_lock_that_outlasts_the_program(tmp_path: Path) -> None:
    folder, state = write_folder(tmp_path / "articles"), tmp_path / "state"
    async with reading(folder, "a.md", state=state):
        pass
    with base(state) as other:
        other.execute("BEGIN EXCLUSIVE")
        async with reading(folder, "a.md", state=state) as (app, pilot):
            await read_on(app, pilot, folder)
            await until(pilot, said(app))
            assert "another program holds it" in tell(app)


@pytest.mark.parametrize("what", ["damaged", "removed"])
async def test_damaged_or_removed_while_one_reads(tmp_path: Path, what: str) -> None:
    folder, state = write_folder(tmp_path / "articles"), tmp_path / "state"
    async with reading(folder, "a.md", state=state) as (app, pilot):
        assert app.shelf.library is not None
        is_written(app.shelf.library)
        if what == "damaged":
            with base(state) as other:
                other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            size = (state / FILE).stat().st_size
            (state / FILE).write_bytes(b"\xff" * size)
        else:
            shutil.rmtree(state)
        await read_on(app, pilot, folder)
        await until(pilot, said(app))
        assert what in tell(app)
        is_written(app.shelf.library)
    assert sum(reading.read for reading in kept(state).values()) == 5


async def test_what_is_opened_before_the_library_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, state = write_folder(tmp_path / "articles"), tmp_path / "state"
    is_open_to_all, refresh = threading.Event(), Library.refresh

    def held(library: Library, *args: Any, **options: Any) -> Changes:
        is_open_to_all.wait(30)
        return refresh(library, *args, **options)

    monkeypatch.setattr(Library, "refresh", held)
    async with reading(folder, "a.md", state=state, wait=False) as (app, pilot):
        await pilot.press("space")
        app.desk.open(str(folder / "b.md"))
        await until(pilot, lambda: is_open(app, "b.md"))
        assert not app.main.list_ready
        is_open_to_all.set()
        await until(pilot, lambda: app.main.list_ready and not app.shelf.is_refreshing)
        await pilot.pause()
        library = app.shelf.library
        assert library is not None
        assert {entry.title[-1] for entry in library.entries if entry.read} == {"a", "b"}
        assert library.reading(str(folder / "a.md")).place not in (None, (0, 0))
        is_written(library)
    assert kept(state)[str(folder / "a.md")].read


async def test_what_is_toggled_is_what_is_known_by_now(tmp_path: Path) -> None:
    """A list that was asked for before the last mark may be shown after it."""
    folder = write_folder(tmp_path / "articles")
    async with reading(folder, "a.md") as (app, pilot):
        library = app.shelf.library
        assert library is not None
        current = app.main.listing.current
        assert current is not None
        library.mark_read(current.path, False)
        library.bookmark(current.path, True)
        await pilot.press("M", "asterisk")
        known = library.reading(current.path)
        assert (known.read, known.bookmarked) == (True, False)
