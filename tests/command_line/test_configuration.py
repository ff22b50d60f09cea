"""A file of settings from outside: what is wrong is told on standard error and on the screen."""

from __future__ import annotations

from pathlib import Path

from support.running import run
from support.terminals import NEWSREADER, Terminal

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
    printed = run(home=tmp_path).stdout
    assert "متن articles" in printed
    assert "متن news" in printed


def test_a_command_tells_what_is_wrong(tmp_path: Path) -> None:
    file = write_settings(tmp_path, WRONG)
    result = run("search", "عنوان", home=tmp_path)
    assert result.returncode == 0
    assert f"{file}:2: no setting is called 'mesure'; the nearest is 'measure'" in result.stderr
    assert f"{file}:5: 'library' is no folder: ~/artciles" in result.stderr
