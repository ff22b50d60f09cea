"""What runs in the terminal: asks it how it is, runs the app, asks again.

    python inside.py FOLDER COMMAND ...
    python inside.py FOLDER --client NAME COMMAND ...

The second way it runs clients of tmux's, one after the other, by the command and then others.
Each step waits for a file `go-STEP` in the folder and leaves `done-STEP`.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import termios
import time
import tty
from pathlib import Path

LINES = ("سلام عليكم (نعم) 2026", "قال: «لا إلا الآن» في Python 3.12")
ASKED = ("8$p", "?1000$p", "?1003$p", "?1006$p", "?2004$p", "?1049$p", "?25$p", "?7$p", "?1004$p")
WIDTHS = (
    "\ufedf\ufe92",
    "\ufefb",
    "\ufdfa",
    "\ufdfd",
    "\u06dd",
    "\ufe91\u064e",
    "\u0640",
    "👍",
    "❤",
)


def answer(query: str, seconds: float = 0.6) -> str:
    """Return what the terminal answers, up to the answer to DA1."""
    os.write(1, query.encode() + b"\x1b[c")
    found = b""
    end = time.monotonic() + seconds
    while time.monotonic() < end and not (found.endswith(b"c") and b"\x1b[?" in found):
        if select.select([0], [], [], 0.05)[0]:
            found += os.read(0, 4096)
    return found.decode("latin-1")


def state() -> dict[str, str]:
    """Return the terminal's modes as it tells them."""
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        return {mode: answer(f"\x1b[{mode}").split("\x1b[?6")[0] for mode in ASKED}
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)


def columns(text: str) -> int | None:
    """Return how many cells the terminal gives to a text."""
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        os.write(1, b"\r\x1b[K" + text.encode())
        found = answer("\x1b[6n")
        os.write(1, b"\r\x1b[K")
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
    for part in found.split("\x1b["):
        if part.split("\x1b")[0].endswith("R") and ";" in part:
            return int(part.split(";")[1].rstrip("R")) - 1
    return None


def show() -> None:
    """Write Arabic as any program does, on a clean screen."""
    os.write(1, b"\x1b[2J\x1b[H\x1b[?25l" + "\r\n".join(LINES).encode() + b"\r\n")


def step(folder: Path, name: str, value: object = None) -> None:
    """Say that a step is done and wait until the next may begin."""
    part = folder / "part"
    part.write_text(json.dumps(value), encoding="utf-8")
    part.rename(folder / f"done-{name}")
    while not (folder / f"go-{name}").exists():
        time.sleep(0.03)


def main() -> None:
    """Run all steps."""
    folder, command = Path(sys.argv[1]), sys.argv[2:]
    if command[0] == "--client":
        attach(folder, command[1], command[2:])
        return
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    step(folder, "here")
    widths = {text: columns(text) for text in WIDTHS}
    before = state()
    show()
    size = os.get_terminal_size(0)
    step(folder, "before", {"size": [size.columns, size.lines], "widths": widths, "state": before})
    number = 0
    while not (folder / "end").exists():
        number += 1
        run(folder, number, command)
    printed(folder, command[:3])
    os.write(1, b"\x1b[?25h")


def attach(folder: Path, name: str, command: list[str]) -> None:
    """Run a client whenever it is let, and show Arabic when it has ended."""
    show()
    step(folder, f"here-{name}")
    for number in range(1, 100):
        subprocess.run(command, check=False)
        (folder / f"done-left-{name}-{number}").write_text("null")
        while not (folder / f"go-left-{name}-{number}").exists():
            show()  # what stands there keeps the mode in which it was written
            time.sleep(1)
        command = [*command[:4], "attach"]


def printed(folder: Path, program: list[str]) -> None:
    """Show where the screen is, then what each command prints, when it has ended."""
    size = os.get_terminal_size(0)
    bar = b"\x1b[48;5;252m" + b" " * size.columns + b"\x1b[m"
    os.write(1, b"\x1b[2J\x1b[H" + bar + f"\x1b[{size.lines};1H".encode() + bar)
    step(folder, "printed-grid")
    lines = str(folder / "lines.txt")
    for name, words in (
        ("bidi", ["bidi", "--width", "60"]),
        ("print", ["print", "--visual", "--width", "60", lines]),
        ("doctor", ["doctor"]),
    ):
        os.write(1, b"\x1b[2J\x1b[H")
        with open(lines if name == "bidi" else "/dev/tty", "rb") as source:  # noqa: PTH123
            subprocess.run([*program, *words], stdin=source, check=False)
        step(folder, f"printed-{name}", {"row": row_of_cursor()})


def row_of_cursor() -> int:
    """Return the row in which the cursor stands, from 1."""
    before = termios.tcgetattr(0)
    tty.setraw(0)
    try:
        found = answer("\x1b[6n")
    finally:
        termios.tcsetattr(0, termios.TCSANOW, before)
    places = [part.partition("R")[0] for part in found.split("\x1b[") if "R" in part]
    return int(places[0].split(";")[0])


def run(folder: Path, number: int, command: list[str]) -> None:
    """Run the app once; `next` says on which article, with which variables."""
    crash = (folder / "crash").exists()
    variables = dict(os.environ)
    if (folder / "next").exists():
        told = json.loads((folder / "next").read_text("utf-8"))
        command = [*command[:-1], told["article"]]
        variables |= told["variables"]
    if crash:
        code = (
            "import sys; from newsreader import cli; from newsreader.ui.app import NewsreaderApp\n"
            "def fail(self, *a): raise RuntimeError('planted')\n"
            f"NewsreaderApp.action_quit = fail\ncli.main({command[3:]!r})"
        )
        command = [command[0], "-c", code]
    found = termios.tcgetattr(0)
    with (folder / "errors").open("ab") as errors:
        app = subprocess.Popen(command, preexec_fn=os.setpgrp, stderr=errors, env=variables)  # noqa: PLW1509
        os.tcsetpgrp(0, app.pid)
        (folder / "pid").write_text(str(app.pid))
        stopped = False
        while True:
            _, status = os.waitpid(app.pid, os.WUNTRACED)
            if not os.WIFSTOPPED(status):
                break
            stopped = True
            os.tcsetpgrp(0, os.getpgrp())
            after(folder, f"stopped-{number}", found)
            os.tcsetpgrp(0, app.pid)
            os.killpg(app.pid, signal.SIGCONT)
    os.tcsetpgrp(0, os.getpgrp())
    after(folder, f"ended-{number}", found, stopped)


def after(folder: Path, name: str, found: list[object], _stopped: bool = False) -> None:
    """Tell how the terminal is now."""
    same = termios.tcgetattr(0)[:4] == found[:4]
    now = state()
    show()
    step(folder, name, {"state": now, "line discipline": same})


if __name__ == "__main__":
    main()
