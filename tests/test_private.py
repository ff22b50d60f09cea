"""What outlives the program is its owner's affair."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from newsreader.private import make_file, make_folder, write_file
from newsreader.terminal.memory import Choice, recall, remember


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_folders_and_files_are_made_or_closed(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_folder(folder)
    assert mode(folder) == 0o700
    folder.chmod(0o755)
    make_folder(folder)
    assert mode(folder) == 0o700
    file = folder / "file"
    make_file(file)
    assert mode(file) == 0o600
    file.chmod(0o644)
    file.write_text("stays", encoding="utf-8")
    make_file(file)
    assert (mode(file), file.read_text(encoding="utf-8")) == (0o600, "stays")
    file.chmod(0o400)
    make_file(file)
    assert mode(file) == 0o400  # it is closed to others already


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "file"
    write_file(file, "نص")
    assert (mode(file), file.read_text(encoding="utf-8")) == (0o600, "نص")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").touch()
    with pytest.raises(OSError, match="folder"):
        write_file(tmp_path / "folder", "نص")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_what_is_chosen_for_terminals_is_private_too(tmp_path: Path) -> None:
    state = tmp_path / "state"
    assert remember(state, "name that is not UTF-8: \udcff", Choice("kitty")) == ()
    assert recall(state, "name that is not UTF-8: \udcff") == (Choice("kitty"), ())
    assert {path.name: mode(path) for path in state.iterdir()} == {"terminals.json": 0o600}
    assert mode(state) == 0o700
