"""What is known of the reading of an article follows it where it is moved or renamed."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from newsreader.library.archive import folder_of
from newsreader.library.entries import Reading
from newsreader.library.libraries import Library
from newsreader.text.offsets import CodePoint
from support import fixtures
from support.state import Window, article, is_written, opened

PLACE = (2, CodePoint(9))


@pytest.fixture
def root(root: Path) -> Path:
    (root / "news.jsonl").write_text(fixtures.lines(3), encoding="utf-8")
    return root


def read(library: Library, path: str) -> Reading:
    """Open an article, leave it at a place, bookmark it; return what is known of it then."""
    library.mark_opened(path)
    library.set_place(path, *PLACE)
    library.bookmark(path)
    library.letter(path, "a", *PLACE)
    return library.reading(path)


def known(library: Library, path: str) -> Reading:
    """Return what is known of an article, in the list too."""
    entry, reading = library.entry(path), library.reading(path)
    assert entry is not None
    assert (entry.read, entry.bookmarked, entry.opened) == (
        reading.read, reading.bookmarked, reading.opened,
    )  # fmt: skip
    return reading


@pytest.mark.parametrize("name", ["renamed.md", "below/a.md", "other.txt"])
@pytest.mark.parametrize("is_running", [True, False])
def test_a_file_is_moved(root: Path, state: Path, name: str, is_running: bool) -> None:
    new = root / name
    new.parent.mkdir(exist_ok=True)
    with opened(root, state) as library:
        expected = read(library, str(root / "a.md"))
        assert not library.close(10) or not is_running
    with opened(root, state) as library:
        if is_running:
            (root / "a.md").rename(new)
            assert library.refresh().new == (str(new),)
        else:
            library.close()
            (root / "a.md").rename(new)
            library = Window(root, state)
            library.refresh()
        assert known(library, str(new)) == expected
        assert known(library, str(root / "b.md")) == Reading()
        assert not library.close(10)
    with opened(root, state) as library:
        assert known(library, str(new)) == expected


def test_it_comes_back_after_a_while(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        expected = read(library, str(root / "a.md"))
        shutil.move(root / "a.md", root.parent / "a.md")
        assert library.refresh().gone
        shutil.copy(root.parent / "a.md", root / "again.md")
        library.refresh()
        assert known(library, str(root / "again.md")) == expected


def test_the_articles_of_a_collection_follow_it(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        expected = read(library, f"{root}/news.jsonl#2")
        (root / "news.jsonl").rename(root / "old.jsonl")
        library.refresh()
        assert known(library, f"{root}/old.jsonl#2") == expected
        assert known(library, f"{root}/old.jsonl#1") == Reading()


def test_without_a_state_folder_too(root: Path) -> None:
    library = Library([root])
    library.refresh()
    expected = read(library, str(root / "a.md"))
    (root / "a.md").rename(root / "x.md")
    library.refresh()
    assert known(library, str(root / "x.md")) == expected
    library.close()


def test_another_text_of_the_same_name_and_what_was_read_already_stay(
    root: Path, state: Path
) -> None:
    with opened(root, state) as library:
        read(library, str(root / "a.md"))
        library.mark_read(f"{root}/x.md")
        (root / "a.md").rename(root / "x.md")
        article(root, "y.md", "عنوان آخر")
        library.refresh()
        assert known(library, str(root / "x.md")) == Reading(read=True)
        assert known(library, str(root / "y.md")) == Reading()


def test_a_catalogue_that_does_not_know_how_is_made_anew(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        expected = read(library, str(root / "a.md"))
        is_written(library)
        library.close(10)
    catalogue = folder_of(state, [root], deep=True) / "catalogue.sqlite3"
    base = sqlite3.connect(catalogue)
    base.executescript(
        "ALTER TABLE article RENAME TO old; CREATE TABLE article (number INTEGER PRIMARY KEY"
        " AUTOINCREMENT, file INTEGER, path TEXT, entry TEXT); INSERT INTO article SELECT number,"
        " file, path, entry FROM old; DROP TABLE old; PRAGMA user_version=1"
    )
    base.close()
    with opened(root, state) as library:
        assert not library.heard
        assert len(library.entries) == 6
        (root / "a.md").rename(root / "x.md")
        library.refresh()
        assert known(library, str(root / "x.md")) == expected
