"""The terminal is asked what it is: no key is lost, no answer is seen, and nobody waits long."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from newsreader.layout.lines import display_text
from newsreader.layout.paragraphs import Paragraph
from newsreader.terminal.detection import Detected
from newsreader.terminal.memory import Choice, remember
from newsreader.terminal.output import Output
from newsreader.terminal.probing import Probe
from newsreader.terminal.profiles import PROFILES
from newsreader.terminal.replies import QUERIES
from newsreader.text.controls import SafeText
from newsreader.text.widths import CELLS
from support.examples import terminals
from support.led import Led
from support.terminals import ANSWERS, NEWSREADER, Terminal, left_on


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    path = folder / "first.txt"
    path.write_text("عنوان المقال\n\n" + "متن المقال كلام طويل.\n\n" * 60, encoding="utf-8")
    (folder / "second.txt").write_text("عنوان آخر\n\nمتن آخر.\n", encoding="utf-8")
    return path


FAR = {"SSH_TTY": "/dev/pts/0"}  # it is waited for a little longer, on a busy machine too


def ready(terminal: Terminal) -> None:
    """Wait until the app's own frame is there: its bar names the space key."""
    terminal.wait_until_shown("Space")


@pytest.mark.parametrize("name", terminals(ANSWERS))
def test_what_each_terminal_is_sent(article: Path, tmp_path: Path, name: str) -> None:
    """The switches of the terminal that answers, and of no other; nothing is left on."""
    with Terminal(
        [*NEWSREADER, str(article)], tmp_path, answers=ANSWERS[name], environment=FAR
    ) as terminal:
        ready(terminal)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        written = terminal.written
        assert terminal.is_as_before()
    assert left_on(written, ANSWERS[name]) == []
    assert written.startswith(QUERIES.removesuffix("\x1b[c").encode() + b"\x1b[8l\x1b[c")
    assert (b"\x1b[8h" in written) == (name == "vte")
    assert (b"\x1b]50;" in written) == (name == "konsole")
    assert (b"\x1b]5379;" in written) == (name == "mlterm")
    if name == "konsole":
        assert written.index(b"=false\x07") < written.index(b"\x1b[?1049h")
        assert written.rindex(b"=true\x07") > written.rindex(b"\x1b[?1049l")


def test_answers_that_have_come_are_taken_however_late_one_looks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The article may have taken all the time that the terminal is given."""
    keyboard, answering = os.pipe()
    probe = Probe(keyboard, {"TERM": "xterm-256color"})
    probe.ask()
    os.write(answering, b"".join(ANSWERS["konsole"].values()))
    later = time.monotonic() + 60
    monkeypatch.setattr("newsreader.terminal.probing.time.monotonic", lambda: later)
    found = probe.answers().replies
    os.close(keyboard)
    os.close(answering)
    assert found.ends == 1
    assert "Konsole 22.12.3" in found.versions


def test_keys_typed_among_the_answers_reach_the_app(article: Path, tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path, before_answer=b"q") as terminal:
        assert terminal.wait_for_end() == 0


def test_keys_typed_before_anything_reach_the_app(article: Path, tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path) as terminal:
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_a_terminal_that_never_answers_costs_little(article: Path, tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers={}) as terminal:
        ready(terminal)
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_answers_that_come_late_are_no_keys_and_still_count(article: Path, tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers={}) as terminal:
        ready(terminal)
        start = len(terminal.written)
        terminal.type("".join(answer.decode() for answer in ANSWERS["konsole"].values()))
        terminal.wait_for("\x1b]50;BidiRenderingEnabled=false\x07", start=start)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert b"\x1b]50;BidiRenderingEnabled=true\x07" in terminal.written[start:]


def test_late_answers_bring_the_colours_they_need(article: Path, tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers={}) as terminal:
        ready(terminal)
        start = len(terminal.written)
        terminal.type("".join(answer.decode() for answer in ANSWERS["xterm.js"].values()))
        terminal.wait_for("\x1b[38;2;", start=start)
        terminal.type("q")
        assert terminal.wait_for_end() == 0


def test_a_file_that_cannot_be_read_leaves_no_answer_behind(tmp_path: Path) -> None:
    with Terminal(
        [*NEWSREADER, str(tmp_path / "none.txt")], tmp_path, answers=ANSWERS["vte"]
    ) as terminal:
        assert terminal.wait_for_end() == 1
        assert terminal.is_as_before()
        assert b"none.txt" in terminal.written
        assert terminal.written.rfind(b"\x1b[8h") > terminal.written.rfind(b"\x1b[8l")
        assert b"\x1b[?1049" not in terminal.written


def test_a_user_who_has_bidi_off_finds_it_off(article: Path, tmp_path: Path) -> None:
    answers = {**ANSWERS["vte"], b"\x1b[8$p": b"\x1b[8;2$y"}
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers=answers) as terminal:
        ready(terminal)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert b"\x1b[8h" not in terminal.written


def test_a_chosen_profile_wins(article: Path, tmp_path: Path) -> None:
    command = [*NEWSREADER, "--terminal", "konsole", str(article)]
    with Terminal(command, tmp_path, answers=ANSWERS["vte"], environment=FAR) as terminal:
        ready(terminal)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert b"\x1b]50;BidiRenderingEnabled=false\x07" in terminal.written
        # What the question switched off is on again.
        assert terminal.written.index(b"\x1b[8h") < terminal.written.index(b"\x1b[?1049h")


def test_the_doctor_tells_what_was_answered(tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, "doctor"], tmp_path, answers=ANSWERS["kitty"]) as terminal:
        assert terminal.wait_for_end() == 0
        text = terminal.written.decode()
    assert "profile kitty, measured on 0.26.5" in text
    assert "XTVERSION kitty(0.26.5)" in text
    with Terminal([*NEWSREADER, "doctor", "--json"], tmp_path, answers={}) as terminal:
        assert terminal.wait_for_end() == 0
        assert b'"profile": "plain"' in terminal.written


@pytest.mark.parametrize("command", [["doctor"], ["print", "--visual"]])
def test_a_terminal_that_answers_late_is_waited_for(
    article: Path, tmp_path: Path, command: list[str]
) -> None:
    """As over ssh: VTE's own bidi is not left off, and no answer is typed into the shell."""
    paths = [str(article)] if command[0] == "print" else []
    with Led(
        [*NEWSREADER, *command, *paths], tmp_path, answers=ANSWERS["vte"], latency=0.4
    ) as terminal:
        assert terminal.left() == b""
        assert (terminal.facts["status"], terminal.facts["same"]) == (0, True)
        assert left_on(terminal.written, ANSWERS["vte"]) == []
        assert (b"profile vte" if command[0] == "doctor" else b"\x1b[8l") in terminal.written


def test_a_file_that_cannot_be_read_leaves_no_late_answer_behind(tmp_path: Path) -> None:
    command = [*NEWSREADER, str(tmp_path / "none.txt")]
    with Led(command, tmp_path, answers=ANSWERS["vte"], latency=0.4) as terminal:
        assert terminal.left() == b""
        assert (terminal.facts["status"], terminal.facts["same"]) == (1, True)
        assert left_on(terminal.written, ANSWERS["vte"]) == []


def test_a_terminal_that_says_nothing_has_its_bidi_on_again(article: Path, tmp_path: Path) -> None:
    """It may be one that would answer later: mode 8 was reset with the queries."""
    with Terminal([*NEWSREADER, str(article)], tmp_path, answers={}) as terminal:
        ready(terminal)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.written.rfind(b"\x1b[8h") > terminal.written.rfind(b"\x1b[8l")


def row(name: str, text: str, width: int = 0, aside: str = "") -> bytes:
    """Return what is printed for a paragraph on a terminal, at the end of so many cells."""
    display = display_text(Paragraph(SafeText(text)))
    indent = " " * (width - sum(map(int, display.translate(CELLS))))
    return Output(Detected(PROFILES[name], "test")).row(indent + display + aside).encode()


@pytest.mark.parametrize(
    "name", terminals(["vte", "konsole", "mlterm", "kitty", "xterm", "qterminal"])
)
def test_printed_rows_stay_right_in_each_terminal(article: Path, tmp_path: Path, name: str) -> None:
    """`print --visual`, `bidi` out of a pipe and `doctor` look which terminal they print on."""
    commands: list[tuple[list[str], str, bytes]] = [
        (["print", "--visual", "--width", "12", str(article)], "-", row(name, "عنوان المقال")),
        (["bidi"], str(article), row(name, "متن المقال كلام طويل.")),
        (["doctor"], "-", row(name, "سلام عليكم", 22, "    two words of joined letters")),
    ]
    for command, source, wanted in commands:
        with Led(
            [*NEWSREADER, *command], tmp_path, source=source, answers=ANSWERS[name]
        ) as terminal:
            assert terminal.left() == b""
            assert (terminal.facts["status"], terminal.facts["same"]) == (0, True)
            assert left_on(terminal.written, ANSWERS[name]) == []
            assert wanted in terminal.written
            assert b"\x1b]50;" not in terminal.written


def test_what_is_chosen_for_a_terminal_holds_for_what_is_printed(
    article: Path, tmp_path: Path
) -> None:
    remember(tmp_path / ".local/state/newsreader", "XTerm(379)", Choice("konsole"))
    command = [*NEWSREADER, "print", "--visual", "--width", "12", str(article)]
    with Terminal(command, tmp_path) as terminal:
        assert terminal.wait_for_end() == 0
        assert row("konsole", "عنوان المقال") in terminal.written


def test_a_line_typed_into_bidi_is_answered_at_once(tmp_path: Path) -> None:
    with Terminal([*NEWSREADER, "bidi"], tmp_path, answers=ANSWERS["vte"]) as terminal:
        terminal.type("سلام\n")
        start = terminal.wait_for(row("vte", "سلام").decode())
        terminal.type("كتاب\n")
        terminal.wait_for(row("vte", "كتاب").decode(), start=start)
        terminal.type("\x04")
        assert terminal.wait_for_end() == 0
