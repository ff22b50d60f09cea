"""Folders of any depth, and links that lead round."""

from __future__ import annotations

import os
from pathlib import Path

from newsreader.loading import discover, is_folder


def test_folders_a_thousand_deep(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for number in range(1000):
            Path("d").mkdir()
            os.chdir("d")
            if number % 100 == 0:
                Path("a.md").write_text("متن.", encoding="utf-8")
        found, faults = discover(tmp_path)
    finally:
        os.chdir(here)
        _remove_deep(tmp_path, "d")
    assert len(found) == 10
    assert faults == ()


def test_folders_deeper_than_a_path_can_be(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    name = "folder" * 10
    try:
        for _ in range(100):
            Path(name).mkdir()
            os.chdir(name)
            Path("a.md").write_text("متن.", encoding="utf-8")
        os.chdir(here)
        found, faults = discover(tmp_path)
    finally:
        os.chdir(here)
        _remove_deep(tmp_path, name)
    assert 20 < len(found) < 100
    assert faults
    assert all(fault.message == "file name too long" for fault in faults)


def _remove_deep(root: Path, name: str) -> None:
    """Remove what `shutil` cannot: move each folder up before its parent goes."""
    while (root / name).exists():
        inner = root / name / name
        if inner.exists():
            inner.rename(root / "next")
        for file in (root / name).iterdir():
            file.unlink()
        (root / name).rmdir()
        if (root / "next").exists():
            (root / "next").rename(root / name)


def test_loops_of_links(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "article.md").write_text("متن.", encoding="utf-8")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "to").symlink_to("fro")
    (tmp_path / "a" / "fro").symlink_to("to")
    (tmp_path / "self.md").symlink_to("self.md")
    (tmp_path / "z").symlink_to("a")
    found, faults = discover(tmp_path)
    assert found == [tmp_path / "a" / "b" / "article.md"]
    assert {fault.source: fault.message for fault in faults} == {
        str(tmp_path / "a" / "b" / "up"): "is a link in a circle",
        str(tmp_path / "self.md"): "too many levels of symbolic links",
    }


def test_what_is_a_folder(tmp_path: Path) -> None:
    assert is_folder(tmp_path)
    (tmp_path / "file").touch()
    for path in (str(tmp_path / "file"), str(tmp_path / "none"), "long" * 2000):
        assert not is_folder(path)


def test_names_are_those_that_are_loaded(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("متن.", encoding="utf-8")
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        assert discover(".") == discover("./.") == ([Path("a.md")], ())
    finally:
        os.chdir(here)
