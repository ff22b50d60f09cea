"""What the user chose: a file of settings, then the command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from newsreader.errors import Fault

__all__ = [
    "Settings", "default_library", "interface_language", "library_folder", "load_settings",
    "samples_folder", "settings_file", "state_folder",
]  # fmt: skip

LANGUAGES = ("auto", "ar", "en")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, as `config.toml` names them; `measure` in cells, `library` a folder."""

    language: str = "auto"
    library: str = ""
    measure: int = 70
    theme: str = ""
    terminal: str = "auto"


def settings_file() -> Path | None:
    """Return the path of the user's settings, None where there is no home folder."""
    from platformdirs import user_config_path

    return _in_a_home(user_config_path("newsreader"), "config.toml")


def state_folder() -> tuple[Path | None, tuple[Fault, ...]]:
    """Return the folder for what outlives the program: what was read, and where.

    None, and a fault that says so, where there is no home folder.
    """
    from platformdirs import user_state_path

    folder = _in_a_home(user_state_path("newsreader"))
    if folder is None:
        message = "there is no home folder: what was read is forgotten at the end"
        return None, (Fault("HOME", message),)
    return folder, ()


def _in_a_home(folder: Path, *names: str) -> Path | None:
    """Return a path below the user's own folders, if those are anywhere.

    A relative one is `~` where nobody knows the home, or a variable that its standard says to
    leave alone; it would litter whatever folder the program is run in.
    """
    return folder.joinpath(*names) if folder.is_absolute() else None


def samples_folder() -> Path:
    """Return the folder of the articles that come with the program."""
    inside = Path(__file__).parent / "samples"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "articles"


def library_folder(settings: Settings) -> tuple[Path, tuple[Fault, ...]]:
    """Return the folder of the library: the one of the settings, else that of the samples.

    A setting that names no folder is a fault, and the samples are opened.
    """
    if not settings.library:
        return samples_folder(), ()
    try:
        folder = Path(settings.library).expanduser()
        if folder.is_dir():
            return folder, ()
    except (OSError, RuntimeError, ValueError):
        pass  # behind a closed door, in the home of nobody: no folder for us
    fault = Fault(str(settings_file()), f"'library' is no folder: {settings.library}")
    return samples_folder(), (fault,)


def default_library() -> tuple[Path, tuple[Fault, ...]]:
    """Return the folder that opens without a path, and what is wrong with the settings."""
    settings, faults = load_settings()
    folder, missing = library_folder(settings)
    return folder, faults + missing


def load_settings(file: Path | None = None) -> tuple[Settings, tuple[Fault, ...]]:
    """Return the settings and what is wrong with their file; what is right in it counts.

    A file that does not exist is no fault.
    """
    path = file or settings_file()
    if path is None:
        return Settings(), ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Settings(), ()
    except OSError as error:
        return Settings(), (Fault(str(path), f"the settings cannot be read: {error.strerror}"),)
    except UnicodeDecodeError:
        return Settings(), (Fault(str(path), "the settings cannot be read: not UTF-8"),)
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (Fault(str(path), f"not TOML: {error}"),)
    return _checked(table, str(path))


def _checked(table: Mapping[str, Any], source: str) -> tuple[Settings, tuple[Fault, ...]]:
    """Return the settings of a table and a fault for each entry that is none."""
    settings = Settings()
    faults: list[Fault] = []
    kinds = {field.name: type(getattr(settings, field.name)) for field in fields(settings)}
    for name, value in table.items():
        if name not in kinds:
            faults.append(Fault(source, f"no setting is called '{name}'"))
        elif type(value) is not kinds[name] or (name == "measure" and not 20 <= value <= 400):
            faults.append(Fault(source, f"'{name}' cannot be {value!r}"))
        elif name == "language" and value not in LANGUAGES:
            faults.append(Fault(source, f"'language' must be one of {', '.join(LANGUAGES)}"))
        else:
            settings = replace(settings, **{name: value})
    return settings, tuple(faults)


def interface_language(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the interface, `ar` or `en`: the setting, else the locale.

    Arabic where the locale does not say English: it is what the program is for.
    """
    if settings.language != "auto":
        return settings.language
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(name, "")
        if locale:
            return "en" if locale.startswith("en") else "ar"
    return "ar"
