"""A program in a real pseudo-terminal: what it writes, and how the terminal is left."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TypeVar

NEWSREADER = (sys.executable, "-m", "newsreader")
ANSWERS: dict[str, dict[bytes, bytes]] = {
    "xterm": {
        b"\x1b[>q": b"\x1bP>|XTerm(379)\x1b\\",
        b"\x1b[>c": b"\x1b[>41;379;0c",
        b"\x1b[=c": b"\x1bP!|00000000\x1b\\",
        b"\x1b[8$p": b"\x1b[8;0$y",
        b"\x1b[c": b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c",
    },
    "vte": {
        b"\x1b[>c": b"\x1b[>65;7006;1c",
        b"\x1b[=c": b"\x1bP!|7E565445\x1b\\",
        b"\x1b[8$p": b"\x1b[8;1$y",
        b"\x1b[c": b"\x1b[?65;1;9c",
    },
    "konsole": {
        b"\x1b[>q": b"\x1bP>|Konsole 22.12.3\x1b\\",
        b"\x1b[>c": b"\x1b[>1;115;0c",
        b"\x1b[=c": b"\x1bP!|7E4B4445\x1b\\",
        b"\x1b[c": b"\x1b[?62;1;4c",
    },
    "mlterm": {
        b"\x1b[>c": b"\x1b[>24;279;0c",
        b"\x1b[=c": b"\x1bP!|000000\x1b\\",
        b"\x1b[8$p": b"\x1b[8;0$y",
        b"\x1b[c": b"\x1b[?63;1;2;3;4;6;7;15;18;22;29c",
    },
    "kitty": {
        b"\x1b[>q": b"\x1bP>|kitty(0.26.5)\x1b\\",
        b"\x1b[>c": b"\x1b[>1;4000;26c",
        b"\x1b[8$p": b"\x1b[8;0$y",
        b"\x1b[c": b"\x1b[?62;c",
    },
    "kitty-0.32": {
        b"\x1b[>q": b"\x1bP>|kitty(0.41.1)\x1b\\",
        b"\x1b[>c": b"\x1b[>1;4000;41c",
        b"\x1b[8$p": b"\x1b[8;0$y",
        b"\x1b[c": b"\x1b[?62;c",
    },
    "qterminal": {b"\x1b[>c": b"\x1b[>0;115;0c", b"\x1b[c": b"\x1b[?1;2c"},
    "alacritty": {b"\x1b[>c": b"\x1b[>0;1700;1c", b"\x1b[c": b"\x1b[?6c"},
    "foot": {
        b"\x1b[>q": b"\x1bP>|foot(1.13.1)\x1b\\",
        b"\x1b[>c": b"\x1b[>1;011301;0c",
        b"\x1b[c": b"\x1b[?62;4;22c",
    },
    "urxvt": {b"\x1b[>c": b"\x1b[>85;95;0c", b"\x1b[c": b"\x1b[?1;2c"},
    "xterm.js": {
        b"\x1b[>c": b"\x1b[>0;276;0c",
        b"\x1b[8$p": b"\x1b[8;0$y",
        b"\x1b[c": b"\x1b[?1;2c",
    },
    "st": {b"\x1b[c": b"\x1b[?6c"},
}
"""What terminals were seen to answer to each query; nothing where nothing is named."""

_QUERY = re.compile(rb"\x1b\[>q|\x1b\[>c|\x1b\[=c|\x1b\[\??\d+\$p|\x1b\[c")

T = TypeVar("T", bound="Terminal")
_SEQUENCE = re.compile(rb"\x1b\[[\d;]*m")


def _set_size(descriptor: int, size: tuple[int, int]) -> None:
    """Give a terminal so many columns and rows."""
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))


class Terminal:
    """A pseudo-terminal with a program in it; a context manager that leaves nothing behind."""

    def __init__(
        self,
        command: Sequence[str],
        home: Path,
        *,
        size: tuple[int, int] = (100, 30),
        environment: dict[str, str] | None = None,
        answers: dict[bytes, bytes] | None = None,
        before_answer: bytes = b"",
        latency: float = 0.0,
    ) -> None:
        """Start the program; `answers` are given to its queries, xterm's without any.

        `before_answer` is typed before the first answer goes out; answers go out `latency` seconds
        after what they answer was read.
        """
        self.written = b""
        self._answers = ANSWERS["xterm"] if answers is None else answers
        self._before_answer = before_answer
        self._answered = 0
        self._latency = latency
        self._due: list[tuple[float, bytes]] = []
        variables = {k: v for k, v in os.environ.items() if k not in _OTHERS}
        variables |= {
            "HOME": str(home), "TERM": "xterm-256color", "LANG": "ar_SY.UTF-8", "COLORTERM": "",
            **(environment or {}),
        }  # fmt: skip
        self.process, self.descriptor = pty.fork()
        if self.process == 0:
            _set_size(0, size)  # as a terminal does: what begins in it sees no other
            # What is run in the background has these ignored, and all that it starts.
            for number in (signal.SIGINT, signal.SIGQUIT):
                signal.signal(number, signal.SIG_DFL)
            os.execvpe(command[0], list(command), variables)
        self.modes = termios.tcgetattr(self.descriptor)

    def __enter__(self: T) -> T:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.descriptor)

    def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal so many columns and rows."""
        _set_size(self.descriptor, size)

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        os.write(self.descriptor, text.encode())

    def read(self, seconds: float) -> bool:
        """Take what is written within a time; False when the program has closed the terminal."""
        if self._due:
            seconds = min(seconds, max(0.0, self._due[0][0] - time.monotonic()))
        if select.select([self.descriptor], [], [], seconds)[0]:
            try:
                data = os.read(self.descriptor, 65536)
            except OSError:
                return False
            self.written += data
            self._note_queries()
            if not data:
                return False
        self._answer()
        return True

    def _note_queries(self) -> None:
        for query in _QUERY.finditer(self.written, self._answered):
            self._answered = query.end()
            if query[0] in self._answers:
                answer = self._before_answer + self._answers[query[0]]
                self._due.append((time.monotonic() + self._latency, answer))
                self._before_answer = b""
        # The rest may be the first half of a query, which is not so long.
        self._answered = max(self._answered, len(self.written) - 16)

    def _answer(self) -> None:
        while self._due and self._due[0][0] <= time.monotonic():
            os.write(self.descriptor, self._due.pop(0)[1])

    def wait_for(self, text: str, seconds: float = 40, *, start: int = 0) -> int:
        """Wait until `text` was written; return where what follows it begins."""
        end = time.monotonic() + seconds
        data = text.encode()
        while time.monotonic() < end:
            place = self.written.find(data, start)
            if place >= 0:
                return place + len(data)
            if not self.read(0.1):
                break
        raise AssertionError(f"never written: {text!r}; the last of it: {self.written[-400:]!r}")

    def shows(self, text: str) -> bool:
        """Return whether `text` was written, in whatever colours its cells are."""
        return text.encode() in _SEQUENCE.sub(b"", self.written)

    def wait_until_shown(self, text: str, seconds: float = 40) -> None:
        """Wait until `text` was written, in whatever colours its cells are."""
        end = time.monotonic() + seconds
        while not self.shows(text):
            if time.monotonic() > end or not self.read(0.1):
                raise AssertionError(f"never shown: {text!r}")

    def settle(self, seconds: float) -> None:
        """Wait until nothing was written for so long."""
        size = -1
        while size != len(self.written):
            size = len(self.written)
            self.read(seconds)

    def wait_until(self, holds: Callable[[], bool], seconds: float = 40) -> None:
        """Wait until something holds of what was written."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end or not self.read(0.1):
                raise AssertionError(f"never came about; the last of it: {self.written[-400:]!r}")

    def wait_for_end(self, seconds: float = 40) -> int:
        """Wait until the program ends; return its exit status, or minus the signal."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                while select.select([self.descriptor], [], [], 0)[0] and self.read(0):
                    pass
                return os.waitstatus_to_exitcode(status)
        raise AssertionError("the program does not end")

    def wait_until_stopped(self, seconds: float = 40) -> None:
        """Wait until the program has stopped itself (Ctrl-Z)."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            _, status = os.waitpid(self.process, os.WUNTRACED | os.WNOHANG)
            if status and os.WIFSTOPPED(status):
                while select.select([self.descriptor], [], [], 0)[0] and self.read(0):
                    pass
                return
        raise AssertionError("the program does not stop")

    def is_as_before(self) -> bool:
        """Tell whether the line discipline is what it was."""
        return termios.tcgetattr(self.descriptor)[:4] == self.modes[:4]


_OTHERS = {
    "VTE_VERSION", "KONSOLE_VERSION", "MLTERM", "TMUX", "XTERM_VERSION", "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID", "NO_COLOR", "COLUMNS", "LINES", "XDG_CONFIG_HOME", "XDG_STATE_HOME",
    "XDG_DATA_HOME", "XDG_CACHE_HOME", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "TERM_PROGRAM",
    "STY", "TMUX_PANE", "WT_SESSION", "EDITOR", "VISUAL", "BROWSER", "DISPLAY", "WAYLAND_DISPLAY",
}  # fmt: skip


def modes_left(written: bytes) -> dict[str, bool]:
    """Return each private mode that was set or reset, and whether it is set at the end."""
    left: dict[str, bool] = {}
    for numbers, letter in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", written):
        for number in numbers.decode().split(";"):
            left[number] = letter == b"h"
    return left


_ON_BY_DEFAULT = {"7", "25"}
_SWITCHES = (
    (b"\x1b[8l", b"\x1b[8h"),
    (b"\x1b]50;BidiRenderingEnabled=false", b"\x1b]50;BidiRenderingEnabled=true"),
    (b"\x1b]5379;use_ctl=false", b"\x1b]5379;use_ctl=true"),
)


def left_on(written: bytes, answers: dict[bytes, bytes]) -> list[str]:
    """Return what a terminal that answers so finds changed by all that was written to it."""
    found = [
        f"mode {mode} is {'on' if is_set else 'off'}"
        for mode, is_set in modes_left(written).items()
        if is_set != (mode in _ON_BY_DEFAULT)
    ]
    depth = len(re.findall(rb"\x1b\[>\d+u", written)) - written.count(b"\x1b[<u")
    if depth:
        found.append(f"the keyboard protocol is {depth} deep")
    pointers = re.findall(rb"\x1b\]22;([^\x07]*)\x07", written)
    if pointers and pointers[-1] not in (b"", b"default"):
        found.append(f"the pointer is {pointers[-1]!r}")
    pictures = re.findall(rb"\x1b_Ga=T[^;]*,i=(\d+)", written)
    if pictures and written.rfind(b"a=d,d=I,i=" + pictures[-1]) < written.rfind(b"a=T"):
        found.append(f"the picture {pictures[-1].decode()}")
    screens = re.findall(rb"\x1b\[\?1049([hl])", written)
    if screens != [b"h", b"l"] * (len(screens) // 2):
        found.append(f"the alternate screen: {b''.join(screens).decode()}")
    for off, on in _SWITCHES:
        heeded = answers.get(b"\x1b[8$p") == b"\x1b[8;1$y" or off != b"\x1b[8l"
        if heeded and written.rfind(off) > written.rfind(on):
            found.append(f"{off!r} without {on!r}")
    return found
