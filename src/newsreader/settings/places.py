"""Where the program keeps what outlives it, and the folder of the library."""

from __future__ import annotations

from pathlib import Path

from newsreader.errors import Fault

__all__ = ["samples_folder", "settings_file", "state_folder"]


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
    package = Path(__file__).parents[1]
    inside = package / "samples"
    return inside if inside.is_dir() else package.parents[1] / "articles"
