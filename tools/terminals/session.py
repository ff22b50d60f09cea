"""One terminal under Xvfb: started, typed into, photographed, ended."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from PIL import Image
from tools.terminals.terminals import Terminal, write_settings

__all__ = ["Session"]

INSIDE = Path(__file__).parent / "inside.py"
SCREEN = (1700, 1100)


class Session:
    """A terminal with the app in it; a context manager that leaves no process behind."""

    def __init__(self, terminal: Terminal, command: list[str], display: int) -> None:
        """Prepare a home folder and an environment for a terminal; nothing is started."""
        self.terminal = terminal
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
            **kept, "HOME": str(self.home), "DISPLAY": f":{display}", "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8", "XDG_RUNTIME_DIR": str(runtime), "LIBGL_ALWAYS_SOFTWARE": "1",
            "NO_AT_BRIDGE": "1", "SHELL": "/bin/sh", "QT_QPA_PLATFORM": "xcb",
            "SCREENDIR": str(sockets),
            # Some terminals set HOME anew.
            "XDG_CONFIG_HOME": f"{self.home}/.config", "XDG_DATA_HOME": f"{self.home}/.local/share",
            "XDG_STATE_HOME": f"{self.home}/.local/state",
        }  # fmt: skip
        self._processes: list[subprocess.Popen[bytes]] = []
        self._command = command
        self._display = display

    def __enter__(self) -> Session:
        """Start the display, the terminal and, in it, the command."""
        width, height = SCREEN
        self._start(
            ["Xvfb", f":{self._display}", "-screen", "0", f"{width}x{height}x24", "-nolisten",
             "tcp", "-dpi", "96"]
        )  # fmt: skip
        time.sleep(1)
        if self.terminal.wayland:
            self._start(
                ["weston", "--backend=x11-backend.so", "--use-pixman", f"--width={width}",
                 f"--height={height}", "--socket=newsreader",
                 f"--config={self.home}/.config/weston.ini"]
            )  # fmt: skip
            time.sleep(2)
            self.environment["WAYLAND_DISPLAY"] = "newsreader"
        for package in self.terminal.npm:
            self._unpack(package)
        child = [sys.executable, str(INSIDE), str(self.folder), *self._command]
        self._start(self.terminal.command(child))
        time.sleep(3)
        if self.terminal.resize:
            for window in self._xdotool("search", "--onlyvisible", "--name", ".*").split():
                self._xdotool("windowmove", window, "0", "0", "windowsize", window, "1690", "1090")
            time.sleep(1)
        if self.terminal.focus:
            time.sleep(4)
            self._xdotool("mousemove", "400", "300", "click", "1")
        (self.folder / "start").touch()
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
        if self.terminal.multiplexer == "tmux":
            subprocess.run(
                ["tmux", "-L", "newsreader-test", "kill-server"], check=False, capture_output=True
            )
        if self.terminal.multiplexer == "screen":
            subprocess.run(
                ["screen", "-X", "quit"], env=self.environment, check=False, capture_output=True
            )
        shutil.rmtree(self.home, ignore_errors=True)

    def _start(self, command: list[str]) -> None:
        """Start a command in the background; what it says goes to the log."""
        with (self.home / "log").open("ab") as log:
            self._processes.append(
                subprocess.Popen(
                    command, env=self.environment, cwd=self.home, stdin=subprocess.DEVNULL,
                    stdout=log, stderr=log, start_new_session=True,
                )
            )  # fmt: skip

    def _keyboard(self, layout: str) -> None:
        subprocess.run(["setxkbmap", layout], env=self.environment, check=True)
        time.sleep(1)

    def _unpack(self, package: str) -> None:
        """Fetch a package of npm's; Debian has none of it that is new enough."""
        packed = subprocess.run(
            ["npm", "pack", "--silent", package], cwd=self.home, env=os.environ, check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        file = packed.stdout.strip().splitlines()[-1]
        subprocess.run(["tar", "-xf", file], cwd=self.home, check=True)

    def _xdotool(self, *words: str) -> str:
        """Return what xdotool writes."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, check=False, capture_output=True, text=True
        )
        return done.stdout

    def wait(self, step: str, seconds: float = 40) -> Any:
        """Wait for a step of what runs inside; return what it tells."""
        file = self.folder / f"done-{step}"
        end = time.monotonic() + seconds
        while not file.exists():
            if time.monotonic() > end:
                log = (self.home / "log").read_text("utf-8", "replace")
                raise TimeoutError(f"{self.terminal.name}: no step {step}: {log[-800:]}")
            time.sleep(0.05)
        return json.loads(file.read_text("utf-8"))

    def go(self, step: str) -> None:
        """Let what runs inside go on after a step."""
        (self.folder / f"go-{step}").touch()

    def keys(self, *keys: str, pause: float = 0.5) -> None:
        """Press keys; `type:` and a text types it."""
        for key in keys:
            if key.startswith("type:") and self.terminal.focus:
                # A browser does not see the keys that are put into the map for one press.
                self._keyboard("ara")
                self._xdotool("type", "--delay", "200", key[5:])
                time.sleep(1)
                self._keyboard("us")
            elif key.startswith("type:"):
                self._xdotool("type", "--delay", "120", key[5:])
            else:
                self._xdotool("key", "--delay", "60", key)
            time.sleep(pause)

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the app."""
        os.kill(int((self.folder / "pid").read_text()), number)

    def picture(self) -> Image.Image:
        """Return a picture of the whole screen."""
        file = self.home / "screen.png"
        subprocess.run(["import", "-window", "root", str(file)], env=self.environment, check=True)
        with Image.open(file) as image:
            picture: Image.Image = image.convert("RGB")
            return picture

    def settled(self) -> Image.Image:
        """Return a picture of the screen when it changes no more."""
        before = self.picture()
        for _ in range(10):
            time.sleep(0.4)
            now = self.picture()
            if now == before:
                break
            before = now
        return before
