"""Bookmarks, and when an article was opened: kept, seen in other windows, rescued."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from newsreader.library.entries import Reading
from newsreader.library.rescue import rescued
from newsreader.text.offsets import CodePoint
from support.state import FILE, base, is_written, kept, opened

PLACE = (3, CodePoint(7))


def test_they_outlive_the_program(root: Path, state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, other = str(root / "a.md"), str(root / "b.md")
    monkeypatch.setattr(time, "time", lambda: 1_790_000_000.7)
    with opened(root, state) as library:
        library.bookmark(path)
        library.mark_opened(other)
        library.set_place(other, *PLACE)
        expected = {
            path: Reading(bookmarked=True),
            other: Reading(read=True, place=PLACE, opened=1_790_000_000),
        }
        assert {each: library.reading(each) for each in (path, other)} == expected
        assert not library.close(10)
    with opened(root, state) as library:
        assert {each: library.reading(each) for each in (path, other)} == expected
        entry = library.entry(path)
        assert entry is not None
        assert (entry.read, entry.bookmarked, entry.opened) == (False, True, 0)
        entry = library.entry(other)
        assert entry is not None
        assert (entry.read, entry.bookmarked, entry.opened) == (True, False, 1_790_000_000)
        library.bookmark(path, False)
        library.mark_read(other, False)
        assert not library.close(10)
    with opened(root, state) as library:
        assert not library.reading(path).bookmarked
        assert library.reading(other) == Reading(False, PLACE, False, 1_790_000_000)


def test_a_file_without_the_columns_gets_them_with_the_first_mark(root: Path, state: Path) -> None:
    path = str(root / "a.md")
    with opened(root, state) as library:
        library.mark_read(path)
        library.set_place(path, *PLACE)
        assert not library.close(10)

    def columns() -> list[str]:
        with base(state) as connection:
            return [row[1] for row in connection.execute("PRAGMA table_info(reading)")]

    assert columns() == ["path", "read", "part", "offset"]
    with opened(root, state) as library:
        library.bookmark(path)
        assert not library.close(10)
    added = ["bookmarked", "opened", "lettered", "origin"]
    assert columns() == ["path", "read", "part", "offset", *added]
    assert kept(state) == {path: Reading(True, PLACE)}
    with opened(root, state) as library:
        assert library.reading(path) == Reading(True, PLACE, True)


def test_letters_are_kept_with_their_places(root: Path, state: Path) -> None:
    path = str(root / "a.md")
    with opened(root, state) as library:
        library.letter(path, "a", 3, 120)
        library.letter(path, "[", 0, 0)
        library.letter(path, "ش", 1 << 30, 7)
        assert not library.close(10)
    with opened(root, state) as library:
        kept_letters = dict(library.reading(path).lettered)
        assert kept_letters == {"a": (3, 120), "[": (0, 0), "ش": (1 << 30, 7)}
        assert not library.reading(path).is_marked  # the list shows nothing of it
        library.letter(path, "a", 4, 1)
        library.set_place(path, *PLACE)
        assert not library.close(10)
    with opened(root, state) as library:
        assert dict(library.reading(path).lettered)["a"] == (4, 1)
        assert library.reading(path).place == PLACE


def test_a_file_of_the_version_before_gets_the_column_of_letters(root: Path, state: Path) -> None:
    path = str(root / "a.md")
    with opened(root, state) as library:
        library.bookmark(path)
        assert not library.close(10)
    with base(state) as connection:
        connection.execute("ALTER TABLE reading DROP COLUMN lettered")
    with opened(root, state) as library:
        assert library.reading(path) == Reading(bookmarked=True)
        library.letter(path, "a", *PLACE)
        assert not library.close(10)
    with base(state) as connection:
        # As the version before writes: it knows nothing of the column, which stays as it is.
        connection.execute("UPDATE reading SET read = 1, opened = 5")
    with opened(root, state) as library:
        assert library.reading(path) == Reading(True, None, True, 5, (("a", PLACE),))


@pytest.mark.parametrize(
    ("value", "letters"),
    [
        ("'97:1:2 x 98:3'", {"a": (1, 2)}),
        ("'97:1:2:3 98:4:5'", {"b": (4, 5)}),
        ("'9999999:1:2 97:9999999999:1'", {}),
        ("7", {}),
        ("x'00'", {}),
        ("NULL", {}),
    ],
)
def test_what_is_broken_of_letters_counts_as_not_known(
    root: Path, state: Path, value: str, letters: dict[str, tuple[int, int]]
) -> None:
    path = str(root / "a.md")
    with opened(root, state) as library:
        library.letter(path, "a", 1, 1)
        assert not library.close(10)
    with base(state) as connection:
        connection.execute(f"UPDATE reading SET lettered = {value}")
    with opened(root, state) as library:
        assert dict(library.reading(path).lettered) == letters


@pytest.mark.parametrize("name", ["b.md", "اسم.md", "caf\udce9.md"])
def test_from_where_it_was_opened_is_kept(root: Path, state: Path, name: str) -> None:
    path, origin = str(root / "a.md"), f"{root}/{name}"
    with opened(root, state) as library:
        library.mark_opened(path, origin)
        library.mark_opened(origin)
        assert not library.close(10)
    with opened(root, state) as library:
        assert library.reading(path).origin == origin
        assert library.reading(origin).origin == ""
        library.mark_opened(path)  # from the list: what is known of where it was named stays
        (root / "a.md").rename(root / "x.md")
        library.refresh()
        assert library.reading(str(root / "x.md")).origin == origin
        assert not library.close(10)
    with base(state) as connection:
        connection.execute("UPDATE reading SET origin = NULL")
    with opened(root, state) as library:
        assert library.reading(path).origin == ""


def test_another_window_sees_a_bookmark(root: Path, state: Path) -> None:
    path = str(root / "a.md")
    with opened(root, state) as one, opened(root, state) as other:
        one.bookmark(path)
        is_written(one)
        assert other.refresh().marked == (path,)
        entry = other.entry(path)
        assert entry is not None
        assert entry.bookmarked
        assert [each.entry.path for each in other.search("is:bookmarked").found] == [path]
        one.bookmark(path, False)
        is_written(one)
        other.refresh()
        assert not other.search("is:bookmarked").found


def test_they_are_rescued_from_a_damaged_file(root: Path, state: Path) -> None:
    paths = [f"/articles/{number}.md" for number in range(300)]
    with opened(root, state) as library:
        library.mark_read(paths[0])
        is_written(library)  # a row that has no more than four columns
        for path in paths[1:]:
            library.bookmark(path)
        library.mark_opened(paths[-1])
        for path in paths[100:200]:
            library.letter(path, "a", 7, 300)
            library.mark_opened(path, paths[0])
        assert not library.close(10)
        expected = {path: library.reading(path) for path in paths}
    data = (state / FILE).read_bytes()
    (state / FILE).write_bytes(b"\xff" * 16 + data[16:18] + b"\xff" * 200 + data[218:])
    found = rescued(state / FILE)
    assert len(found) > 250
    assert all(expected[path] == reading for path, reading in found.items())
    assert sum(bool(reading.lettered) for reading in found.values()) > 80
    assert sum(reading.origin == paths[0] for reading in found.values()) > 80
    with opened(root, state) as library:
        assert "damaged" in library.hears()
        assert {path: library.reading(path) for path in found} == found
        assert not library.close(10)


@pytest.mark.parametrize("value", ["'x'", "-1", "1 << 50", "1.5", "x'00'"])
def test_what_is_broken_counts_as_not_known(root: Path, state: Path, value: str) -> None:
    path = str(root / "a.md")
    with opened(root, state) as library:
        library.bookmark(path)
        assert not library.close(10)
    with base(state) as connection:
        connection.execute(f"UPDATE reading SET bookmarked = {value}, opened = {value}")
    with opened(root, state) as library:
        assert library.reading(path) == Reading()
