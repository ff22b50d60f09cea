"""The manual page and the completions: every option and key is in them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsreader.cli.entry import _COMMANDS
from newsreader.cli.manual import SHELLS, man_page, parsers
from newsreader.display.keys import ACTIONS, key_name
from newsreader.settings import SETTINGS

OPTIONS = [
    (command, flag)
    for command, parser in parsers().items()
    for option in parser.options()
    for flag in option.flags
]


def completed(words: list[str], folder: Path) -> set[str]:
    """Return what bash offers behind some words, of which the last is being typed."""
    script = "\n".join(SHELLS["bash"]())
    asked = f"{script}\nCOMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}\n"
    asked += "_newsreader; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    found = subprocess.run(
        ["bash", "-c", asked], capture_output=True, text=True, check=True, cwd=folder, timeout=30
    )
    assert found.stderr == ""
    return set(found.stdout.split())


def test_every_command_is_there() -> None:
    assert set(parsers()) == {"", *_COMMANDS}
    assert len(OPTIONS) > 30


def test_every_option_key_and_setting_is_in_the_manual() -> None:
    text = "\n".join(man_page())
    plain = text.replace("\\-", "-").replace("\\e", "\\").replace("\\&", "")
    for command, flag in OPTIONS:
        assert flag in plain, (command, flag)
    for action in ACTIONS:
        assert ", ".join(map(key_name, action.keys)) in plain
        assert action.english in plain
    for name in SETTINGS:
        assert f"{name} = " in plain


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff")
def test_the_manual_is_set_without_a_warning() -> None:
    words = ["groff", "-man", "-Kutf8", "-Tutf8", "-ww"]
    page = "\n".join(man_page()).encode()
    found = subprocess.run(words, input=page, capture_output=True, check=True, timeout=60)
    assert found.stderr == b""
    assert "half a page down" in found.stdout.decode()


@pytest.mark.parametrize("shell", SHELLS)
def test_every_option_is_completed(shell: str) -> None:
    lines = [*SHELLS[shell]()]
    for command, flag in OPTIONS:
        written = {"fish": f"-l {flag[2:]} " if flag[:2] == "--" else f"-s {flag[1:]} "}
        mine = [line for line in lines if (command in line if command else True)]
        assert any(written.get(shell, flag) in line for line in mine), (command, flag)


def test_what_bash_offers(tmp_path: Path) -> None:
    (tmp_path / "print.md").touch()
    assert {"print", "print.md"} == completed(["newsreader", "pri"], tmp_path)
    assert completed(["newsreader", "--language", "a"], tmp_path) == {"ar"}
    assert completed(["newsreader", "print", "--vis"], tmp_path) == {"--visual"}
    assert completed(["newsreader", "completions", "z"], tmp_path) == {"zsh"}
    assert completed(["newsreader", "config", "--wid"], tmp_path) == set()


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_take_their_scripts(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell}")
    script = tmp_path / "script"
    script.write_text("\n".join(SHELLS[shell]()), "utf-8")
    subprocess.run([shell, "-n", script], check=True, timeout=30)
