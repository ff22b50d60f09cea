"""What is catalogued is not loaded again: articles of files, part by part until all are in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.article.blocks import Paragraph
from newsreader.article.spans import Inline
from newsreader.library import refreshing
from newsreader.library.catalogue import Catalogue
from newsreader.library.entries import Stamp, entry_of, terms_of
from newsreader.library.libraries import Library
from newsreader.library.rows import Row
from newsreader.loading import Loaded, Options, Stream, load_all, load_found
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from support import fixtures
from support.state import FILE, article, base

STAMP = Stamp(700, 42)


def rows(count: int) -> list[Row]:
    """Return so many rows of a file called `f`."""
    found = [loaded.article for loaded in load_all(Stream(fixtures.lines(count).encode()))]
    return [
        Row.of(entry_of(each, STAMP, "f", place), terms_of(each))
        for place, each in enumerate(found)
        if each is not None
    ]


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue.writer(tmp_path / FILE)


def titles(catalogue: Catalogue) -> list[str]:
    return [entry.title for entry, _ in catalogue.entries("f", None)]


def test_a_file_counts_when_its_last_part_is_in(catalogue: Catalogue) -> None:
    one, two, three = rows(3)
    catalogue.put("f", STAMP, [one], first=True, last=False)
    assert catalogue.stamps() != {"f": STAMP}
    catalogue.put("f", STAMP, [two], first=False, last=False)
    assert catalogue.stamps() != {"f": STAMP}
    catalogue.put("f", STAMP, [three], first=False, last=True)
    assert catalogue.stamps() == {"f": STAMP}
    assert titles(catalogue) == ["خبر 1", "خبر 2", "خبر 3"]
    catalogue.close()


def test_first_parts_take_the_place_of_all_that_was_there(catalogue: Catalogue) -> None:
    one, two = rows(2)
    catalogue.put("f", Stamp(1, 1), [one, two], first=True, last=True)
    catalogue.put("f", STAMP, [two], first=True, last=True)
    assert (titles(catalogue), catalogue.stamps()) == (["خبر 2"], {"f": STAMP})
    catalogue.put("f", Stamp(0, 0), [], first=True, last=True)
    assert (titles(catalogue), catalogue.stamps()) == ([], {})
    catalogue.close()


def test_more_rows_than_are_read_at_once_come_in_their_order(catalogue: Catalogue) -> None:
    (one,) = rows(1)
    many = [one._replace(path=f"f#{number}") for number in range(450)]
    with catalogue.transaction():
        catalogue.put("f", STAMP, many, first=True, last=True)
    assert [entry.path for entry, _ in catalogue.entries("f", None)] == [r.path for r in many]
    catalogue.close()


def test_articles_of_a_later_version_are_not_ours(catalogue: Catalogue, tmp_path: Path) -> None:
    catalogue.put("f", STAMP, rows(1), first=True, last=True)
    catalogue.close()
    for change, stamps in (
        ("PRAGMA user_version=2", {"f": STAMP}),
        ("PRAGMA user_version=3", {}),
        ("PRAGMA user_version=2; DROP TABLE article", {}),
    ):
        with base(tmp_path) as connection:
            connection.executescript(change)
        reader = Catalogue.reader(tmp_path / FILE)
        assert reader.stamps() == stamps
        reader.close()


def test_what_is_gone_while_the_program_is_not_there_is_forgotten(tmp_path: Path) -> None:
    root, state = tmp_path / "root", tmp_path / "state"
    paths = [article(root, name) for name in ("a.md", "b.md")]
    elsewhere = article(tmp_path / "other", "c.md")
    for folder in (tmp_path / "other", root):
        library = Library([folder], state)
        library.refresh()
        assert not library.close(10)
    Path(paths[0]).unlink()
    library = Library([root], state)
    library.refresh()
    assert not library.close(10)
    reader = Catalogue.reader(state / FILE)
    assert set(reader.stamps()) == {paths[1], elsewhere}
    reader.close()


def test_minutes_are_those_of_the_script() -> None:
    (loaded,) = load_all(Stream(fixtures.lines(1).encode()))
    assert loaded.article is not None
    half = entry_of(loaded.article, STAMP, share=0.5)
    assert half.words == 2 * entry_of(loaded.article, STAMP).words
    for direction, minutes in ((Direction.RTL, 10), (Direction.LTR, 8)):
        long = replace(
            loaded.article,
            direction=direction,
            blocks=(Paragraph(Inline(SafeText("كلمة " * 1800))),),
        )
        assert entry_of(long, STAMP).minutes == minutes
    short = replace(loaded.article, blocks=(Paragraph(Inline(SafeText("كلمة"))),))
    assert entry_of(short, STAMP).minutes == 1


def test_files_that_did_not_change_are_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, state = tmp_path / "root", tmp_path / "state"
    article(root)
    (root / "news.jsonl").write_text(fixtures.lines(120), encoding="utf-8")
    first = Library([root], state)
    first.refresh()
    entries, found = first.entries, first.search("السوق", 5)
    assert len(entries) == 121
    assert not first.close(10)
    loaded: list[str] = []

    def noted(path: Path, options: Options) -> Iterator[Loaded]:
        loaded.append(path.name)
        return load_found(path, options)

    monkeypatch.setattr(refreshing, "load_found", noted)
    again = Library([root], state)
    again.refresh()
    assert (again.entries, again.search("السوق", 5)) == (entries, found)
    assert loaded == []
    article(root, title="عنوان آخر أطول منه")
    again.refresh()
    assert loaded == ["a.md"]
    again.close()
