"""What happens to the disk, one case after the other."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tools.disks.reader import Outcome, Reader
from tools.disks.tiny import fill, tiny_disk

__all__ = ["CASES", "Options"]

_DISK = 4 << 20
_MOST = 1 << 20
_PAGE = 4096
_ARTICLES = 12
_READ = 60  # articles that were read before, so that the database has pages of them
_FILE = "library.sqlite3"


class Options(NamedTuple):
    """Bytes between two sizes that are tried, and seconds that a lock is held."""

    step: int
    lock: float


class Prepared(NamedTuple):
    """A folder of articles, a state folder in which the first were read, and paths of many."""

    articles: Path
    state: Path
    paths: list[str]


Damage = Callable[[Path], object]


def _full_at_the_start(options: Options) -> Iterator[Outcome]:
    """Fill a disk before the start, but for so many bytes; it stays so."""
    for left in range(0, _MOST + 1, options.step):
        yield _on_full_disk(left, before=True, freed=False)


def _full_and_freed(options: Options) -> Iterator[Outcome]:
    """Do the same, and make room before the end."""
    for left in range(0, _MOST + 1, options.step):
        yield _on_full_disk(left, before=True, freed=True)


def _filling_while_reading(options: Options) -> Iterator[Outcome]:
    """Fill a disk while one reads."""
    for left in range(0, _MOST + 1, options.step):
        yield _on_full_disk(left, before=False, freed=False)


def _on_full_disk(left: int, *, before: bool, freed: bool) -> Outcome:
    """Read on a disk that is full `before` the start or later, and `freed` at the end."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tiny_disk(_DISK) as disk,
    ):
        articles, state, paths = _written(Path(folder), _must_be(disk) / "state", 400)
        filler = fill(_must_be(disk), left) if before else None
        reader = Reader(articles, state, Outcome())
        reader.reads(paths[:_ARTICLES])
        if filler is None:
            reader.settles()
            filler = fill(_must_be(disk), left)
        reader.reads(paths[_ARTICLES:])
        if freed:
            filler.unlink()
        reader.settles(patient=freed)
        reader.leaves()
        filler.unlink(missing_ok=True)
        return reader.judge()


def _locked(options: Options) -> Iterator[Outcome]:
    """Let another program hold the database: for a while, and beyond the end."""
    for start in (True, False):
        yield _with_lock(options.lock, start=start, to_the_end=False)
        yield _with_lock(1.0, start=start, to_the_end=True)


def _with_lock(seconds: float, *, start: bool, to_the_end: bool) -> Outcome:
    """Read while another program holds the database, from the `start` or later."""
    with _prepared() as (articles, state, paths), contextlib.ExitStack() as lock:
        reader = None if start else Reader(articles, state, Outcome())
        other = lock.enter_context(contextlib.closing(_base(state)))
        if start:
            other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        reader = reader or Reader(articles, state, Outcome())
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            reader.reads(paths[_READ:])
            time.sleep(0.05)
        if not to_the_end:
            lock.close()
            reader.settles(patient=True)
        reader.leaves()
        lock.close()
        return reader.judge()


def _pages_damaged(_: Options) -> Iterator[Outcome]:
    """Overwrite each page of the database, before the start and while one reads."""
    with _prepared() as prepared:
        size = (prepared.state / _FILE).stat().st_size
    for place in range(0, size, _PAGE):
        for filling in (b"\0" * _PAGE, b"\xff" * _PAGE, bytes(range(256)) * (_PAGE // 256)):
            yield from _both(partial(_overwrite, place=place, filling=filling))


def _overwrite(state: Path, place: int, filling: bytes) -> None:
    with (state / _FILE).open("r+b") as stream:
        stream.seek(place)
        stream.write(filling)


def _folder_removed(_: Options) -> Iterator[Outcome]:
    """Remove the folder while one reads; put a file in its place."""
    for damage in (shutil.rmtree, _file_in_its_place, lambda state: (state / _FILE).unlink()):
        with _prepared() as prepared:
            yield _damaged(prepared, damage, start=False)


def _file_in_its_place(state: Path) -> None:
    shutil.rmtree(state)
    state.write_text("a file", encoding="utf-8")


_LATER = (
    "PRAGMA user_version=3",
    "PRAGMA user_version=99; CREATE TABLE article (other)",
    "CREATE TABLE new (path TEXT PRIMARY KEY, read INTEGER, part INTEGER, offset INTEGER,"
    " stars INTEGER NOT NULL); INSERT INTO new SELECT *, 1 FROM reading;"
    " DROP TABLE reading; ALTER TABLE new RENAME TO reading",
    "PRAGMA user_version=3; ALTER TABLE reading RENAME COLUMN offset TO place",
)
_BROKEN = (
    "UPDATE reading SET part = 'two', offset = NULL",
    "UPDATE reading SET part = -1, offset = 9223372036854775807",
    "INSERT INTO reading VALUES (x'ff', 'yes', x'00', 1e300)",
)


def _later_versions(_: Options) -> Iterator[Outcome]:
    """Let a later version change the file, before the start and while one reads."""
    for script in _LATER:
        yield from _both(partial(_script, script=script))


def _broken_rows(_: Options) -> Iterator[Outcome]:
    """Put in places that nobody has written."""
    for script in _BROKEN:
        yield from _both(partial(_script, script=script))


def _script(state: Path, script: str) -> None:
    with contextlib.closing(_base(state)) as base:
        base.executescript(script)


def _read_only(_: Options) -> Iterator[Outcome]:
    """Start on a disk that may not be written."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        tiny_disk(_DISK) as disk,
    ):
        prepared = _written(Path(folder), _must_be(disk) / "state", 2 * _READ)
        _read_some(prepared)
        mount = ["mount", "-o", "remount,ro", str(disk)]
        yield _damaged(prepared, lambda _: subprocess.run(mount, check=True), start=True)


def _must_be(disk: Path | None) -> Path:
    if disk is None:
        raise SystemExit("one must be root to mount a disk")
    return disk


def _base(state: Path) -> sqlite3.Connection:
    return sqlite3.connect(state / _FILE, isolation_level=None, timeout=5)


def _written(folder: Path, state: Path, count: int) -> Prepared:
    """Write some articles; return the paths of so many, of most of which there is no file."""
    articles = folder / "articles"
    articles.mkdir()
    for number in range(_ARTICLES):
        text = f"---\ntitle: مقال {number}\n---\nمتن المقال رقم {number}.\n"
        (articles / f"{number}.md").write_text(text, encoding="utf-8")
    return Prepared(articles, state, [str(articles / f"{number}.md") for number in range(count)])


def _read_some(prepared: Prepared) -> None:
    """Read the first articles, and have them written into the database itself."""
    reader = Reader(prepared.articles, prepared.state, Outcome())
    reader.reads(prepared.paths[:_READ])
    reader.leaves(10)
    _script(prepared.state, "PRAGMA wal_checkpoint(TRUNCATE)")


@contextlib.contextmanager
def _prepared() -> Iterator[Prepared]:
    """Yield folders in which articles were read."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        prepared = _written(Path(folder), Path(folder) / "state", 2 * _READ)
        _read_some(prepared)
        yield prepared


def _both(damage: Damage) -> Iterator[Outcome]:
    """Yield what comes of a damage before the start, and of one while one reads."""
    for start in (True, False):
        with _prepared() as prepared:
            yield _damaged(prepared, damage, start=start)


def _damaged(prepared: Prepared, damage: Damage, *, start: bool) -> Outcome:
    """Read before and after something happens to the state folder; return what came of it."""
    articles, state, paths = prepared
    if start:
        damage(state)
    reader = Reader(articles, state, Outcome())
    reader.read.update(paths[:_READ])
    reader.reads(paths[_READ : _READ + 20])
    if not start:
        reader.settles()
        damage(state)
    reader.reads(paths[_READ + 20 :])
    reader.settles()
    reader.leaves()
    return reader.judge()


CASES: dict[str, Callable[[Options], Iterator[Outcome]]] = {
    "full-at-the-start": _full_at_the_start,
    "full-and-freed": _full_and_freed,
    "filling-while-reading": _filling_while_reading,
    "locked": _locked,
    "pages-damaged": _pages_damaged,
    "folder-removed": _folder_removed,
    "later-versions": _later_versions,
    "broken-rows": _broken_rows,
    "read-only": _read_only,
}
