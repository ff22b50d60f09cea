"""Several programs at the same state, and programs that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from support.state import article, kept, opened

PATHS = [str(Path(__file__).parents[1]), *sys.path]
PROGRAM = f"""
import sys
sys.path[:0] = {PATHS!r}
from pathlib import Path
from newsreader.library.libraries import Library
from support.state import is_written
root, state, name = sys.argv[1:]
library = Library([Path(root)], Path(state))
library.refresh()
"""
READS = """
for number in range(60):
    library.mark_read(f"{root}/{name}-{number}.md")
    library.set_place(f"{root}/{name}-{number}.md", 1, number)
    if number % 10 == 0:
        library.refresh()
is_written(library)
faults = library.close(10)
assert not faults, faults
"""
READS_ON = """
library.mark_read(f"{root}/first.md")
is_written(library)
print("written", flush=True)
number = 0
while True:
    library.set_place(f"{root}/{number % 500}.md", 1, number)
    number += 1
"""


def start(program: str, root: Path, state: Path, name: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM + program, str(root), str(state), name]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_windows_at_the_same_time(tmp_path: Path) -> None:
    root, state = tmp_path / "articles", tmp_path / "state"
    for number in range(30):
        article(root, f"{number}.md")
    windows = [start(READS, root, state, name) for name in ("one", "two", "three")]
    for window in windows:
        with window:
            assert window.wait(60) == 0
    found = kept(state)
    assert len(found) == 180
    assert all(reading.read and reading.place for reading in found.values())
    with opened(root, state) as library:
        assert len(library.entries) == 30
        assert not library.heard


def test_a_program_that_is_killed(tmp_path: Path) -> None:
    """What was written stays written, and the file whole, whenever it comes."""
    root, state = tmp_path / "articles", tmp_path / "state"
    path = article(root, "first.md")
    for _ in range(5):
        with start(READS_ON, root, state) as window:
            assert window.stdout is not None
            assert window.stdout.readline() == "written\n"
            os.kill(window.pid, signal.SIGKILL)
        with opened(root, state) as library:
            assert library.reading(path).read
            library.mark_read(path, False)
            assert library.close(10) == ()
            assert not library.heard
        assert not kept(state)[path].read
