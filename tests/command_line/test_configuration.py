"""A file of settings from outside: what is wrong is told on standard error and on the screen."""

from __future__ import annotations

import json
import re
import stat
import subprocess
from pathlib import Path

from newsreader.display.keymaps import name_of
from newsreader.display.keys import ACTIONS
from newsreader.settings import SETTINGS, samples_folder
from newsreader.settings.toml import loads, value_text
from support.running import run
from support.terminals import NEWSREADER, Terminal

DEFAULTS = {
    **{name: loads(f"value = {value_text(s.default)}")["value"] for name, s in SETTINGS.items()},
    "keys": {action.name: [*map(name_of, action.keys)] for action in ACTIONS},
}
WRONG_KEYS = "watch = '~/nwes'\n[keys]\nhelp = 'ctl+p'\nquit = 'Q'\n"
WRONG = "# mine\nmesure = 60\n\ntheme = 'dracla'\nlibrary = ['~/artciles', '~/news']\n"


def write_settings(home: Path, text: str) -> Path:
    """Write the settings of somebody with two folders of articles."""
    for name in ("articles", "news"):
        (home / name).mkdir(exist_ok=True)
        (home / name / f"{name}.txt").write_text(f"عنوان {name}\n\nمتن {name}.\n", "utf-8")
    file = home / ".config" / "newsreader" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def test_the_app_tells_what_is_wrong_and_opens(tmp_path: Path) -> None:
    file = write_settings(tmp_path, WRONG)
    command = ["sh", "-c", f'"$@" 2>{tmp_path}/told', "sh", *NEWSREADER, "--language", "en"]
    with Terminal(command, tmp_path, size=(200, 30)) as terminal:
        terminal.wait_until_shown("no setting is called 'mesure'; the nearest is 'measure'")
        terminal.type("e")
        terminal.wait_until_shown('"dracula"')
        terminal.type("qq")
        assert terminal.wait_for_end() == 0
    assert (tmp_path / "told").read_text("utf-8") == (
        f"newsreader: {file}:2: no setting is called 'mesure'; the nearest is 'measure'\n"
        f'newsreader: {file}:4: \'theme\' cannot be "dracla"; the nearest value is "dracula"\n'
        f"newsreader: {file}:5: 'library' is no folder: ~/artciles; the nearest is ~/articles\n"
    )


def test_several_folders_are_one_library(tmp_path: Path) -> None:
    write_settings(tmp_path, "library = ['~/articles', '~/news']")
    assert run("index", home=tmp_path).stdout == (
        f"{tmp_path}/articles, {tmp_path}/news: 2 articles\n"
    )
    found = run("search", "عنوان", home=tmp_path).stdout
    assert set(found.split()) >= {f"{tmp_path}/{name}/{name}.txt" for name in ("articles", "news")}
    environment = {"TERM": "dumb", "PAGER": ""}
    with Terminal(NEWSREADER, tmp_path, environment=environment) as terminal:
        assert terminal.wait_for_end() == 0
        printed = terminal.written.decode()
    assert "متن articles" in printed
    assert "متن news" in printed


def test_a_command_tells_what_is_wrong(tmp_path: Path) -> None:
    file = write_settings(tmp_path, WRONG)
    result = run("search", "عنوان", home=tmp_path)
    assert result.returncode == 0
    assert f"{file}:2: no setting is called 'mesure'; the nearest is 'measure'" in result.stderr
    assert f"{file}:5: 'library' is no folder: ~/artciles" in result.stderr


def test_what_is_in_force_and_where_it_comes_from(tmp_path: Path) -> None:
    file = write_settings(
        tmp_path,
        "# mine\nmeasure = 60\nlibrary = [\n'~/news',\n]\nlanguage = 'auto'\n"
        "[keys]\nquit = 'Q'\nnext_match = ''\n",
    )
    usual = {**DEFAULTS["keys"], "quit": ["Q"], "next_match": []}
    keys = [f"{name} = {value_text(each)}  # default\n" for name, each in usual.items()]
    keys[[*usual].index("quit")] = 'quit = ["Q"]  # file, line 8\n'
    keys[[*usual].index("next_match")] = "next_match = []  # file, line 9\n"
    printed = run("config", "--terminal", "kitty", home=tmp_path, LANG="en_US.UTF-8").stdout
    assert printed == (
        f"# {file}\n"
        'language = "en"  # environment: LANG\n'
        f'library = ["{tmp_path}/news"]  # file, line 3\n'
        "watch = true  # default\n"
        'digits = "as-written"  # default\n'
        'months = "egyptian"  # default\n'
        'calendar = "gregorian"  # default\n'
        'justify = "kashida"  # default\n'
        'harakat = "shown"  # default\n'
        "measure = 60  # file, line 2\n"
        "images = true  # default\n"
        'graphics = "auto"  # default\n'
        "smooth = false  # default\n"
        "margin = 2  # default\n"
        "line_spacing = 0  # default\n"
        'paragraphs = "gap"  # default\n'
        'theme = "auto"  # default\n'
        'terminal = "kitty"  # command line\n'
        "\n[keys]\n" + "".join(keys)
    )
    assert loads(printed)["library"] == [f"{tmp_path}/news"]
    value = json.loads(run("config", "--json", "--language", "ar", home=tmp_path).stdout)
    keys_of = value["settings"].pop("keys")
    assert keys_of["quit"] == {"value": ["Q"], "from": "file", "line": 8}
    assert {name: each["value"] for name, each in keys_of.items()} == usual
    assert value == {
        "file": str(file),
        "settings": {
            "language": {"value": "ar", "from": "command line"},
            "library": {"value": [f"{tmp_path}/news"], "from": "file", "line": 3},
            "watch": {"value": True, "from": "default"},
            "digits": {"value": "as-written", "from": "default"},
            "months": {"value": "egyptian", "from": "default"},
            "calendar": {"value": "gregorian", "from": "default"},
            "justify": {"value": "kashida", "from": "default"},
            "harakat": {"value": "shown", "from": "default"},
            "measure": {"value": 60, "from": "file", "line": 2},
            "images": {"value": True, "from": "default"},
            "graphics": {"value": "auto", "from": "default"},
            "smooth": {"value": False, "from": "default"},
            "margin": {"value": 2, "from": "default"},
            "line_spacing": {"value": 0, "from": "default"},
            "paragraphs": {"value": "gap", "from": "default"},
            "theme": {"value": "auto", "from": "default"},
            "terminal": {"value": "auto", "from": "default"},
        },
        "faults": [],
    }
    file.unlink()
    printed = run("config", home=tmp_path, LANG="", LC_ALL="").stdout
    assert loads(printed) == {**DEFAULTS, "language": "ar", "library": [str(samples_folder())]}
    assert printed.count("# default") == len(SETTINGS) - 1 + len(ACTIONS)


def test_what_is_wrong_is_told_beside_what_is_in_force(tmp_path: Path) -> None:
    file = write_settings(tmp_path, WRONG)
    result = run("config", home=tmp_path)
    assert result.returncode == 1
    assert 'theme = "auto"  # default\n' in result.stdout
    assert [line.partition(": ")[2] for line in result.stderr.splitlines()] == [
        f"{file}:2: no setting is called 'mesure'; the nearest is 'measure'",
        f'{file}:4: \'theme\' cannot be "dracla"; the nearest value is "dracula"',
        f"{file}:5: 'library' is no folder: ~/artciles; the nearest is ~/articles",
    ]
    write_settings(tmp_path, WRONG_KEYS)
    printed = run("config", home=tmp_path).stdout
    assert "watch = true  # default\n" in printed
    assert 'help = ["?", "f1"]  # default\nsuspend' in printed
    assert 'quit = ["Q"]  # file, line 4\n' in printed
    write_settings(tmp_path, WRONG)
    faults = json.loads(run("config", "--json", home=tmp_path).stdout)["faults"]
    assert [fault["line"] for fault in faults] == [2, 4, 5]
    assert run("config", "--terminal", "kity", home=tmp_path).returncode == 2


def edited(home: Path, editor: str) -> subprocess.CompletedProcess[str]:
    return run("config", "--edit", home=home, EDITOR=editor)


def test_editing_begins_with_every_setting_and_its_default(tmp_path: Path) -> None:
    file = tmp_path / ".config" / "newsreader" / "config.toml"
    assert edited(tmp_path, "true").returncode == 0
    text = file.read_text("utf-8")
    assert loads(text) == {"keys": {}}
    # What can be commented in is what is the default anyway.
    shown = re.sub(r"^# (?=\w+ = )", "", text, flags=re.M)
    assert loads(shown) == DEFAULTS
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    result = edited(tmp_path, "sed -i '1i measure = 5'")
    assert result.returncode == 1
    assert result.stderr == (
        f"newsreader: {file}:1: 'measure' cannot be 5; the nearest value is 20\n"
    )
    assert result.stdout == ""


def test_editing_keeps_what_is_there(tmp_path: Path) -> None:
    file = write_settings(tmp_path, "")
    own = tmp_path / "dotfiles.toml"
    text = "# mine\nmeasure = 60\n# theme = 'nord'\n\n[keys]\nquit = 'Q'\n[later]\nx = 1"
    own.write_text(text, "utf-8")
    own.chmod(0o640)
    file.unlink()
    file.symlink_to(own)
    assert edited(tmp_path, "true").returncode == 1  # there is no setting called later
    assert file.is_symlink()
    assert stat.S_IMODE(own.stat().st_mode) == 0o640
    added = own.read_text("utf-8")
    assert loads(added) == loads(text)
    assert added.startswith("# mine\nmeasure = 60\n# theme = 'nord'\n\n# The language")
    # Nothing can be added to a table behind which another one stands.
    assert added.endswith("\n\n[keys]\nquit = 'Q'\n[later]\nx = 1\n")
    assert [len(re.findall(rf"^#? ?{name} = ", added, re.M)) for name in SETTINGS] == [
        *[1] * (len(SETTINGS) - 1), 0,
    ]  # fmt: skip
    edited(tmp_path, "true")
    assert own.read_text("utf-8") == added
    for keys in ("[keys]\nquit = 'Q'\n", "keys.quit = 'Q'", "keys = {quit = 'Q'}\n"):
        own.write_text(keys, "utf-8")
        assert edited(tmp_path, "true").returncode == 0
        added = own.read_text("utf-8")
        assert loads(added) == loads(keys)
        assert added.count('# find = ["/"]  # find\n') == keys.startswith("[")
        assert added.count("quit") == 1
        edited(tmp_path, "true")
        assert own.read_text("utf-8") == added
    for broken in ("measure = ", "\udcff"):
        own.write_text(broken, "utf-8", "surrogateescape")
        assert edited(tmp_path, "true").returncode == 1
        assert own.read_text("utf-8", "surrogateescape") == broken


def test_an_editor_that_there_is_not_or_that_fails(tmp_path: Path) -> None:
    for editor, status, said in (
        ("no-such-editor -x", 1, "no-such-editor: No such file or directory"),
        ("false", 1, "false: ended with 1"),
        ("'", 2, "there is no editor: name one in EDITOR"),
        (str(tmp_path), 1, f"{tmp_path}: Permission denied"),
    ):
        result = edited(tmp_path, editor)
        assert (result.returncode, result.stderr) == (status, f"newsreader: {said}\n")
    result = run("config", "--edit", home=tmp_path, EDITOR="", VISUAL="", PATH=str(tmp_path))
    assert result.stderr == "newsreader: there is no editor: name one in EDITOR\n"
    assert run("config", "--edit", home=tmp_path, EDITOR="", VISUAL="true").returncode == 0
    result = run("config", "--edit", home=Path("/dev/null"), EDITOR="true")
    file = "/dev/null/.config/newsreader/config.toml"
    assert result.stderr == f"newsreader: {file}: Not a directory\n"
