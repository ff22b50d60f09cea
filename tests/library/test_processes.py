"""Files that are taken in by processes: the library is what it is without, come what may."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
from bench.arabic_model import Model

from newsreader import bounds
from newsreader.library import processes
from newsreader.library.database import Database
from newsreader.library.entries import Stamp
from newsreader.library.extracting import Batch, Extractor
from newsreader.library.libraries import Library
from newsreader.library.processes import Processes
from support import fixtures
from support.examples import whole
from support.waiting import wait_until

SAMPLES = Path(__file__).parents[2] / "articles"
_LINES = (b"\n", b"  \n", b"no JSON\n", b"{}\n", b'"a text"\n', b"[1]\n", b"\xff\xfe\n", b"{\n")


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let anything be much, and pieces be small."""
    monkeypatch.setattr(processes, "_MUCH", 0)
    monkeypatch.setattr(processes, "_SIZE", 20_000)
    monkeypatch.setattr(processes, "_count", lambda: 2)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of the samples, of a collection of each kind, and of long ones of lines."""
    folder = tmp_path_factory.mktemp("roots") / "articles"
    shutil.copytree(SAMPLES, folder)
    (folder / "sport").mkdir()
    (folder / "book.epub").write_bytes(fixtures.book())
    (folder / "sport" / "few.tar").write_bytes(fixtures.tarred({"a.md": "# ا", "b.jsonl": "x\n"}))
    (folder / "nothing.jsonl").write_bytes(b"\n" * 60_000)
    (folder / "sport" / "news.jsonl").write_bytes(b"".join(_lines(400)))
    (folder / "wide.jsonl").write_text(b"".join(_lines(90)).decode("utf-8", "replace"), "utf-16")
    (folder / "old.jsonl").write_bytes(
        "".join(json.dumps(_value(n), ensure_ascii=False) + "\n" for n in range(60)).encode(
            "windows-1256", "replace"
        )
    )
    return folder


def _value(number: int) -> dict[str, str]:
    story = _model().story(number)
    value = {"title": story.title, "text": story.text, "date": story.date.isoformat()}
    return value if number % 3 else {**value, "section": story.section, "related": "خبر 7"}


@cache
def _model() -> Model:
    return Model(7, 4)


def _lines(count: int) -> Iterator[bytes]:
    """Yield lines of articles, and some that are none."""
    chance = random.Random(3)
    for number in range(count):
        if chance.random() < 0.2:
            yield chance.choice(_LINES)
        yield json.dumps(_value(number), ensure_ascii=False).encode() + b"\n"


def kept(state: Path) -> list[list[Any]]:
    """Return all that is kept of a library, in its order, but for the numbers by which it is."""
    (file,) = state.rglob("catalogue.sqlite3")
    base = Database.looker(file)
    found = [
        base.all("SELECT path, size, modified, whole FROM file ORDER BY number"),
        [row[2:] for row in base.all("SELECT * FROM article ORDER BY number")],
        base.all("SELECT folded FROM filtered ORDER BY number"),
        base.all("SELECT key, target, named.title FROM named ORDER BY article, key"),
    ]
    base.close()
    return found


Taken = tuple[list[list[Any]], list[str], list[str]]


def taken(root: Path, state: Path) -> Taken:
    """Take a folder in; return all that is kept, what is found by a word, the faults."""
    library = Library([root], state)
    changes = library.refresh()
    found = [hit.entry.path for hit in library.search("كان", 1_000).found]
    assert library.close(30) == ()
    assert sorted(changes.new) == sorted(set(changes.new))
    return kept(state), found, [str(fault) for fault in changes.faults]


def alone(root: Path, state: Path) -> Taken:
    """Do the same without processes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes, "_MUCH", 1 << 40)
        patch.setattr(processes, "_SIZE", 20_000)
        return taken(root, state)


@pytest.fixture(scope="module")
def wanted(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """Return what the folder gives without processes."""
    return alone(root, tmp_path_factory.mktemp("alone"))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Return the processes that are started, as they are."""
    found: list[subprocess.Popen[bytes]] = []
    begin = processes._Worker.__init__

    def beginning(self: processes._Worker, roots: Sequence[Path]) -> None:
        begin(self, roots)
        found.append(self._process)

    monkeypatch.setattr(processes._Worker, "__init__", beginning)
    return found


Started = list[subprocess.Popen[bytes]]


def test_what_processes_take_in_is_what_is_taken_in_here(
    root: Path, tmp_path: Path, started: Started, wanted: Taken
) -> None:
    assert len(wanted[0][1]) > 500
    assert len(wanted[1]) > 300
    assert len(wanted[2]) > 10
    assert taken(root, tmp_path / "two") == wanted
    assert [process.returncode for process in started] == [-signal.SIGKILL] * 2


@pytest.mark.parametrize("seed", [0, *whole([1, 2])])
def test_what_a_killed_process_had_to_do_is_done_here(
    seed: int,
    root: Path,
    tmp_path: Path,
    started: Started,
    wanted: Taken,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whether one is killed or both, and however far they were."""
    chance = random.Random(seed)
    at = chance.sample(range(8), 2)
    counted = itertools.count()
    results = processes._Worker.results

    def killing(worker: processes._Worker, ending: threading.Event) -> Iterator[tuple[int, Batch]]:
        for each in results(worker, ending):
            if next(counted) in at:
                chance.choice(started).kill()
            yield each

    monkeypatch.setattr(processes._Worker, "results", killing)
    found = taken(root, tmp_path / "two")
    assert next(counted) > max(at)
    assert found == wanted


@pytest.mark.parametrize("interpreter", ["/bin/false", "", *whole(["/nowhere"])])
def test_without_processes_all_is_done_here(
    interpreter: str, root: Path, tmp_path: Path, wanted: Taken, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(processes, "_MUCH", 0)
    monkeypatch.setattr(sys, "executable", interpreter)
    assert taken(root, tmp_path / "two") == wanted


def test_a_file_that_holds_nothing_for_long_is_given_up_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "CHAIN", 100)
    root = tmp_path / "articles"
    root.mkdir()
    ahead, behind = b"".join(_lines(40)), b"".join(_lines(60))
    (root / "a.jsonl").write_bytes(ahead + b"no JSON\n" * 120 + behind)
    (root / "b.jsonl").write_bytes(ahead + b"no JSON\n" * 80 + behind + b"{}\n" * 80)
    found = taken(root, tmp_path / "two")
    assert any("in a row give no article" in fault for fault in found[2]) or len(found[2]) > 20
    assert found == alone(root, tmp_path / "one")


def test_nothing_is_left_when_a_refresh_is_ended(
    root: Path, tmp_path: Path, started: Started, wanted: Taken
) -> None:
    library = Library([root], tmp_path / "state")
    thread = threading.Thread(target=library.refresh)
    thread.start()
    wait_until(lambda: len(started) == 2)
    library.close(5)
    thread.join(30)
    assert not thread.is_alive()
    assert all(process.returncode is not None for process in started)
    assert taken(root, tmp_path / "state")[0] == wanted[0]


def test_processes_have_no_terminal_and_give_way(root: Path, started: Started) -> None:
    ending = threading.Event()
    (file,) = root.rglob("news.jsonl")
    status = file.stat()
    tasks = processes.parted(str(file), Stamp(status.st_size, status.st_mtime_ns))
    each = Processes([root], Extractor([root]), ending).batches(tasks)
    next(each)
    assert len(started) == 2
    own = os.getpriority(os.PRIO_PROCESS, 0)
    for process in started:
        assert os.getsid(process.pid) == process.pid
        priority = partial(os.getpriority, os.PRIO_PROCESS, process.pid)
        wait_until(lambda priority=priority: priority() > own)  # type: ignore[misc]
        if sys.platform == "linux":
            names = {str(link.readlink()) for link in Path(f"/proc/{process.pid}/fd").iterdir()}
            assert all("pipe:" in name or name == "/dev/null" for name in names - {str(file)})
    ending.set()
    assert len(list(each)) <= 100
    assert all(process.returncode is not None for process in started)


_PROGRAM = """
import sys
from pathlib import Path
from newsreader.library import processes
from newsreader.library.libraries import Library
processes._MUCH = 0
processes._count = lambda: 2
begin = processes._Worker.__init__
def beginning(self, roots):
    begin(self, roots)
    print(self._process.pid, flush=True)
processes._Worker.__init__ = beginning
Library([Path(sys.argv[1])], Path(sys.argv[2])).refresh()
"""


def test_processes_are_gone_with_a_program_that_is_killed(tmp_path: Path) -> None:
    """What they write to is closed when the last of them is gone."""
    root = tmp_path / "articles"
    root.mkdir()
    (root / "long.jsonl").write_bytes(b"".join(_lines(400)) * 40)
    command = [sys.executable, "-c", _PROGRAM, str(root), str(tmp_path / "state")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        started = [int(program.stdout.readline()) for _ in range(2)]
        assert all(map(_is_running, started))
        program.kill()
    wait_until(lambda: not any(map(_is_running, started)), 5)


def _is_running(process: int) -> bool:
    """Return whether a process is there, and no mere name that nobody has asked for."""
    command = ["ps", "-o", "stat=", "-p", str(process)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    return done.stdout.strip() not in (b"", b"Z")
