"""The library: kept up with the disk, related articles, what was read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from newsreader.library.libraries import Library
from newsreader.loading import load
from newsreader.text.offsets import CodePoint

ARTICLES = Path(__file__).parents[2] / "articles"


def write(path: Path, title: str, body: str = "متن.", **fields: str) -> str:
    matter = "".join(f"{name}: {value}\n" for name, value in fields.items())
    path.write_text(f"---\ntitle: {title}\n{matter}---\n{body}\n", encoding="utf-8")
    return str(path)


def test_a_folder_is_followed(tmp_path: Path) -> None:
    first = write(tmp_path / "a.md", "أول", date="2026-01-01")
    second = write(tmp_path / "b.md", "ثان", date="2026-01-02")
    library = Library([tmp_path])
    changes = library.refresh()
    assert changes.new == (first, second)
    assert [entry.title for entry in library.entries] == ["ثان", "أول"]
    assert not library.refresh()
    write(tmp_path / "a.md", "أول جديد بعنوان أطول", date="2026-01-03")
    (tmp_path / "b.md").unlink()
    third = write(tmp_path / "c.txt", "ثالث")
    changes = library.refresh()
    assert (changes.new, changes.changed, changes.gone) == ((third,), (first,), (second,))
    assert [entry.title for entry in library.entries] == ["أول جديد بعنوان أطول", "ثالث"]
    library.close()


def test_a_bad_file_is_told_once_until_it_changes(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xff")
    write(tmp_path / "a.md", "أول")
    library = Library([tmp_path])
    assert [fault.source for fault in library.refresh().faults] == [str(bad)]
    assert not library.refresh().faults
    bad.write_bytes(b"\xfe\xfe\xfe")
    library.refresh()
    write(bad, "صار جيدا")
    assert library.refresh().changed == (str(bad),)
    assert len(library.entries) == 2


def test_progress_goes_from_none_to_all(tmp_path: Path) -> None:
    for number in range(60):
        write(tmp_path / f"{number}.md", f"مقال {number}")
    shares: list[float] = []
    Library([tmp_path]).refresh(shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_closing_ends_a_refresh_early(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / f"{number}.md", f"مقال {number}")
    library = Library([tmp_path])

    def close(share: float) -> None:
        library._closing.set()

    library.refresh(close)
    assert len(library.entries) == 1


def test_only_the_folder_itself_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "a.md", "أول")
    write(tmp_path / "sub" / "b.md", "ثان")
    for deep, count in ((True, 2), (False, 1)):
        library = Library([tmp_path], deep=deep)
        library.refresh()
        assert len(library.entries) == count


def test_what_was_read_outlives_the_program(tmp_path: Path) -> None:
    state = tmp_path / "state"
    path = write(tmp_path / "a.md", "أول")
    library = Library([tmp_path], state)
    library.refresh()
    library.mark_read(path)
    library.set_place(path, 3, 17)
    library.close()
    again = Library([tmp_path], state)
    again.refresh()
    entry = again.entry(path)
    assert entry is not None
    assert entry.read
    assert again.reading(path).place == (3, CodePoint(17))
    again.mark_read(path, False)
    assert not again.reading(path).read
    assert again.reading("nowhere").place is None
    again.close()


def test_entries_come_from_the_catalogue_where_nothing_changed(tmp_path: Path) -> None:
    state = tmp_path / "state"
    write(tmp_path / "a.md", "أول", date="2026-01-02T10:00:00", tags="[ا, ب]", section="قسم")
    write(tmp_path / "b.md", "ثان", date="2026-01-01")
    library = Library([tmp_path], state)
    library.refresh()
    entries = library.entries
    library.close()
    again = Library([tmp_path], state)
    again.refresh()
    assert again.entries == entries
    again.close()


def test_a_damaged_catalogue_is_told_and_done_without(tmp_path: Path) -> None:
    state = tmp_path / "state"
    state.mkdir()
    (state / "library.sqlite3").write_bytes(b"this is no database at all" * 100)
    path = write(tmp_path / "a.md", "أول")
    library = Library([tmp_path], state)
    assert library.fault is not None
    assert "\n" not in str(library.fault)
    library.refresh()
    library.mark_read(path)
    assert library.reading(path).read
    assert (state / "library.sqlite3").read_bytes().startswith(b"this is no database")


def test_a_catalogue_of_another_version_keeps_what_was_read(tmp_path: Path) -> None:
    state = tmp_path / "state"
    path = write(tmp_path / "a.md", "أول")
    library = Library([tmp_path], state)
    library.refresh()
    library.mark_read(path)
    library.close()
    with sqlite3.connect(state / "library.sqlite3") as base:
        base.execute("PRAGMA user_version=99")
    base.close()
    again = Library([tmp_path], state)
    again.refresh()
    assert again.reading(path).read
    assert len(again.entries) == 1
    again.close()


def test_related_are_those_named_then_the_nearest(tmp_path: Path) -> None:
    library = Library([ARTICLES])
    library.refresh()
    article = load(ARTICLES / "oud-maker.md").article
    assert article is not None
    related = library.related(article, 5)
    assert [Path(r.entry.path).name for r in related if r.named] == [
        "last-storyteller.txt",
        "calligrapher-workshop.md",
    ]
    assert len(related) == 5
    assert article.path not in [r.entry.path for r in related]
    assert all(r.why and r.score > 0 for r in related if not r.named)
    by_title = load(ARTICLES / "village-cup.txt").article
    assert by_title is not None
    names = [Path(r.entry.path).name for r in library.related(by_title, 2)]
    assert names == ["running-club.md", "chess-prodigy.md"]


def test_clusters_are_near_to_each_other(tmp_path: Path) -> None:
    """By content alone: the nearest of a text on water is another on water."""
    library = Library([ARTICLES])
    library.refresh()
    found = library.search("ماء المطر والسطوح والآبار", 4)
    assert "rain-harvest.md" in [Path(f.entry.path).name for f in found]
    assert library.search("", 5) == []


def test_two_libraries_share_a_catalogue(tmp_path: Path) -> None:
    state = tmp_path / "state"
    path = write(tmp_path / "a.md", "أول")
    one, other = Library([tmp_path], state), Library([tmp_path], state)
    one.refresh()
    other.refresh()
    one.mark_read(path)
    assert other.reading(path).read
    one.close()
    other.close()


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    library = Library([tmp_path / "none"])
    changes = library.refresh()
    assert len(changes.faults) == 1
    assert library.entries == ()
