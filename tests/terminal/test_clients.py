"""Which terminal looks at us through a multiplexer, and another one that comes in its place."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from newsreader.terminal import clients
from newsreader.terminal.clients import Client, Clients, client_of, socket_of, state_of
from newsreader.terminal.detection import Detected
from newsreader.terminal.profiles import PROFILES
from newsreader.terminal.takeover import Takeover
from newsreader.terminal.wire import Wire
from support.ends import Ends
from support.tmux import Tmux

INSIDE = {"TMUX": "/tmp/tmux-0/default,1,0"}
ASKED = "display-message -t %7 -p #{client_pid} #{client_tty} #{client_termname}"


def test_the_state_of_a_file_is_its_rights_and_when_they_changed(tmp_path: Path) -> None:
    file = tmp_path / "socket"
    assert state_of(str(file)) == (0, 0)
    file.touch()
    before = state_of(str(file))
    assert before == (file.stat().st_mode, file.stat().st_ctime_ns)
    file.chmod(0o700)
    assert state_of(str(file)) != before


def test_where_the_socket_is(tmp_path: Path) -> None:
    for name in ("tmux", "1.screen"):
        (tmp_path / name).touch()
    tmux, screen = str(tmp_path / "tmux"), str(tmp_path / "1.screen")
    session = {"STY": "1.screen", "SCREENDIR": str(tmp_path)}
    assert socket_of({"TMUX": f"{tmux},77,0"}) == tmux
    assert socket_of(session) == screen
    assert socket_of({**session, "TMUX": f"{tmux},77,0"}) == tmux
    assert socket_of({**session, "TMUX": f"{tmux}.gone,77,0"}) == screen
    assert socket_of({"SCREENDIR": str(tmp_path)}) == ""
    assert socket_of({"STY": "2.screen", "SCREENDIR": str(tmp_path)}) == ""
    assert socket_of({}) == ""


@pytest.mark.parametrize("folder", ["screens", "home"])
def test_usual_places_of_sockets_of_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.setenv("LOGNAME", "reader")
    monkeypatch.setattr(clients, "_FOLDERS", (f"{tmp_path}/screens/S-{{}}", f"{tmp_path}/home"))
    place = tmp_path / ("screens/S-reader" if folder == "screens" else "home")
    place.mkdir(parents=True)
    (place / "1.screen").touch()
    assert socket_of({"STY": "1.screen"}) == str(place / "1.screen")


def test_a_user_whom_the_system_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in containers: without a name, or with one that has no home."""

    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 54321")

    monkeypatch.setattr(clients, "getuser", nameless)
    assert socket_of({}) == socket_of({"STY": "1.screen"}) == ""
    monkeypatch.setattr(clients, "getuser", lambda: "nobody-of-this-name")
    assert socket_of({"STY": "1.screen"}) == ""


def test_tmux_says_which_terminal_it_is(tmux: Tmux, tmp_path: Path) -> None:
    device = tmp_path / "device"
    device.touch()
    tmux.answers(f"123 {device} xterm-kitty", "123", "fail")
    assert client_of(INSIDE, "") == Client("123", str(device), "xterm-kitty", state_of(str(device)))
    assert client_of(INSIDE, "") is None
    assert client_of(INSIDE, "") is None
    assert tmux.calls() == [ASKED] * 3


def test_screen_says_whether_somebody_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    socket = tmp_path / "1.screen"
    socket.touch(0o600)
    assert client_of({}, str(socket)) is None
    socket.chmod(0o700)
    found = client_of({}, str(socket))
    assert found is not None
    assert (found.device, found.kind) == ("", "")
    assert client_of({}, str(socket)) == found
    monkeypatch.setenv("COLUMNS", "33")
    assert client_of({}, str(socket)) != found


def test_a_terminal_is_reached_while_its_device_is_the_same(ends: Ends) -> None:
    name = os.ttyname(ends.near)
    Client("1", name, "xterm", state_of(name)).reach("ا\x1b[8h")
    assert ends.seen() == "ا\x1b[8h".encode()
    Client("1", name, "xterm", (1, 1)).reach("x")
    Client("1", name, "xterm", state_of(name)).reach("")
    Client("1").reach("x")
    Client("1", "/no/such/device", "xterm").reach("x")
    assert ends.seen() == b""


class Taken:
    """What a takeover is to those who look: the terminal, and what it is asked to ask."""

    def __init__(self, name: str = "konsole", between: str = "tmux") -> None:
        self.terminal = Detected(PROFILES[name], "test", between)
        self.expects = False
        self.wire = Wire()
        self.asked: list[str] = []
        self.switched_rows = 0

    def resized(self) -> None:
        self.switched_rows += 1

    def ask_anew(self, kind: str) -> None:
        self.asked.append(kind)


class Watch:
    """Someone who looks step by step: each step waits until it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, taken: Taken) -> None:
        self.client: Client | None = None
        self.looks = 0
        self._steps, self._done = threading.Semaphore(0), threading.Semaphore(0)
        monkeypatch.setattr(clients, "time", SimpleNamespace(sleep=self._sleep))
        monkeypatch.setattr(clients, "client_of", self._client)
        self.clients = Clients(cast(Takeover, taken))

    def begin(self, socket: Path) -> None:
        self.clients.begin({"TMUX": f"{socket},1,0"})
        assert self._done.acquire(timeout=5)

    def step(self, change: Callable[[], object] = lambda: None) -> None:
        """Change something, and let it look once."""
        change()
        self._steps.release()
        assert self._done.acquire(timeout=5)

    def _sleep(self, _seconds: float) -> None:
        self._done.release()
        self._steps.acquire()

    def _client(self, _environment: object, _socket: str) -> Client | None:
        self.looks += 1
        return self.client


@pytest.fixture
def socket(tmp_path: Path) -> Path:
    file = tmp_path / "socket"
    file.touch(0o600)
    return file


def test_another_terminal_is_asked_and_the_one_that_was_left_gets_its_bidi_back(
    monkeypatch: pytest.MonkeyPatch, socket: Path, ends: Ends
) -> None:
    taken = Taken()
    watch = Watch(monkeypatch, taken)
    name = os.ttyname(ends.near)
    watch.client = Client("1", name, "konsole", state_of(name))
    watch.begin(socket)
    watch.step()
    assert (watch.looks, taken.asked, ends.seen()) == (1, [], b"")
    watch.client = Client("2", "", "xterm-kitty")
    watch.step(lambda: socket.chmod(0o700))
    assert taken.asked == ["xterm-kitty"]
    assert ends.seen() == b"\x1b]50;BidiRenderingEnabled=true\x07"  # not wrapped for tmux
    watch.step()
    assert (watch.looks, taken.asked) == (2, ["xterm-kitty"])


def test_it_is_looked_at_when_something_says_that_it_may_be_another(
    monkeypatch: pytest.MonkeyPatch, socket: Path
) -> None:
    taken = Taken()
    watch = Watch(monkeypatch, taken)
    watch.begin(socket)
    watch.client = Client("2", "", "st")
    watch.step()
    assert taken.asked == []
    watch.step(watch.clients.look)
    assert (watch.looks, taken.asked) == (2, ["st"])
    watch.step()
    assert watch.looks == 2
    watch.client = None
    watch.step(watch.clients.look)
    assert taken.asked == ["st"]  # nobody is there to be asked


def test_a_terminal_that_does_not_answer_is_asked_four_times(
    monkeypatch: pytest.MonkeyPatch, socket: Path
) -> None:
    taken = Taken()
    watch = Watch(monkeypatch, taken)
    watch.begin(socket)
    taken.expects = True
    watch.step()
    assert taken.asked == []  # who was there at the start has been asked
    watch.client = Client("2", "", "st")
    watch.step(watch.clients.look)
    for _ in range(6):
        watch.step()
    assert taken.asked == ["st"] * 4


def test_rows_of_another_size_are_switched_when_it_is_known_whose_they_are(
    monkeypatch: pytest.MonkeyPatch, socket: Path
) -> None:
    taken = Taken()
    watch = Watch(monkeypatch, taken)
    watch.client = Client("1", "", "konsole")
    watch.begin(socket)
    watch.client = Client("2", "", "mlterm")
    watch.step(watch.clients.resized)
    assert (taken.asked, taken.switched_rows) == (["mlterm"], 0)  # not with the one before's
    watch.step()
    assert taken.switched_rows == 0  # they are when it has answered
    watch.step(watch.clients.resized)
    assert (taken.asked, taken.switched_rows) == (["mlterm"], 1)
    watch.client = None
    watch.step(watch.clients.resized)
    assert taken.switched_rows == 1


def test_rows_are_switched_at_once_where_nobody_looks() -> None:
    for between, rows in (("tmux", 1), ("", 0)):
        taken = Taken(between=between)
        Clients(cast(Takeover, taken)).resized()
        assert taken.switched_rows == rows


def test_without_a_multiplexer_or_its_socket_nobody_looks(
    monkeypatch: pytest.MonkeyPatch, socket: Path
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(
        threading, "Thread", lambda **_: SimpleNamespace(start=lambda: begun.append(1))
    )
    Clients(cast(Takeover, Taken(between=""))).begin({"TMUX": f"{socket},1,0"})
    Clients(cast(Takeover, Taken())).begin({"TMUX": f"{socket}.gone,1,0"})
    assert begun == []
    Clients(cast(Takeover, Taken())).begin({"TMUX": f"{socket},1,0"})
    assert begun == [1]
