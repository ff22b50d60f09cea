"""Whatever happens to the reading state: the reader reads on, nothing is lost unsaid."""

from __future__ import annotations

import datetime
import resource
import shutil
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tools.disks.tiny import fill, tiny_disk

from newsreader.errors import Fault
from newsreader.library import keeping
from newsreader.library.entries import Reading
from newsreader.library.libraries import Library
from newsreader.library.record import Record
from newsreader.text.offsets import CodePoint
from support.state import FILE, Window, base, is_written, kept, opened
from support.waiting import done_within, wait_until

PLACE = (2, CodePoint(7))


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried again is tried again soon, and what is said of a lock is said soon."""
    monkeypatch.setattr(keeping, "_LONGEST_PAUSE", 0.2)
    monkeypatch.setattr(keeping, "_PATIENCE", 0.3)


def read_all(library: Library) -> dict[str, Reading]:
    """Read every article to a place; return what is expected to be known then."""
    for entry in library.entries:
        library.mark_read(entry.path)
        library.set_place(entry.path, *PLACE)
    return {entry.path: Reading(True, PLACE) for entry in library.entries}


def marked(library: Library) -> set[str]:
    return {entry.path for entry in library.entries if entry.read}


# A full disk


@pytest.mark.parametrize("left", [0, 4 << 10, 40 << 10, 100 << 10, 300 << 10])
def test_a_disk_that_is_full_at_the_start(root: Path, left: int) -> None:
    with tiny_disk(2 << 20) as disk:
        if disk is None:
            pytest.skip("no disk of one's own may be mounted here")
        filler = fill(disk, left)
        state = disk / "state"
        with opened(root, state) as library:
            assert len(library.entries) == 3
            expected = read_all(library)
            assert {path: library.reading(path) for path in expected} == expected
            assert marked(library) == set(expected)
            if library._readings.owed and left < 40 << 10:
                assert "cannot be kept for now" in library.hears()
            filler.unlink()
            is_written(library)
            assert kept(state) == expected
            wait_until(lambda: library.fault is None)


def test_a_disk_that_fills_while_one_reads(root: Path) -> None:
    with tiny_disk(2 << 20) as disk:
        if disk is None:
            pytest.skip("no disk of one's own may be mounted here")
        state = disk / "state"
        with opened(root, state) as library:
            library.mark_read(str(root / "a.md"))
            is_written(library)
            filler = fill(disk, 0)
            for number in range(3000):  # more than the pages that are there can hold
                library.set_place(f"{root}/{number}.md", 1, number)
            assert "the disk is full" in library.hears()
            assert len(library.heard) == 1
            filler.unlink()
            is_written(library)
            assert len(kept(state)) == 3001


def test_a_disk_that_stays_full_to_the_end(root: Path) -> None:
    with tiny_disk(1 << 20) as disk:
        if disk is None:
            pytest.skip("no disk of one's own may be mounted here")
        fill(disk, 0)
        library = Window(root, disk / "state")
        library.refresh()
        read_all(library)
        faults = library.close()
        assert "what was read of 3 articles is lost" in str(faults[-1])


def test_files_that_may_grow_no_further(root: Path, state: Path) -> None:
    """The limit of a process, such as a quota is: real errors of the system, for anybody."""
    program = f"""
import resource, signal, sys
from pathlib import Path
from newsreader.library.libraries import Library
from support.waiting import wait_until
from tools.disks.tiny import fill, tiny_disk
library = Library([Path({str(root)!r})], Path({str(state)!r}))
library.refresh()
wait_until(lambda: not library._readings.owed)
resource.setrlimit(resource.RLIMIT_FSIZE, (60 << 10, resource.RLIM_INFINITY))
for number in range(3000):
    library.set_place(f"/{{number}}.md", 1, number)
faults = []
wait_until(lambda: faults.extend(library.take_faults()) or faults)
assert "cannot be kept for now" in str(faults[0]), faults
assert library.reading("/2999.md").place == (1, 2999)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
wait_until(lambda: not library._readings.owed)
assert not library.close()
"""
    paths = [str(Path(__file__).parents[1]), *sys.path]
    program = f"import sys; sys.path[:0] = {paths!r}\n{program}"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
    assert len(kept(state)) == 3000
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


# Locks and other windows


def test_another_program_holds_it(root: Path, state: Path) -> None:
    with opened(root, state) as library, base(state) as other:
        other.execute("BEGIN EXCLUSIVE")
        expected = done_within(30, lambda: read_all(library))  # whoever waits is never let go
        assert {path: library.reading(path) for path in expected} == expected
        assert library.close(0.1)[-1].message.endswith("another program holds it")
        other.execute("ROLLBACK")


def test_it_is_written_when_the_lock_is_gone(root: Path, state: Path) -> None:
    with opened(root, state) as library, base(state) as other:
        other.execute("BEGIN EXCLUSIVE")
        expected = read_all(library)
        assert "another program holds it" in library.hears()
        other.execute("ROLLBACK")
        is_written(library)
        assert kept(state) == expected


def test_what_is_wrong_with_the_disk_is_among_the_faults_of_a_refresh(
    root: Path, tmp_path: Path
) -> None:
    state = tmp_path / "no folder"
    state.touch()
    library = Library([root], state)
    found: list[Fault] = []

    def refreshed() -> bool:
        found.extend(library.refresh().faults)
        return any("what is read cannot be kept for now" in str(fault) for fault in found)

    wait_until(refreshed)
    assert "articles cannot be catalogued for now" in str(found[0])
    library.close()


def test_the_end_waits_for_a_lock_as_long_as_it_may(root: Path, state: Path) -> None:
    with opened(root, state) as library, base(state) as other:
        other.execute("BEGIN EXCLUSIVE")
        expected = read_all(library)
        lost: list[Fault] = []
        end = threading.Thread(target=lambda: lost.extend(library.close(20)), daemon=True)
        end.start()
        end.join(0.3)
        assert end.is_alive()
        other.execute("ROLLBACK")
        end.join(20)
        assert not any("lost" in fault.message for fault in lost)
        assert kept(state) == expected


def test_it_is_held_from_the_start(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        expected = read_all(library)
        is_written(library)
    with base(state) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("UPDATE reading SET read = read")
        library = Window(root, state)
        library.refresh()
        assert len(library.entries) == 3
        library.mark_read(str(root / "a.md"), False)
        assert "another program holds it" in library.hears()
    is_written(library)
    assert library.refresh().marked
    assert marked(library) == set(expected) - {str(root / "a.md")}
    library.close()


def test_a_short_lock_is_not_worth_a_word(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_PATIENCE", 60)
    with opened(root, state) as library, base(state) as other:
        other.execute("BEGIN EXCLUSIVE")
        library.mark_read(str(root / "a.md"))
        wait_until(lambda: library.fault is not None)
        other.execute("ROLLBACK")
        is_written(library)
        wait_until(lambda: library.fault is None)
        assert not library.take_faults()
        assert not library.heard


def test_windows_see_what_each_other_reads(root: Path, state: Path) -> None:
    path = str(root / "a.md")
    with opened(root, state) as one, opened(root, state) as other:
        other.set_place(path, *PLACE)
        is_written(other)
        one.mark_read(path)  # does not know of the place, and leaves it
        is_written(one)
        changes = other.refresh()
        assert changes.marked == (path,)
        assert marked(other) == {path}
        assert kept(state) == {path: Reading(True, PLACE)}
        one.refresh()
        assert one.reading(path) == Reading(True, PLACE)
        assert not one.refresh()


# Damage


def test_what_is_no_database_is_put_aside(root: Path, state: Path) -> None:
    state.mkdir()
    (state / FILE).write_bytes(b"this is no database at all" * 1000)
    with opened(root, state) as library:
        expected = read_all(library)
        is_written(library)
        aside = f"library.damaged-{datetime.date.today().isoformat()}.sqlite3"
        assert aside in library.hears()
        assert len(library.heard) == 1
        assert (state / aside).read_bytes().startswith(b"this is no database")
    assert kept(state) == expected


def pages_of(state: Path, count: int) -> list[str]:
    """Make a database of some size, all of it in one file; return the paths in it."""
    paths = [f"/articles/folder/article-{number}.md" for number in range(count)]
    with base(state) as connection:
        connection.execute("BEGIN")
        connection.executemany(
            "INSERT INTO reading VALUES (?, 1, 2, 7)", [(path,) for path in paths]
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return paths


def test_each_page_damaged_in_turn_before_the_start(root: Path, state: Path) -> None:
    with opened(root, state):
        pass
    paths = pages_of(state, 400)
    whole = (state / FILE).read_bytes()
    assert len(whole) > 10 * 4096
    for place in range(0, len(whole), 4096):
        shutil.rmtree(state)
        state.mkdir()
        (state / FILE).write_bytes(whole[:place] + b"\xa5" * 4096 + whole[place + 4096 :])
        library = Window(root, state)
        library.refresh()
        library.mark_read(str(root / "a.md"))
        is_written(library)
        faults = library.close(10)
        known = kept(state)
        missing = [path for path in paths if path not in known]
        assert str(root / "a.md") in known
        # One page of the table of readings, and no more, can be lost; and that is said.
        assert len(missing) < 120, place
        assert all(known[path] == Reading(True, PLACE) for path in paths if path in known)
        if missing:
            assert any("damaged" in fault.message for fault in (*library.heard, *faults)), place


def test_each_page_damaged_in_turn_while_it_is_open(root: Path, state: Path) -> None:
    with opened(root, state):
        pass
    paths = pages_of(state, 400)
    whole = (state / FILE).read_bytes()
    for place in range(0, len(whole), 4096):
        shutil.rmtree(state)
        state.mkdir()
        (state / FILE).write_bytes(whole)
        library = Window(root, state)
        library.refresh()
        with (state / FILE).open("r+b") as stream:
            stream.seek(place)
            stream.write(b"\x5a" * 4096)
        for number in range(400, 500):
            library.mark_read(f"/articles/folder/article-{number}.md")
        library.refresh()
        is_written(library)
        library.close(10)
        again = Window(root, state)
        again.refresh()
        # All was in memory, and is written anew where the damage is met; else it is met now.
        lost = [path for path in paths if not again.reading(path).read]
        assert not lost or (len(lost) < 120 and "damaged" in again.hears()), place
        assert all(again.reading(f"/articles/folder/article-{n}.md").read for n in range(400, 500))
        again.close(10)


def test_broken_rows_count_as_not_known(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        entries = library.entries
        library.close(10)
    broken: list[Callable[[sqlite3.Connection], object]] = [
        lambda b: b.execute("INSERT OR REPLACE INTO reading VALUES ('/x', 'yes', 'two', NULL)"),
        lambda b: b.execute("INSERT OR REPLACE INTO reading VALUES (NULL, NULL, -1, 1e300)"),
        lambda b: b.execute(
            "INSERT OR REPLACE INTO reading VALUES (x'ff', 1, 9223372036854775807, 0)"
        ),
    ]
    for number, damage in enumerate(broken):
        with base(state) as connection:
            damage(connection)
        library = Window(root, state)
        changes = library.refresh()
        assert library.entries == entries, number
        assert not changes.faults, number
        assert library.reading("/x") == Reading(), number
        assert not library.close(10), number


# Other versions


LATER = ("PRAGMA user_version=3", "ALTER TABLE reading ADD COLUMN stars INTEGER NOT NULL DEFAULT 0")


def test_a_later_version_s_file_is_read_and_left_alone(root: Path, state: Path) -> None:
    path, other = str(root / "a.md"), str(root / "b.md")
    with opened(root, state) as library:
        library.mark_read(path)
        library.close(10)
    with base(state) as connection:
        for statement in LATER:
            connection.execute(statement)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = connection.execute("SELECT sql FROM sqlite_master").fetchall()
    for again in (False, True):
        library = Window(root, state)
        library.refresh()
        assert marked(library) == ({path, other} if again else {path})
        library.mark_read(other)
        is_written(library)
        library.take_faults()
        assert bool(library.heard) is not again  # said once
        library.close(10)
    with base(state) as connection:
        assert connection.execute("SELECT sql FROM sqlite_master").fetchall() == before
        assert connection.execute("SELECT path FROM reading").fetchall() == [(path,)]


def test_columns_of_a_later_version(root: Path, state: Path) -> None:
    """A column that must be filled, and nothing else by which to know the version."""
    path = str(root / "a.md")
    with opened(root, state) as library:
        library.mark_read(path)
        library.close(10)
    with base(state) as connection:
        old = connection.execute("SELECT sql FROM sqlite_master WHERE name='reading'").fetchone()
        connection.executescript(
            "ALTER TABLE reading RENAME TO old;"
            + old[0].replace("path TEXT PRIMARY KEY,", "path TEXT PRIMARY KEY, stars INT NOT NULL,")
            + ";INSERT INTO reading SELECT path, 5, read, part, offset FROM old; DROP TABLE old;"
        )
    library = Window(root, state)
    library.refresh()
    assert marked(library) == {path}
    library.mark_read(str(root / "b.md"))
    is_written(library)
    library.close(10)
    with base(state) as connection:
        assert connection.execute("SELECT stars FROM reading").fetchall()[0] == (5,)
    with opened(root, state) as library:
        assert marked(library) == {path, str(root / "b.md")}


def test_a_window_of_a_later_version_changes_the_file(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        library.mark_read(str(root / "a.md"))
        is_written(library)
        with base(state) as connection:
            for statement in LATER:
                connection.execute(statement)
            connection.execute(
                "CREATE TRIGGER no BEFORE INSERT ON reading BEGIN"
                " SELECT RAISE(ABORT, 'NOT NULL constraint failed'); END"
            )
        library.mark_read(str(root / "b.md"))
        is_written(library)
    with opened(root, state) as library:
        assert marked(library) == {str(root / "a.md"), str(root / "b.md")}


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_version_s_articles_go_and_its_readings_stay(
    root: Path, state: Path, version: int
) -> None:
    with opened(root, state) as library:
        library.mark_read(str(root / "a.md"))
        library.close(10)
    with base(state) as connection:
        connection.executescript(
            f"PRAGMA user_version={version}; CREATE TABLE article (path TEXT, terms TEXT);"
            "INSERT INTO article SELECT 'x', hex(randomblob(500000)) FROM reading"
        )
    assert (state / FILE).stat().st_size > 1_000_000
    with opened(root, state) as library:
        assert marked(library) == {str(root / "a.md")}
        library.mark_read(str(root / "b.md"))
        library.close(10)
    assert set(kept(state)) == {str(root / "a.md"), str(root / "b.md")}
    assert (state / FILE).stat().st_size < 100_000
    with base(state) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type='table'").fetchall()
    assert tables == [("reading",)]


def test_a_place_does_not_mark_as_read(root: Path, state: Path) -> None:
    path = str(root / "a.md")
    with opened(root, state) as library:
        library.set_place(path, *PLACE)
        assert library.reading(path) == Reading(False, PLACE)
        is_written(library)
        assert kept(state) == {path: Reading(False, PLACE)}
        library.mark_read(path)
        library.set_place(path, 1, 1)
        library.close(10)
    with opened(root, state) as library:
        assert library.reading(path) == Reading(True, (1, CodePoint(1)))


# The folder


def remove(state: Path) -> None:
    """Remove the folder, whatever is being written in it."""
    while state.exists():
        shutil.rmtree(state, ignore_errors=True)


def test_the_folder_is_removed_while_one_reads(root: Path, state: Path) -> None:
    with opened(root, state) as library:
        expected = read_all(library)
        is_written(library)
        remove(state)
        library.refresh()
        assert "removed" in library.hears()
        is_written(library)
        assert kept(state) == expected
        remove(state)
        library.mark_read(str(root / "a.md"), False)
        is_written(library)
        assert kept(state) == {**expected, str(root / "a.md"): Reading(False, PLACE)}


def test_a_folder_in_the_place_of_the_file(root: Path, state: Path) -> None:
    (state / FILE).mkdir(parents=True)
    with opened(root, state) as library:
        expected = read_all(library)
        assert "cannot be kept" in library.hears()
        (state / FILE).rmdir()
        is_written(library)
        assert kept(state) == expected


def test_a_file_in_the_place_of_the_folder(root: Path, state: Path) -> None:
    state.write_text("something else", encoding="utf-8")
    library = Window(root, state)
    library.refresh()
    expected = read_all(library)
    assert marked(library) == set(expected)
    assert "lost" in str(library.close()[-1])
    assert state.read_text(encoding="utf-8") == "something else"


def test_a_read_only_disk_is_read(root: Path) -> None:
    with tiny_disk(2 << 20) as disk:
        if disk is None:
            pytest.skip("no disk of one's own may be mounted here")
        state = disk / "state"
        with opened(root, state) as library:
            expected = read_all(library)
            is_written(library)
            library.close(10)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with opened(root, state) as library:
            assert marked(library) == set(expected)
            library.mark_read(str(root / "a.md"), False)
            assert "cannot be" in library.hears()
            subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
            is_written(library)
        assert not kept(state)[str(root / "a.md")].read


def test_the_state_is_its_owner_s_affair(root: Path, state: Path) -> None:
    state.mkdir(mode=0o755)
    sqlite3.connect(state / FILE).close()
    (state / FILE).touch(0o644)
    with opened(root, state) as library:
        read_all(library)
        is_written(library)
        assert stat.S_IMODE(state.stat().st_mode) == 0o700
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in state.rglob("*")}
        assert {name: modes[name] for name in (FILE, f"{FILE}-journal", ".libraries", "index")} == {
            FILE: 0o600, f"{FILE}-journal": 0o600, ".libraries": 0o700, "index": 0o700,
        }  # fmt: skip


# Nobody waits


def test_nobody_waits_for_the_disk(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk stands still in the middle of a transaction; keys go on, and so does the end."""
    stands, goes_on = threading.Event(), threading.Event()
    went_on_in_time: list[bool] = []

    def stand_still(self: Record, changes: object) -> None:
        stands.set()
        went_on_in_time.append(goes_on.wait(60))

    library = Window(root, state)
    library.refresh()
    monkeypatch.setattr(Record, "change", stand_still)
    library.mark_read(str(root / "a.md"))
    assert stands.wait(10)
    for _ in range(100):
        expected = read_all(library)
        assert {path: library.reading(path) for path in expected} == expected
        assert library.entry(str(root / "a.md")) is not None
    faults = library.close()
    assert "lost" in str(faults[-1])
    # It stood still all the while: who waits for it comes here when it has given up.
    assert went_on_in_time == []
    goes_on.set()
    library.close(10)
    assert went_on_in_time[0]


def test_the_end_does_not_wait_for_a_slow_disk(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is left to write at the end is handed to the system, which writes it in its time."""
    hurry = Record.hurry
    levels: list[int] = []

    def hurried(self: Record) -> None:
        hurry(self)
        levels.append(self._base.execute("PRAGMA synchronous").fetchone()[0])

    monkeypatch.setattr(Record, "hurry", hurried)
    for seconds, expected in ((0.1, [0]), (10.0, [])):
        levels.clear()
        library = Window(root, state)
        library.refresh()
        is_written(library)
        monkeypatch.setattr(library._keeper, "wake", lambda: None)  # nothing, before the end
        library.mark_read(str(root / "a.md"), seconds < 1)
        assert library.close(seconds) == ()
        assert levels == expected
        assert kept(state)[str(root / "a.md")].read == (seconds < 1)


def test_an_error_nobody_thought_of(
    root: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Record, changes: object) -> None:
        raise MemoryError("no more")

    with opened(root, state) as library:
        with monkeypatch.context() as patched:
            patched.setattr(Record, "change", fail)
            expected = read_all(library)
            assert "MemoryError: no more" in library.hears()
        is_written(library)
        assert kept(state) == expected
