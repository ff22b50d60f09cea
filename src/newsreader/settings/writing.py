"""The file of settings as an editor gets it: what it does not name stands there as comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.settings.table import SETTINGS, Setting
from newsreader.settings.toml import first_table, value_text

__all__ = ["completed"]

_HEAD = """\
# The settings of newsreader. Take the # away from a line to make it count; `newsreader config`
# prints what is in force, and what is wrong here.
"""


def completed(text: str) -> str:
    """Return a file of settings, which is TOML, with what it does not name yet as comments."""
    missing = [setting for setting in SETTINGS.values() if not _is_named(setting.name, text)]
    if not missing:
        return text
    lines = text.splitlines(keepends=True)
    place = (first_table(text) or len(lines) + 1) - 1
    before, after = "".join(lines[:place]), "".join(lines[place:])
    return _apart([before or _HEAD, *map(_commented, missing), after])


def _is_named(name: str, text: str) -> bool:
    """Return whether a text sets a name, or shows in a comment how that is done."""
    return re.search(rf"^\s*(?:#\s*)?{re.escape(name)}\s*=", text, re.M) is not None


def _commented(setting: Setting) -> str:
    """Return a setting as comments: what it is, what it may be, and its default."""
    default = value_text(setting.default)
    return f"# {setting.about}\n# Values: {setting.values}\n# {setting.name} = {default}\n"


def _apart(parts: Iterable[str]) -> str:
    """Return parts of a text with a blank line between each two."""
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part.strip())
