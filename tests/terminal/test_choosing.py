"""Which terminal counts: the one that is chosen now, in the settings, or was chosen before."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.errors import Fault, UsageError
from newsreader.settings import Configuration, Settings, load_settings
from newsreader.terminal.choosing import chosen_terminal, remembered
from newsreader.terminal.detection import Detected
from newsreader.terminal.memory import Choice, remember
from newsreader.terminal.profiles import PROFILES

FOUND = Detected(PROFILES["kitty"], "XTVERSION kitty(0.26.5)", "tmux", "kitty(0.26.5)")


def name_of(chosen: str | None, settings: Settings) -> str | None:
    terminal, found = chosen_terminal(chosen, Configuration(settings))
    assert found.faults == ()
    return terminal.profile.name if terminal is not None else None


def test_the_command_line_counts_for_more_than_the_settings() -> None:
    assert name_of(None, Settings()) is None
    assert name_of(None, Settings(terminal="vte")) == "vte"
    assert name_of("kitty", Settings(terminal="vte")) == "kitty"


def test_a_profile_that_there_is_not(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("measure = 60\nterminal = 'kity'\n", "utf-8")
    terminal, found = chosen_terminal(None, load_settings(file))
    assert terminal is None
    assert found.settings.terminal == "auto"
    assert found.faults == (
        Fault(str(file), '\'terminal\' cannot be "kity"; the nearest value is "kitty"', 2),
    )
    before = Settings(terminal="vte")
    terminal, found = chosen_terminal(None, load_settings(file, before))
    assert terminal is not None
    assert terminal.profile.name == found.settings.terminal == "vte"
    with pytest.raises(UsageError, match="no terminal profile 'teletype'"):
        chosen_terminal("teletype", Configuration())


def test_what_was_chosen_for_a_terminal_like_this_one(tmp_path: Path) -> None:
    assert remembered(FOUND, None, tmp_path) == (FOUND, Choice(), ())
    choice = Choice("kitty-ltr", harakat=True)
    remember(tmp_path, FOUND.identity, choice)
    found, recalled, faults = remembered(FOUND, None, tmp_path)
    assert (found.profile.name, found.sign, found.multiplexer) == (
        "kitty-ltr",
        "remembered",
        "tmux",
    )
    assert (recalled, faults) == (choice, ())
    assert remembered(FOUND, Detected(PROFILES["vte"], "chosen"), tmp_path)[0] == FOUND
    remember(tmp_path, FOUND.identity, Choice("teletype"))
    assert remembered(FOUND, None, tmp_path)[0] == FOUND
