"""Names of files that are not UTF-8, or longer than they can be, on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

NAME = b"caf\xe9 \x1b[31m.md"


def run(*arguments: bytes, home: Path) -> tuple[int, bytes, bytes]:
    variables = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    variables |= {"HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": ""}
    command = [os.fsencode(sys.executable), b"-m", b"newsreader", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, env=variables, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> bytes:
    folder = tmp_path / os.fsdecode(b"folder \xff")
    folder.mkdir()
    for number, name in enumerate((NAME, b"other.md")):
        text = f"---\ntitle: عنوان {number}\n---\nمتن عن القلعة والبحر رقم {number}.\n"
        (folder / os.fsdecode(name)).write_text(text, encoding="utf-8")
    return os.fsencode(folder)


def test_print(folder: bytes, tmp_path: Path) -> None:
    path = folder + b"/" + NAME
    status, out, _ = run(b"print", path, home=tmp_path)
    assert (status, out.decode().startswith("عنوان 0")) == (0, True)
    status, out, _ = run(b"print", b"--json", path, home=tmp_path)
    assert os.fsencode(json.loads(out.decode())["path"]) == path
    status, out, _ = run(b"print", folder, home=tmp_path)
    assert (status, out.decode().count("عنوان")) == (0, 2)
    Path(os.fsdecode(path)).unlink()
    status, _, error = run(b"print", path, home=tmp_path)
    assert (status, "no such file" in error.decode()) == (1, True)


def test_index_search_and_related(folder: bytes, tmp_path: Path) -> None:
    path = folder + b"/" + NAME
    status, out, error = run(b"index", folder, home=tmp_path)
    assert (status, error) == (0, b"")
    assert out == folder + b": 2 articles\n"
    for _ in range(2):  # the second time from the catalogue
        status, out, error = run(b"search", b"--library", folder, "القلعة".encode(), home=tmp_path)
        assert (status, error) == (0, b"")
        assert sorted(line.split(b"\t")[1] for line in out.splitlines())[0] == path
    status, out, _ = run(
        b"search", b"--json", b"--library", folder, "القلعة".encode(), home=tmp_path
    )
    assert path in [os.fsencode(found["path"]) for found in json.loads(out.decode())]
    status, out, _ = run(b"related", folder + b"/other.md", home=tmp_path)
    assert (status, out) == (0, "عنوان 0\t".encode() + path + b"\n")
    status, out, _ = run(b"related", path, home=tmp_path)
    assert (status, out.split(b"\t")[1]) == (0, folder + b"/other.md\n")


@pytest.mark.parametrize("length", [300, 5000])
def test_a_path_of_more_characters_than_the_system_takes(length: int, tmp_path: Path) -> None:
    long = b"a" * length
    for command in ((b"print",), (b"index",), (b"related",), ()):
        status, out, error = run(*command, long, home=tmp_path)
        assert status in (1, 2)
        assert (out, error.count(b"\n")) == (b"", 1)
