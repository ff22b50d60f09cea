"""The terminals behind a multiplexer: one may be left there and another come at any time.

tmux and GNU screen both say by the rights of their socket whether somebody looks at them, and
change these when a terminal comes or goes: to look at that costs nothing. Which terminal it is,
tmux says when it is asked.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from getpass import getuser
from pathlib import Path
from typing import NamedTuple

from newsreader.terminal.multiplexers import tmux
from newsreader.terminal.switches import leave
from newsreader.terminal.takeover import Takeover

__all__ = ["Client", "Clients", "socket_of", "state_of"]

_ASKED = "#{client_pid} #{client_tty} #{client_termname}"
_FOLDERS = ("/run/screen/S-{}", "/var/run/screen/S-{}", "/tmp/screens/S-{}", "~{}/.screen")
_LOOKED_AT = 0o100
_TICK_SECONDS = 0.5
_TRIES = 4


class Client(NamedTuple):
    """A terminal behind a multiplexer: what tells it from another, its device and its kind.

    `born` is the state of the device, whose name may be given to another terminal.
    """

    mark: str
    device: str = ""
    kind: str = ""
    born: tuple[int, int] = (0, 0)

    def reach(self, text: str) -> None:
        """Write a text to it, if it is still there; nothing is waited for."""
        if text and self.device and state_of(self.device) == self.born:
            with contextlib.suppress(OSError):  # it has gone, or takes nothing
                descriptor = os.open(self.device, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
                with open(descriptor, "wb", buffering=0) as device:  # noqa: PTH123 - a descriptor
                    device.write(text.encode())


def socket_of(environment: Mapping[str, str]) -> str:
    """Return the path of the multiplexer's socket, empty where none is to be found."""
    session = environment.get("STY", "")
    folders = [environment.get("SCREENDIR", ""), *_folders()] if session else []
    # Not by `Path`: a home that nobody knows makes it raise.
    sockets = [os.path.expanduser(f"{folder}/{session}") for folder in folders]  # noqa: PTH111
    found = [environment.get("TMUX", "").partition(",")[0], *sockets]
    return next((path for path in found if path and state_of(path)[0]), "")


def _folders() -> list[str]:
    """Return the folders that may have the sockets of GNU screen; none for a nameless user."""
    try:
        user = getuser()
    except (KeyError, OSError):
        return []
    return [name.format(user) for name in _FOLDERS]


def state_of(path: str) -> tuple[int, int]:
    """Return a file's rights and when they were changed, in nanoseconds; zeros if it is gone."""
    try:
        found = Path(path).stat()
    except OSError:
        return 0, 0
    return found.st_mode, found.st_ctime_ns


def client_of(environment: Mapping[str, str], socket: str) -> Client | None:
    """Return the terminal that looks at us, of several the one used last; None for none.

    GNU screen does not say: one that came at another time, or has another size, is another.
    """
    if environment.get("TMUX"):
        said = (tmux("display-message", "-p", _ASKED) or "").split()
        return Client(said[0], said[1], said[-1], state_of(said[1])) if len(said) > 1 else None
    rights, changed = state_of(socket)
    mark = f"{changed} {tuple(shutil.get_terminal_size())}"
    return Client(mark) if rights & _LOOKED_AT else None


class Clients:
    """Sees in a thread of its own which terminal shows us; another one is asked what it is.

    It looks when somebody has come to the multiplexer or gone, and when a key, the size or the
    focus says that this may be. The terminal that was left gets its own bidi back.
    """

    def __init__(self, takeover: Takeover) -> None:
        self._takeover = takeover
        self._may_be_another = self._is_resized = self._watches = False

    def begin(self, environment: Mapping[str, str]) -> None:
        """Look from now on, where there is a multiplexer; who is there now has been asked."""
        socket = socket_of(environment)
        if self._takeover.terminal.multiplexer and socket:
            self._watches = True
            threading.Thread(target=self._watch, args=(environment, socket), daemon=True).start()

    def look(self) -> None:
        """Look again before long: it may be another terminal."""
        self._may_be_another = True

    def resized(self) -> None:
        """Let rows that are new be switched; where one looks, when it is known for which terminal.

        Another terminal mostly has another size, and the switch of the one before is not its own.
        """
        self.look()
        self._is_resized = True  # last: when this is seen, that is too
        if not self._watches and self._takeover.terminal.multiplexer:
            self._takeover.resized()

    def _watch(self, environment: Mapping[str, str], socket: str) -> None:
        """Look again and again.

        A terminal that does not answer is asked again: tmux hands nothing on while it draws.
        """
        state, client, tries = state_of(socket), client_of(environment, socket), 0
        while True:
            time.sleep(_TICK_SECONDS)
            before, now = client, state_of(socket)
            resized, self._is_resized = self._is_resized, False
            if self._may_be_another or now != state:
                self._may_be_another, state = False, now
                client = client_of(environment, socket)
            if client != before:
                tries = _TRIES
                if before is not None:
                    pictures = self._takeover.wire.plates.undo(directly=True)
                    bidi = leave(replace(self._takeover.terminal, multiplexer=""), 0)
                    before.reach(pictures + bidi)
            if client is not None and tries and (client != before or self._takeover.expects):
                tries -= 1
                self._takeover.ask_anew(client.kind)
            elif resized and client == before:
                self._takeover.resized()
