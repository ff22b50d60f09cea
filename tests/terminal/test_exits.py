"""Both pipes and every way out, in a real pseudo-terminal."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import sqlite3
import sys
import time
from functools import partial
from pathlib import Path

import pyte
import pytest

from newsreader.display.welcome import has_been_welcomed
from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText
from support.examples import whole
from support.led import Led
from support.terminals import ANSWERS, NEWSREADER, Terminal, left_on

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


def assert_left_as_found(terminal: Terminal, name: str = "xterm") -> None:
    """The modes, the keys, the pointer, the screen, the terminal's bidi, the line discipline."""
    assert terminal.is_as_before()
    assert left_on(terminal.written, ANSWERS[name]) == []
    assert b"\x1b[?1049l" in terminal.written


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


ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


@pytest.mark.parametrize("number", [*ENDING[::2], *whole(ENDING[1::2])])
def test_signals_leave_in_order(article: Path, tmp_path: Path, number: signal.Signals) -> None:
    with open_app(article, tmp_path, "vte") as terminal:
        os.kill(terminal.process, number)
        assert terminal.wait_for_end() == 128 + number
        assert_left_as_found(terminal, "vte")


@pytest.mark.parametrize("number", [*ENDING[1::2], *whole(ENDING[::2])])
def test_signals_before_the_app_is_there(
    article: Path, tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers=ANSWERS["vte"]) as terminal:
        terminal.wait_for("\x1b[?1049h")
        os.kill(terminal.process, number)
        assert terminal.wait_for_end() == 128 + number
        assert_left_as_found(terminal, "vte")


def test_a_signal_while_the_line_is_made_quiet(article: Path, tmp_path: Path) -> None:
    """It is put back afterwards, not before, however long the last work takes."""
    code = (
        "import os, signal, time\n"
        "from newsreader import cli\n"
        "from newsreader.terminal.discipline import Discipline\n"
        "from newsreader.terminal.leaving import Leaving\n"
        "quiet, guard = Discipline.quiet, Leaving.guard\n"
        "def guarded(leaving, keyboard=0):\n"
        "    leaving.at_the_end(lambda: time.sleep(0.15) or ())\n"
        "    guard(leaving, keyboard)\n"
        "def ended(line, keyboard):\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "    time.sleep(0.05)\n"
        "    return quiet(line, keyboard)\n"
        "Leaving.guard, Discipline.quiet = guarded, ended\n"
        f"cli.main([{str(article)!r}])\n"
    )
    with Led([sys.executable, "-c", code], tmp_path, answers=ANSWERS["xterm"]) as terminal:
        assert terminal.left() == b""
        assert terminal.facts["status"] == 128 + signal.SIGTERM
        assert terminal.facts["same"]


def test_modes_that_newer_terminals_know_are_put_back(article: Path, tmp_path: Path) -> None:
    """Textual asks for reports in pixels where the size is reported, and forgets them."""
    newer = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;2$y"}
    answers = ANSWERS["foot"] | newer
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers=answers) as terminal:
        terminal.wait_for("\x1b[?1016h")
        terminal.wait_for(FOOTER)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert_left_as_found(terminal, "foot")


def test_a_closed_window_ends_the_program(article: Path, tmp_path: Path) -> None:
    terminal = open_app(article, tmp_path)
    os.close(terminal.descriptor)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        process, _ = os.waitpid(terminal.process, os.WNOHANG)
        if process:
            return
        time.sleep(0.01)
    os.kill(terminal.process, signal.SIGKILL)
    raise AssertionError("it goes on without a terminal")


# Whatever is going on

IN_THE_LOOP = """
import asyncio, sys, threading, time
from newsreader import cli
from newsreader.terminal.takeover import Takeover
hand_over = Takeover.hand_over
def planted(takeover):
    asyncio.get_running_loop().call_later(1, work)
    return hand_over(takeover)
Takeover.hand_over = planted
"""
SLOW_DISK = """
import sys, time
from newsreader import cli
from newsreader.library import refreshing
def slow(*arguments, **names):
    print(end="\\x1b]2;looking\\x07", file=sys.__stdout__, flush=True)
    time.sleep(60)
refreshing.files_below = slow
"""


def planted(code: str, article: Path) -> list[str]:
    return [sys.executable, "-c", f"{code}\ncli.main([{str(article)!r}])"]


def gone_within(terminal: Terminal, seconds: float = 1.0) -> int:
    """Return the exit status of a program that ends in time: 0.3 s on a machine at leisure."""
    return terminal.wait_for_end(seconds)


@pytest.mark.parametrize("way", ["q", signal.SIGTERM, *whole(["\x03", signal.SIGHUP])])
def test_leaving_does_not_wait_for_a_slow_disk(
    article: Path, tmp_path: Path, way: str | signal.Signals
) -> None:
    command = planted(SLOW_DISK, article)
    with Terminal(command, tmp_path, answers=ANSWERS["vte"]) as terminal:
        terminal.wait_for("looking")
        terminal.wait_for(FOOTER)
        if isinstance(way, str):
            terminal.type(way)
        else:
            os.kill(terminal.process, way)
        assert gone_within(terminal) == (0 if isinstance(way, str) else 128 + way)
        assert_left_as_found(terminal, "vte")


@pytest.mark.parametrize(
    ("way", "status"), [("\x03", 130), *whole([("\x1b[99;5u", 130), (signal.SIGTERM, 143)])]
)
def test_leaving_does_not_wait_for_the_apps_own_loop(
    article: Path, tmp_path: Path, way: str | signal.Signals, status: int
) -> None:
    command = planted(f"{IN_THE_LOOP}\n{say('busy')}; time.sleep(60)", article)
    with Terminal(command, tmp_path, answers=ANSWERS["konsole"]) as terminal:
        terminal.wait_for("busy")
        if isinstance(way, str):
            terminal.type(way)
        else:
            os.kill(terminal.process, way)
        assert gone_within(terminal) == status
        assert_left_as_found(terminal, "konsole")


def say(word: str) -> str:
    return f"def work(): print(end='\\x1b]2;{word}\\x07', file=sys.__stdout__, flush=True)"


RAISED = {
    "in the app": "def work():\n"
    "    from textual._context import active_app\n"
    "    def fail(): raise RuntimeError('planted\x1b[31m')\n"
    "    active_app.get().call_later(fail)",
    "in a thread": "def work():\n"
    "    def fail(): raise RuntimeError('planted\x1b[31m')\n"
    "    threading.Thread(target=fail).start()",
    "in the thread of the keys": "import os\nread = os.read\n"
    "def fail(descriptor, size):\n"
    "    data = read(descriptor, size)\n"
    "    if data == b'x': raise RuntimeError('planted\x1b[31m')\n"
    "    return data\n"
    "os.read = fail\n" + say("ready"),
}


@pytest.mark.parametrize("place", RAISED)
def test_an_exception_is_shown_when_the_terminal_is_given_back(
    article: Path, tmp_path: Path, place: str
) -> None:
    command = planted(f"{IN_THE_LOOP}\n{RAISED[place]}", article)
    with Terminal(command, tmp_path, answers=ANSWERS["vte"]) as terminal:
        if "keys" in place:
            terminal.wait_for("ready")
            terminal.type("x")
        assert terminal.wait_for_end() == 1
        assert_left_as_found(terminal, "vte")
        shown = terminal.written[terminal.written.rindex(b"\x1b[?1049l") :]
        assert b"Traceback" in shown
        assert "RuntimeError: planted\ufffd[31m".encode() in shown


def test_an_exception_before_the_app_is_there(article: Path, tmp_path: Path) -> None:
    code = "import sys; from newsreader import cli; sys.modules['textual.app'] = None"
    with Terminal(planted(code, article), tmp_path) as terminal:
        assert terminal.wait_for_end() == 1
        assert_left_as_found(terminal)
        assert b"Traceback" in terminal.written[terminal.written.rindex(b"\x1b[?1049l") :]


def test_the_reading_place_is_kept_whatever_ends_the_program(article: Path, tmp_path: Path) -> None:
    with open_app(article, tmp_path) as terminal:
        state = tmp_path / ".local/state/newsreader"
        # The library is there when its catalogue is.
        while not any(
            rows(base, "article") for base in state.glob(".libraries/*/catalogue.sqlite3")
        ):
            terminal.read(0.05)
        before = rows_of(terminal.written)[0]  # how far one has read stands in it
        terminal.type(" ")
        terminal.wait_until(lambda: rows_of(terminal.written)[0] != before)
        os.kill(terminal.process, signal.SIGTERM)
        terminal.wait_for_end()
    ((_, _, part, offset, *_),) = rows(state / "library.sqlite3", "reading")
    assert (part, offset) != (0, 0)


def rows(database: Path, table: str) -> list[tuple[object, ...]]:
    """Return the rows of a table, none where it is not there yet."""
    if not database.exists():
        return []
    with contextlib.closing(sqlite3.connect(database)) as kept:
        try:
            return kept.execute(f"SELECT * FROM {table}").fetchall()
        except sqlite3.OperationalError:
            return []


def test_ctrl_z_and_fg(article: Path, tmp_path: Path) -> None:
    with open_app(article, tmp_path, "vte") as terminal:
        terminal.type("\x1a")
        terminal.wait_until_stopped()
        assert_left_as_found(terminal, "vte")
        start = len(terminal.written)
        os.kill(terminal.process, signal.SIGCONT)
        terminal.wait_for("\x1b[?1049h", start=start)
        assert b"\x1b[8l" in terminal.written[start:]
        terminal.wait_for(SHOWN, start=start)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert_left_as_found(terminal)


def rows_of(written: bytes, size: tuple[int, int] = (100, 30)) -> list[str]:
    """Return the rows of a screen on which this was written."""
    screen = pyte.Screen(*size)
    pyte.Stream(screen).feed(written.decode("utf-8", "replace"))
    return [row.rstrip() for row in screen.display]


def is_shown(terminal: Terminal, start: int, rows: list[str]) -> bool:
    return rows_of(terminal.written[start:]) == rows


@pytest.mark.parametrize("name", ["vte", *whole(["xterm", "konsole", "kitty"])])
def test_after_ctrl_z_and_fg_the_whole_screen_is_there(
    article: Path, tmp_path: Path, name: str
) -> None:
    other = article.with_name("second.txt")
    other.write_text("عنوان آخر في القائمة\n\nمتن.\n", encoding="utf-8")
    has_been_welcomed(tmp_path / ".local" / "state" / "newsreader")
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers=ANSWERS[name]) as terminal:
        terminal.wait_until(lambda: any("●" in row for row in rows_of(terminal.written)))
        terminal.settle(0.6)
        before = rows_of(terminal.written)
        assert sum(1 for row in before if row) > 15
        for _ in range(2):
            terminal.type("\x1a")
            terminal.wait_until_stopped()
            start = len(terminal.written)
            os.kill(terminal.process, signal.SIGCONT)
            terminal.wait_until(partial(is_shown, terminal, start, before))
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_ctrl_z_before_the_app_is_there_waits_for_it(article: Path, tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers=ANSWERS["vte"]) as terminal:
        terminal.wait_for("\x1b[?1049h")
        terminal.type("\x1a")
        terminal.wait_until_stopped()
        assert_left_as_found(terminal, "vte")
        os.kill(terminal.process, signal.SIGTERM)
        os.kill(terminal.process, signal.SIGCONT)
        assert gone_within(terminal) == 128 + signal.SIGTERM
        assert_left_as_found(terminal, "vte")


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


def test_what_has_come_of_a_pipe_can_be_read_while_more_is_coming(tmp_path: Path) -> None:
    go_on = tmp_path / "go_on"
    part = "كتب الولد الدرس في المدرسة القديمة قرب السوق.\\n\\n"
    line = (
        f"(printf '{TITLE}\\n\\n'; for n in 1 2 3; do printf '{part}'; done;"
        f" while [ ! -e {go_on} ]; do sleep 0.05; done; printf 'الخاتمة هنا.\\n') | {program()}"
    )
    end = display_text(Paragraph(SafeText("الخاتمة")))
    coming = display_text(Paragraph(SafeText("ما زال النص يصل…")))
    with Terminal(shell(line), tmp_path) as terminal:
        terminal.wait_until_shown(SHOWN)
        terminal.wait_until_shown(coming)
        assert not terminal.shows(end)
        go_on.touch()
        terminal.wait_until_shown(end)
        terminal.wait_until(lambda: not any(coming in row for row in rows_of(terminal.written)))
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert_left_as_found(terminal)


def test_q_leaves_while_a_pipe_is_still_being_written(tmp_path: Path) -> None:
    line = f"(printf '{TITLE}\\n\\nمتن.\\n'; exec sleep 30) | {program()}; kill $!; exit 7"
    with Terminal(["/bin/bash", "-c", line], tmp_path) as terminal:
        terminal.wait_until_shown(SHOWN)
        terminal.wait_for(FOOTER)
        terminal.type("q")
        terminal.wait_until(lambda: b"\x1b[?1049l" in terminal.written)
        assert left_on(terminal.written, ANSWERS["xterm"]) == []


def test_nothing_is_taken_from_the_keyboard_before_a_pipe_says_something(tmp_path: Path) -> None:
    line = f"(sleep 0.5; printf '{TITLE}\\n\\nمتن.\\n') | {program()}"
    with Terminal(shell(line), tmp_path) as terminal:
        terminal.read(0.3)
        assert b"\x1b[?1049h" not in terminal.written
        terminal.wait_until_shown(SHOWN)
        terminal.wait_for(FOOTER)
        terminal.type("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("name", ["xterm", "silent"])
def test_reports_of_the_mouse_are_not_typed_into_the_shell(
    article: Path, tmp_path: Path, name: str
) -> None:
    """They were on their way when the app was left."""
    environment = {} if name == "xterm" else {"TERM": "cons25"}  # which is not asked
    answers = ANSWERS.get(name, {})
    with Led(
        [*NEWSREADER, str(article)], tmp_path, answers=answers, environment=environment
    ) as terminal:
        terminal.wait_until_shown("Space")
        start = len(terminal.written)
        terminal.type("q")
        terminal.wait_for("\x1b[?1003l", start=start)
        terminal.type("\x1b[<35;10;5M" * 20)
        assert terminal.left() == b""
        assert terminal.facts["status"] == 0
