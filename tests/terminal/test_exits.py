"""Both pipes and every way out, in a real pseudo-terminal."""

from __future__ import annotations

import os
import re
import shlex
import signal
import time
from pathlib import Path

import pytest

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText
from support.terminals import ANSWERS, NEWSREADER, Terminal, modes_left

TITLE = "عنوان المقال الأول"
SHOWN = display_text(Paragraph(SafeText(TITLE)))
FOOTER = display_text(Paragraph(SafeText("المفاتيح")))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "first.txt"
    path.write_text(f"{TITLE}\n\n" + "متن المقال كلام طويل.\n\n" * 60, encoding="utf-8")
    return path


def shell(line: str) -> list[str]:
    return ["/bin/sh", "-c", line]


def program(*arguments: object) -> str:
    return shlex.join([*NEWSREADER, *map(str, arguments)])


def assert_left_as_found(terminal: Terminal) -> None:
    assert terminal.is_as_before()
    left = modes_left(terminal.written)
    assert left["1049"] is False  # the first screen is back
    assert left["25"] is True  # so is the cursor
    assert left.get("7", True) is True  # lines wrap
    assert not any(
        left.get(mode) for mode in ("1000", "1003", "1004", "1006", "1015", "2004", "2048")
    )
    assert terminal.written.rfind(b"\x1b[<u") > terminal.written.rfind(b"u\x1b") or (
        terminal.written.count(b"\x1b[<u") == len(re.findall(rb"\x1b\[>\d+u", terminal.written))
    )


def open_app(article: Path, tmp_path: Path, name: str = "xterm") -> Terminal:
    terminal = Terminal([*NEWSREADER, str(article)], tmp_path, answers=ANSWERS[name])
    terminal.wait_for(SHOWN)
    terminal.wait_for(FOOTER)
    return terminal


def test_q_leaves(article: Path, tmp_path: Path) -> None:
    with open_app(article, tmp_path) as terminal:
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert_left_as_found(terminal)


def test_ctrl_c_leaves(article: Path, tmp_path: Path) -> None:
    with open_app(article, tmp_path) as terminal:
        terminal.type("\x03")
        assert terminal.wait_for_end() == 0
        assert_left_as_found(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_signals_leave_in_order(article: Path, tmp_path: Path, number: signal.Signals) -> None:
    with open_app(article, tmp_path, "vte") as terminal:
        os.kill(terminal.process, number)
        assert terminal.wait_for_end() == 128 + number
        assert_left_as_found(terminal)
        assert terminal.written.rfind(b"\x1b[8h") > terminal.written.rfind(b"\x1b[8l")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signals_before_the_app_is_there(
    article: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers=ANSWERS["vte"]) as terminal:
        terminal.wait_for("\x1b[?1049h")
        os.kill(terminal.process, number)
        assert terminal.wait_for_end() in (128 + number, 130)
        assert_left_as_found(terminal)
        assert terminal.written.rfind(b"\x1b[8h") > terminal.written.rfind(b"\x1b[8l")


def test_a_closed_window_ends_the_program(article: Path, tmp_path: Path) -> None:
    terminal = open_app(article, tmp_path)
    os.close(terminal.descriptor)
    end = time.monotonic() + 10
    while time.monotonic() < end:
        process, _ = os.waitpid(terminal.process, os.WNOHANG)
        if process:
            return
        time.sleep(0.05)
    os.kill(terminal.process, signal.SIGKILL)
    raise AssertionError("it goes on without a terminal")


def test_ctrl_z_and_fg(article: Path, tmp_path: Path) -> None:
    with open_app(article, tmp_path, "vte") as terminal:
        terminal.type("\x1a")
        terminal.wait_until_stopped()
        assert_left_as_found(terminal)
        assert terminal.written.rfind(b"\x1b[8h") > terminal.written.rfind(b"\x1b[8l")
        start = len(terminal.written)
        os.kill(terminal.process, signal.SIGCONT)
        terminal.wait_for("\x1b[?1049h", start=start)
        assert b"\x1b[8l" in terminal.written[start:]
        terminal.wait_for(SHOWN, start=start)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert_left_as_found(terminal)


def test_an_exception_leaves_the_terminal_as_it_was(article: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from newsreader import cli; from newsreader.ui.app import NewsreaderApp\n"
        "def fail(self, *a): raise RuntimeError('planted')\n"
        "NewsreaderApp.action_quit = fail\n"
        f"cli.main([{str(article)!r}])"
    )
    command = [NEWSREADER[0], "-c", code]
    with Terminal(command, tmp_path, answers=ANSWERS["vte"]) as terminal:
        terminal.wait_for(FOOTER)
        terminal.type("q")
        assert terminal.wait_for_end() == 1
        assert_left_as_found(terminal)
        assert b"planted" in terminal.written
        assert terminal.written.rfind(b"\x1b[8h") > terminal.written.rfind(b"\x1b[8l")


def test_an_exception_before_the_app_is_there(article: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['textual.app'] = None\n"
        f"from newsreader import cli; cli.main([{str(article)!r}])"
    )
    with Terminal([NEWSREADER[0], "-c", code], tmp_path) as terminal:
        assert terminal.wait_for_end() == 1
        assert_left_as_found(terminal)


def test_an_article_is_piped_in_and_read_with_the_keyboard(article: Path, tmp_path: Path) -> None:
    line = f"cat {shlex.quote(str(article))} | {program()}"
    with Terminal(shell(line), tmp_path) as terminal:
        terminal.wait_for(SHOWN)
        terminal.wait_for(FOOTER)
        start = len(terminal.written)
        terminal.type(" ")
        terminal.wait_for("\x1b[", start=start)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert_left_as_found(terminal)


def test_standard_input_from_a_file(article: Path, tmp_path: Path) -> None:
    line = f"{program()} < {shlex.quote(str(article))}"
    with Terminal(shell(line), tmp_path) as terminal:
        terminal.wait_for(SHOWN)
        terminal.wait_for(FOOTER)
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_output_into_a_pipe_is_clean_text(article: Path, tmp_path: Path) -> None:
    line = f"{program(article)} | cat"
    with Terminal(shell(line), tmp_path) as terminal:
        assert terminal.wait_for_end() == 0
        assert TITLE.encode() in terminal.written
        assert b"\x1b" not in terminal.written


def test_a_pipe_that_closes_early_is_silent(article: Path, tmp_path: Path) -> None:
    article.write_text(f"{TITLE}\n\n" + "متن المقال كلام طويل.\n\n" * 20_000, encoding="utf-8")
    for command in (
        program("print", article),
        program(article),
        program("print", "--json", article),
    ):
        with Terminal(shell(f"{command} | head -n 1; echo done"), tmp_path) as terminal:
            terminal.wait_for("done")
            assert terminal.wait_for_end() == 0
            assert b"Traceback" not in terminal.written
            assert b"rror" not in terminal.written


def test_standard_error_may_be_a_file(article: Path, tmp_path: Path) -> None:
    errors = tmp_path / "errors"
    line = f"{program(article)} 2> {shlex.quote(str(errors))}"
    with Terminal(shell(line), tmp_path) as terminal:
        terminal.wait_for(SHOWN)
        terminal.wait_for(FOOTER)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert errors.read_bytes() == b""


def test_leaving_does_not_wait_for_work_in_the_background(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "first.txt"
    path.write_text(f"{TITLE}\n\n" + "متن المقال كلام طويل جدا.\n\n" * 200_000, encoding="utf-8")
    with open_app(path, tmp_path) as terminal:
        start = time.monotonic()
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert time.monotonic() - start < 3
        assert_left_as_found(terminal)


def test_no_escape_sequence_of_an_article_reaches_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    owned = "\x1b]0;owned\x07\x1b[41m\x9b5i"
    path = folder / f"a{chr(27)}]2;owned{chr(7)}.md"
    path.write_text(
        f"---\ntitle: '{TITLE}{owned}'\nauthor: 'x{owned}'\n---\nمتن {owned} المقال\n",
        encoding="utf-8",
    )
    with open_app(path, tmp_path) as terminal:
        terminal.type("q")
        terminal.wait_for_end()
        assert b"owned" not in terminal.written.replace(b"]2;owned", b"")
        assert b"\x1b]0;owned" not in terminal.written
        assert b"\x1b]2;owned" not in terminal.written
        assert b"\x1b[41m" not in terminal.written
        assert b"\x9b5i" not in terminal.written
