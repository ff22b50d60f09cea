"""The file of settings as an editor gets it: what it does not name stands there as comments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsreader.settings.table import SETTINGS, Setting
from newsreader.settings.toml import heads_of, loads, value_text

__all__ = ["Entry", "completed"]

_HEAD = """\
# The settings of newsreader. Take the # away from a line to make it count; `newsreader config`
# prints what is in force, and what is wrong here.
"""


class Entry(NamedTuple):
    """An entry of a setting that is a table: its name, its default, what it is."""

    name: str
    default: object
    about: str


def completed(text: str, entries: Mapping[str, Sequence[Entry]]) -> str:
    """Return a file of settings, which is TOML, with what it does not name yet as comments.

    `entries` has those of each setting that is a table.
    """
    missing = [s for s in SETTINGS.values() if not s.is_table and not _is_named(s.name, text)]
    lines = text.splitlines(keepends=True)
    heads = heads_of(text)
    place = heads[0][0] - 1 if heads else len(lines)
    before, after = "".join(lines[:place]), "".join(lines[place:])
    given = [before or _HEAD, *map(_commented, missing), after]
    tables = [table for name in entries for table in _table(SETTINGS[name], entries[name], text)]
    return _apart([*given, *tables]) if missing or tables else text


def _table(setting: Setting, entries: Sequence[Entry], text: str) -> list[str]:
    """Return what is to be added for the entries of a table that are not named yet, if anything.

    Where the table is not the last one, or written within one line, nothing can stand behind it.
    """
    named = [entry for entry in entries if not _is_named(entry.name, text)]
    lines = "".join(f"# {name} = {value_text(value)}  # {about}\n" for name, value, about in named)
    heads = heads_of(text)
    if not named or (heads and heads[-1][1] != (setting.name,)):
        return []
    if heads:
        return [lines]
    head = f"# {setting.about}\n# Values: {setting.values}\n[{setting.name}]\n"
    return [] if setting.name in loads(text) else [head + lines]


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
