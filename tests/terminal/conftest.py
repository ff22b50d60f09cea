"""A terminal that stands for standard output and for the keyboard, with its far end; a tmux."""

from __future__ import annotations

import contextlib
import os
import pty
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.terminal import wire
from support.ends import Ends
from support.tmux import Tmux


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ends]:
    far, near = pty.openpty()
    os.set_blocking(far, False)
    monkeypatch.setattr(wire, "_STANDARD_OUTPUT", near)
    yield Ends(far, near)
    os.close(near)
    with contextlib.suppress(OSError):  # a test may have closed it
        os.close(far)


@pytest.fixture
def tmux(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tmux:
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    monkeypatch.setenv("TMUX_PANE", "%7")
    return Tmux(tmp_path)
