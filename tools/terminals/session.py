"""One terminal under Xvfb: started, typed into, photographed, ended."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from PIL import Image, ImageChops
from tools.terminals.terminals import Terminal, write_settings

__all__ = ["INSIDE", "Display", "Session"]

INSIDE = Path(__file__).parent / "inside.py"
SCREEN = (1700, 1100)
CURSOR = (24, 48)  # pixels, at most
_LOOKS = 5  # times, at most, that a picture is taken
_TYPED = 3  # times, at most, that a letter is typed


class Display:
    """A display under Xvfb and what is started on it; a context manager that leaves nothing behind.

    `name` is said where something fails.
    """

    def __init__(self, name: str, number: int) -> None:
        """Prepare a home folder and an environment; nothing is started."""
        self.name = name
        self.home = Path(tempfile.mkdtemp(prefix="newsreader-"))
        self.folder = self.home / "steps"
        self.folder.mkdir()
        write_settings(self.home)
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700)
        sockets = self.home / "sockets"
        sockets.mkdir(mode=0o700)
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "USER", "LOGNAME")}
        self.environment = {
            **kept, "HOME": str(self.home), "DISPLAY": f":{number}", "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(runtime), "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1", "SHELL": "/bin/sh", "QT_QPA_PLATFORM": "xcb",
            "SCREENDIR": str(sockets), "TMUX_TMPDIR": str(sockets),
            # Some terminals set HOME anew.
            "XDG_CONFIG_HOME": f"{self.home}/.config", "XDG_DATA_HOME": f"{self.home}/.local/share",
            "XDG_STATE_HOME": f"{self.home}/.local/state",
        }  # fmt: skip
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Display:
        """Start the display."""
        width, height = SCREEN
        self.start(
            ["Xvfb", self.environment["DISPLAY"], "-screen", "0", f"{width}x{height}x24",
             "-nolisten", "tcp", "-dpi", "96"]
        )  # fmt: skip
        # Arabic has its keys from the start: for what has none xdotool changes the map for a
        # moment, and a terminal that is slower than that sees other letters, or none.
        layout = ["setxkbmap", "-layout", "us,ara"]
        self.wait_for(
            lambda: (
                not subprocess.run(
                    layout, env=self.environment, check=False, capture_output=True
                ).returncode
            ),
            "display",
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End what was started and remove the home folder."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            for process in reversed(self._processes):
                if process.poll() is None:
                    with contextlib.suppress(ProcessLookupError):
                        os.killpg(process.pid, number)
            time.sleep(0.4)
        for process in self._processes:
            process.wait()
        for words in (["tmux", "-L", "newsreader-test", "kill-server"], ["screen", "-X", "quit"]):
            if shutil.which(words[0]):
                subprocess.run(words, env=self.environment, check=False, capture_output=True)
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self, command: list[str]) -> None:
        """Start a command in the background; what it says goes to the log."""
        with (self.home / "log").open("ab") as log:
            self._processes.append(
                subprocess.Popen(
                    command, env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL,
                    stdout=log, stderr=log, start_new_session=True,
                )
            )  # fmt: skip

    def windows(self) -> list[str]:
        """Return the windows that are to be seen."""
        return self.xdotool("search", "--onlyvisible", "--name", ".*").split()

    def fill(self, windows: list[str]) -> None:
        """Let windows take the whole display."""
        width, height = SCREEN[0] - 10, SCREEN[1] - 10
        for window in windows:
            self.xdotool(
                "windowmove", window, "0", "0", "windowsize", window, str(width), str(height)
            )

    def box(self, windows: list[str]) -> tuple[int, int, int, int]:
        """Return the edges of what windows cover, in pixels: left, top, right, bottom."""
        told = [self.xdotool("getwindowgeometry", "--shell", window) for window in windows]
        sizes = [dict(re.findall(r"(\w+)=(-?\d+)", each)) for each in told]
        boxes = [
            (x, y, x + int(each["WIDTH"]), y + int(each["HEIGHT"]))
            for each in sizes
            for x, y in [(int(each["X"]), int(each["Y"]))]
        ]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def wait_for(self, holds: Callable[[], object], what: str, seconds: float = 40) -> None:
        """Wait until something holds; raise TimeoutError if it does not in time."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                log = (self.home / "log").read_text("utf-8", "replace")
                raise TimeoutError(f"{self.name}: no {what}: {log[-800:]}")
            time.sleep(0.1)

    def xdotool(self, *words: str) -> str:
        """Return what xdotool writes."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, check=False, capture_output=True, text=True
        )
        return done.stdout

    def wait(self, step: str) -> Any:
        """Wait for a step of what runs inside; return what it tells."""
        file = self.folder / f"done-{step}"
        self.wait_for(file.exists, f"step {step}")
        return json.loads(file.read_text("utf-8"))

    def go(self, step: str) -> None:
        """Let what runs inside go on after a step."""
        (self.folder / f"go-{step}").touch()

    def keys(self, *keys: str) -> Image.Image:
        """Press keys, `type:` and a text types it; return what is to be seen when all is drawn."""
        for key in keys:
            if key.startswith("type:"):
                for letter in key[5:]:
                    self._type(letter)
                continue
            self.xdotool("key", "--delay", "60", key)
            time.sleep(0.3)  # what follows an Escape at once is taken for one key with it
        return self.settled()

    def _type(self, letter: str) -> None:
        """Type a letter until it is seen: on its way into Chromium one is lost now and then."""
        before = self.settled()
        for _ in range(_TYPED):
            self.xdotool("type", "--delay", "120", letter)
            with contextlib.suppress(TimeoutError):
                self.wait_for(lambda: not _is_same(self.picture(), before), letter, 3)
                return

    def picture(self) -> Image.Image:
        """Return a picture of the whole screen."""
        data = self._dumped()
        head = struct.unpack(">25I", data[:100])
        size, bits, stride = (head[4], head[5]), head[11], head[12]
        pixels = data[head[0] + 12 * head[19] :]  # behind the table of colours
        order = "BGRX" if bits == 32 else "BGR"
        return Image.frombytes("RGB", size, pixels, "raw", order, stride)

    def _dumped(self) -> bytes:
        """Return what xwd writes; it fails when a window goes while it looks at all of them."""
        stderr = b""
        for _ in range(_LOOKS):
            command = ["xwd", "-root", "-silent"]
            done = subprocess.run(command, env=self.environment, check=False, capture_output=True)
            if not done.returncode:
                return done.stdout
            stderr = done.stderr
            time.sleep(0.1)
        raise TimeoutError(f"{self.name}: no picture: {stderr.decode()}")

    def clipboard(self) -> str:
        """Return what the display's clipboard holds."""
        done = subprocess.run(
            ["xclip", "-selection", "clipboard", "-out"], env=self.environment, check=False,
            capture_output=True, timeout=10,
        )  # fmt: skip
        return done.stdout.decode("utf-8", "replace")

    def shown(self, holds: Callable[[Image.Image], bool], what: str) -> Image.Image:
        """Wait until a picture of the screen is as it is to be; return it when it has settled."""
        self.wait_for(lambda: holds(self.picture()), what)
        return self.settled()

    def settled(self) -> Image.Image:
        """Return a picture of the screen when it has not changed for a while."""
        before = self.picture()
        same = 0
        for _ in range(60):
            time.sleep(0.25)
            now = self.picture()
            same = same + 1 if _is_same(now, before) else 0
            if same == 3:
                break
            before = now
        return before


class Session(Display):
    """A terminal on a display of its own with the app in it."""

    def __init__(self, terminal: Terminal, command: list[str], number: int) -> None:
        """Take a terminal, what is to run in it, and the display's number."""
        super().__init__(terminal.name, number)
        self.terminal = terminal
        self._command = command

    def __enter__(self) -> Session:
        """Start the display, the terminal and, in it, the command."""
        super().__enter__()
        if self.terminal.wayland:
            width, height = SCREEN
            self.start(
                ["weston", "--backend=x11-backend.so", "--use-pixman", f"--width={width}",
                 f"--height={height}", "--socket=newsreader",
                 f"--config={self.home}/.config/weston.ini"]
            )  # fmt: skip
            socket = Path(self.environment["XDG_RUNTIME_DIR"], "newsreader")
            self.wait_for(socket.exists, "compositor")
            self.environment["WAYLAND_DISPLAY"] = "newsreader"
        for package in self.terminal.npm:
            self._unpack(package)
        child = [sys.executable, str(INSIDE), str(self.folder), *self._command]
        self.start(self.terminal.command(child))
        self.wait("here")
        self.wait_for(self.windows, "window")
        if self.terminal.resize:
            self.fill(self.windows())
        if self.terminal.focus:
            self.settled()
            self.xdotool("mousemove", "400", "300", "click", "1")
        self.settled()
        self.go("here")
        return self

    def _unpack(self, package: str) -> None:
        """Fetch a package of npm's; Debian has none of it that is new enough."""
        packed = subprocess.run(
            ["npm", "pack", "--silent", package], cwd=self.home, env=os.environ, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        file = packed.stdout.strip().splitlines()[-1]
        subprocess.run(["tar", "-xf", file], cwd=self.home, check=True)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the app."""
        os.kill(int((self.folder / "pid").read_text()), number)


def _is_same(now: Image.Image, before: Image.Image) -> bool:
    """Return whether two pictures are the same but for a cursor that blinks."""
    box = ImageChops.difference(now, before).getbbox()
    return box is None or (box[2] - box[0] <= CURSOR[0] and box[3] - box[1] <= CURSOR[1])
