"""Archives that nobody opens any more, and the order in which a library was listed last."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from newsreader.library import arranged, tenancy
from newsreader.library.archive import folder_of
from newsreader.library.libraries import Library
from newsreader.library.lock import Lock
from newsreader.library.orders import Order
from newsreader.library.tenancy import Tenancy, sweep

DAY = 86_400


def archives(state: Path) -> set[str]:
    return {folder.name for folder in (state / ".libraries").iterdir()}


def used(root: Path, state: Path) -> Path:
    """Use a library once; return its archive's folder."""
    library = Library([root], state)
    library.refresh()
    library.mark_read(str(root / "a.md"))
    library.close(10)
    return folder_of(state, [root], deep=True)


def test_what_nobody_has_opened_for_long_is_taken_away(root: Path, state: Path) -> None:
    folder = used(root, state)
    now = time.time()
    kept = {file.name for file in state.iterdir()}
    assert sweep(folder.parent, now + 179 * DAY) == []
    assert sweep(folder.parent, now - 999 * DAY) == []  # a clock that went backwards
    assert sweep(folder.parent, now + 181 * DAY) == [folder.name]
    assert archives(state) == set()
    assert {file.name for file in state.iterdir()} == kept  # what was read is not derived
    again = Library([root], state)
    again.refresh()
    assert [entry.title for entry in again.entries if entry.read] == ["مقال a"]
    again.close(10)


def test_what_has_no_files_any_more_is_taken_away_earlier(
    root: Path, state: Path, tmp_path: Path
) -> None:
    folder = used(root, state)
    (tmp_path / "articles").rename(tmp_path / "elsewhere")
    now = time.time()
    assert sweep(folder.parent, now + 29 * DAY) == []  # a drive may come back
    assert sweep(folder.parent, now + 31 * DAY) == [folder.name]


def test_opening_it_counts_and_starts_sweep(root: Path, state: Path, tmp_path: Path) -> None:
    folder = used(root, state)
    other = tmp_path / "others"
    other.mkdir()
    old = time.time() - 200 * DAY
    os.utime(folder / "opened", (old, old))
    assert used(root, state) == folder  # its own it does not take away
    assert sweep(folder.parent) == []
    os.utime(folder / "opened", (old, old))
    assert archives(state) == {folder.name}
    new = used(other, state)
    assert archives(state) == {new.name}


def test_an_archive_of_before_goes_by_its_catalogue(root: Path, state: Path) -> None:
    folder = used(root, state)
    (folder / "opened").unlink()
    assert sweep(folder.parent, time.time() + 100 * DAY) == []
    assert sweep(folder.parent, time.time() + 200 * DAY) == [folder.name]


def test_what_another_window_has_open_stays(root: Path, state: Path) -> None:
    window = Library([root], state)
    window.refresh()
    folder = folder_of(state, [root], deep=True)
    later = time.time() + 400 * DAY
    assert sweep(folder.parent, later) == []
    assert len(window.search("المقال").found) == 3
    window.close(10)
    lock = Lock(folder / "lock")
    assert lock.take()
    assert sweep(folder.parent, later) == []  # somebody writes to it, who does not hold it
    lock.let_go()
    assert sweep(folder.parent, later) == [folder.name]


def test_whoever_opens_one_that_is_being_taken_away_has_a_new_one(state: Path) -> None:
    folder = state / ".libraries" / ("0" * 16)
    first = Tenancy(folder, [Path("/none")])
    first.begin()
    first.end()
    errors: list[Exception] = []

    def come_and_go() -> None:
        for _ in range(200):
            here = Tenancy(folder, [Path("/none")])
            try:
                here.begin()
                assert (folder / "opened").exists()
            except (OSError, AssertionError) as error:
                errors.append(error)
            here.end()

    guest = threading.Thread(target=come_and_go)
    guest.start()
    later = time.time() + 400 * DAY
    while guest.is_alive():
        sweep(folder.parent, later)
    assert errors == []


def test_what_was_left_half_taken_away_goes_too(root: Path, state: Path) -> None:
    folder = used(root, state)
    left = folder.with_name(f"{folder.name}.gone")
    (left / "index").mkdir(parents=True)
    assert sweep(folder.parent) == []
    assert archives(state) == {folder.name}


def test_only_archives_are_taken_away_and_few_at_a_time(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tenancy, "_MOST", 2)
    parent = state / ".libraries"
    for number in range(3):
        made = Tenancy(parent / f"{number:016x}", [])
        made.begin()
        made.end()
    (parent / "mine").mkdir()
    (parent / "mine" / "opened").touch()
    elsewhere = state / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "opened").touch()
    (parent / ("f" * 16)).symlink_to(elsewhere)
    later = time.time() + 400 * DAY
    assert len(sweep(parent, later)) == 2
    assert len(sweep(parent, later)) == 1
    assert archives(state) == {"mine", "f" * 16}
    assert (elsewhere / "opened").exists()


def test_each_library_s_order_is_kept(root: Path, state: Path, tmp_path: Path) -> None:
    one, other = Library([root], state), Library([tmp_path / "other"], state)
    assert (one.order, other.order) == (Order.SECTION, Order.SECTION)
    assert one.keep_order(Order.TITLE) == ()
    assert other.keep_order(Order.DATE) == ()
    assert one.keep_order(Order.MINUTES) == ()
    assert Library([root], state).order is Order.MINUTES
    assert Library([tmp_path / "other"], state).order is Order.DATE
    assert Library([root]).keep_order(Order.DATE) == ()  # nothing is kept


def test_orders_that_cannot_be_read_or_kept(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state.mkdir()
    (state / "orders.txt").write_bytes(b"a \xff\nb nothing\nc\nd title\n")
    found = [arranged.recall(state, name) for name in "abcde"]
    assert found == [Order.SECTION, Order.SECTION, Order.SECTION, Order.TITLE, Order.SECTION]
    monkeypatch.setattr(arranged, "_REMEMBERED", 2)
    assert arranged.remember(state, "d", Order.DATE) == ()
    assert arranged.remember(state, "e", Order.SOURCE) == ()
    assert (state / "orders.txt").read_text("utf-8") == "d date\ne source\n"
    (state / "orders.txt").unlink()
    (state / "orders.txt").mkdir()
    assert arranged.recall(state, "d") is Order.SECTION
    (fault,) = arranged.remember(state, "d", Order.DATE)
    assert fault.message.startswith("the order of the list cannot be kept: ")
