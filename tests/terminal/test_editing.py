"""The article in an editor, in a real pseudo-terminal: given back wholly, and taken again."""

from __future__ import annotations

import os
import shlex
import signal
import sys
from functools import partial
from pathlib import Path

import pyte
import pytest

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.text.controls import SafeText
from support.terminals import ANSWERS, NEWSREADER, Terminal, left_on

TITLE = "عنوان المقال الأول"
CHANGED = "عنوان بعد التحرير"

EDITOR = """
import os, signal, sys, termios
from pathlib import Path
here = Path(__file__).parent
def put(name, text):
    (here / "new").write_text(text, encoding="utf-8")
    (here / "new").replace(here / name)
put("modes", repr(termios.tcgetattr(0)[:4]))
os.write(1, b"\\x1b[?1049h\\x1b[?1h EDITING ")
typed = sys.stdin.readline().strip()
file = Path(sys.argv[-1])
put("called", repr([sys.argv[1:], file.read_text(encoding="utf-8"), os.stat(file).st_mode & 0o777]))
if typed == "interrupted":
    try:
        print("INTERRUPT", flush=True)
        sys.stdin.readline()
    except KeyboardInterrupt:
        put("interrupted", "yes")
if typed == "killed":
    modes = termios.tcgetattr(0)
    modes[3] = 0
    termios.tcsetattr(0, termios.TCSANOW, modes)
    os.kill(os.getpid(), signal.SIGKILL)
if typed == "changed":
    file.write_text(file.read_text(encoding="utf-8").replace("OLD", "NEW"), encoding="utf-8")
os.write(1, b"\\x1b[?1l\\x1b[?1049l")
sys.exit(3 if typed == "failed" else 0)
""".replace("OLD", TITLE).replace("NEW", CHANGED)


def shown(text: str) -> str:
    return display_text(Paragraph(SafeText(text)))


def screen(written: bytes) -> str:
    """Return what a screen shows on which this was written."""
    found = pyte.Screen(100, 30)
    pyte.Stream(found).feed(written.decode("utf-8", "replace"))
    return "\n".join(found.display)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "first.txt"
    body = "".join(f"فقرة رقم {number} عن الماء والبحر.\n\n" for number in range(60))
    path.write_text(f"{TITLE}\n\n{body}", encoding="utf-8")
    return path


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    folder = tmp_path / "editor"
    folder.mkdir()
    script = folder / "vim"
    script.write_text(f"#!{sys.executable}\n{EDITOR}", encoding="utf-8")
    script.chmod(0o755)
    return script


def is_shown(terminal: Terminal, text: str, start: int) -> bool:
    return shown(text) in screen(terminal.written[start:])


def begun(article: Path, home: Path, editor: str, name: str = "vte") -> Terminal:
    terminal = Terminal(
        [*NEWSREADER, str(article)], home, answers=ANSWERS[name], environment={"EDITOR": editor}
    )
    terminal.wait_until(partial(is_shown, terminal, TITLE, 0))
    # The library is there: what it says of itself at first stands where notices do.
    terminal.wait_until(partial(is_shown, terminal, "مقال واحد", 0))
    terminal.wait_until(partial(is_shown, terminal, "المفاتيح", 0))
    return terminal


def edited(terminal: Terminal, does: str) -> int:
    """Let the editor be called and do something; return where what is written after it begins."""
    terminal.type("E")
    start = terminal.wait_for("EDITING")
    before = terminal.written[: start - len("\x1b[?1049h\x1b[?1h EDITING")]
    assert left_on(before, ANSWERS["vte"]) == []
    assert before.rfind(b"\x1b[8h") > before.rfind(b"\x1b[8l")
    terminal.type(f"{does}\r")
    return start


def taken_again(terminal: Terminal, start: int, text: str) -> None:
    """Wait until the article is there again, then leave; all is as it was found."""
    terminal.wait_for("\x1b[8l", start=start)
    terminal.wait_until(partial(is_shown, terminal, text, start))
    terminal.type("q")
    assert terminal.wait_for_end() == 0
    assert terminal.is_as_before()
    assert terminal.written.rfind(b"\x1b[8h") > terminal.written.rfind(b"\x1b[8l")
    assert terminal.written.rfind(b"\x1b[?25h") > terminal.written.rfind(b"\x1b[?25l")


def test_the_terminal_is_the_editors_and_the_article_is_read_anew(
    article: Path, editor: Path, tmp_path: Path
) -> None:
    with begun(article, tmp_path, f"{shlex.quote(str(editor))} -c 'set x'") as terminal:
        start = edited(terminal, "changed")
        taken_again(terminal, start, CHANGED)
        words, text, _ = eval((editor.parent / "called").read_text(encoding="utf-8"))
        assert words == ["-c", "set x", str(article)]
        assert text.startswith(TITLE)
        assert (editor.parent / "modes").read_text() == repr(terminal.modes[:4])


def test_it_begins_where_one_reads(article: Path, editor: Path, tmp_path: Path) -> None:
    with begun(article, tmp_path, str(editor)) as terminal:
        start = len(terminal.written)
        terminal.type("G")
        terminal.wait_until(partial(is_shown, terminal, "فقرة رقم 59 عن الماء والبحر.", start))
        start = edited(terminal, "looked")
        taken_again(terminal, start, "فقرة رقم 59 عن الماء والبحر.")
        words, text, _ = eval((editor.parent / "called").read_text(encoding="utf-8"))
        line = int(words[0].removeprefix("+"))
        assert 60 < line < 120
        assert text.split("\n")[line - 1].startswith("فقرة رقم ")


@pytest.mark.parametrize(("does", "said"), [("failed", "انتهى بالرمز"), ("killed", "137")])
def test_an_editor_that_fails_or_is_killed(
    article: Path, editor: Path, tmp_path: Path, does: str, said: str
) -> None:
    with begun(article, tmp_path, str(editor)) as terminal:
        start = edited(terminal, does)
        terminal.wait_until(partial(is_shown, terminal, said, start))
        taken_again(terminal, start, TITLE)


def test_keys_that_interrupt_are_the_editors(article: Path, editor: Path, tmp_path: Path) -> None:
    with begun(article, tmp_path, str(editor)) as terminal:
        start = edited(terminal, "interrupted")
        terminal.wait_for("INTERRUPT", start=start)
        terminal.type("\x03")
        taken_again(terminal, start, TITLE)
        assert (editor.parent / "interrupted").exists()


def test_one_that_does_not_exist(article: Path, tmp_path: Path) -> None:
    with begun(article, tmp_path, "no-such-editor") as terminal:
        start = len(terminal.written)
        terminal.type("E")
        terminal.wait_until(partial(is_shown, terminal, "no-such-editor", start))
        terminal.wait_until(partial(is_shown, terminal, TITLE, start))
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert left_on(terminal.written, ANSWERS["vte"]) == []


def test_what_came_out_of_a_pipe_is_a_copy_that_cannot_be_written(
    article: Path, editor: Path, tmp_path: Path
) -> None:
    line = f"cat {shlex.quote(str(article))} | {shlex.join(NEWSREADER)}"
    environment = {"EDITOR": str(editor), "TMPDIR": str(tmp_path)}
    command = ["/bin/sh", "-c", line]
    with Terminal(command, tmp_path, answers=ANSWERS["vte"], environment=environment) as terminal:
        terminal.wait_until(partial(is_shown, terminal, TITLE, 0))
        terminal.wait_until(partial(is_shown, terminal, "المفاتيح", 0))
        start = edited(terminal, "looked")
        taken_again(terminal, start, TITLE)
        (file,), text, mode = eval((editor.parent / "called").read_text(encoding="utf-8"))
        assert text.startswith(f"{TITLE}\n\nفقرة رقم 0 عن الماء والبحر.\n")
        assert mode == 0o400
        assert not Path(file).exists()


def test_the_end_of_the_terminal_ends_both(article: Path, editor: Path, tmp_path: Path) -> None:
    with begun(article, tmp_path, str(editor)) as terminal:
        terminal.type("E")
        terminal.wait_for("EDITING")
        os.kill(terminal.process, signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
