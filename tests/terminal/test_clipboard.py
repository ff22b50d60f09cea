"""The clipboard: which tools are asked, what they are given, and what is done without any."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from newsreader.terminal.clipboard import Tool, keep_in_file, put, tools

TEXT = "كتب الولد\n\n«الدرس»"


def names(environment: dict[str, str], platform: str = "linux", missing: str = "") -> list[str]:
    found = tools(environment, platform, lambda name: None if name in missing.split() else name)
    return [tool.command[0] for tool in found]


def test_the_tools_are_those_of_what_is_around() -> None:
    assert names({}) == []
    assert names({}, "darwin") == ["pbcopy"]
    assert names({"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"})[0] == "clip.exe"
    assert names({"DISPLAY": ":0"}) == ["xclip", "xsel"]
    assert names({"DISPLAY": ":0"}, missing="xclip") == ["xsel"]
    both = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "TMUX": "/tmp/tmux"}
    assert names(both) == ["wl-copy", "xclip", "xsel", "tmux"]
    assert names({"TMUX": "/tmp/tmux"}) == ["tmux"]
    assert names({"TERMUX_VERSION": "0.1"}) == ["termux-clipboard-set"]


def test_each_tool_is_called_as_it_wants_to_be() -> None:
    environment = dict.fromkeys(
        ("WSL_DISTRO_NAME", "WAYLAND_DISPLAY", "DISPLAY", "TERMUX_VERSION", "TMUX"), "x"
    )
    found = tools(environment, "darwin", lambda name: name)
    assert [" ".join(tool.command) for tool in found] == [
        "pbcopy", "clip.exe", "wl-copy", "xclip -selection clipboard -in",
        "xsel --clipboard --input", "termux-clipboard-set", "tmux load-buffer -w -",
    ]  # fmt: skip
    assert {tool.command[0] for tool in found if tool.encoding != "utf-8"} == {"clip.exe"}


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    taken = tmp_path / "taken"
    return Tool(("sh", "-c", f"cat > {taken}; echo noise; echo noise >&2"))


def test_a_tool_is_given_the_text(
    tool: Tool, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert put(TEXT, [tool]) == tool
    assert (tmp_path / "taken").read_text(encoding="utf-8") == TEXT
    assert capfd.readouterr() == ("", "")  # nothing of it reaches the screen


def test_the_next_tool_is_asked_where_one_fails_or_hangs(tool: Tool) -> None:
    bad = [Tool(("/no/such/tool",)), Tool(("false",)), Tool(("sleep", "10"))]
    assert put(TEXT, [*bad, tool], seconds=0.3) == tool
    assert put(TEXT, bad, seconds=0.3) is None
    assert put(TEXT, []) is None


def test_windows_is_given_its_own_encoding(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    put(TEXT, [Tool(("sh", "-c", f"cat > {taken}"), "utf-16-le")])
    assert taken.read_bytes().decode("utf-16-le") == TEXT


def test_without_a_clipboard_the_text_is_kept_for_its_reader_alone(tmp_path: Path) -> None:
    file = keep_in_file(TEXT, tmp_path / "run" / "newsreader")
    assert file is not None
    assert file.read_text(encoding="utf-8") == TEXT
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert keep_in_file("other", file.parent) == file
    assert file.read_text(encoding="utf-8") == "other"
    (tmp_path / "file").write_text("")
    assert keep_in_file(TEXT, tmp_path / "file" / "folder") is None
    assert os.path.exists(file)  # noqa: PTH110
