"""Standard output and error: names that are no text, and nothing that acts on a terminal."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.examples import whole
from support.terminals import NEWSREADER, Terminal

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = "a\x1b]0;owned\x07b\x9b31mc\rd\u202ee"
NAME = os.fsdecode("مقال".encode("cp1256") + b".txt")  # not UTF-8
TEXT = "عنوان\n\nهذا متن المقال عن البحر.\n"


def run(
    *arguments: str, home: Path, code: str | None = None, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program, or code that ends by calling it."""
    variables = {k: v for k, v in os.environ.items() if not k.startswith("XDG_")}
    variables |= {"HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": ""} | environment
    command = [*NEWSREADER, *arguments] if code is None else [sys.executable, "-c", code]
    return subprocess.run(
        command, input=stdin, capture_output=True, check=False, env=variables, timeout=60
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ("print <&-", 1, "newsreader: -: is empty\n"),
        ("<&-", 1, "newsreader: -: is empty\n"),
        ("bidi <&-", 0, ""),
        ("doctor <&-", 0, ""),
        ("print a.txt >&-", 0, ""),
        ("index . >&-", 0, ""),
        ("a.txt >&-", 0, ""),
    ],
)
def test_streams_that_are_closed(tmp_path: Path, words: str, status: int, said: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        ["sh", "-c", f'"$@" {words}', "sh", *NEWSREADER],
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
        start_new_session=True,
    )
    assert (done.returncode, done.stderr) == (status, said)


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((f"--{HOSTILE}",), 2),
        ((f"--language={HOSTILE}",), 2),
        (("--terminal", HOSTILE), 1),
        ((HOSTILE,), 1),
        (("--encoding", HOSTILE), 2),
        (("print", HOSTILE), 1),
        (("bidi", "--base", HOSTILE), 2),
        (("search", "x", "--library", HOSTILE), 2),
        (("related", HOSTILE), 1),
        (("index", HOSTILE), 2),
        *whole(
            [
                ((f"{HOSTILE}#{HOSTILE}",), 1),
                (("print", f"--{HOSTILE}"), 2),
                (("print", "--width", HOSTILE), 2),
                (("print", "--visual", "--terminal", HOSTILE), 2),
                (("bidi", "--terminal", HOSTILE), 2),
                (("search", "x", "--limit", HOSTILE), 2),
                (("doctor", "--terminal", HOSTILE), 2),
            ]
        ),
    ],
)
def test_standard_error_shows_no_control_character(
    tmp_path: Path, arguments: tuple[str, ...], status: int
) -> None:
    result = run(*arguments, home=tmp_path)
    shown = result.stderr.decode()
    assert CONTROL.search(shown) is None
    assert "Traceback" not in shown
    assert shown.count("newsreader") >= 1
    assert result.returncode == status


def test_a_traceback_shows_no_control_character(tmp_path: Path) -> None:
    code = (
        "import newsreader.cli.doctor as doctor\n"
        f"def fail(*words): raise RuntimeError({HOSTILE!r})\n"
        "doctor.asked = fail\n"
        "from newsreader import cli; cli.main(['doctor'])"
    )
    result = run(home=tmp_path, code=code)
    shown = result.stderr.decode()
    assert result.returncode == 1
    assert "Traceback" in shown
    assert "RuntimeError: a\ufffd]0;owned" in shown
    assert CONTROL.search(shown) is None


def test_a_name_that_is_too_long_in_a_terminal(tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, "x" * 3000], tmp_path) as terminal:
        assert terminal.wait_for_end() == 1
        assert terminal.is_as_before()
        assert b"Traceback" not in terminal.written
        assert b"\x1b[?1049h" not in terminal.written


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Return a file whose name is not UTF-8."""
    path = tmp_path / "folder" / NAME
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_name_that_is_not_utf_8_is_made_visible_in_a_fault(named: Path, tmp_path: Path) -> None:
    missing = named.with_name(os.fsdecode(b"caf\xe9.txt"))
    result = run("print", str(missing), home=tmp_path)
    assert result.stderr.decode() == f"newsreader: {named.parent}/caf\ufffd.txt: no such file\n"


@pytest.mark.parametrize("command", [["search", "البحر", "--library"], ["index"]])
def test_a_name_that_is_not_utf_8_on_a_terminal(
    named: Path, tmp_path: Path, command: list[str]
) -> None:
    folder = named.parent.rename(named.parent.with_name(os.fsdecode(b"f\xe9")))
    with Terminal([*NEWSREADER, *command, str(folder)], tmp_path) as terminal:
        assert terminal.wait_for_end() == 0
        assert "f\ufffd".encode() in terminal.written
        assert b"\xe9" not in terminal.written


def test_a_name_that_is_not_utf_8_is_opened(named: Path, tmp_path: Path) -> None:
    for path in (named, named.parent):
        with Terminal([*NEWSREADER, str(path)], tmp_path) as terminal:
            terminal.wait_until_shown("\ufee5\ufe8d\ufeee\ufee8\ufecb")
            terminal.wait_until_shown("Space")
            terminal.type("q")
            assert terminal.wait_for_end() == 0
            assert b"Traceback" not in terminal.written


def test_what_the_locale_cannot_encode_is_no_traceback(named: Path, tmp_path: Path) -> None:
    result = run(
        "print", str(named), home=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"?????\n")
