"""For all tests of the app: no clipboard of the machine's own, and nothing kept on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.ui import background


@pytest.fixture(autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "TMUX",
        "WSL_DISTRO_NAME",
        "TERMUX_VERSION",
        "EDITOR",
        "VISUAL",
        "BROWSER",
    ):
        monkeypatch.delenv(name, raising=False)
    folder: Path = tmp_path_factory.mktemp("runtime")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a key wait for what the one before has begun, however slow the machine is."""
    monkeypatch.setattr(background, "_PATIENCE_SECONDS", 30.0)
