"""The settings: what is right counts, what is wrong is told in one line."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from newsreader.errors import Fault
from newsreader.settings import (
    Settings,
    default_library,
    interface_language,
    load_settings,
    samples_folder,
    state_folder,
)


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == (Settings(), ())


def test_every_setting(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text(
        "language = 'en'\nlibrary = '~/news'\nmeasure = 60\ntheme = 'nord'\nterminal = 'vte'\n",
        "utf-8",
    )
    assert load_settings(file) == (Settings("en", "~/news", 60, "nord", "vte"), ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("measure = 5", "'measure' cannot be 5"),
        ("measure = 'wide'", "'measure' cannot be 'wide'"),
        ("colour = 'red'", "no setting is called 'colour'"),
        ("language = 'fr'", "'language' must be one of auto, ar, en"),
        ("= 1", "not TOML"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "config.toml"
    file.write_text(f"{text}\ntheme = 'nord'\n", encoding="utf-8")
    settings, faults = load_settings(file)
    assert len(faults) == 1
    assert fault in faults[0].message
    assert settings.theme == ("" if fault == "not TOML" else "nord")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(b"\xff")
    assert "the settings cannot be read" in load_settings(file)[1][0].message


@pytest.mark.parametrize(
    ("setting", "environment", "language"),
    [
        ("ar", {"LANG": "en_US.UTF-8"}, "ar"),
        ("auto", {"LANG": "en_US.UTF-8"}, "en"),
        ("auto", {"LC_ALL": "ar_SY.UTF-8", "LANG": "en_US.UTF-8"}, "ar"),
        ("auto", {"LANG": "C.UTF-8"}, "ar"),
        ("auto", {}, "ar"),
    ],
)
def test_the_language_of_the_interface(
    setting: str, environment: dict[str, str], language: str
) -> None:
    assert interface_language(Settings(language=setting), environment) == language


def test_the_samples_are_there() -> None:
    assert len(list(samples_folder().iterdir())) >= 36


def test_the_folder_for_what_outlives_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert state_folder() == (tmp_path / "newsreader", ())
    # Where neither a variable nor the system knows the home.
    monkeypatch.setattr(platformdirs, "user_state_path", lambda name: Path("~", name))
    assert state_folder() == (
        None,
        (Fault("HOME", "there is no home folder: what was read is forgotten at the end"),),
    )


def test_what_is_wrong_with_the_folder_is_told_beside_what_is_wrong_with_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "newsreader" / "config.toml"
    file.parent.mkdir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file.write_text("library = '/no/such/folder'\nmeasure = 5\n", encoding="utf-8")
    folder, faults = default_library()
    assert folder == samples_folder()
    assert [fault.message for fault in faults] == [
        "'measure' cannot be 5",
        "'library' is no folder: /no/such/folder",
    ]
    file.write_text(f"library = '{tmp_path}'\n", encoding="utf-8")
    assert default_library() == (tmp_path, ())
