"""What is derived of articles: kept with the state, made anew when it is of no use."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import tantivy
from tools.disks.tiny import fill, tiny_disk

from newsreader.article.blocks import Paragraph
from newsreader.article.spans import Inline
from newsreader.library import archive as archives
from newsreader.library import extracting, resting
from newsreader.library.archive import Archive, folder_of
from newsreader.library.entries import Entry, Stamp, entry_of, text_of
from newsreader.library.index import Document, IndexDamageError
from newsreader.library.index_sqlite import SqliteIndex
from newsreader.library.index_tantivy import TantivyIndex
from newsreader.library.libraries import Library
from newsreader.library.lock import Lock
from newsreader.library.rows import Part, Row
from newsreader.library.troubles import CatalogueError, Trouble
from newsreader.loading import Loaded, Options, Stream, load, load_all, load_found, located
from newsreader.text.controls import SafeText
from newsreader.text.directions import Direction
from support import fixtures
from support.examples import whole
from support.state import Window, article

STAMP = Stamp(700, 42)


def rows(count: int) -> list[Row]:
    """Return so many rows of a file called `f`."""
    found = [loaded.article for loaded in load_all(Stream(fixtures.lines(count).encode()))]
    return [
        Row.of(entry_of(each, STAMP, "f", place), text_of(each))
        for place, each in enumerate(found)
        if each is not None
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def titles(archive: Archive, file: str = "f") -> list[str]:
    found = [archive.entry(path) for path in archive.members(file)]
    return [entry.title for _, entry in filter(None, found)]


def found(archive: Archive) -> set[str]:
    """Return the paths of what is found of all that there is."""
    numbers = [hit.number for hit in archive.found({"خبر": 1}, 9)]
    return {entry.path for entry in archive.entries(numbers).values()}


def written(folder: Path, count: int = 3) -> None:
    """Write a library's archive whole."""
    archive = Archive.kept(folder)
    assert archive.begin()
    archive.put(Part("f", STAMP, rows(count), first=True, last=True))
    archive.commit()
    archive.end()
    archive.close()


# Files


def test_a_file_counts_when_its_last_part_is_in(folder: Path) -> None:
    one, two, three = rows(3)
    archive = Archive.kept(folder)
    assert archive.begin()
    archive.put(Part("f", STAMP, [one], first=True, last=False))
    archive.commit()
    assert archive.stamps(["f"]) == {}
    archive.put(Part("f", STAMP, [two], first=False, last=False))
    archive.put(Part("f", STAMP, [three], first=False, last=True))
    assert archive.stamps(["f"]) == {}
    archive.commit()
    assert archive.stamps(["f"]) == {"f": STAMP}
    archive.end()
    archive.close()
    again = Archive.kept(folder)
    assert again.stamps(["f"]) == {"f": STAMP}
    assert titles(again) == ["خبر 1", "خبر 2", "خبر 3"]
    again.close()


def test_first_parts_take_the_place_of_all_that_was_there() -> None:
    archive = Archive.passing()
    one, two = rows(2)
    archive.put(Part("f", Stamp(1, 1), [one, two], first=True, last=True))
    archive.put(Part("f", STAMP, [two], first=True, last=True))
    archive.put(Part("g", STAMP, [one._replace(path="g")], first=True, last=True))
    archive.commit()
    assert (titles(archive), titles(archive, "g")) == (["خبر 2"], ["خبر 1"])
    assert found(archive) == {"-#2", "g"}
    archive.forget("f")
    archive.commit()
    assert titles(archive) == []
    assert archive.stamps(["f"]) == {}
    assert found(archive) == {"g"}


def test_more_rows_than_are_read_at_once_come_in_their_order() -> None:
    archive = Archive.passing()
    (one,) = rows(1)
    many = [one._replace(path=f"f#{number}") for number in range(1_250)]
    archive.put(Part("f", STAMP, many, first=True, last=True))
    archive.flush()
    paths = [row.path for row in many]
    assert sorted(archive.members("f")) == sorted(paths)
    assert len(archive.known([*paths, "f#none"])) == len(archive.entries(range(1, 1_260))) == 1_250


def test_much_is_committed_on_the_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_COMMIT", 4)
    archive = Archive.passing()
    one, two, three = rows(3)
    assert not archive.put(Part("f", STAMP, [one, two, three], first=True, last=True))
    assert archive.found({"خبر": 1}, 9) == []
    assert archive.put(Part("g", STAMP, [one._replace(path="g")], first=True, last=True))
    assert len(archive.found({"خبر": 1}, 9)) == 4


def test_long_articles_are_committed_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until then all of them are held in memory, each with all its words."""
    archive = Archive.passing()
    one, two = rows(2)
    monkeypatch.setattr(archives, "_LETTERS", len(one.words) + len(one.stems) + 1)
    assert not archive.put(Part("f", STAMP, [one], first=True, last=True))
    assert archive.put(Part("g", STAMP, [two._replace(path="g")], first=True, last=True))
    assert len(archive.found({"خبر": 1}, 9)) == 2


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


# Libraries


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    article(folder)
    (folder / "news.jsonl").write_text(fixtures.lines(120), encoding="utf-8")
    return folder


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were loaded."""
    names: list[str] = []

    def noted(path: Path, options: Options) -> Iterator[Loaded]:
        names.append(path.name)
        return load_found(path, options)

    monkeypatch.setattr(extracting, "load_found", noted)
    return names


def looked_at(root: Path, state: Path) -> tuple[tuple[Entry, ...], list[str], list[str]]:
    """Return what a library lists and finds, and what it says."""
    library = Window(root, state)
    library.refresh()
    found = [each.entry.path for each in library.search("السوق", 5).found]
    entries = library.entries
    library.close(10)
    return entries, found, [fault.message for fault in library.heard]


def test_files_that_did_not_change_are_not_loaded(
    root: Path, tmp_path: Path, loaded: list[str]
) -> None:
    state = tmp_path / "state"
    first = looked_at(root, state)
    assert len(first[0]) == 121
    assert len(first[1]) == 5
    loaded.clear()
    assert looked_at(root, state) == first
    assert loaded == []
    library = Library([root], state)
    library.refresh()
    article(root, title="عنوان آخر أطول منه")
    library.refresh()
    assert loaded == ["a.md"]
    assert [each.entry.title for each in library.search("أطول").found] == ["عنوان آخر أطول منه"]
    library.close()


def test_what_is_gone_while_the_program_is_not_there_is_forgotten(
    root: Path, tmp_path: Path
) -> None:
    state = tmp_path / "state"
    looked_at(root, state)
    (root / "news.jsonl").unlink()
    assert [len(each) for each in looked_at(root, state)] == [1, 0, 0]
    archive = Archive.kept(folder_of(state, [root], deep=True))
    assert titles(archive, str(root / "news.jsonl")) == []
    archive.close()


def test_each_library_has_its_own(root: Path, tmp_path: Path) -> None:
    (root / "sub").mkdir()
    names = {
        folder_of(tmp_path, roots, deep=deep)
        for roots in ([root], [root / "sub"], [root, root / "sub"])
        for deep in (True, False)
    }
    assert len(names) == 6


def test_without_tantivy_sqlite_finds_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = looked_at(root, tmp_path / "one")
    monkeypatch.setitem(sys.modules, "newsreader.library.index_tantivy", None)
    looked_at(root, tmp_path / "other")  # which says so
    other = looked_at(root, tmp_path / "other")
    assert set(other[1]) <= {entry.path for entry in first[0]}
    assert (other[0], len(other[1]), other[2]) == (first[0], 5, first[2])
    assert looked_at(root, tmp_path / "other") == other
    opened = load(located(str(root / "news.jsonl#7"))).article
    assert opened is not None
    library = Library([root])
    library.refresh()
    assert isinstance(library._archives._passing._index, SqliteIndex)  # type: ignore[union-attr]
    assert len(library.related(opened)) == 5
    library.close()


def test_that_tantivy_is_not_here_is_said_once(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = tmp_path / "state"

    def said(*roots: Path) -> list[str]:
        library = Library([*roots], state)
        faults = library.refresh().faults
        library.close(30)
        return [str(fault) for fault in faults]

    assert not said(root)
    monkeypatch.setitem(sys.modules, "newsreader.library.index_tantivy", None)
    (without,) = said(root / "news.jsonl")
    assert without.startswith("tantivy: is not installed")
    assert not said(root / "news.jsonl")
    assert not said(root / "a.md")
    assert not said(root)


# Damage, other versions, kills: all of it can be made again


def damages(folder: Path) -> Iterator[Callable[[], object]]:
    """Yield what may happen to an archive, one thing at a time."""
    chance = random.Random(1)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, size = file.name, file.stat().st_size
        if name.startswith(".") or not size:
            continue
        yield file.unlink
        yield lambda file=file: file.write_bytes(b"")  # type: ignore[misc]
        yield lambda file=file, size=size: file.write_bytes(chance.randbytes(size))  # type: ignore[misc]
        yield lambda file=file, size=size: os.truncate(file, size // 2)  # type: ignore[misc]


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.whole)])
def test_whatever_is_damaged_is_made_again(root: Path, tmp_path: Path, step: int) -> None:
    state = tmp_path / "state"
    expected = looked_at(root, state)
    folder = folder_of(state, [root], deep=True)
    saved = tmp_path / "saved"
    shutil.copytree(folder, saved)
    count = len(list(damages(folder)))
    assert count > 20
    for number in range(0, count, step):
        shutil.rmtree(folder)
        shutil.copytree(saved, folder)
        list(damages(folder))[number]()
        entries, found, _ = looked_at(root, state)
        assert entries == expected[0], number
        if found != expected[1]:  # it was found to be damaged when it was asked
            library = Window(root, state)
            library.refresh()
            library.search("السوق", 5)
            library.refresh()
            assert [each.entry.path for each in library.search("السوق", 5).found] == expected[1], (
                number
            )
            library.close(10)  # until nothing writes there any more
        assert looked_at(root, state)[:2] == expected[:2], number


def test_what_is_read_anew_is_there_meanwhile(root: Path, tmp_path: Path) -> None:
    library = Window(root, tmp_path / "state")
    library.refresh()
    paths = [entry.path for entry in library.entries]
    known: list[bool] = []

    def reached(_share: float) -> None:
        known.extend(library.entry(path) is not None for path in paths)

    def read_anew() -> tuple[int, bool]:
        known.clear()
        library.refresh(reached)
        assert [entry.path for entry in library.entries] == paths
        return len(known) // len(paths), all(known)

    files = [path for path in root.rglob("*") if path.is_file()]
    for file in files:
        os.utime(file, (1, 1))
    count, is_all_known = read_anew()
    assert count >= len(files)
    assert is_all_known
    library._archives._kept.is_damaged = True  # type: ignore[union-attr]
    count, is_all_known = read_anew()
    assert count >= len(files)
    assert is_all_known
    files[0].unlink()
    library._archives._kept.is_damaged = True  # type: ignore[union-attr]
    gone = library.refresh().gone
    assert gone
    left = [path for path in paths if path.partition("#")[0] not in gone]
    assert [entry.path for entry in library.entries] == left
    library.close()


def test_what_an_earlier_version_derived_is_made_anew(
    root: Path, tmp_path: Path, loaded: list[str]
) -> None:
    expected = looked_at(root, tmp_path)
    first = [*loaded]
    with sqlite3.connect(folder_of(tmp_path, [root], deep=True) / "catalogue.sqlite3") as base:
        (version,) = base.execute("PRAGMA user_version").fetchone()
        base.execute(f"PRAGMA user_version={version - 1}")
    base.close()
    loaded.clear()
    assert looked_at(root, tmp_path) == expected
    assert loaded == first
    loaded.clear()
    looked_at(root, tmp_path)
    assert not loaded


def scripts() -> list[str]:
    return [
        "PRAGMA user_version=99",
        "DROP TABLE article",
        "ALTER TABLE article ADD COLUMN stars INTEGER NOT NULL DEFAULT 0",
        "UPDATE article SET entry = 'no JSON'",
        "UPDATE article SET entry = '[1, 2]'",
        "UPDATE article SET entry = replace(entry, '\"rtl\"', '\"up\"')",
        "UPDATE article SET entry = replace(entry, '\"عنوان\"', 'null')",
        "UPDATE article SET entry = NULL",
        "UPDATE article SET entry = x'ff', path = path || x'ff'",
        "UPDATE file SET size = 'large', modified = NULL",
        "DELETE FROM article WHERE number % 2",
        "DELETE FROM file",
    ]


@pytest.mark.parametrize("script", scripts()[::2] + whole(scripts()[1::2]))
def test_what_nobody_has_written_counts_as_not_known(
    root: Path, tmp_path: Path, script: str
) -> None:
    state = tmp_path / "state"
    expected = looked_at(root, state)
    folder = folder_of(state, [root], deep=True)
    base = sqlite3.connect(folder / "catalogue.sqlite3")
    base.executescript(script)
    base.close()
    lock = Lock(folder / "lock")
    assert lock.take()
    assert not lock.was_left()
    lock.let_go(is_done=False)  # as after a kill: the index is compared
    library = Window(root, state)
    library.refresh()
    len(library.entries)  # what is broken is seen by who looks
    library.refresh(files=False)
    assert library.entries == expected[0]
    library.close(10)
    assert looked_at(root, state)[0] == expected[0]
    article(root, "another.md", title="مقال آخر")
    assert len(looked_at(root, state)[0]) == len(expected[0]) + 1


def test_what_the_index_merges_is_not_waited_for(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was taken in is found meanwhile; who writes next waits, and so does another program."""
    may_rest, rests = threading.Event(), threading.Event()
    rest = TantivyIndex.rest

    def slow(self: TantivyIndex) -> None:
        assert may_rest.wait(30)
        rest(self)
        rests.set()

    monkeypatch.setattr(TantivyIndex, "rest", slow)
    monkeypatch.setattr(resting, "_PATIENCE", 0.0)
    library = Library([root], tmp_path / "state")
    library.refresh()
    assert library.count() == 121
    assert len(library.search("السوق", 5).found) == 5
    lock = Lock(folder_of(tmp_path / "state", [root], deep=True) / "lock")
    assert not lock.take()
    article(root, "another.md", title="مقال آخر")
    thread = threading.Thread(target=library.refresh)
    thread.start()
    assert not rests.is_set()
    may_rest.set()
    thread.join(30)
    assert library.count() == 122
    library.close(30)
    assert lock.take()
    assert not lock.was_left()
    lock.let_go()


def test_what_goes_wrong_while_the_index_merges_is_said_when_it_is_written_to(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: TantivyIndex) -> None:
        raise IndexDamageError("No space left on device")

    library = Window(root, tmp_path / "state")
    with monkeypatch.context() as context:
        context.setattr(TantivyIndex, "rest", full)
        context.setattr(resting, "_PATIENCE", 0.0)
        library.refresh()
    article(root, "another.md", title="مقال آخر")
    library.refresh()
    assert any("the disk is full" in fault.message for fault in library.heard)
    assert library.count() == 122
    library.close(10)


def test_an_index_of_other_fields_is_made_anew(root: Path, tmp_path: Path) -> None:
    """As an earlier version has made it: as many documents, their words not in shorthand."""
    state = tmp_path / "state"
    expected = looked_at(root, state)
    folder = folder_of(state, [root], deep=True) / "index"
    shutil.rmtree(folder)
    folder.mkdir()
    build = tantivy.SchemaBuilder()
    build.add_text_field("words")
    index = tantivy.Index(build.build(), str(folder))
    writer = index.writer(15_000_000, 1)
    for _ in expected[0]:
        writer.add_document(tantivy.Document(words=["السوق"]))
    writer.commit()
    del writer
    assert looked_at(root, state) == expected


KILLED = f"""
import os, signal, sys, threading, time
sys.path[:0] = {[str(Path(__file__).parents[1]), *sys.path]!r}
from pathlib import Path
from newsreader.library import archive
from newsreader.library.libraries import Library
archive._COMMIT = 30
seconds = float(sys.argv[3])
def kill():
    time.sleep(seconds)
    os.kill(os.getpid(), signal.SIGKILL)
library = Library([Path(sys.argv[1])], Path(sys.argv[2]))
threading.Thread(target=kill).start()
for number in range(100):
    library.refresh()
    file = Path(sys.argv[1]) / f"more-{{number % 7}}.md"
    file.write_text(f"# عنوان {{number}}\\n\\nمتن السوق {{number}}.\\n")
"""


@pytest.mark.unmeasured
def test_kills_leave_both_stores_whole(root: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    chance = random.Random(3)
    for _ in range(6):
        seconds = str(chance.uniform(0.02, 0.5))
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, str(root), str(state), seconds], check=False
        )
        assert ended.returncode == -signal.SIGKILL
        library = Window(root, state)
        library.refresh()
        fresh = Library([root])
        fresh.refresh()
        assert library.entries == fresh.entries
        assert not any("catalogued" in fault.message for fault in library.heard)
        wanted = {each.entry.path for each in fresh.search("السوق", 500).found}
        assert {each.entry.path for each in library.search("السوق", 500).found} == wanted
        library.close()
        fresh.close()


def test_what_a_kill_has_left_of_a_commit_is_in_no_way(tmp_path: Path) -> None:
    """tantivy counts on from where it was: it makes files of the same names once more."""
    folder, saved = tmp_path / "index", tmp_path / "saved"
    folder.mkdir()
    index = TantivyIndex(folder)
    index.add(Document(number, number % 2, "كلمة", "كلم") for number in range(10))
    index.commit()
    index.rest()
    shutil.copytree(folder, saved)

    def forget() -> int:
        index = TantivyIndex(folder)
        index.forget([1])  # a file says which documents of a segment are gone
        index.commit()
        index.rest()
        return index.count()

    assert forget() == 5
    left = [*folder.glob("*.del"), folder / ".managed.json"]
    assert len(left) == 2
    for file in left:  # as if it had been killed before it said that all was done
        shutil.copy(file, saved)
    shutil.rmtree(folder)
    shutil.move(saved, folder)
    assert forget() == 5


# The disk


def test_another_window_writes(root: Path, tmp_path: Path) -> None:
    state = tmp_path / "state"
    folder = folder_of(state, [root], deep=True)
    folder.mkdir(parents=True)
    lock = Lock(folder / "lock")
    assert lock.take()
    expected = looked_at(root, tmp_path / "elsewhere")
    assert looked_at(root, state) == expected
    lock.let_go()
    library = Window(root, state)
    library.refresh()
    other = Window(root, state)
    other.refresh()
    article(root, "b.md", "السوق السوق")
    assert library.refresh().new == (str(root / "b.md"),)
    assert other.refresh().new == (str(root / "b.md"),)
    article(root, "b.md", "السوق السوق السوق")
    assert other.refresh().changed == library.refresh().changed == (str(root / "b.md"),)
    (root / "a.md").unlink()
    assert library.refresh().gone == (str(root / "a.md"),)
    changes = other.refresh()
    assert changes
    assert not changes.gone
    assert not other.refresh()
    for each in (library, other):
        assert len(each.entries) == len(expected[0])
        assert each.search("السوق", 1).found[0].entry.title == "السوق السوق السوق"
        assert not each.heard
        each.close()


@pytest.mark.parametrize("left", [0, 30 << 10, 120 << 10, 400 << 10])
def test_a_full_disk_ends_nothing(root: Path, tmp_path: Path, left: int) -> None:
    expected = looked_at(root, tmp_path / "elsewhere")
    with tiny_disk(2 << 20) as disk:
        if disk is None:
            pytest.skip("no disk of one's own may be mounted here")
        filler = fill(disk, left)
        entries, found, said = looked_at(root, disk / "state")
        assert (entries, found) == expected[:2]
        if left < 30 << 10:
            assert any("cannot be catalogued for now" in message for message in said)
        filler.unlink()
        assert looked_at(root, disk / "state") == expected


def test_what_could_not_be_committed_is_found_all_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = Archive.commit

    def fail(self: Archive) -> None:
        if self._lock is not None:
            raise CatalogueError(Trouble.FULL)
        commit(self)

    expected = looked_at(root, tmp_path / "elsewhere")
    with monkeypatch.context() as patched:
        patched.setattr(Archive, "commit", fail)
        entries, found, said = looked_at(root, tmp_path / "state")
        assert (entries, found) == expected[:2]
        assert said == ["articles cannot be catalogued for now: the disk is full"]
    assert looked_at(root, tmp_path / "state") == expected
