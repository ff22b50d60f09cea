"""Whether a user has a terminal's own bidi switched off: then it is left alone.

Konsole and mlterm do not tell when asked; their settings do.
"""

from __future__ import annotations

import configparser
from collections.abc import Mapping
from pathlib import Path

__all__ = ["bidi_is_off"]

_DEPTH = 5


def bidi_is_off(profile: str, environment: Mapping[str, str]) -> bool:
    """Return whether the settings of Konsole or mlterm, named by its profile, switch bidi off."""
    home = Path(environment.get("HOME", "/"))
    if profile == "mlterm":
        lines = _text(home / ".mlterm" / "main").splitlines()
        return any(line.replace(" ", "") == "use_ctl=false" for line in lines)
    if profile != "konsole":
        return False
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")
    name = _ini(settings / "konsolerc").get("Desktop Entry", "DefaultProfile", fallback="")
    for _ in range(_DEPTH):  # a profile has what its parent has, but for what it says itself
        if not name or "/" in name.rstrip("/"):
            return False
        found = _ini(data / "konsole" / (name.removesuffix(".profile") + ".profile"))
        value = found.get("Terminal Features", "BidiRenderingEnabled", fallback="")
        if value:
            return value.lower() == "false"
        name = found.get("General", "Parent", fallback="")
    return False


def _ini(file: Path) -> configparser.ConfigParser:
    """Return a file of settings, an empty one where it cannot be read."""
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    try:
        parser.read_string(_text(file))
    except configparser.Error:
        parser.clear()
    return parser


def _text(file: Path) -> str:
    """Return a file's text, empty when there is none to read: then nothing is switched off."""
    try:
        return file.read_text("utf-8", "replace")
    except OSError:
        return ""
