"""Another terminal behind a multiplexer, at pseudo-terminals that answer as terminals do."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from newsreader.terminal.clients import Client, socket_of, state_of
from newsreader.terminal.detection import of_another
from support.reading import BODY, write_folder
from support.terminals import ANSWERS, Terminal
from support.waiting import wait_until

VTE_OFF, VTE_ON = "\x1b[8l", "\x1b[8h"
KONSOLE_OFF = "\x1b]50;BidiRenderingEnabled=false\x07"
KONSOLE_ON = "\x1b]50;BidiRenderingEnabled=true\x07"
DISPLAYED = "\ufee5\ufe8d\ufeee\ufee8\ufecb"  # the title's first word, in display order
IN_KITTY = DISPLAYED[::-1]

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="there is no tmux")
needs_screen = pytest.mark.skipif(shutil.which("screen") is None, reason="there is no screen")


class Tmux:
    """A server of tmux's of our own, for the app; what asks it is written down."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._asked = home / "asked"
        self._asked.touch()
        found = str(shutil.which("tmux"))
        program = home / "bin" / "tmux"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\necho "$*" >> {self._asked}\nexec {found} "$@"\n')
        program.chmod(0o755)
        self.environment = {"PATH": f"{program.parent}:{os.environ['PATH']}", "TMUX": ""}
        config = home / "tmux.conf"
        config.write_text("set -g default-terminal tmux-256color\nset -g focus-events on\n")
        self._command = [found, "-u", "-S", str(home / "socket"), "-f", str(config)]
        article = write_folder(home / "articles") / "a.md"
        self.session = ["new-session", f"{sys.executable} -m newsreader {article}"]

    def terminal(self, name: str, *words: str, size: tuple[int, int] = (100, 30)) -> Terminal:
        """Return a terminal with a client in it, and a shell that stays when that has ended."""
        command = ["sh", "-c", f"{shlex.join([*self._command, *words])}; sleep 60"]
        answers = ANSWERS[name]
        return Terminal(
            command, self.home, size=size, answers=answers, environment=self.environment
        )

    def begin(self, name: str) -> Terminal:
        """Return a terminal in which the app was begun, when it knows who looks at it."""
        terminal = self.terminal(name, *self.session)
        terminal.wait_until(self.has_looked)
        terminal.settle(0.5)
        return terminal

    def has_looked(self) -> bool:
        """Return whether the app has asked which terminal it is."""
        return "display-message" in self._asked.read_text()

    def run(self, *words: str) -> None:
        """Run a command of tmux's."""
        environment = {**os.environ, **self.environment}
        subprocess.run([*self._command, *words], check=False, env=environment, capture_output=True)


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    yield server
    server.run("kill-server")


@needs_tmux
def test_another_terminal_is_asked_switched_and_drawn_anew(tmux: Tmux) -> None:
    with tmux.begin("vte") as vte:
        assert vte.shows(DISPLAYED)
        tmux.run("detach-client")
        left = vte.wait_for("[detached")
        vte.wait_for(VTE_ON, start=left)  # it gets its own bidi back
        with tmux.terminal("kitty", "attach") as kitty:
            kitty.wait_until_shown(IN_KITTY)
            assert VTE_OFF.encode() not in kitty.written
            tmux.run("detach-client")
            kitty.wait_for("[detached")
        with tmux.terminal("konsole", "attach") as konsole:
            switched = konsole.wait_for(KONSOLE_OFF)
            konsole.wait_until_shown(DISPLAYED)
            assert VTE_OFF.encode() not in konsole.written
            konsole.type("q")
            konsole.wait_for(KONSOLE_ON, start=switched)


@needs_tmux
@pytest.mark.parametrize("typed", ["j", "\x1b[O\x1b[I"], ids=["a key", "the focus"])
def test_one_that_takes_the_place_of_another_is_seen(tmux: Tmux, typed: str) -> None:
    """Nobody has left the session, and the size is the same; the terminal is of the same kind."""
    with tmux.begin("konsole") as old, tmux.terminal("konsole", "attach", "-d") as new:
        old.wait_for("[detached")
        new.settle(0.7)  # longer than it takes to look at who comes and goes
        assert KONSOLE_OFF.encode() not in new.written
        new.type(typed)
        new.wait_for(KONSOLE_OFF)
        old.wait_for(KONSOLE_ON)


@needs_tmux
def test_a_terminal_of_another_size_is_sent_its_own_switch_alone(tmux: Tmux) -> None:
    with tmux.begin("konsole") as konsole:
        tmux.run("detach-client")
        konsole.wait_for("[detached")
        with tmux.terminal("vte", "attach", size=(90, 25)) as vte:
            vte.wait_for(VTE_OFF)
            vte.wait_until_shown(DISPLAYED)
            assert KONSOLE_OFF.encode() not in vte.written


@needs_tmux
def test_pictures_go_with_the_terminal_that_was_left_and_come_to_the_next(tmux: Tmux) -> None:
    """Of the same kind: nothing but the pictures is lacking there."""
    article = tmux.home / "articles" / "a.md"
    Image.new("RGB", (40, 40), (200, 10, 10)).save(article.parent / "red.png")
    article.write_text(f"---\ntitle: عنوان\n---\n![صورة](red.png)\n\n{BODY}\n", encoding="utf-8")
    sent, cell = "\x1b_Ga=T,U=1", "\U0010eeee\u0305\u0305"
    with tmux.begin("kitty-0.32") as old:
        old.wait_for(cell, start=old.wait_for(sent))
        tmux.run("detach-client")
        old.wait_for("\x1b_Ga=d,d=I", start=old.wait_for("[detached"))
        with tmux.terminal("kitty-0.32", "attach") as new:
            new.wait_for(sent)
            new.wait_for(cell)
            new.type("q")
            new.wait_for("\x1b_Ga=d,d=I")


@needs_tmux
def test_what_began_without_a_terminal_asks_the_first_that_comes(tmux: Tmux) -> None:
    tmux.run(*tmux.session[:1], "-d", *tmux.session[1:])
    wait_until(tmux.has_looked)
    with tmux.terminal("konsole", "attach") as konsole:
        konsole.wait_for(KONSOLE_OFF)
        konsole.wait_until_shown(DISPLAYED)


@needs_screen
def test_behind_gnu_screen_too(tmp_path: Path) -> None:
    (tmp_path / "sockets").mkdir(mode=0o700)
    config = tmp_path / "screenrc"
    config.write_text("startup_message off\ndefutf8 on\n")
    environment = {"SCREENDIR": str(tmp_path / "sockets"), "LANG": "C.UTF-8", "STY": ""}
    article = write_folder(tmp_path / "articles") / "a.md"
    app = ("screen", "-U", "-c", str(config), sys.executable, "-m", "newsreader", str(article))

    def screen(name: str, *command: str) -> Terminal:
        return Terminal(command, tmp_path, answers=ANSWERS[name], environment=environment)

    try:
        with screen("vte", *app) as vte:
            vte.wait_until_shown(DISPLAYED)
            vte.settle(1.0)
            run_screen(environment, "-d")
            vte.wait_for_end()
            with screen("konsole", "screen", "-U", "-r") as konsole:
                konsole.wait_for(KONSOLE_OFF)
            # Where the mouse is reported screen holds an Escape back until the next key.
            assert b"\x1b[?1000h" not in vte.written
    finally:
        run_screen(environment, "-X", "quit")


def run_screen(environment: dict[str, str], *words: str) -> None:
    """Run a command of GNU screen's."""
    subprocess.run(
        ["screen", *words], check=False, env={**os.environ, **environment}, capture_output=True
    )


def test_a_device_that_another_terminal_has_now_is_left_alone(tmp_path: Path) -> None:
    device = tmp_path / "pts"
    device.touch()
    Client("1", str(device), "xterm", state_of(str(device))).reach("written")
    assert device.read_text() == "written"
    Client("1", str(device), "xterm", (0, 0)).reach("again")
    Client("1", str(tmp_path / "gone"), "xterm", (0, 0)).reach("again")
    Client("1").reach("again")
    assert device.read_text() == "written"


def test_the_socket_of_the_multiplexer(tmp_path: Path) -> None:
    socket = tmp_path / "1.pts-0.host"
    assert socket_of({}) == socket_of({"TMUX": f"{socket},12,0"}) == ""
    assert socket_of({"STY": socket.name, "SCREENDIR": str(tmp_path)}) == ""
    socket.touch()
    assert socket_of({"TMUX": f"{socket},12,0"}) == str(socket)
    assert socket_of({"STY": socket.name, "SCREENDIR": str(tmp_path)}) == str(socket)


def test_the_environment_of_the_first_terminal_says_nothing_of_another() -> None:
    first = {"TERM": "tmux-256color", "TMUX": "x", "VTE_VERSION": "7006", "MLTERM": "3", "A": "b"}
    kept = {"TERM": "tmux-256color", "TMUX": "x", "A": "b"}
    assert of_another(first, "xterm-256color") == kept
    assert "KITTY_WINDOW_ID" in of_another(first, "xterm-kitty")
