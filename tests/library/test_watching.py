"""Changes in folders are told of, and where nobody tells of them it is known that nobody does."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import watchfiles

from newsreader.library import watching
from newsreader.library.watching import Watch, tells
from support.waiting import wait_until

pytestmark = pytest.mark.usefixtures("attentive")


@contextmanager
def watched(*folders: Path, deep: bool = True) -> Iterator[tuple[Watch, threading.Event]]:
    """Watch folders; wait until that has begun."""
    changed = threading.Event()
    watch = Watch(folders, changed.set, deep=deep)
    try:
        assert changed.wait(10)  # once, for what came before
        changed.clear()
        yield watch, changed
    finally:
        watch.end()


def test_what_changes_is_told(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other" / "below"
    one.mkdir()
    other.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    with watched(one, tmp_path / "other") as (watch, changed):
        for change in (
            lambda: (one / "a.md").write_text("a"),
            lambda: (one / "a.md").write_text("b"),
            lambda: (other / "c.md").write_text("c"),
            (one / "a.md").unlink,
            lambda: shutil.rmtree(other),
        ):
            change()
            assert changed.wait(10)
            changed.clear()
        assert not watch.is_silent


def test_what_nobody_lists_is_not_told(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    below = tmp_path / "below"
    below.mkdir()
    with watched(tmp_path, deep=False) as (_, changed):
        (tmp_path / ".git" / "index").write_text("x")
        (tmp_path / ".hidden.md").write_text("x")
        (below / "a.md").write_text("x")
        assert not changed.wait(0.7)
        (tmp_path / "a.md").write_text("x")
        assert changed.wait(10)


def test_a_folder_that_goes_away_is_known_to_be_lost(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with watched(folder) as (watch, _):
        folder.rename(tmp_path / "aside")
        wait_until(lambda: watch.is_lost and watch.is_silent)
        folder.mkdir()
        assert watch.is_lost
    with watched(folder) as (watch, changed):
        assert not watch.is_lost
        (folder / "a.md").write_text("x")
        assert changed.wait(10)


def test_until_it_has_begun_nobody_must_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To watch very many folders takes seconds to begin, and all is looked at once then."""
    may_begin, may_end = threading.Event(), threading.Event()

    def slow(*_folders: str, **_options: object) -> Iterator[set[object]]:
        assert may_begin.wait(30)
        yield set()
        assert may_end.wait(30)

    monkeypatch.setattr(watchfiles, "watch", slow)
    changed = threading.Event()
    watch = Watch([tmp_path], changed.set, deep=True)
    assert not changed.is_set()
    assert not watch.is_silent
    may_begin.set()
    assert changed.wait(30)
    assert not watch.is_silent
    may_end.set()
    wait_until(lambda: watch.is_silent)


def test_of_a_file_or_nothing_nobody_tells(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("x")
    for root in (file, tmp_path / "none"):
        changed = threading.Event()
        watch = Watch([root], changed.set, deep=True)
        assert not changed.wait(0.5)
        wait_until(partial(getattr, watch, "is_silent"))
        watch.end()


def test_of_disks_elsewhere_nobody_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda / ext4 rw 0 0\nhost:/news /srv/news nfs4 rw 0 0\n"
        "/dev/sdb /srv/news/local xfs rw 0 0\n"
        "x@y: /home/me/far fuse.sshfs rw 0 0\n"
        "//host/share /media/My\\040News\\134 cifs rw 0 0\n"
        "auto /net/news autofs rw 0 0\nhost /net/news 9p rw 0 0\n"
        "host:/a /mnt nfs rw 0 0\n/dev/sdc /mnt ext4 rw 0 0\n"
    )
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    told = ["/", "/srv", "/srv/newspaper", "/srv/news/local/a", "/home/me", "/media/My", "/mnt/a"]
    untold = ["/srv/news", "/srv/news/a", "/home/me/far/b", "/media/My News\\/a", "/net/news/a"]
    assert [folder for folder in (*told, *untold) if tells(folder)] == told
    monkeypatch.setattr(watching, "_MOUNTS", tmp_path / "none")
    assert tells("/srv/news")


def test_a_folder_whose_name_is_no_text_is_looked_at(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    folder.mkdir()
    thrown: list[object] = []
    hook, threading.excepthook = threading.excepthook, thrown.append
    try:
        watch = Watch([folder], lambda: None, deep=True)
        wait_until(lambda: not any(each.name == "watch" for each in threading.enumerate()))
    finally:
        threading.excepthook = hook
    assert not thrown
    assert watch.is_silent
    assert not watch.is_lost
