"""The manual page and the completions: every option and key is in them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pexpect
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
    typed = " ".join(map(shlex.quote, words))
    asked = f"{script}\nCOMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}\n"
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


def offered_by_fish(line: str, folder: Path) -> set[str]:
    """Return what fish offers behind a line that is being typed."""
    script = "\n".join(SHELLS["fish"]())
    asked = f"{script}\ncomplete -C {shlex.quote(line)}"
    environ = {**os.environ, "HOME": str(folder / "home"), "XDG_CONFIG_HOME": str(folder / "home")}
    found = subprocess.run(
        ["fish", "--no-config", "-c", asked], capture_output=True, text=True, check=True,
        cwd=folder, env=environ, timeout=30,
    )  # fmt: skip
    assert found.stderr == ""
    return {line.partition("\t")[0] for line in found.stdout.splitlines()}


# What would be offered is said between two signs, and nothing is put into the line.
_ZSH = """
PROMPT= ; unsetopt zle_bracketed_paste 2> /dev/null; fpath=($PWD $fpath)
autoload -Uz compinit; compinit -u -D
offering() {
    local -a all
    compadd() {
        local -a one
        [[ " ${(j: :)@[1,(i)(-|--)]}" == *\\ -(O|A|D)\\ * ]] && { builtin compadd "$@"; return; }
        builtin compadd -O one "$@"; all+=($one); builtin compadd "$@"
    }
    _main_complete; unfunction compadd; compstate[insert]= compstate[list]=
    print -r -- "<<${(j:|:)all}>>"
}
zle -C offering complete-word offering; bindkey '^I' offering; print READY
"""


def offered_by_zsh(lines: Sequence[str], folder: Path) -> list[set[str]]:
    """Return what zsh offers behind each of some lines that are being typed."""
    (folder / "_newsreader").write_text("\n".join(SHELLS["zsh"]()), encoding="utf-8")
    (folder / "setup").write_text(_ZSH, encoding="utf-8")
    environ = {**os.environ, "TERM": "dumb", "HOME": str(folder), "ZDOTDIR": str(folder)}
    found = []
    with pexpect.spawn("zsh", ["-f", "-i"], env=environ, encoding="utf-8", cwd=str(folder),
                       dimensions=(24, 500), timeout=30) as shell:  # fmt: skip
        shell.sendline("source ./setup")
        shell.expect("READY\r?\n")
        for line in lines:
            shell.send(f"\x15{line}\t")
            shell.expect(r"<<([^<>]*)>>")
            found.append(set(filter(None, str(shell.match[1]).split("|"))))
    return found


# What is typed, and what is offered of the names below and of all files.
TYPED: list[tuple[str, set[str]]] = [
    ("newsreader pri", {"print", "print.md"}),
    ("newsreader --lang", {"--language"}),
    ("newsreader --language ", {"ar", "en"}),
    ("newsreader --encoding utf", {"utf-8"}),
    ("newsreader print --encoding windows-125", {"windows-1252", "windows-1255", "windows-1256"}),
    ("newsreader --terminal mlt", {"mlterm"}),
    ("newsreader --terminal print", set()),
    ("newsreader print.md --lin", {"--linear"}),
    ("newsreader print --vis", {"--visual"}),
    ("newsreader print print", {"print.md"}),
    ("newsreader print --width p", set()),
    ("newsreader print --lang", set()),
    ("newsreader bidi --base ", {"auto", "ltr", "rtl"}),
    ("newsreader completions ", {"bash", "zsh", "fish"}),
    ("newsreader completions z", {"zsh"}),
    ("newsreader config --wid", set()),
    ("newsreader doctor p", set()),
    ("newsreader man p", set()),
    ("newsreader search --lib", {"--library"}),
    ("newsreader search --library s", {"sub"}),
    ("newsreader related pri", {"print.md"}),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "print.md").touch()
    (tmp_path / "sub").mkdir()
    return tmp_path


def test_what_bash_offers(folder: Path) -> None:
    for line, offered in TYPED:
        assert completed(line.split(" "), folder) == offered, line


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish")
def test_what_fish_offers(folder: Path) -> None:
    for line, offered in TYPED:
        assert {each.rstrip("/") for each in offered_by_fish(line, folder)} == offered, line


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh")
def test_what_zsh_offers(folder: Path) -> None:
    found = offered_by_zsh([line for line, _ in TYPED], folder)
    assert dict(zip((line for line, _ in TYPED), found)) == dict(TYPED)
